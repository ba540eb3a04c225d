"""What some paragraphs add to a document beside themselves, with marks in the place of ids.

A mark is a letter and a number between two control characters, which no text of XML can hold.
What the letters stand for: `b` bookmark, `c` chart, `d` drawing, `l` list, `m` change (from 0),
`n` footnote, `p` and `q` the number that a footnote is printed with in this draft and in the one
before, `r` relationship, `t` revision.
"""

import re
from typing import Annotated, Final

from msgspec import Meta

from pipeline.model.fixed import Fixed
from pipeline.render.word.fixed_labels import FixedLabel
from pipeline.render.word.listing import OrderedList

_OPENS, _CLOSES = "\x01", "\x02"
MARK: Final = re.compile(f"{_OPENS}([a-z])([0-9]{{1,9}}){_CLOSES}")
RELATION: Final = (f"{_OPENS}r", _CLOSES)  # what stands around the number of a relationship


def mark(kind: str, number: int) -> str:
    """Give what stands for an id until it is known."""
    return f"{_OPENS}{kind}{number}{_CLOSES}"


class ChartParts(Fixed):
    """A chart and its workbook, as they are kept in the package."""

    part: bytes
    workbook: bytes


class PicturePart(Fixed):
    """A picture in the package: its part, its hash, its bytes where they were made from it."""

    name: Annotated[str, Meta(pattern=r"^word/media/[0-9a-f-]+\.[a-z]+$")]
    extension: Annotated[str, Meta(pattern="^(png|jpeg|gif|svg)$")]
    sha256: str
    data: bytes = b""


class Stretch(Fixed):
    """What some paragraphs add to a document, counted from their beginning.

    Numbers of `lists` and `labels` count together and from 0, all others from 1. A relationship
    is its kind, its target and whether that is outside of the package. `marks` are for each
    change, counted from 0, its revisions.
    """

    bookmarks: int = 0
    drawings: int = 0
    lists: tuple[OrderedList, ...] = ()
    labels: tuple[FixedLabel, ...] = ()
    relationships: tuple[tuple[str, str, bool], ...] = ()
    pictures: tuple[PicturePart, ...] = ()
    charts: tuple[ChartParts, ...] = ()
    revisions: int = 0
    marks: tuple[tuple[int, tuple[int, ...]], ...] = ()


class WrittenNotes(Fixed):
    """The footnotes of an item as elements of their part, and what they add to it.

    `before` are how many footnotes stand before them, and how many of those either draft prints;
    `changes` what the item's own changes are in the comparison.
    """

    xml: str
    stretch: Stretch
    before: tuple[int, int, int]
    changes: tuple[int, ...] = ()
