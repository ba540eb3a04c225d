from openpyxl import Workbook

from pipeline.intake.excel.headed_rows import HeadedSheet, headed, read_sheets_raw
from tests.consult.sheets import saved

NAMES = {"item": ("muc",), "said": ("noidunggopy",)}


def sheet(*rows: tuple[str | None, ...], merge: str = "") -> HeadedSheet | None:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    if merge:
        page.merge_cells(merge)
    raw = read_sheets_raw(saved(book), file="a.xlsx").value
    assert raw is not None
    return headed(raw[0], NAMES, ("item", "said"))


def test_headings_are_found_below_other_lines_whatever_their_case_and_order() -> None:
    found = sheet(("Phiếu",), ("NỘI DUNG  GÓP Ý", "mục (chọn)"), ("Sửa", "Y tế"))
    assert found is not None
    assert (found.head, len(found.above)) == (2, 1)
    assert (found.rows[0].text("said"), found.rows[0].text("item")) == ("Sửa", "Y tế")
    assert found.rows[0].cell("item") == "Sheet!B3"


def test_a_heading_that_says_just_that_goes_before_one_that_begins_so() -> None:
    found = sheet(("Mục lục tham chiếu", "Mục", "Nội dung góp ý"), ("x", "Y tế", "Sửa"))
    assert found is not None
    assert found.rows[0].text("item") == "Y tế"


def test_a_cell_merged_downwards_speaks_for_every_row() -> None:
    rows = (("Mục", "Nội dung góp ý"), ("Y tế", "Một"), (None, "Hai"))
    found = sheet(*rows, merge="A2:A3")
    assert found is not None
    assert [row.text("item") for row in found.rows] == ["Y tế", "Y tế"]


def test_lines_within_a_cell_stay_lines() -> None:
    found = sheet(("Mục", "Nội dung góp ý"), ("Y tế", "Một \nHai"))
    assert found is not None
    assert found.rows[0].text("said") == "Một\nHai"


def test_a_sheet_without_the_headings_gives_nothing() -> None:
    assert sheet(("Mục", "Khác"), ("Y tế", "Sửa")) is None


def test_what_is_no_workbook_is_refused_with_the_reason() -> None:
    outcome = read_sheets_raw(b"%PDF-1.4", file="a.xlsx")
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["tep-sai-loai"]
