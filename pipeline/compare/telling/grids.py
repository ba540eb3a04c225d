"""What changed in one table: its cells, rows and columns, each told once.

Rows that stand in another order are one sorting where it was the order that changed, not a row
or two. The cells of a total follow from the rows that came and went above them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pipeline.compare.telling.group import Group
from pipeline.compare.telling.laid import LaidBlock
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind
from pipeline.model.comparison import RevisedTable, revisions_in_row
from pipeline.model.entry import EntryKind
from pipeline.model.table import RowKind

_SORTED: Final = 3  # rows in another place from which that is a sorting
_SHARE: Final = 3  # or one row in so many, where there are more than one
_Sort = tuple[ChangeKind, ChangedThing, ChangeClass]
_CELLS: Final = (ChangeKind.CHANGED, ChangedThing.CELL, ChangeClass.CONTENT)
_MOVED_ROWS: Final = (ChangeKind.MOVED, ChangedThing.ROW, ChangeClass.CONTENT)
_OTHER_ROWS: Final = tuple(
    (kind, ChangedThing.ROW, ChangeClass.CONTENT) for kind in (ChangeKind.ADDED, ChangeKind.DELETED)
)


def told_tables(
    blocks: Sequence[LaidBlock], changes: Sequence[Change], left: Collection[int]
) -> Iterator[Group]:
    """Give the changes within each table that stayed; its lines above and below tell apart."""
    for laid in blocks:
        if isinstance(laid.block, RevisedTable) and laid.whole is None:
            yield from _told(laid.block, changes, left)


def _told(table: RevisedTable, changes: Sequence[Change], left: Collection[int]) -> Iterator[Group]:
    held: dict[_Sort, list[int]] = defaultdict(list)
    for index in dict.fromkeys(_within(table)):
        change = changes[index]
        if index in left and change.class_ is not ChangeClass.FORM:
            held[change.kind, change.what, change.class_].append(index)
    _put_totals(held, frozenset(_of_totals(table)))
    for sort, members in held.items():
        kind, what, _ = sort
        if sort == _MOVED_ROWS and _is_sorting(len(members), _body_rows(table)):
            yield Group(EntryKind.SORTED, ChangedThing.TABLE, tuple(members))
        else:
            yield Group(EntryKind(kind.value), what, tuple(members))


def _is_sorting(moved: int, rows: int) -> bool:
    """Say whether so many rows in another place are another order of a table of so many."""
    return moved >= _SORTED or (moved > 1 and moved * _SHARE >= rows)


def _body_rows(table: RevisedTable) -> int:
    """Give how many rows the new table has, without those of its heading."""
    return sum(
        row.row.kind is not RowKind.HEADER and not (row.revision and row.revision.fate.is_old)
        for row in table.rows
    )


def _within(table: RevisedTable) -> Iterator[int]:
    """Give the changes of columns, rows and cells, as often as they are marked."""
    yield from (revision.change for _, revision in table.columns if revision)
    for row in table.rows:
        yield from (revision.change for revision in revisions_in_row(row))


def _of_totals(table: RevisedTable) -> Iterator[int]:
    for row in table.rows:
        if row.row.kind is RowKind.TOTAL:
            yield from (revision.change for revision in revisions_in_row(row))


def _put_totals(held: dict[_Sort, list[int]], totals: Collection[int]) -> None:
    """Let cells of totals be told with the rows that came or went, where no other cell changed."""
    rows = next((sort for sort in _OTHER_ROWS if sort in held), None)
    cells = held.get(_CELLS, [])
    if rows is not None and cells and all(index in totals for index in cells):
        held[rows] += held.pop(_CELLS)
