"""Merged cells: whether the changes of a table can be marked where they are.

Word marks rows, cells and text, not the making or undoing of a merged range. Rows may come and
go inside a range that reaches down; one that grew over rows that stayed cannot be marked. Where
a column came or went in a range that reaches across, as in a head of several rows, its rows are
recast: marked as gone and come, all other rows cell by cell.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from pipeline.compare.tables.columns import Columns
from pipeline.compare.tables.rows import Rows
from pipeline.model.document import Grid, Row
from pipeline.model.fixed import replace

Steps = Sequence[tuple[int | None, int | None]]
_NOTHING = range(0)


def row_shape(row: Row, columns: Sequence[int]) -> tuple[tuple[bool, int], ...]:
    """Give which cells of a row are covered and how many columns the others reach over."""
    return tuple((row.cells[column].covered, row.cells[column].columns) for column in columns)


def recast_rows(old: Grid, new: Grid, columns: Columns, rows: Rows) -> Rows:
    """Give the rows with those recast that a column cuts a range of."""
    if columns.same:
        return rows
    gone = {i for i, j in columns.steps if i is not None and j is None}
    came = {j for i, j in columns.steps if j is not None and i is None}
    cut_old, cut_new = set(_cut(old, gone)), set(_cut(new, came))
    found = {i: j for i, j in rows.pairs if i in cut_old or j in cut_new}
    if not found:
        return rows
    found = _with_reached(found, dict(rows.pairs), old, new)
    within = _within(old), _within(new)
    return replace(rows, steps=tuple(_parted(rows.steps, found, *within)), recast=found)


def _cut(grid: Grid, columns: set[int]) -> Iterator[int]:
    """Give the rows in which a merged range reaches over one of these columns and another."""
    for index, row in enumerate(grid.rows):
        for start, cell in enumerate(row.cells):
            if cell.columns > 1 and columns & set(range(start, start + cell.columns)):
                yield from range(index, index + cell.rows)


def _with_reached(
    found: Mapping[int, int], pairs: Mapping[int, int], old: Grid, new: Grid
) -> dict[int, int]:
    """Give the rows with all that stayed in a range reaching down from, or to, one of them."""
    stretches = [*_down(old)], [*_down(new)]
    held = dict(found)
    while True:
        olds = {i for rows in stretches[0] if not held.keys().isdisjoint(rows) for i in rows}
        there = set(held.values())
        news = {j for rows in stretches[1] if not there.isdisjoint(rows) for j in rows}
        more = {i: j for i, j in pairs.items() if i in olds or j in news or i in held}
        if len(more) == len(held):
            return more
        held = more


def _down(grid: Grid) -> Iterator[range]:
    for index, row in enumerate(grid.rows):
        for reach in {cell.rows for cell in row.cells if cell.rows > 1}:
            yield range(index, index + reach)


def _within(grid: Grid) -> frozenset[int]:
    """Give the rows into which a range reaches down from the one above."""
    return frozenset(row for rows in _down(grid) for row in rows[1:])


def _parted(
    steps: Steps,
    recast: Mapping[int, int],
    within_old: Container[int | None],
    within_new: Container[int | None],
) -> Iterator[tuple[int | None, int | None]]:
    """Give the steps with recast rows as two: of rows of one range all old ones before the new."""
    run: list[tuple[int | None, int | None]] = []
    for old, new in steps:
        if old not in within_old and new not in within_new:
            yield from _two(run, recast)
            run = []
        run.append((old, new))
    yield from _two(run, recast)


def _two(run: Steps, recast: Mapping[int, int]) -> Iterator[tuple[int | None, int | None]]:
    if not any(old in recast for old, _ in run):
        yield from run
        return
    yield from ((old, None) for old, _ in run if old is not None)
    yield from ((None, new) for _, new in run if new is not None)


def reaches(
    old: Grid, new: Grid, columns: Columns, rows: Rows
) -> Mapping[tuple[int, int], int] | None:
    """Give how many rows of the comparison each range that stayed reaches down.

    By row and column of the new grid. None where a range cannot be marked.
    """
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
