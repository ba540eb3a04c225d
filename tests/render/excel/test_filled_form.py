import io
from decimal import Decimal

from openpyxl import load_workbook

from pipeline.intake.excel.form_matching import column_names
from pipeline.intake.excel.form_reading import field_places, read_form_grid, without_example
from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.word.cell_values import typed
from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.form import FormTable
from pipeline.model.inlines import Text
from pipeline.model.notice import Severity
from pipeline.model.table import Column, RowKind
from pipeline.render.excel.filled_form import filled_form
from pipeline.render.excel.form_workbook import DATA_SHEET, EMPTY_ROWS, Filling
from tests.intake.excel.test_form_matching import PROJECTS

FILLING = Filling("Sở Y tế", {})
NAMES = ("Năm", "Ghi chú", "Dự án", "Tổng vốn", "STT")
ROWS = (
    ("", "", "Lĩnh vực y tế", "", "I"),
    ("2026", "Chuyển tiếp", "Trạm y tế xã Hữu Lũng", "1.234,5", "1"),
    ("2027", "", "=Bệnh viện", "15,000", "2"),
)


def table(rows: tuple[tuple[str, ...], ...] = ROWS) -> Grid:
    texts = [tuple(Cell((Text(text),) if text else ()) for text in row) for row in (NAMES, *rows)]
    kinds = [RowKind.HEADER] + [RowKind.BODY] * len(rows)
    made = tuple(Row(cells, kind) for cells, kind in zip(texts, kinds, strict=True))
    return typed(Grid(tuple(Column() for _ in NAMES), made))


def written(grid: Grid) -> bytes:
    return filled_form(PROJECTS, FILLING, grid, field_places(column_names(grid), PROJECTS))


def read_back(data: bytes) -> tuple[FormTable, list[str]]:
    sheets = read_sheets(data, file="a.xlsx", sheets=("",))
    assert not [n for n in sheets.notices if n.severity is Severity.ERROR]
    outcome = read_form_grid(without_example(sheets.value[""], PROJECTS), PROJECTS, file="a.xlsx")
    assert outcome.value is not None
    return outcome.value, [notice.code for notice in outcome.notices]


def test_our_reader_of_forms_reads_back_every_cell_in_its_field() -> None:
    found, codes = read_back(written(table()))
    texts = [[cell.text for cell in row.cells] for row in found.rows]
    assert texts == [
        ["I", "Lĩnh vực y tế", "", ""],
        ["1", "Trạm y tế xã Hữu Lũng", "1.234,5", "2026"],
        ["2", "=Bệnh viện", "15,000", "2027"],
    ]
    assert found.rows[1].cells[2].value == Decimal("1234.5")
    # a column of the agency's own, and what could be two numbers, are told where they stand
    assert codes == ["cot-thua", "so-hai-nghia"]


def test_a_column_the_form_does_not_know_stands_at_the_right() -> None:
    sheet = load_workbook(io.BytesIO(written(table())))[DATA_SHEET]
    assert [sheet.cell(row, 5).value for row in (4, 6, 7)] == ["Ghi chú", None, "Chuyển tiếp"]
    assert sheet["B8"].value == "=Bệnh viện"
    assert sheet["B8"].data_type == "s"


def test_a_name_merged_down_is_read_in_each_row() -> None:
    grid = table()
    first, second = grid.rows[2], grid.rows[3]
    joined = Row((*first.cells[:2], Cell((Text("Dự án chung"),), rows=2), *first.cells[3:]))
    below = Row((*second.cells[:2], COVERED, *second.cells[3:]))
    found, _ = read_back(written(Grid(grid.columns, (*grid.rows[:2], joined, below))))
    assert [row.cells[1].text for row in found.rows[1:]] == ["Dự án chung", "Dự án chung"]


def test_more_rows_than_the_blank_has_are_written_and_bytes_are_the_same() -> None:
    rows = tuple((str(2020 + n % 9), "", f"Dự án {n}", "1,5", str(n)) for n in range(1, 171))
    assert len(rows) > EMPTY_ROWS
    assert len(read_back(written(table(rows)))[0].rows) == len(rows)
    assert written(table()) == written(table())


def test_an_optional_column_that_the_table_lacks_is_left_out() -> None:
    grid = table()
    at = NAMES.index("Tổng vốn")
    rows = tuple(Row(row.cells[:at] + row.cells[at + 1 :], row.kind) for row in grid.rows)
    found, _ = read_back(written(Grid(grid.columns[1:], rows)))
    assert found.present == ("stt", "ten", "nam")
