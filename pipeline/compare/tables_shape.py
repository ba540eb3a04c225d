"""Merged cells: whether the changes of a table can be marked where they are.

Word marks rows, cells and text, not the making or undoing of a merged range: a range must be
the same on both sides, and no row or column may come or go inside it.
"""

from collections.abc import Sequence

from pipeline.compare.tables_columns import Columns
from pipeline.compare.tables_rows import Rows
from pipeline.model.table import Grid, Row


def row_shape(row: Row, columns: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Give how the cells of a row reach, by (rows, columns), in the given columns."""
    return tuple((row.cells[column].rows, row.cells[column].columns) for column in columns)


def can_be_marked(old: Grid, new: Grid, columns: Columns, rows: Rows) -> bool:
    """Say whether the changes between two grids can be marked without breaking a merged range."""
    if not columns.same:
        gone = {i for i, j in columns.steps if i is not None and j is None}
        came = {j for i, j in columns.steps if j is not None and i is None}
        if _cut_columns(old, gone) or _cut_columns(new, came):
            return False
    if not _reaches_down(old) and not _reaches_down(new):
        return True
    pairs = dict(rows.pairs)
    back = {j: i for i, j in pairs.items()}
    over, under = dict(columns.pairs), {j: i for i, j in columns.pairs}
    return _same_ranges(old, new, pairs, over) and _same_ranges(new, old, back, under)


def _cut_columns(grid: Grid, columns: set[int]) -> bool:
    """Say whether a merged range reaches over one of these columns and another."""
    return any(
        cell.columns > 1 and columns & set(range(start, start + cell.columns))
        for row in grid.rows
        for start, cell in enumerate(row.cells)
    )


def _reaches_down(grid: Grid) -> bool:
    return any(cell.rows > 1 for row in grid.rows for cell in row.cells)


def _same_ranges(grid: Grid, other: Grid, pairs: dict[int, int], columns: dict[int, int]) -> bool:
    """Say whether every range that reaches down has the same rows and columns in the other."""
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            if cell.rows <= 1:
                continue
            there, across = pairs.get(at), columns.get(column)
            if there is None or across is None:
                return False
            followed = all(pairs.get(at + step) == there + step for step in range(cell.rows))
            beside = other.rows[there].cells[across]
            if not followed or (beside.rows, beside.columns) != (cell.rows, cell.columns):
                return False
    return True
