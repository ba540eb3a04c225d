import io
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl import load_workbook

from pipeline.intake.excel.feedback_sheets import is_feedback, read_feedback
from pipeline.intake.excel.headed_rows import read_sheets_raw
from pipeline.model.earlier import Stand
from pipeline.model.feedback_sheet import SHEET, FeedbackSheet
from pipeline.model.notice import Outcome
from pipeline.render.excel.feedback_workbook import feedback_workbook
from tests.consult.sheets import comment_sheet, saved
from tests.feedback_pages import COLUMNS, HEAD, filled
from tests.render.feedback_pages import PAGE

ONE, TWO = "YK1-SYT-001", "YK2-SYT-001"
SENT = feedback_workbook(PAGE)
Change = Callable[[Any], None]


def read(data: bytes) -> Outcome[FeedbackSheet | None]:
    sheets = read_sheets_raw(data, file="f.xlsx").value
    assert sheets is not None
    return read_feedback(sheets, file="f.xlsx")


def page(data: bytes) -> FeedbackSheet:
    value = read(data).value
    assert value is not None
    return value


def told(data: bytes) -> dict[str, str]:
    return {notice.code: notice.message for notice in read(data).notices}


def test_a_page_filled_in_comes_back_as_it_went_out_without_a_notice() -> None:
    data = filled(SENT, {ONE: ("Bảo lưu", "Đo lại.\nGiữ 36."), TWO: ("Đồng ý", "")})
    outcome = read(data)
    assert outcome.notices == ()
    found = page(data)
    assert (found.body, found.name, found.round) == ("so-y-te", "Sở Y tế", 3)
    assert (found.number, found.day) == ("77/SXD", date(2025, 12, 5))
    assert [(row.code, row.stand, row.words, row.cell) for row in found.rows] == [
        (ONE, Stand.RESERVED, "Đo lại.\nGiữ 36.", f"{SHEET}!G11"),
        (TWO, Stand.AGREED, "", f"{SHEET}!G12"),
    ]


def test_words_beyond_the_choice_are_kept_before_the_reason() -> None:
    rows = page(filled(SENT, {ONE: ("Bảo lưu: giữ 36", "Đo lại."), TWO: ("Không đồng ý", "")})).rows
    assert [row.words for row in rows] == ["giữ 36\nĐo lại.", "Không đồng ý"]


def changed(change: Change, answers: dict[str, tuple[str, str]] | None = None) -> bytes:
    return filled(SENT, answers or {ONE: ("Đồng ý", "")}, change=change)


def test_cells_of_ours_that_were_edited_are_told_and_ours_stand() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(HEAD + 1, COLUMNS["content"]).value = "Rà soát lại hết."
        sheet.cell(HEAD + 2, COLUMNS["answer"]).value = None

    notices = read(changed(change)).notices
    assert [(n.code, n.cell) for n in notices] == [
        ("o-khong-duoc-sua", f"{SHEET}!D11"),
        ("o-khong-duoc-sua", f"{SHEET}!E12"),
    ]
    assert "bị sửa thành “Rà soát lại hết.”" in notices[0].message
    assert "bị xóa trống" in notices[1].message


def test_a_code_mistyped_is_known_by_the_rest_of_its_row() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(HEAD + 1, COLUMNS["code"]).value = "yk1-syt-001"
        sheet.cell(HEAD + 2, COLUMNS["code"]).value = "YK2"
        sheet.cell(HEAD + 2, COLUMNS["stand"]).value = "Bảo lưu"
        sheet.cell(HEAD + 1, COLUMNS["stand"]).value = "Đồng ý"

    assert [row.code for row in page(changed(change)).rows] == [ONE, TWO]


def test_what_stands_elsewhere_is_told_with_its_words() -> None:
    def change(sheet: Any) -> None:
        sheet["F7"] = "Ý kiến chung của Sở"
        sheet.cell(HEAD + 3, COLUMNS["words"]).value = "Thêm cầu."
        sheet.parent.create_sheet("Khác")["B2"] = "Ghi thêm"

    found = told(changed(change))
    assert found["chu-ngoai-bang"].endswith("“Ý kiến chung của Sở | Ghi thêm”")
    assert found["dong-khong-ma"].endswith("“Thêm cầu.”")


def test_words_beside_the_table_go_with_their_row() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(HEAD + 2, 10).value = "Đề nghị gặp trực tiếp."

    rows = page(changed(change)).rows
    assert (rows[1].code, rows[1].stand, rows[1].words) == (
        TWO,
        Stand.UNCLEAR,
        "Đề nghị gặp trực tiếp.",
    )


def test_of_a_code_written_twice_the_second_is_told_and_not_counted() -> None:
    def change(sheet: Any) -> None:
        for column in (COLUMNS["code"], COLUMNS["content"]):
            sheet.cell(HEAD + 3, column).value = sheet.cell(HEAD + 1, column).value
        sheet.cell(HEAD + 3, COLUMNS["code"]).value = ONE
        sheet.cell(HEAD + 3, COLUMNS["stand"]).value = "Bảo lưu"
        sheet.cell(HEAD + 3, COLUMNS["words"]).value = "Đổi ý"

    data = changed(change)
    assert [(row.code, row.stand) for row in page(data).rows] == [(ONE, Stand.AGREED)]
    assert told(data)["ma-y-kien-trung"].endswith("“Bảo lưu Đổi ý”")


def test_rows_sorted_otherwise_and_columns_hidden_are_still_known() -> None:
    book = load_workbook(io.BytesIO(filled(SENT, {ONE: ("Bảo lưu", ""), TWO: ("Đồng ý", "")})))
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=11, max_row=12)]
    for at, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, 1):
            sheet.cell(11 + at, column).value = value
    found = page(saved(book))
    assert {row.code: row.stand for row in found.rows} == {ONE: Stand.RESERVED, TWO: Stand.AGREED}


def test_a_bad_day_and_a_page_without_hidden_sheet_or_table_are_told() -> None:
    def change(sheet: Any) -> None:
        sheet["C6"] = "hôm qua"

    assert "ngay-van-ban-sai" in told(changed(change))
    bare = filled(SENT, {ONE: ("Đồng ý", "")}, keys=False)
    assert list(told(bare)) == ["phieu-y-kien-mat-trang-an"]
    assert (page(bare).body, page(bare).round) == ("", None)

    def without_head(sheet: Any) -> None:
        sheet.delete_rows(HEAD)

    outcome = read(changed(without_head))
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["phieu-y-kien-mat-bang"]


def test_a_comment_sheet_is_no_such_page() -> None:
    sheets = read_sheets_raw(comment_sheet(("Y tế", "", "Bổ sung.", "")), file="f.xlsx").value
    assert sheets is not None
    assert not is_feedback(sheets)
    ours = read_sheets_raw(SENT, file="f.xlsx").value
    assert ours is not None
    assert is_feedback(ours)
