"""What stands under an item: a closed list of blocks, each with its source.

A block never changes; a stage that learns more makes a new one (`dataclasses.replace`).
Lines count from 1 in the file as its author sees it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.chart import Chart
from pipeline.model.inlines import Image, Inline, NoteMark
from pipeline.model.table import Grid


@dataclass(frozen=True, slots=True)
class Source:
    """Where a block came from: agency, file relative to the workspace, first line."""

    agency: str = ""
    file: str = ""
    line: int | None = None


NOWHERE = Source()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an item.

    `level` counts from 1 within the item (`#`); `number` ("1.1.") is filled by numbering.
    `id` is what references name, "" where the author gave none.
    """

    level: int
    runs: tuple[Inline, ...]
    id: str = ""
    number: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text."""

    runs: tuple[Inline, ...]
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Point:
    """A điểm "a) …": its letter as written, its text, and what belongs to it.

    `blocks` opens with the paragraph that stands beside the letter; indented blocks follow.
    """

    letter: str
    blocks: tuple["Block", ...]
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; a tight item holds one paragraph, and lists nested in it."""

    blocks: tuple["Block", ...]
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted (`start` None) or numbered list; lists nest through their items."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means, once or more."""

    term: tuple[Inline, ...]
    meanings: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their meanings."""

    entries: tuple[Definition, ...]
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple["Block", ...]
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Division:
    """A `:::` division; `kind` is one of the classes the template knows, else ""."""

    kind: str
    blocks: tuple["Block", ...]
    id: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Code:
    """Text kept as written, line by line: a fence, an indented block, a raw block."""

    text: str
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula on lines of its own, in TeX."""

    tex: str
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break: a short centred line."""

    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Placement:
    """A place for a sheet of Excel: `![caption](file.xlsx#sheet){…}`.

    Intake leaves it; assembling puts the `Table` read from the workbook in its stead.
    `path` is as written, decoded, NFC; `sheet` "" means the first visible one.
    """

    path: str
    sheet: str
    caption: tuple[Inline, ...]
    id: str = ""
    options: tuple[tuple[str, str], ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Picture:
    """A place for a picture: `![caption](file.png){…}`; becomes a `Figure` when found."""

    path: str
    caption: tuple[Inline, ...]
    id: str = ""
    options: tuple[tuple[str, str], ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption.

    Attributes:
        grid: Columns and rows.
        caption: What the table shows; () prints no caption and takes no number.
        number: "3.2", "PL5.1"; filled by numbering, "" until then.
        unit: "tỷ đồng" printed above as "Đơn vị: tỷ đồng"; "" for none.
        origin: The source line printed below ("Nguồn: …"); "" for none.
        landscape: Asked for by the author; None leaves it to the width.
        options: Further attributes of the author's (`form`, `cols`, `chart` …).
        workbook: The .xlsx relative to the workspace, "" for a pipe table.
    """

    grid: Grid
    caption: tuple[Inline, ...] = ()
    id: str = ""
    number: str = ""
    unit: str = ""
    origin: str = ""
    landscape: bool | None = None
    options: tuple[tuple[str, str], ...] = ()
    workbook: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its caption and number ("3.1"); () prints no caption."""

    image: Image | Chart
    caption: tuple[Inline, ...] = ()
    id: str = ""
    number: str = ""
    landscape: bool | None = None
    options: tuple[tuple[str, str], ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Box:
    """A visible box in place of what is missing or broken; the text says why."""

    text: str
    source: Source = NOWHERE


Block = (
    Heading
    | Paragraph
    | Point
    | List
    | DefinitionList
    | Quote
    | Division
    | Code
    | Formula
    | Rule
    | Placement
    | Picture
    | Table
    | Figure
    | Box
)


def inner_blocks(block: Block) -> tuple[Block, ...]:
    """Give the blocks directly inside a block, in reading order; () for a leaf."""
    match block:
        case Point(blocks=blocks) | Quote(blocks=blocks) | Division(blocks=blocks):
            return blocks
        case List(items=items):
            return tuple(inner for item in items for inner in item.blocks)
        case DefinitionList(entries=entries):
            return tuple(
                inner for entry in entries for meaning in entry.meanings for inner in meaning
            )
        case _:
            return ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give every block and those inside it, in reading order, footnotes left out."""
    for block in blocks:
        yield block
        yield from walk(inner_blocks(block))


def own_runs(block: Block) -> tuple[Inline, ...]:
    """Give the inlines that stand in the block itself, cells and captions included."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            return runs
        case Placement(caption=caption) | Picture(caption=caption) | Figure(caption=caption):
            return caption
        case Table(caption=caption, grid=grid):
            cells = (run for row in grid.rows for cell in row.cells for run in cell.runs)
            return (*caption, *cells)
        case DefinitionList(entries=entries):
            return tuple(run for entry in entries for run in entry.term)
        case _:
            return ()


def walk_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Give every inline under the blocks, the content of footnotes after their mark."""
    for block in walk(blocks):
        for run in own_runs(block):
            yield run
            if isinstance(run, NoteMark):
                yield from walk_inlines(run.blocks)
