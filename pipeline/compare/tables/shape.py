"""Merged cells: whether the changes of a table can be marked where they are.

Word marks rows, cells and text, not the making or undoing of a merged range. Rows may come and
go inside a range that reaches down; one that grew over rows that stayed cannot be marked, nor
one that a column came or went in.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.compare.tables.columns import Columns
from pipeline.compare.tables.rows import Rows
from pipeline.model.document import Grid, Row

Steps = Sequence[tuple[int | None, int | None]]
_NOTHING = range(0)


def row_shape(row: Row, columns: Sequence[int]) -> tuple[tuple[bool, int], ...]:
    """Give which cells of a row are covered and how many columns the others reach over."""
    return tuple((row.cells[column].covered, row.cells[column].columns) for column in columns)


def reaches(
    old: Grid, new: Grid, columns: Columns, rows: Rows
) -> Mapping[tuple[int, int], int] | None:
    """Give how many rows of the comparison each range that stayed reaches down.

    By row and column of the new grid. None where a range cannot be marked.
    """
    if not columns.same:
        gone = {i for i, j in columns.steps if i is not None and j is None}
        came = {j for i, j in columns.steps if j is not None and i is None}
        if _cut_columns(old, gone) or _cut_columns(new, came):
            return None
    if not _reaches_down(old) and not _reaches_down(new):
        return {}
    there, back = dict(rows.pairs), {new: old for old, new in rows.pairs}
    found: dict[tuple[int, int], int] = {}
    for (i, j), place in (
        *_stayed(old, new, columns, rows),
        *_alone(old, there, new=False),
        *_alone(new, back, new=True),
    ):
        count = _count(rows.steps, i, j)
        if count is None:
            return None
        if place is not None:
            found[place] = count
    return found


def _cut_columns(grid: Grid, columns: set[int]) -> bool:
    """Say whether a merged range reaches over one of these columns and another."""
    return any(
        cell.columns > 1 and columns & set(range(start, start + cell.columns))
        for row in grid.rows
        for start, cell in enumerate(row.cells)
    )


def _reaches_down(grid: Grid) -> bool:
    return any(cell.rows > 1 for row in grid.rows for cell in row.cells)


_Range = tuple[tuple[range, range], tuple[int, int] | None]


def _stayed(old: Grid, new: Grid, columns: Columns, rows: Rows) -> Iterator[_Range]:
    """Give the rows of ranges that begin in a row that stayed, and their place in the new grid."""
    for i, j in rows.pairs:
        for a, b in columns.pairs:
            was, now = old.rows[i].cells[a], new.rows[j].cells[b]
            if max(was.rows, now.rows) > 1:
                yield (range(i, i + was.rows), range(j, j + now.rows)), (j, b)


def _alone(grid: Grid, pairs: Mapping[int, int], *, new: bool) -> Iterator[_Range]:
    """Give the rows of ranges that begin in a row which only this grid has."""
    for index, row in enumerate(grid.rows):
        if index in pairs:
            continue
        for cell in row.cells:
            if cell.rows > 1:
                reached = range(index, index + cell.rows)
                yield ((_NOTHING, reached) if new else (reached, _NOTHING)), None


def _count(steps: Steps, old: range, new: range) -> int | None:
    """Give how many steps a range reaches over; None where others stand between them."""
    inside = [
        index
        for index, (i, j) in enumerate(steps)
        if (i is not None and i in old) or (j is not None and j in new)
    ]
    for index in inside:
        i, j = steps[index]
        if i is not None and j is not None and (i in old) != (j in new):
            return None
    if inside and inside[-1] - inside[0] + 1 == len(inside):
        return len(inside)
    return None
