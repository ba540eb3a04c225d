"""A comment sheet as its body wrote it: the letter it stands for, and its rows."""

from datetime import date

from pipeline.model.fixed import Fixed


class SheetRow(Fixed):
    """One comment as written: item, place, what is said, the text asked for, and its cell."""

    item: str
    quote: str
    content: str
    proposed: str
    cell: str


class CommentSheet(Fixed):
    """What a comment sheet says.

    `body` is the name written on it; `round` the number it bears, None where it bears none;
    `draft` the content hash of the draft it was made for, "" where empty; `dated` says that
    a day is written, be it one or not. `agreements` are rows that only agree.
    """

    body: str = ""
    number: str = ""
    day: date | None = None
    agrees: bool = False
    round: int | None = None
    draft: str = ""
    rows: tuple[SheetRow, ...] = ()
    dated: bool = False
    agreements: tuple[SheetRow, ...] = ()
