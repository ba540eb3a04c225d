from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from pipeline.intake.agreement import is_agreement
from pipeline.intake.excel.comment_sheets import read_comment_sheet
from pipeline.model.comment_sheet import BLOCK_HEADING, CommentSheet
from tests.consult.sheets import comment_sheet, saved
from tests.intake.workbooks import changed

ROW = ("Y tế [y-te]", "quy mô 500 giường", "Đề nghị rà soát.", "quy mô 600 giường")


def read(data: bytes, *codes: str) -> CommentSheet:
    outcome = read_comment_sheet(data, file="so-y-te.xlsx")
    assert [notice.code for notice in outcome.notices] == list(codes)
    assert outcome.value is not None
    return outcome.value


def test_a_sheet_is_read_with_its_letter_and_every_row() -> None:
    sheet = read(comment_sheet(ROW, ROW, draft="ab12", round_number=2))
    assert (sheet.body, sheet.number, sheet.day) == (
        "Sở Y tế",
        "1530/SYT-KHTC",
        date(2025, 11, 20),
    )
    assert (sheet.round, sheet.draft, sheet.agrees) == (2, "ab12", False)
    assert [row.cell for row in sheet.rows] == ["GopY!C9", "GopY!C10"]
    assert sheet.rows[0].proposed == "quy mô 600 giường"


@pytest.mark.parametrize("words", ["20/11/2025", "20-11-2025", "ngày 20 tháng 11 năm 2025"])
def test_a_day_typed_as_words_is_a_day(words: str) -> None:
    assert read(comment_sheet(ROW, day=words)).day == date(2025, 11, 20)


def test_a_day_that_is_none_is_told() -> None:
    assert read(comment_sheet(ROW, day="31/02/2025"), "ngay-van-ban-sai").day is None


@pytest.mark.parametrize("mark", ["x", "X", "Có", "✓", "1"])
def test_any_mark_in_the_cell_of_agreement_agrees(mark: str) -> None:
    assert read(comment_sheet(agrees=mark)).agrees


@pytest.mark.parametrize("mark", ["", "-", "0", "Không", "Chưa"])
def test_a_no_in_the_cell_of_agreement_does_not(mark: str) -> None:
    assert not read(comment_sheet(agrees=mark)).agrees


def test_agreement_written_into_a_row_is_an_answer_and_no_comment() -> None:
    sheet = read(comment_sheet(("", "", "Thống nhất, không có ý kiến.", "")))
    assert (sheet.agrees, sheet.rows) == (True, ())


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("Không có ý kiến gì thêm", True),
        ("Cơ bản thống nhất với nội dung dự thảo báo cáo", True),
        ("Thống nhất, đề nghị sửa mục 2", False),
        ("Không có ý kiến nào được tiếp thu ở lần trước", False),
    ],
)
def test_only_what_says_nothing_else_is_agreement(words: str, agrees: bool) -> None:
    assert is_agreement(words) is agrees


def test_a_row_with_an_item_alone_is_told_and_one_with_a_quotation_alone_is_kept() -> None:
    data = comment_sheet(("Y tế [y-te]", "", "", ""), ("Y tế [y-te]", "500 giường", "", ""))
    sheet = read(data, "dong-chua-co-y-kien", "y-kien-khong-noi-dung")
    assert [row.quote for row in sheet.rows] == ["500 giường"]


def test_a_table_on_a_second_sheet_and_hidden_rows_are_read_too() -> None:
    book = load_workbook(BytesIO(comment_sheet(ROW)))
    more = book.create_sheet("GopY 2")
    more.append(["Mục", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành"])
    more.append(["Y tế [y-te]", "", "Bổ sung trạm y tế.", ""])
    more.row_dimensions[2].hidden = True
    sheet = read(saved(book), "dong-an")
    assert [row.content for row in sheet.rows] == ["Đề nghị rà soát.", "Bổ sung trạm y tế."]


def test_a_workbook_without_a_table_of_comments_is_refused() -> None:
    data = comment_sheet(ROW, head=("A", "B", "C", "D"))
    outcome = read_comment_sheet(data, file="so-y-te.xlsx")
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["khong-phai-phieu-gop-y"]


def foreign(*lines: Sequence[str | None]) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Sheet1"
    for line in lines:
        page.append(list(line))
    return saved(book)


def test_a_table_with_other_headings_is_read_and_no_cell_of_it_is_lost() -> None:
    data = foreign(
        ("TỔNG HỢP Ý KIẾN", None, None, None, None),
        ("Kính gửi: Sở Tài chính", None, None, None, None),
        ("TT", "Nội dung trong dự thảo", "Ý kiến góp ý", "Lý do", None),
        ("1", "34 giường", "Rà soát.", "Số liệu cũ", "gọi lại"),
        ("2", None, "Bổ sung bảng.", None, None),
        (None, None, None, "Người lập: A", None),
    )
    outcome = read_comment_sheet(data, file="a.xlsx")
    sheet = outcome.value
    assert sheet is not None
    assert [(row.quote, row.content) for row in sheet.rows] == [
        ("34 giường", "Rà soát.\nGhi chú (Lý do): Số liệu cũ\nGhi chú: gọi lại"),
        ("", "Bổ sung bảng."),
    ]
    (notice,) = outcome.notices
    assert notice.code == "chu-ngoai-bang"
    assert "Kính gửi: Sở Tài chính" in notice.message
    assert "Người lập: A" in notice.message


@pytest.mark.parametrize(
    "head",
    [
        ("Nội dung góp ý",),
        ("Kiến nghị",),
        ("STT", "Kiến nghị"),
        ("Nội dung góp ý", "Lý do"),
        ("Ý kiến", "Nội dung trong dự thảo"),
        ("NỘI DUNG THAM GIA", "Ghi chú"),
    ],
)
def test_a_heading_for_what_is_said_makes_a_table_with_any_other_beside(
    head: tuple[str, ...],
) -> None:
    sheet = read_comment_sheet(foreign(head, ("a", "b")[: len(head)]), file="a.xlsx").value
    assert (sheet is not None) == (len(head) > 1)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            ("Nội dung quy định tại dự thảo", "Nội dung đề nghị sửa đổi, bổ sung", "Lý do"),
            ("", "a", "Ghi chú (Lý do): c", "b"),
        ),
        (
            ("TT", "Điều, khoản, mục", "Nội dung tham gia ý kiến", "Đề xuất"),
            ("b", "", "c\nGhi chú (TT): a", "d"),
        ),
        (("Số TT", "NỘI DUNG GÓP Ý CỦA SỞ", "Căn cứ"), ("", "", "b", "")),
        (("TT", "Đề nghị chỉnh sửa, bổ sung"), ("", "", "b", "")),
        (("TT", "Vị trí", "Nội dung cần chỉnh sửa"), ("", "b", "c", "")),
        (("Trang", "Nội dung", "Đề xuất sửa"), ("", "a", "Ghi chú (Nội dung): b", "c")),
        (("Mục", "Đề xuất"), ("a", "", "", "b")),
    ],
)
def test_headings_of_tables_that_bodies_make_themselves_are_known(
    head: tuple[str, ...], told: tuple[str, ...]
) -> None:
    sheet = read_comment_sheet(foreign(head, tuple("abcd")[: len(head)]), file="a.xlsx").value
    assert sheet is not None
    (row,) = sheet.rows
    assert (row.item, row.quote, row.proposed) == (told[0], told[1], told[3])
    assert row.content.startswith(told[2])


