"""Tables of departments' Word files as grids: merged ranges, header rows, widths of columns.

Hardly any department marks its header rows; what rows are is seen by how they look and how their
cells are merged.

Sources: ECMA-376 Part 1, 17.4 (tables), 17.4.78 (repeated header rows).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.intake.departmental.headers import RowLook, header_count
from pipeline.intake.departmental.paragraphs.lines import CellLine, joined, trimmed
from pipeline.intake.word.tables import merged_heights
from pipeline.limits import MAX_WORD_COLUMNS
from pipeline.model.document import COVERED, Cell, Grid, Inline, Row, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.table import Align, Column, RowKind
from pipeline.ooxml.blocks import Box, boxes, rows
from pipeline.ooxml.names import W, value

_OFF: Final = ("0", "false", "off", "none")
_ALIGNS: Final = {"center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT}

ReadCell = Callable[[etree._Element], Sequence[CellLine]]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table read: its grid, how many tables stood in its cells, the lines of each first cell."""

    grid: Grid
    nested: int = 0
    cut: int = 0


def read_table(table: etree._Element, read_cell: ReadCell) -> ReadTable:
    """Give the grid of a `w:tbl`; header rows stand on top, cells that a row lacks are empty.

    Args:
        table: The `w:tbl`.
        read_cell: Gives the lines of a `w:tc`.
    """
    nodes = rows(table)
    laid = [_joined_across(boxes(node)) for node in nodes]
    width = min(max((b.column + b.span for row in laid for b in row), default=0), MAX_WORD_COLUMNS)
    heights = merged_heights(laid)
    made: list[list[Cell]] = []
    looks: list[RowLook] = []
    cut = 0
    for index, (node, row) in enumerate(zip(nodes, laid, strict=True)):
        kept = [box for box in row if box.column + box.span <= width]
        cut += len(row) - len(kept)
        cells, look = _row(kept, width, heights, index, read_cell)
        made.append(cells)
        looks.append(replace(look, repeated=_repeated(node)))
    made, looks = _without_empty(made, looks)
    made = _within(made)
    headed = header_count(made, looks)
    filled = (
        Row(tuple(map(_named, cells)), RowKind.HEADER)
        if at < headed
        else Row(tuple(cells), RowKind.BODY)
        for at, cells in enumerate(made)
    )
    columns = _columns(made, headed, width, table)
    nested = len(table.findall(f".//{W}tc//{W}tbl"))
    return ReadTable(Grid(columns, tuple(filled)), nested, cut)


def _joined_across(row: Sequence[Box]) -> list[Box]:
    """Give the cells of a row with those that go on to the left, as older files say it, in one.

    Source: ECMA-376 Part 4, 14.4.2 (hMerge).
    """
    made: list[Box] = []
    for box in row:
        node = box.node.find(f"{W}tcPr/{W}hMerge")
        goes_on = node is not None and value(node, "continue") == "continue"
        words = "".join(text.text or "" for text in box.node.iter(f"{W}t")) if goes_on else ""
        if made and goes_on and not words.strip():
            made[-1] = replace(made[-1], span=made[-1].span + box.span)
        else:
            made.append(box)
    return made


def _named(cell: Cell) -> Cell:
    """Give a cell of the header without the bold that every header has."""
    runs = tuple(
        replace(run, marks=replace(run.marks, bold=False)) if isinstance(run, Text) else run
        for run in cell.runs
    )
    return replace(cell, runs=joined(runs)) if runs else cell


def _repeated(row: etree._Element) -> bool:
    node = row.find(f"{W}trPr/{W}tblHeader")
    return node is not None and value(node, "1") not in _OFF


