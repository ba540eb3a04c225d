"""A comment sheet as its body wrote it: the letter it stands for, and its rows."""

from datetime import date
from typing import Final

from pipeline.model.fixed import Fixed

BLOCK_HEADING: Final = "Mã vị trí (trang web)"
"""Over the hidden column of a sheet written on the site: which block each comment points to."""


class SheetRow(Fixed):
    """One comment as written: item, place, what is said, the text asked for, and its cell.

    `block` is the hidden name of what it points to, "giao-thong.12" or "giao-thong.15/Quy mô"
    (`model.block_name`); "" in a sheet that was not written on the site.
    """

    item: str
    quote: str
    content: str
    proposed: str
    cell: str
    block: str = ""


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
