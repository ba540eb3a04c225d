from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.intake.excel.comment_sheets import read_comment_sheet
from pipeline.model.fixed import replace
from pipeline.render.excel.comment_sheet import LIST, ROWS, SheetFor, blank_comment_sheet
from tests.consult.sheets import saved

GIVEN = SheetFor(
    "Sở Y tế",
    "Dự thảo lần 2",
    "Báo cáo Điều chỉnh Quy hoạch tỉnh",
    "ab12cd34",
    ("Phần II, mục VI.1: Y tế [y-te]", "=Mục lạ [la]"),
    "24/11/2025",
)


def opened() -> Any:
    return load_workbook(BytesIO(blank_comment_sheet(GIVEN)))


def test_a_blank_sheet_is_the_same_bytes_and_has_no_comment_yet() -> None:
    data = blank_comment_sheet(GIVEN)
    assert data == blank_comment_sheet(GIVEN)
    read = read_comment_sheet(data, file="so-y-te.xlsx")
    assert read.notices == ()
    assert read.value is not None
    assert (read.value.body, read.value.round, read.value.draft) == ("Sở Y tế", 2, "ab12cd34")
    assert (read.value.rows, read.value.agrees) == ((), False)


def test_what_a_body_fills_in_is_read_back_whole() -> None:
    book = opened()
    page = book["GopY"]
    page["B5"], page["B6"], page["B7"] = "1530/SYT", date(2025, 11, 20), "x"
    page["A13"], page["B13"] = book[LIST]["A2"].value, "500 giường"
    page["C13"], page["D13"] = "Rà soát.", "600 giường"
    page["C212"] = "Dòng cuối."
    read = read_comment_sheet(saved(book), file="so-y-te.xlsx").value
    assert read is not None
    assert (read.number, read.day, read.agrees) == ("1530/SYT", date(2025, 11, 20), True)
    assert [(row.item, row.content) for row in read.rows] == [
        ("Phần II, mục VI.1: Y tế [y-te]", "Rà soát."),
        ("", "Dòng cuối."),
    ]


def test_items_are_chosen_from_a_hidden_list_and_stay_texts() -> None:
    book = opened()
    assert book[LIST].sheet_state == "veryHidden"
    assert book[LIST]["A3"].data_type == "s"
    choose = book["GopY"].data_validations.dataValidation[0]
    assert choose.formula1 == "DanhMuc!$A$2:$A$3"
    assert str(choose.sqref) == f"A13:A{12 + ROWS}"


def test_only_the_cells_to_fill_can_be_typed_in() -> None:
    page = opened()["GopY"]
    assert page.protection.sheet
    locked = {
        name: page[name].protection.locked for name in ("A1", "B4", "B8", "B5", "A13", "D212")
    }
    assert locked == {
        "A1": True,
        "B4": True,
        "B8": True,
        "B5": False,
        "A13": False,
        "D212": False,
    }


def test_a_member_of_the_council_is_asked_for_a_day_and_no_number() -> None:
    member = replace(GIVEN, body="TS. Nguyễn Văn A", council=True, person=True)
    data = blank_comment_sheet(member)
    book: Any = load_workbook(BytesIO(data))
    page = book["GopY"]
    assert page["A1"].value == "PHIẾU NHẬN XÉT THẨM ĐỊNH DỰ THẢO LẦN 2"
    labels = [page.cell(row, 1).value for row in range(4, 9)]
    assert labels == [
        *("Thành viên Hội đồng", None, "Ngày nhận xét", "Thống nhất (x)", "Mã bản dự thảo"),
    ]
    assert page["B5"].protection.locked
    page["B6"], page["C13"] = date(2026, 1, 20), "Rà soát."
    read = read_comment_sheet(saved(book), file="hd-1.xlsx")
    assert read.notices == ()
    assert read.value is not None
    assert (read.value.body, read.value.day) == ("TS. Nguyễn Văn A", date(2026, 1, 20))
    assert (read.value.round, [row.content for row in read.value.rows]) == (2, ["Rà soát."])


def test_a_body_asked_beside_the_council_keeps_the_number_of_its_letter() -> None:
    beside = blank_comment_sheet(replace(GIVEN, council=True))
    page = load_workbook(BytesIO(beside)).worksheets[0]
    assert str(page["A1"].value).startswith("PHIẾU NHẬN XÉT THẨM ĐỊNH")
    assert [page["A4"].value, page["A5"].value] == ["Cơ quan", "Số văn bản"]
