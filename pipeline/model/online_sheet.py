"""What a body wrote on the site and sends under one letter: its comments, each at its block."""

from datetime import date

from pipeline.model.fixed import Fixed


class OnlineComment(Fixed):
    """One comment, as it is sent.

    Attributes:
        block: The name of what it points to (`model.block_name`).
        item: The item as sheets name it: "Phần III, mục II.1: Giao thông [giao-thong]".
        quote: The words it is on: of a block, a row, a cell, or some of them.
        content: What is said.
        proposed: The text asked for, "" where none.
    """

    block: str
    item: str
    quote: str
    content: str
    proposed: str = ""


class OnlineSheet(Fixed):
    """All that goes with one letter.

    Attributes:
        body: The name of the body.
        draft, report: What the draft and the report are called.
        code: The beginning of the draft's content hash.
        number, day: Of the letter, "" and None where it is not written yet.
        agrees: Whether the body agrees with the whole draft.
        comments: In the order they were written.
        person: Whether a member of the council writes, who sends no letter.
    """

    body: str
    draft: str
    report: str
    code: str
    number: str = ""
    day: date | None = None
    agrees: bool = False
    comments: tuple[OnlineComment, ...] = ()
    person: bool = False
