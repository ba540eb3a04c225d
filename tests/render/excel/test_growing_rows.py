import io
import re
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

from pipeline.render.excel.growing_rows import growing, heights_by_hand, parts_of, set_heights
from pipeline.render.excel.lists import new_workbook
from pipeline.work.archive import read_parts, zip_parts
from tests.consult.sheets import saved

if TYPE_CHECKING:
    from xlsxwriter import Workbook as NewWorkbook

WORDS = "Bổ sung quy mô, nguồn vốn, tiến độ của từng dự án. "
SHEET = "xl/worksheets/sheet1.xml"


def rows(xlsx: bytes, part: str = SHEET) -> list[str]:
    return re.findall(r"<row [^>]*>", read_parts(xlsx)[part].decode())


def wrapped(*texts: str, size: int = 11) -> Any:
    page = Workbook().worksheets[0]
    page.column_dimensions["A"].width = 20
    for number, text in enumerate(texts, 1):
        page.cell(number, 1, text).alignment = Alignment(wrap_text=True)
        page.cell(number, 1).font = Font(size=size)
    return page


def heights(page: Any, *, raised: bool = False) -> list[float]:
    set_heights(page, range(1, page.max_row + 1), raised=raised)
    return [page.row_dimensions[number].height for number in range(1, page.max_row + 1)]


def test_no_row_of_a_new_workbook_is_said_to_be_set_by_hand() -> None:
    def fill(book: "NewWorkbook") -> None:
        book.add_worksheet().set_row(2, 45)

    assert rows(growing(new_workbook(fill))) == ['<row r="3" ht="45"/>']


def test_a_cell_that_tells_of_rows_is_no_row() -> None:
    words = '<row r="1" ht="45" customHeight="1">'

    def fill(book: "NewWorkbook") -> None:
        book.add_worksheet().write_string(0, 0, words)

    made = growing(new_workbook(fill))
    assert load_workbook(io.BytesIO(made)).worksheets[0]["A1"].value == words


def test_rows_set_by_hand_are_known_by_sheet_and_stay_so() -> None:
    book = Workbook()
    book.worksheets[0].title = "Của tôi"
    book.worksheets[0]["A9"] = "x"
    for number, height in ((1, 60), (2, 15), (4, 33)):
        book.worksheets[0].row_dimensions[number].height = height
    auto = zip_parts(growing_of(saved(book), 4))
    found = heights_by_hand(auto)
    assert found == {"Của tôi": frozenset({1, 2})}
    again = load_workbook(io.BytesIO(auto))
    again.create_sheet("Đứng trước", 0)
    data = saved(again)
    kept = rows(growing(data, parts_of(again, found)), "xl/worksheets/sheet2.xml")
    assert [(row, "customHeight" in row) for row in kept] == [
        ('<row r="1" ht="60" customHeight="1">', True),
        ('<row r="2" ht="15" customHeight="1">', True),
        ('<row r="4" ht="33">', False),
        ('<row r="9">', False),
    ]


def growing_of(data: bytes, number: int) -> dict[str, bytes]:
    """Give a workbook's parts, one row's height measured as LibreOffice writes it."""
    parts = read_parts(data)
    row = f'<row r="{number}" ht="33" customHeight='.encode()
    assert row + b'"1"' in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(row + b'"1"', row + b'"false"')
    return parts


def test_a_row_is_as_high_as_its_words_in_its_letters() -> None:
    one, many = heights(wrapped("một", WORDS * 3))
    assert one == 15
    assert many >= 8 * 15
    (larger,) = heights(wrapped(WORDS * 3, size=14))
    assert larger > 1.3 * many


def test_a_height_that_is_there_is_raised_only_where_that_is_asked_for() -> None:
    page = wrapped(WORDS * 3, WORDS)
    page.row_dimensions[1].height, page.row_dimensions[2].height = 20, 400
    assert heights(page) == [20, 400]
    raised, kept = heights(page, raised=True)
    assert raised >= 8 * 15
    assert kept == 400


def test_words_that_do_not_wrap_or_stand_in_a_folded_column_need_one_line() -> None:
    page = wrapped(WORDS * 3)
    page["A1"].alignment = Alignment(wrap_text=False)
    assert heights(page) == [15]
    page = wrapped(WORDS * 3)
    page.column_dimensions["A"].hidden = True
    assert heights(page) == [15]