@pytest.mark.parametrize(
    "head",
    [
        ("Mục tiêu", "Đề xuất"),
        ("Trạng thái", "Đề xuất sửa"),
        ("Kiến nghị của cử tri", "Kết quả"),
        ("TT", "Kiến nghị của cử tri về việc xây dựng đường liên xã qua suối lớn", "Lý do"),
    ],
)
def test_headings_of_other_tables_are_none(head: tuple[str, ...]) -> None:
    sheet = read_comment_sheet(foreign(head, tuple("abc")[: len(head)]), file="a.xlsx")
    assert sheet.value is None


def test_what_stands_in_a_file_without_a_table_is_told_with_its_words() -> None:
    outcome = read_comment_sheet(foreign(("Ý kiến của xã: làm đường",)), file="a.xlsx")
    assert outcome.value is None
    assert "Ý kiến của xã: làm đường" in outcome.notices[0].message


def test_a_row_that_only_agrees_is_kept_apart_also_with_item_and_place() -> None:
    data = comment_sheet(("[y-te]", "34 giường", "Nhất trí.", ""), ("[y-te]", "", "Sửa.", ""))
    sheet = read_comment_sheet(data, file="a.xlsx").value
    assert sheet is not None
    assert [row.content for row in sheet.agreements] == ["Nhất trí."]
    assert [row.content for row in sheet.rows] == ["Sửa."]
    assert sheet.agrees


def test_a_second_column_of_one_heading_is_told_and_its_words_kept() -> None:
    head = ("Mục", "Trích dẫn", "Nội dung góp ý", "Nội dung góp ý")
    sheet = read(comment_sheet(("Y tế", "500 giường", "Một.", "Hai."), head=head), "cot-trung")
    assert sheet.rows[0].content == "Một.\nGhi chú (Nội dung góp ý): Hai."


def test_words_struck_out_in_a_cell_are_told_and_kept() -> None:
    book = load_workbook(BytesIO(comment_sheet(ROW)))
    book.worksheets[0]["C9"].font = Font(strike=True)
    outcome = read_comment_sheet(saved(book), file="so-y-te.xlsx")
    (notice,) = outcome.notices
    assert (notice.code, notice.cell) == ("y-kien-chu-gach", "GopY!C9")
    assert outcome.value is not None
    assert outcome.value.rows[0].content == "Đề nghị rà soát."


def test_a_sheet_beside_the_table_that_cannot_be_read_is_told() -> None:
    book = load_workbook(BytesIO(comment_sheet(ROW)))
    book.create_sheet("Khác")
    data = changed(saved(book), {"xl/worksheets/sheet2.xml": b"<worksheet><"})
    assert len(read(data, "tep-hong").rows) == 1


def test_a_sheet_of_the_site_names_blocks_in_a_hidden_column_nobody_is_told_of() -> None:
    head = ("Mục", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành", BLOCK_HEADING)
    data = comment_sheet((*ROW, "y-te.5"), head=head)
    book = load_workbook(BytesIO(data))
    book["GopY"].column_dimensions["E"].hidden = True
    assert [row.block for row in read(saved(book)).rows] == ["y-te.5"]
    book["GopY"].column_dimensions["B"].hidden = True
    assert [row.block for row in read(saved(book), "cot-an").rows] == ["y-te.5"]


def test_a_sheet_of_a_body_that_names_no_block_has_none() -> None:
    assert [row.block for row in read(comment_sheet(ROW)).rows] == [""]
