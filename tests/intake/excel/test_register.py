from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from pipeline.intake.excel.register import read_register
from pipeline.model.comment import Disposition, Register
from pipeline.model.register_columns import KEY_SHEET
from tests.consult.sheets import REGISTER, register, saved

ROW = (
    "YK1-SYT-001",
    "Sở Y tế",
    "1530/SYT-KHTC",
    "Y tế [y-te]",
    "500 giường",
    "Rà soát.",
    "Tiếp thu",
    "Đã sửa.",
    "Phần II, mục I.1 [y-te]",
    "Sở Y tế",
)


def read(data: bytes, *codes: str) -> Register:
    outcome = read_register(data, file="tiep-thu.xlsx")
    assert [notice.code for notice in outcome.notices] == list(codes)
    return outcome.value


def test_a_row_is_read_by_the_names_of_its_columns_in_any_order() -> None:
    turned = tuple(reversed(ROW))
    row = read(register(turned, head=tuple(reversed(REGISTER)))).rows[0]
    assert (row.code, row.item, row.disposition) == ("YK1-SYT-001", "y-te", Disposition.ACCEPTED)
    assert (row.agency, row.handler, row.changed_at) == (
        "Sở Y tế",
        "Sở Y tế",
        "Phần II, mục I.1 [y-te]",
    )


def test_extra_columns_are_no_hindrance_and_a_day_is_a_day() -> None:
    data = register((*ROW, "riêng", date(2025, 11, 28)), head=(*REGISTER, "Của tôi", "Hạn xử lý"))
    assert read(data).rows[0].due == date(2025, 11, 28)


def test_a_result_in_other_letters_is_known_and_a_misspelt_one_told_with_the_nearest() -> None:
    def with_result(words: str) -> bytes:
        return register((*ROW[:6], words, *ROW[7:]))

    assert read(with_result("KHÔNG TIẾP THU.")).rows[0].disposition is Disposition.REFUSED
    assert read(with_result("Tiếp thu 1 phần")).rows[0].disposition is Disposition.PARTLY
    outcome = read_register(with_result("Tiếp thu một phấn"), file="t.xlsx")
    assert outcome.value.rows[0].disposition is None
    assert [notice.code for notice in outcome.notices] == ["ket-qua-xu-ly-sai"]
    assert "'Tiếp thu một phần'" in outcome.notices[0].fix
    assert outcome.notices[0].cell == "TiepThu!G2"


def test_a_code_met_twice_and_a_row_without_one_are_kept_and_told() -> None:
    found = read(register(ROW, ROW, ("", *ROW[1:])), "ma-y-kien-trung")
    assert len(found.rows) == 3


def test_the_hidden_sheet_gives_the_comment_each_code_stands_for() -> None:
    book = load_workbook(BytesIO(register(ROW)))
    hidden = book.create_sheet(KEY_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.append(["YK1-SYT-001 0123456789abcdef\nYK1-SYT-002 00"])
    assert read(saved(book)).rows[0].key == "0123456789abcdef"


def test_the_layout_says_where_new_rows_go() -> None:
    layout = read(register(ROW, ROW[:1]), "ma-y-kien-trung").layout
    assert layout is not None
    assert (layout.sheet, layout.head, layout.last) == ("TiepThu", 1, 3)
    assert dict(layout.columns)["handler"] == 10


def test_a_workbook_that_is_no_register_is_refused() -> None:
    found = read(register(ROW, head=tuple("ABCDEFGHIJ")), "khong-phai-bang-tiep-thu")
    assert (found.rows, found.layout) == ((), None)
