"""What bodies said on a draft, what became of each comment, and whether it was kept.

A comment is made on draft M; its answer stands in the register of draft N = M + 1. Readers give
comments without a code; the register gives codes, and the same comment keeps its code for good.

Source: design.md, section 2 (sheets) and section 7 (every comment has exactly one row).
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from pipeline.model.change import Place
from pipeline.model.fixed import Fixed, field
from pipeline.model.register_memory import Remembered, TextModule
from pipeline.model.text import folded


class Certainty(StrEnum):
    """How surely it is known where in the draft a comment points."""

    CERTAIN = "chac-chan"  # by an identity the draft carries
    BY_HAND = "tu-van"  # by the consultant's edit of the register
    BY_TEXT = "theo-chu"  # by the words it quotes
    BY_ADDRESS = "theo-dia-chi"  # by a number or title: "Bảng 3.1", "mục II.1.2"
    BY_ITEM = "theo-muc"  # the item alone is known, or the whole draft is meant
    UNSURE = "chua-chac-chan"  # several places fit, or one only nearly
    UNPLACED = "chua-xac-dinh-vi-tri"


class CommentKind(StrEnum):
    """How it was said: in words, or by changing the draft's text with marks or without."""

    REMARK = "gop-y"
    TRACKED = "sua-danh-dau"
    UNTRACKED = "sua-khong-danh-dau"


class Answer(StrEnum):
    """What a body that was asked, or wrote unasked, has answered."""

    COMMENTED = "co-y-kien"
    AGREED = "thong-nhat"
    LETTER_ONLY = "co-van-ban"  # a letter came, its comments are not entered yet
    FEEDBACK = "co-y-kien-ve-ket-qua"  # only on the answers to its earlier comments
    SILENT = "chua-tra-loi"
    SILENT_AGREED = "coi-nhu-thong-nhat"  # past the deadline, where silence counts as agreement


class Disposition(StrEnum):
    """What becomes of a comment, in the words of the register."""

    ACCEPTED = "Tiếp thu"
    PARTLY = "Tiếp thu một phần"
    REFUSED = "Không tiếp thu"
    NOTED = "Ghi nhận"
    DIFFERING = "Còn ý kiến khác nhau"


class Letter(Fixed):
    """A letter of one body: its number ("323/SNNMT-KH"), day, and the files it came in.

    `files` are relative to the workspace, a .pdf among them is the copy for the dossier. `late`
    says that it was written after the day to answer by; `agrees` that "Thống nhất" is marked;
    `feedback` that it only says what the body holds of answers to its earlier comments.
    """

    agency: str
    number: str = ""
    day: date | None = None
    files: tuple[str, ...] = ()
    late: bool = False
    agrees: bool = False
    feedback: bool = False


class LetterNote(Fixed):
    """Number and day of the letter that a file came with, as `cong-van.yaml` beside it has them.

    Attributes:
        file: Its name within the body's folder.
        number: "323/SNNMT-KH", "" where it is not written.
        line: Where the note stands in `cong-van.yaml`, from 1.
    """

    file: str
    number: str = ""
    day: date | None = None
    line: int | None = None


class Origin(Fixed):
    """Where a comment was read.

    `place` is a cell ("GopY!C14"), or in a Word file `comment:7` (w:comment's id) or
    `revision:12` (the first w:id of the tracked runs that make one edit), or `text:3` (the n-th
    edit without marks).
    """

    file: str
    place: str = ""


class Reply(Fixed):
    """What was said under a comment in the margin: "" and None where the file names nobody, no day.

    Several lines stand apart by line breaks.
    """

    text: str
    author: str = ""
    day: date | None = None

    @property
    def head(self) -> str:
        """Give what stands before its words: "Trả lời (Lê Thị B, 20/11/2025):"."""
        day = f"{self.day:%d/%m/%Y}" if self.day else ""
        by = ", ".join(filter(None, (self.author, day)))
        return f"Trả lời ({by}):" if by else "Trả lời:"


RESOLVED: Final = "(Đã đánh dấu xong trong bản góp ý)"


class Comment(Fixed):
    """One comment of one body on a draft.

    Attributes:
        round: The number M of the draft it is made on.
        agency: The body's id; a file of nobody known has the name it came under.
        letter: The letter it came with.
        content: What is said; for an edit, what was done in words.
        item: Id of the outline's item; "" where it is not known ("chưa xác định vị trí").
        item_text: The item as it was written, for whoever has to find it.
        quote: The place or words of the draft it points to, as given.
        proposed: The text asked for ("Đề nghị sửa thành"), "" where none.
        certainty: How surely the place is known.
        place: Where it points in draft M, None where not even the item is known.
        span: The ordinals in its item that it points to, the first and one behind the last: of
            a caption those of its table, of a heading those of all below it. None where the
            item alone is known.
        scope: The sections of the draft it is on where these are several (a part, a chapter);
            `item` is then the first of them.
        nearest: The two likeliest places where the place is not sure.
        placing: How the place was found where that is not plain, in Vietnamese; "" else.
        bookmark: The identity (`_qh_…`) of the block in draft M, "" where unknown.
        column: The name of the column of a table's row that it points to, "" for the whole row.
        kind: In words, or by an edit.
        origins: Every place it was read: a sheet and a Word file may say the same.
        author, day: The reviewer and the day, as a Word file states them.
        replies: What was said under it in the margin, in order.
        resolved: Marked as done in the copy.
        code: "YK1-SYT-003", "" until the register gave one.
        entered: Whether the consultant wrote it into the register: out of a letter, or split
            from another comment.
        key: `comment_key` of it as it was received, "" until it is kept.
    """

    round: int
    agency: str
    letter: Letter
    content: str
    item: str = ""
    item_text: str = ""
    quote: str = ""
    proposed: str = ""
    certainty: Certainty = Certainty.UNPLACED
    place: Place | None = None
    span: tuple[int, int] | None = None
    scope: tuple[str, ...] = ()
    nearest: tuple[Place, ...] = ()
    placing: str = ""
    bookmark: str = ""
    kind: CommentKind = CommentKind.REMARK
    origins: tuple[Origin, ...] = ()
    author: str = ""
    day: date | None = None
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
    code: str = ""
    entered: bool = False
    key: str = ""
    column: str = ""

    @property
    def thread(self) -> str:
        """Give what is said with the replies beneath, each on its line, and whether it is done."""
        replies = (f"{reply.head} {reply.text}" for reply in self.replies)
        return "\n".join((self.content, *replies, *((RESOLVED,) if self.resolved else ())))