def _row(
    row: Sequence[Box],
    width: int,
    heights: dict[tuple[int, int], int],
    index: int,
    read_cell: ReadCell,
) -> tuple[list[Cell], RowLook]:
    cells = [Cell()] * width
    bold = filled = centred = 0
    for box in row:
        for column in range(box.column + 1, box.column + box.span):
            cells[column] = COVERED
        lines = read_cell(box.node)
        if box.merge == "continue" and (index, box.column) not in heights and not lines:
            cells[box.column] = COVERED
            continue
        runs = _one_cell(lines)
        tall = heights.get((index, box.column), 1)
        text = plain_text(runs).strip()
        align = _ALIGNS.get(lines[0].look.align) if lines else None
        cells[box.column] = Cell(runs, text or None, rows=tall, columns=box.span, align=align)
        if text:
            filled += 1
            bold += all(line.emphasis.bold for line in lines if plain_text(line.runs).strip())
            centred += align is Align.CENTER
    return cells, RowLook(filled > 0 and bold == filled, filled > 0 and centred == filled)


def _one_cell(lines: Sequence[CellLine]) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for line in lines:
        if runs:
            runs.append(LineBreak())
        runs += line.runs
    return trimmed(runs)


def _without_empty(
    made: list[list[Cell]], looks: list[RowLook]
) -> tuple[list[list[Cell]], list[RowLook]]:
    """Give the rows without empty ones at the end, which are but room."""
    count = len(made)
    while count > 1 and not any(cell.runs or cell.covered for cell in made[count - 1]):
        count -= 1
    return made[:count], looks[:count]


def _within(made: list[list[Cell]]) -> list[list[Cell]]:
    """Give the rows with no merged cell that reaches beyond them, or over words of its own."""
    for index, row in enumerate(made):
        for column, cell in enumerate(row):
            if cell.rows <= 1 and cell.columns <= 1:
                continue
            tall = _clear(made, index, column, cell)
            if tall != cell.rows:
                row[column] = replace(cell, rows=tall)
    _cover(made)
    return made


def _clear(made: list[list[Cell]], index: int, column: int, cell: Cell) -> int:
    """Give how many rows a cell may reach down before words stand in its way."""
    tall = 1
    while tall < cell.rows and index + tall < len(made):
        below = made[index + tall][column : column + cell.columns]
        if any(other.runs for other in below):
            break
        tall += 1
    return tall


def _cover(made: list[list[Cell]]) -> None:
    """Cover exactly what merged cells reach: an uncovered place is an empty cell."""
    reached = {
        (row, column)
        for index, cells in enumerate(made)
        for at, cell in enumerate(cells)
        if not cell.covered
        for row in range(index, index + cell.rows)
        for column in range(at, at + cell.columns)
        if (row, column) != (index, at)
    }
    for index, cells in enumerate(made):
        for at, cell in enumerate(cells):
            if (index, at) in reached:
                cells[at] = COVERED
            elif cell.covered:
                cells[at] = Cell()


def _columns(
    made: Sequence[Sequence[Cell]], headed: int, width: int, table: etree._Element
) -> tuple[Column, ...]:
    widths = _widths(table, width)
    names = [""] * width
    for cells in made[:headed]:
        names = [cell.text or name for cell, name in zip(cells, names, strict=True)]
    aligns = [_most([row[at] for row in made[headed:]]) for at in range(width)]
    return tuple(
        Column(" ".join(name.split()), align=align, width=share)
        for name, align, share in zip(names, aligns, widths, strict=True)
    )


def _most(cells: Sequence[Cell]) -> Align | None:
    """Give the alignment that most filled cells of a column have."""
    said = [cell.align for cell in cells if cell.runs and cell.columns == 1]
    return next((a for a in (Align.RIGHT, Align.CENTER) if 2 * said.count(a) > len(said)), None)


def _widths(table: etree._Element, width: int) -> Iterator[float | None]:
    told = [str(node.get(f"{W}w", "")) for node in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(told) != width or not all(text.isdecimal() and len(text) < 7 for text in told):
        return iter([None] * width)
    sizes = [int(text) for text in told]
    total = sum(sizes)
    return iter([size / total if total else None for size in sizes])
