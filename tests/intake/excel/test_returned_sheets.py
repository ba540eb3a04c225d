from pipeline.intake.excel.returned_sheets import read_returned_sheet
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.feedback_sheet import FeedbackSheet
from pipeline.render.excel.feedback_workbook import feedback_workbook
from tests.consult.sheets import comment_sheet, register
from tests.feedback_pages import filled
from tests.render.feedback_pages import PAGE


def test_what_a_body_sent_is_known_for_what_it_is() -> None:
    sheet = read_returned_sheet(comment_sheet(("Y tế", "", "Bổ sung.", "")), file="f.xlsx")
    assert isinstance(sheet.value, CommentSheet)
    page = filled(feedback_workbook(PAGE), {"YK1-SYT-001": ("Đồng ý", "")})
    found = read_returned_sheet(page, file="f.xlsx")
    assert isinstance(found.value, FeedbackSheet)
    assert found.notices == ()


def test_what_is_neither_or_no_workbook_is_an_error() -> None:
    other = read_returned_sheet(register(head=("A", "B")), file="f.xlsx")
    assert (other.value, other.notices[0].code) == (None, "khong-phai-phieu-gop-y")
    assert read_returned_sheet(b"PK", file="f.xlsx").value is None
