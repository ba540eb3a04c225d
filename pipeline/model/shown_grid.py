"""The rows of a table as they are shown: names of groups get room, empty figures a dash.

A group's name stands in the column of names, which may be narrow; a typist merges it with the
empty cells beside it. Only empty cells are taken, so no text and no cell's place is lost.
A figure that is not there is printed as "-": an empty cell could be a figure forgotten.
Rows' own numbers stand in the middle of their column in every table, whoever wrote it.
"""

from collections.abc import Container
from typing import Final

from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.joined_cells import header_joined, said_once
from pipeline.model.table import ORDER_NAMES, Align, Column, RowKind
from pipeline.model.text import folded

_DASHES: Final = ("-", "–", "—")
_DASH: Final = (Text("-"),)
_FIGURES: Final = (Align.RIGHT, Align.DECIMAL)


def shown_grid(grid: Grid, kept: Container[str] = frozenset()) -> Grid:
    """Give the grid with names merged over cells that are empty or say the same, and dashes.

    Rows' numbers in the first column stand in its middle.

    `kept` holds the addresses of cells that must stay, because something is said of them.
    """
    columns = _centred(grid.columns)
    figures = tuple(
        index for index, column in enumerate(columns) if index and column.align in _FIGURES
    )
    rows = (_row(row, columns, figures, kept) for row in grid.rows)
    joined = (row if row.kind is RowKind.HEADER else said_once(row, kept) for row in rows)
    return replace(grid, columns=columns, rows=header_joined(tuple(joined), kept))


def _centred(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    if not columns or folded(columns[0].name) not in ORDER_NAMES:
        return columns
    return (replace(columns[0], align=Align.CENTER), *columns[1:])


def _row(
    row: Row, columns: tuple[Column, ...], figures: tuple[int, ...], kept: Container[str]
) -> Row:
    if row.kind in (RowKind.GROUP, RowKind.TOTAL):
        return _shown(row, columns, kept)
    if row.kind is RowKind.HEADER:
        return row
    cells = row.cells
    empty = [column for column in figures if not cells[column].runs and not cells[column].covered]
    if not empty or not any(cell.runs for cell in cells):
        return row
    dashed = {column: replace(cells[column], runs=_DASH) for column in empty}
    shown = tuple(dashed.get(column, cell) for column, cell in enumerate(cells))
    return replace(row, cells=shown)


def _shown(row: Row, columns: tuple[Column, ...], kept: Container[str]) -> Row:
    cells = row.cells
    name = _name(row)
    if name is None:
        return row
    if row.kind is RowKind.TOTAL:
        # one look for all totals, whatever stands before them
        middle = replace(cells[name], align=Align.CENTER)
        cells = (*cells[:name], middle, *cells[name + 1 :])
        row = replace(row, cells=cells)
    own = name + max(1, cells[name].columns)
    if cells[name].rows > 1 or not all(map(_is_single, (*cells[:name], *cells[own:]))):
        return row
    if row.kind is RowKind.GROUP and own > name + 1:
        return row  # merged by its author; a total's name goes on from there

    def free(column: int) -> bool:
        return not cells[column].runs and cells[column].address not in kept

    first = name
    if row.kind is RowKind.TOTAL and all(map(free, range(name))):
        first = 0
    last = own
    while last < len(cells) and free(last):
        last += 1
    if last < len(cells):
        # before figures, empty cells of figures stay: each says that there is none
        while last > own and columns[last - 1].align in _FIGURES:
            last -= 1
    if last == own and first == name:
        return row
    whole = replace(cells[name], columns=last - first)
    merged = (*cells[:first], whole, *(COVERED,) * (last - first - 1), *cells[last:])
    return replace(row, cells=merged)


def _is_single(cell: Cell) -> bool:
    return cell.rows == cell.columns == 1


def _name(row: Row) -> int | None:
    """Give the column of a row's name: its first words, behind a number like "I" or "A"."""
    filled = [column for column, cell in enumerate(row.cells) if cell.runs]
    if not filled:
        return None
    behind = len(filled) > 1 and filled[0] == 0 and filled[1] == 1 and len(row.cells[0].text) <= 8
    name = filled[1] if behind else filled[0]
    return None if _is_figure(row.cells[name]) else name


def _is_figure(cell: Cell) -> bool:
    return cell.value is not None and not isinstance(cell.value, str)


def align_of(cell: Cell, text: str, column: Column) -> Align | None:
    """Give how a cell of the body with this text stands: as it says, else as its column does.

    A dash alone stands under the figures of its column, and in the middle of a column of words.
    """
    if cell.columns > 1:
        return cell.align or Align.LEFT
    if text.strip() in _DASHES:
        return column.align or cell.align or Align.CENTER
    return cell.align or column.align
