"""What stands under an item: a closed list of blocks, each with its source; notes; tables.

Blocks hold runs, runs hold footnotes, footnotes hold blocks; cells hold runs: what refers to
one another in a ring stands in one module.

A table is a full rectangle of cells. A merged range keeps its content in its first cell, whose
`rows` and `columns` say how far it reaches; the cells it covers have `rows == columns == 0` and
no content.

A block never changes; a stage that learns more makes a new one (`replace`).
Lines count from 1 in the file as its author sees it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.model.chart import Chart
from pipeline.model.fixed import Fixed
from pipeline.model.inlines import (
    Drawing,
    Image,
    LineBreak,
    Math,
    PictureMark,
    Reference,
    Text,
)
from pipeline.model.table import Align, Column, RowKind, Value

# the kind of a division, and the option of a table, that stand in the summary report too
SUMMARISED: Final = "tom-tat"


class Source(Fixed):
    """Where a block came from: agency, file relative to the workspace, first line."""

    agency: str = ""
    file: str = ""
    line: int | None = None


NOWHERE = Source()


class NoteMark(Fixed):
    """A footnote: its mark stands here, its content is carried with it.

    A second mark of the same note has `first=False` and no blocks of its own;
    `label` (`^1` → `1`) is unique within a section's file. A draft as printed has a
    `model.flow.FlowNote` in its stead.
    """

    label: str
    blocks: tuple["Block", ...] = ()
    first: bool = True


Inline = Text | LineBreak | Math | NoteMark | Reference | Image | PictureMark | Drawing


def plain_text(runs: Iterable[Inline]) -> str:
    """Give the words of the runs as a reader sees them, without notes and pictures."""
    return "".join(map(_words, runs))


def _words(run: Inline) -> str:
    match run:
        case Text(text=text):
            return text
        case LineBreak():
            return " "
        case Math(tex=tex):
            return tex
        case Reference(text=text, target=target):
            return text or f"@{target}"
        case _:
            return ""


class Cell(Fixed):
    """One cell.

    Attributes:
        runs: What is printed, as inlines; `()` where the cell is empty or covered.
        value: The typed value as read; None for an empty cell.
        address: `Sheet1!D14` for a cell from Excel, "" for a pipe table.
        number_format: Excel's format code, "" where there is none.
        unit: The unit the value is in, "" where unknown.
        rows, columns: How many rows and columns the cell spans; 0 when covered.
        align: The cell's own alignment; None takes the column's.
    """

    runs: tuple[Inline, ...] = ()
    value: Value = None
    address: str = ""
    number_format: str = ""
    unit: str = ""
    rows: int = 1
    columns: int = 1
    align: Align | None = None

    @property
    def covered(self) -> bool:
        """Say whether a merged cell to the left or above covers this one."""
        return self.rows == 0

    @property
    def text(self) -> str:
        """Give what is printed, without formatting; line breaks as a space."""
        runs = self.runs
        if len(runs) == 1 and isinstance(runs[0], Text):
            return runs[0].text  # nearly every cell: asked for a million times in a large draft
        return plain_text(runs) if runs else ""


COVERED = Cell(rows=0, columns=0)


class Row(Fixed):
    """One row, as wide as its table; `line` is its line (Markdown) or row (Excel)."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    line: int | None = None

    @property
    def text(self) -> str:
        """Give the texts of the cells, a tab between two."""
        return "\t".join(cell.text for cell in self.cells)


