"""A workbook that a body sent: a comment sheet, or the page of its comments of all rounds."""

from pipeline.intake.excel.comment_sheets import comment_sheet_in
from pipeline.intake.excel.feedback_sheets import is_feedback, read_feedback
from pipeline.intake.excel.headed_rows import read_sheets_raw
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.feedback_sheet import KEY_SHEET, FeedbackSheet
from pipeline.model.notice import Notice, Outcome


def read_returned_sheet(data: bytes, *, file: str) -> Outcome[CommentSheet | FeedbackSheet | None]:
    """Give what the workbook says; None, with an error, where neither table is in it."""
    raw = read_sheets_raw(data, file=file)
    if raw.value is None or not is_feedback(raw.value):
        read = comment_sheet_in(raw, file=file)
        return Outcome(read.value, read.notices)
    page = read_feedback(raw.value, file=file)
    notices = (notice for notice in raw.notices if not _is_of_keys(notice))
    return Outcome(page.value, (*notices, *page.notices))


def _is_of_keys(notice: Notice) -> bool:
    """Say whether a notice is of our own hidden sheet."""
    where = notice.cell or ""
    return where.startswith(f"{KEY_SHEET}!") or notice.message.startswith(f"trang '{KEY_SHEET}'")
