from datetime import date

from pipeline.model.comment import Disposition, RegisterRow, Response
from pipeline.model.feedback_sheet import BodyPage, PageRow
from pipeline.model.fixed import replace
from pipeline.render.excel.feedback_filled import filled_page, filled_rows
from pipeline.render.excel.feedback_workbook import feedback_workbook
from tests.consult.comments import comment

ROW = RegisterRow("YK1-SYT-001", disposition=Disposition.ACCEPTED, explanation="Đã sửa.")
SAID = replace(comment(), code=ROW.code)
PAGE = feedback_workbook(
    BodyPage("so-y-te", "Sở Y tế", 2, "Dự thảo lần 2", (PageRow("Lần 1", Response(SAID, ROW), ""),))
)


def test_a_page_is_filled_in_and_read_as_it_was_told() -> None:
    page = filled_page(PAGE, {ROW.code: ("Bảo lưu", "=1+1")}, number="7", day=date(2025, 12, 5))
    (row,) = filled_rows(page)
    assert (row.code, row.stand, row.words) == (ROW.code, "Bảo lưu", "=1+1")
    assert "Đã sửa." in row.answer
    assert filled_rows(PAGE)[0].stand == ""


def test_what_is_taken_back_is_empty_again_and_other_rows_stay() -> None:
    page = filled_page(PAGE, {ROW.code: ("Bảo lưu", "Vì.")}, number="", day=None)
    assert filled_rows(filled_page(page, {}, number="", day=None))[0].stand == "Bảo lưu"
    (row,) = filled_rows(filled_page(page, {ROW.code: ("", "")}, number="", day=None))
    assert (row.stand, row.words) == ("", "")
