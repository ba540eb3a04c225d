from io import BytesIO

from openpyxl import load_workbook

from pipeline.model.feedback_sheet import HEADINGS, KEY_SHEET, SHEET
from pipeline.model.fixed import replace
from pipeline.model.verdict import CommentTrace, Evidence, Verdict
from pipeline.render.excel.feedback_workbook import feedback_workbook, page_cells
from pipeline.render.excel.growing_rows import heights_by_hand
from tests.render.feedback_pages import PAGE


def test_a_row_has_comment_answer_proof_present_words_and_what_was_said_before() -> None:
    sheet = load_workbook(BytesIO(feedback_workbook(PAGE)))[SHEET]
    assert [cell.value for cell in sheet[10]] == list(HEADINGS.values())
    assert sheet["C4"].value == "Sở Y tế"
    assert [cell.value for cell in sheet[11]] == [
        1,
        "YK1-SYT-001",
        "Dự thảo lần 1\nBảng 1.1\n“34 giường”",
        "Rà soát & sửa <số>.\nĐề nghị sửa thành: “=36 giường”",
        "Tiếp thu.\nĐã sửa.\nKết luận: 36\nĐối chiếu: đã sửa đúng như đề nghị.\nCũ: 34\nMới: 36",
        "Bảng 1.1, dòng 2 (trang 7)\n“36 giường”",
        "Bảo lưu",
        "chưa thấy sửa",
    ]
    assert [cell.value for cell in sheet[12]][4:6] == ["(chưa trả lời)", "không còn trong dự thảo"]


def test_only_the_bodys_cells_can_be_typed_in_and_the_page_is_a4_across() -> None:
    sheet = load_workbook(BytesIO(feedback_workbook(PAGE)))[SHEET]
    assert sheet.protection.sheet
    open_cells = {
        cell.coordinate for row in sheet["A1:H12"] for cell in row if not cell.protection.locked
    }
    assert open_cells == {"C5", "C6", "G11", "H11", "G12", "H12"}
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"Đồng ý,Bảo lưu"', "G11:G12")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$10:$10"


def test_the_hidden_sheet_keeps_body_draft_and_every_row() -> None:
    hidden = load_workbook(BytesIO(feedback_workbook(PAGE)))[KEY_SHEET]
    assert hidden.sheet_state == "veryHidden"
    lines = [row[0].value for row in hidden.rows]
    assert lines[:3] == ["y-kien-cac-lan 1", "so-y-te", "3"]
    assert [str(line).split(" ")[0] for line in lines[3:]] == ["YK1-SYT-001", "YK2-SYT-001"]


def test_the_same_page_is_the_same_bytes() -> None:
    assert feedback_workbook(PAGE) == feedback_workbook(PAGE)


def test_a_row_is_as_high_as_its_longest_cell_and_no_higher_than_excel_allows() -> None:
    long = replace(PAGE.rows[1], old_place="mục " * 4000)
    sheet = load_workbook(BytesIO(feedback_workbook(replace(PAGE, rows=(PAGE.rows[0], long)))))[
        SHEET
    ]
    assert 60 < (sheet.row_dimensions[11].height or 0) < 150
    assert sheet.row_dimensions[12].height == 408


def test_rows_grow_with_what_a_body_writes_and_what_is_merged_above_stays() -> None:
    by_hand = heights_by_hand(feedback_workbook(PAGE))[SHEET]
    assert by_hand == {8, 10}


def test_what_was_done_later_says_in_which_draft_and_what_is_open_needs_no_proof() -> None:
    later = CommentTrace("a", Verdict.LATER, (), Evidence("đã thực hiện tại dự thảo lần 3"))
    told = str(page_cells(1, replace(PAGE.rows[0], trace=later))["answer"])
    assert told.endswith("Đối chiếu: đã thực hiện tại dự thảo lần 3.")
    refused = replace(PAGE.rows[0], trace=CommentTrace("a", Verdict.REFUSED))
    assert "Đối chiếu" not in str(page_cells(1, refused)["answer"])
