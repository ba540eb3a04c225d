"""What a department's report holds, in plain values: what its Word file is made from, and what
an import of that file must give back. Imports nothing of the pipeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1 within the report, its number as typed ("" for none)."""

    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `note` is the footnote after its last word, `mention` the number of a table
    that it names by a cross-reference."""

    text: str
    note: str = ""
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its mark as printed ("a)", "-", "+", "1.")."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, the first of a merged range; `number` is what a column of numbers types it as."""

    text: str
    rows: int = 1
    columns: int = 1
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a full rectangle, None where a merged cell reaches.

    `below` says that the caption stands below the table.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    header: int
    caption: str = ""
    number: str = ""
    unit: str = ""
    origin: str = ""
    below: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A table or lines that lay out a letter: `kind` letterhead, recipients or signature."""

    kind: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its caption; `kind` picture, cropped, group or chart."""

    caption: str
    number: str
    kind: str = "picture"
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Formula:
    """An equation by the letters and numbers that it shows."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """A paragraph kept in an odd place: `kind` textbox, control, hidden, comment, inserted,
    deleted, legacy, endnote, tabs."""

    kind: str
    text: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The report's own title, in lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A page break."""


Piece = Heading | Para | Item | Table | Aside | Figure | Formula | Extra | Title | Break


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one author's habit; `levels` False where its headings cannot be told."""

    name: str
    pieces: tuple[Piece, ...]
    levels: bool = True

    @property
    def tables(self) -> tuple[Table, ...]:
        """Give its tables in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Table))


def plain(rows: Sequence[Sequence[str]]) -> tuple[tuple[Cell | None, ...], ...]:
    """Give rows of cells without merges or numbers."""
    return tuple(tuple(Cell(text) for text in row) for row in rows)