class Body(Fixed):
    """One body of a consultation: whether it was asked, what it answered, and its letters."""

    agency: str
    asked: bool
    answer: Answer
    letters: tuple[Letter, ...] = ()


class RegisterRow(Fixed):
    """One row of `tiep-thu.xlsx`: a comment's answer; "" and None where a cell is empty.

    Attributes:
        code: The comment's code.
        agency, letter, quote, content: As the row tells the comment.
        item: The id of its item, "" where the row names none.
        disposition: "Kết quả xử lý"; None while it is open.
        explanation: "Giải trình".
        changed_at: "Nội dung chỉnh sửa tại", in words.
        handler: "Cơ quan, người xử lý".
        due: When the handler is to answer.
        group: The code of the comment whose answer serves this one too, "" for none.
        proposal, decider, decision: Of a point on which views differ: what the planning agency
            proposes, who decides, and what was decided.
        similar: Codes of other bodies' comments that are alike, as proposed earlier.
        key: `comment_key` of what was received, "" in a register made by hand, `ENTERED` for a
            row of the consultant's own.
        cell: Its place in the workbook ("TiepThu!A12"), "" for one that was deleted there.
        item_text: "Mục" as it stands there.
        position: "Vị trí": where the comment points, as an address.
        proposed: "Đề nghị sửa thành".
        letter_day: "Ngày văn bản".
        source: "Nguồn": the letter's file, or what else a row of the consultant's own is from.
        split_from: "Tách từ": the code of the comment that it is a piece of.
    """

    code: str
    agency: str = ""
    letter: str = ""
    item: str = ""
    quote: str = ""
    content: str = ""
    disposition: Disposition | None = None
    explanation: str = ""
    changed_at: str = ""
    handler: str = ""
    due: date | None = None
    group: str = ""
    proposal: str = ""
    decider: str = ""
    decision: str = ""
    similar: str = ""
    key: str = ""
    cell: str = ""
    item_text: str = ""
    position: str = ""
    proposed: str = ""
    letter_day: date | None = None
    source: str = ""
    split_from: str = ""


class RegisterLayout(Fixed):
    """Where the register's table stands: sheet, row of the headings, columns by key, last row."""

    sheet: str
    head: int
    columns: tuple[tuple[str, int], ...]
    last: int


class Register(Fixed):
    """`tiep-thu.xlsx` as it was read; `layout` is None where there is none yet.

    `memory` is what its hidden sheet keeps, by code; `modules` are the answers of the sheet
    "Mẫu trả lời", `modules_layout` where they stand.
    """

    rows: tuple[RegisterRow, ...] = ()
    layout: RegisterLayout | None = None
    file: str = ""
    memory: Mapping[str, Remembered] = field(default_factory=dict)
    modules: tuple[TextModule, ...] = ()
    modules_layout: RegisterLayout | None = None


class Response(Fixed):
    """A comment with its row; `row` is None while the register has none for it."""

    comment: Comment
    row: RegisterRow | None = None

    @property
    def disposition(self) -> Disposition | None:
        """Give what becomes of it; None while it is open."""
        return None if self.row is None else self.row.disposition

    @property
    def sources(self) -> tuple[Origin, ...]:
        """Give where it was read; of a row of the consultant's own first what it names itself."""
        named = self.row.source if self.row is not None and self.comment.entered else ""
        return (*((Origin(named),) if named else ()), *self.comment.origins)


class Balance(Fixed):
    """How many comments came and what became of them: received = answered + open + duplicates.

    `received` counts every place a comment was read, `duplicates` those that say again what
    another already says. Apart from these, `entered` are the rows that the consultant wrote into
    the register, `entered_open` those of them without an answer; `agreements` are rows of
    comment sheets that only agree.
    """

    received: int = 0
    answered: int = 0
    open: int = 0
    duplicates: int = 0
    entered: int = 0
    entered_open: int = 0
    agreements: int = 0


class Consultation(Fixed):
    """All that was said on draft `round`, by body and by comment, and the answers.

    `bodies` stand in the order of `co-quan.yaml`; `responses` in the order of the register, new
    ones behind. `orphans` are rows of the register whose comment is no longer there.
    """

    round: int
    bodies: tuple[Body, ...] = ()
    responses: tuple[Response, ...] = ()
    orphans: tuple[RegisterRow, ...] = ()
    balance: Balance = field(default_factory=Balance)


def comment_key(comment: Comment) -> str:
    """Give 16 hex characters for what is said, where and by whom; spelling of spaces is no matter.

    The same comment received again has the same key, whatever file it came in; two reviewers
    of one body are kept apart. A comment that keeps its key has it whatever is found of its place.
    """
    if comment.key:
        return comment.key
    told = (comment.agency, comment.item, comment.quote, comment.content, comment.proposed)
    whole = "\0".join((*map(folded, told), comment.bookmark, comment.author))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
