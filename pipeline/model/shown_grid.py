"""The rows of a table as they are shown: names of groups get room, empty figures a dash.

A group's name stands in the column of names, which may be narrow; a typist merges it with the
empty cells beside it. Only empty cells are taken, so no text and no cell's place is lost.
A figure that is not there is printed as "-": an empty cell could be a figure forgotten.
"""

from collections.abc import Container
from typing import Final

from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.joined_cells import header_joined, said_once
from pipeline.model.table import Align, Column, RowKind

_DASHES: Final = ("-", "–", "—")
_DASH: Final = (Text("-"),)
_FIGURES: Final = (Align.RIGHT, Align.DECIMAL)


def shown_grid(grid: Grid, kept: Container[str] = frozenset()) -> Grid:
    """Give the grid with names merged over cells that are empty or say the same, and dashes.

    `kept` holds the addresses of cells that must stay, because something is said of them.
    """
    figures = tuple(
        index for index, column in enumerate(grid.columns) if index and column.align in _FIGURES
    )
    rows = (_row(row, grid.columns, figures, kept) for row in grid.rows)
    joined = (row if row.kind is RowKind.HEADER else said_once(row, kept) for row in rows)
    return replace(grid, rows=header_joined(tuple(joined), kept))


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
    if any(cell.rows > 1 or cell.columns != 1 for cell in cells):
        return row

    def free(column: int) -> bool:
        return not cells[column].runs and cells[column].address not in kept

    first = name
    if row.kind is RowKind.TOTAL and all(map(free, range(name))):
        first = 0
    last = name + 1
    while last < len(cells) and free(last):
        last += 1
    if last < len(cells):
        # before figures, empty cells of figures stay: each says that there is none
        while last > name + 1 and columns[last - 1].align in _FIGURES:
            last -= 1
    if last - first < 2:
        return row
    whole = replace(cells[name], columns=last - first)
    merged = (*cells[:first], whole, *(COVERED,) * (last - first - 1), *cells[last:])
    return replace(row, cells=merged)


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
