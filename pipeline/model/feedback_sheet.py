"""A body's page of its comments in all rounds: as it is sent out, and as it comes back.

The workbook has a hidden sheet by which its rows are known again, whatever was moved: a line
each for what it is, the body's id, the draft's number; then one a row with its code and, column
by column, the print of what we wrote there.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pipeline.model.comment import Response
from pipeline.model.earlier import NOWHERE, Feedback, Stand, Standing
from pipeline.model.fixed import Fixed
from pipeline.model.register_memory import print_of
from pipeline.model.verdict import CommentTrace

NAME: Final = "y-kien-cac-lan"
SHEET: Final = "YKienCacLan"
KEY_SHEET: Final = "_ykiencaclan"
HEADINGS: Final = {
    "number": "TT",
    "code": "Mã ý kiến",
    "place": "Vị trí, trích dẫn",
    "content": "Cơ quan đã góp ý, đề nghị",
    "answer": "Kết quả tiếp thu, giải trình",
    "now": "Vị trí, nội dung hiện nay",
    "stand": "Ý kiến của cơ quan về kết quả (đồng ý / bảo lưu)",
    "words": "Lý do, nội dung bảo lưu",
}
OURS: Final = tuple(key for key in HEADINGS if key not in ("number", "stand", "words"))
"""The columns that are not the body's to fill."""
_MARK: Final = f"{NAME} 1"


class PageRow(Fixed):
    """One comment on a body's page.

    Attributes:
        draft: The name of the draft commented on.
        response: The comment with its answer.
        old_place: Where it points in that draft.
        trace: What the drafts since say of the answer, None where nothing.
        now: Where it stands in the newest draft.
        feedback: What the body said of the answer before, None for nothing.
    """

    draft: str
    response: Response
    old_place: str
    trace: CommentTrace | None = None
    now: Standing = NOWHERE
    feedback: Feedback | None = None


class BodyPage(Fixed):
    """All comments of one body: its id and name, and the newest draft's number and name."""

    body: str
    name: str
    round: int
    draft: str
    rows: tuple[PageRow, ...]


class PageKeys(Fixed):
    """What the hidden sheet says: body, draft, and by code the prints of the columns of `OURS`."""

    body: str
    round: int
    rows: dict[str, tuple[str, ...]]


class FeedbackRow(Fixed):
    """What a body wrote beside one answer; `cell` is where ("YKienCacLan!J9")."""

    code: str
    stand: Stand
    words: str
    cell: str


class FeedbackSheet(Fixed):
    """A page as it came back.

    Attributes:
        body: The id on the hidden sheet, "" where that is gone.
        name: The name in the cell "Cơ quan".
        round: The draft it was sent with, None where that is not known.
        number, day: Of the letter it came with.
        rows: What was said, in the order of the sheet; answers left without a word are not told.
    """

    body: str = ""
    name: str = ""
    round: int | None = None
    number: str = ""
    day: date | None = None
    rows: tuple[FeedbackRow, ...] = ()


def key_lines(page: BodyPage, rows: Iterable[tuple[str, Iterable[str]]]) -> tuple[str, ...]:
    """Give the lines of the hidden sheet; `rows` are codes with the words of `OURS`."""
    told = (f"{code} {','.join(map(print_of, texts))}" for code, texts in rows)
    return (_MARK, page.body, str(page.round), *told)


def read_key_lines(lines: Iterable[str]) -> PageKeys | None:
    """Give what the hidden sheet says; None where it is not one of ours."""
    mark, body, number, *rows = (*map(str.strip, lines), "", "", "")
    if mark != _MARK:
        return None
    told = (row.rpartition(" ") for row in rows if row)
    prints = {code.strip(): tuple(text.split(",")) for code, _, text in told}
    return PageKeys(body, int(number) if number.isdecimal() else 0, prints)
