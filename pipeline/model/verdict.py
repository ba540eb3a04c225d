"""What two drafts say of an answer: comments and changes held against one another.

Source: design.md, section 5 (verdicts on an answer).
"""

from enum import StrEnum
from typing import Final

from pipeline.model.change import Place
from pipeline.model.fixed import Fixed


class Verdict(StrEnum):
    """What became of one comment, by its key in the machine-readable table."""

    AS_ASKED = "dung-de-nghi"  # what was asked stands there now
    CHANGED = "co-thay-doi"  # a change of substance there, not comparable with the request
    OTHERWISE = "khac-de-nghi"  # changed there, but not as asked: a warning
    ITEM_ONLY = "chi-neu-muc"  # only an item is claimed: a warning
    UNCHANGED = "khong-thay-doi"  # nothing changed there: an error
    LATER = "thuc-hien-sau"  # done in a later draft
    OPEN = "chua-tra-loi"
    REFUSED = "khong-tiep-thu"
    REFUSED_BUT_DONE = "khong-tiep-thu-nhung-da-sua"  # not accepted, and yet done: a warning
    NOTED = "ghi-nhan"
    DIFFERING = "con-khac-nhau"


# what still asks for something of whoever answers, what matters most first
STILL_OPEN: Final = (
    Verdict.OPEN,
    Verdict.UNCHANGED,
    Verdict.OTHERWISE,
    Verdict.ITEM_ONLY,
    Verdict.REFUSED_BUT_DONE,
    Verdict.DIFFERING,
)

VERDICT_WORDS: Final = {
    Verdict.AS_ASKED: "đã sửa đúng như đề nghị",
    Verdict.CHANGED: "có thay đổi tại nơi góp ý, chưa đối chiếu được nội dung",
    Verdict.OTHERWISE: "đã sửa nhưng khác đề nghị",
    Verdict.ITEM_ONLY: "chỉ nêu đến mục",
    Verdict.UNCHANGED: "ghi tiếp thu nhưng chưa thấy sửa",
    Verdict.LATER: "đã thực hiện tại dự thảo sau",
    Verdict.OPEN: "chưa trả lời",
    Verdict.REFUSED: "không tiếp thu, giữ nguyên",
    Verdict.REFUSED_BUT_DONE: "không tiếp thu nhưng đã sửa",
    Verdict.NOTED: "ghi nhận",
    Verdict.DIFFERING: "còn ý kiến khác nhau",
}


class Evidence(Fixed):
    """By what a verdict was found.

    Attributes:
        told: What was found, in a few Vietnamese words.
        asked: The words asked for, where there are any.
        old, new: The words of the draft before and after, cut to where they differ.
        place: Where they stand in the new draft, or stood in the old one; None for nowhere.
        item: The item of that place.
        stands: Whether that place is in the new draft.
    """

    told: str = ""
    asked: str = ""
    old: str = ""
    new: str = ""
    place: Place | None = None
    item: str = ""
    stands: bool = True


class CommentTrace(Fixed):
    """What became of one comment; `changes` are those of the log that are its evidence."""

    code: str
    verdict: Verdict
    changes: tuple[str, ...] = ()
    evidence: Evidence = Evidence()


class Ground(StrEnum):
    """Why something was changed."""

    COMMENT = "y-kien"
    REASON = "ly-do"
    NONE = "khong-neu"  # neither comment nor reason: listed


class ChangeTrace(Fixed):
    """Why one change of the change log was made; `comments` are codes."""

    change: str
    ground: Ground
    comments: tuple[str, ...] = ()


class Trace(Fixed):
    """Comments and changes held against one another, each exactly once."""

    comments: tuple[CommentTrace, ...] = ()
    changes: tuple[ChangeTrace, ...] = ()
