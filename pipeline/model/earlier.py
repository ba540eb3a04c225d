"""What rounds before the last one left open, and what bodies said of the answers they were given.

Comments on draft K are answered in draft K + 1; from draft K + 2 on they are an earlier round's.

Source: design.md, section 7 (what earlier rounds left open is told until it is settled).
"""

from enum import StrEnum
from typing import Final

from pipeline.model.change import Place
from pipeline.model.comment import Letter, Origin, Response
from pipeline.model.fixed import Fixed
from pipeline.model.verdict import CommentTrace


class LeftKind(StrEnum):
    """Why a comment of an earlier round is told again."""

    UNANSWERED = "chua-tra-loi"
    UNKEPT = "chua-thuc-hien"  # accepted, and no draft since has what was promised
    DIFFERING = "con-khac-nhau"  # undecided, or the body holds to its view
    LATER = "thuc-hien-sau"  # promised, and done in the draft that tells it


LEFT_WORDS: Final = {
    LeftKind.UNANSWERED: "chưa trả lời",
    LeftKind.UNKEPT: "ghi tiếp thu nhưng chưa thực hiện đúng",
    LeftKind.DIFFERING: "còn ý kiến khác nhau, chưa có kết luận",
    LeftKind.LATER: "đã thực hiện tại dự thảo sau",
}


class Stand(StrEnum):
    """What a body says of the answer to its comment."""

    AGREED = "Đồng ý"
    RESERVED = "Bảo lưu"
    UNCLEAR = "Chưa rõ"  # words that say neither


class Feedback(Fixed):
    """What a body says of one answer.

    Attributes:
        code: Of the comment whose answer it is about.
        agency: The body's id.
        stand: Whether it agrees.
        words: What else it says, "" for nothing.
        round: The draft in which it was given the answer.
        origin: The file and cell it was read from.
        letter: The letter it came with.
    """

    code: str
    agency: str
    stand: Stand
    words: str
    round: int
    origin: Origin
    letter: Letter

    @property
    def told(self) -> str:
        """Give it in a line: "Bảo lưu: đề nghị giữ 65%"."""
        return told(self.stand, self.words)


def told(stand: Stand, words: str) -> str:
    """Give what a body says of an answer in a line."""
    return f"{stand.value}: {words}" if words else stand.value


class Standing(Fixed):
    """Where what a comment is about stands in the newest draft.

    `place` is None where it is no longer there; `words` are its words now, "" where the
    comment means more than a paragraph, row or cell.
    """

    place: Place | None = None
    words: str = ""


NOWHERE: Final = Standing()


class Left(Fixed):
    """One comment of an earlier round that is told again.

    Attributes:
        kind: Why.
        response: The comment with its answer.
        draft: The name of the draft commented on.
        trace: What the drafts since say of its answer.
        now: Where it stands in the newest draft.
        reply: What its body said of the answer, None where nothing.
    """

    kind: LeftKind
    response: Response
    draft: str
    trace: CommentTrace
    now: Standing = NOWHERE
    reply: Feedback | None = None