class Grid(Fixed):
    """Columns and rows of one table; every row has `len(columns)` cells, header rows first.

    `unit` and `origin` are what the sheet itself says around the table ("Đơn vị: tỷ đồng"
    above, "Nguồn: …" below), without the words "Đơn vị:" and "Nguồn:"; "" where it is silent.
    `title` is a title line found above the table, `notes` are lines found below it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    title: str = ""
    unit: str = ""
    origin: str = ""
    notes: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[Row, ...]:
        """Give the header rows, from the top."""
        return tuple(row for row in self.rows if row.kind is RowKind.HEADER)


class Heading(Fixed):
    """A heading inside an item.

    `level` counts from 1 within the item (`#`); `number` ("1.1.") is filled by numbering.
    `id` is what references name, "" where the author gave none.
    """

    level: int
    runs: tuple[Inline, ...]
    id: str = ""
    number: str = ""
    source: Source = NOWHERE


class Paragraph(Fixed):
    """A paragraph of body text."""

    runs: tuple[Inline, ...]
    source: Source = NOWHERE


class Point(Fixed):
    """A điểm "a) …": its letter as written, its text, and what belongs to it.

    `blocks` opens with the paragraph that stands beside the letter; indented blocks follow.
    """

    letter: str
    blocks: tuple["Block", ...]
    source: Source = NOWHERE


class ListItem(Fixed):
    """One item of a list; a tight item holds one paragraph, and lists nested in it."""

    blocks: tuple["Block", ...]
    source: Source = NOWHERE


class List(Fixed):
    """A bulleted (`start` None) or numbered list; lists nest through their items."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True
    source: Source = NOWHERE


class Definition(Fixed):
    """A term and what it means, once or more."""

    term: tuple[Inline, ...]
    meanings: tuple[tuple["Block", ...], ...]


class DefinitionList(Fixed):
    """Terms with their meanings."""

    entries: tuple[Definition, ...]
    source: Source = NOWHERE


class Quote(Fixed):
    """A block quotation."""

    blocks: tuple["Block", ...]
    source: Source = NOWHERE


class Division(Fixed):
    """A `:::` division; `kind` is one of the classes known, else "".

    What stands in one of the kind `SUMMARISED` is plain text of the report, and of its summary.
    """

    kind: str
    blocks: tuple["Block", ...]
    id: str = ""
    source: Source = NOWHERE


class Code(Fixed):
    """Text kept as written, line by line: a fence, an indented block, a raw block."""

    text: str
    source: Source = NOWHERE


class Formula(Fixed):
    """A formula on lines of its own, in TeX."""

    tex: str
    source: Source = NOWHERE


class Rule(Fixed):
    """A thematic break: a short centred line."""

    source: Source = NOWHERE


class Placement(Fixed):
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


class Picture(Fixed):
    """A place for a picture: `![caption](file.png){…}`; becomes a `Figure` when found."""

    path: str
    caption: tuple[Inline, ...]
    id: str = ""
    options: tuple[tuple[str, str], ...] = ()
    source: Source = NOWHERE


class Table(Fixed):
    """A table with its caption.

    Attributes:
        grid: Columns and rows.
        caption: What the table shows; () prints no caption and takes no number.
        number: "3.2", "PL5.1"; filled by numbering, "" until then.
        unit: "tỷ đồng" printed above as "Đơn vị: tỷ đồng"; "" for none.
        origin: The source line printed below ("Nguồn: …"); "" for none.
        landscape: Asked for by the author; None leaves it to the width.
        options: Further attributes of the author's (`form`, `cols`, `chart` …); `SUMMARISED`
            where the table stands in the summary report too.
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


class Figure(Fixed):
    """A picture or chart with its caption and number ("3.1"); () prints no caption."""

    image: Image | Chart
    caption: tuple[Inline, ...] = ()
    id: str = ""
    number: str = ""
    landscape: bool | None = None
    options: tuple[tuple[str, str], ...] = ()
    source: Source = NOWHERE


class Box(Fixed):
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


def own_marks(block: Block) -> Iterator[Inline]:
    """Give of the inlines of a block those that are no plain words: notes, references, pictures."""
    match block:
        case Table(caption=caption, grid=grid):
            yield from _marks_of(caption)
            for row in grid.rows:
                for cell in row.cells:
                    runs = cell.runs
                    if runs and (len(runs) > 1 or runs[0].__class__ is not Text):
                        yield from _marks_of(runs)
        case _:
            yield from _marks_of(own_runs(block))


def _marks_of(runs: Iterable[Inline]) -> Iterator[Inline]:
    return (run for run in runs if run.__class__ is not Text)


def walk_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Give every inline under the blocks, the content of footnotes after their mark."""
    for block in walk(blocks):
        for run in own_runs(block):
            yield run
            if isinstance(run, NoteMark):
                yield from walk_inlines(run.blocks)
