"""Tables of a redline laid over the later file's: rows, columns and cells that changed.

A row whose change no mark of a cell can show (merged ranges that reach otherwise) is shown as
gone and come.

Source: ECMA-376 Part 1, 17.13.5.1 to 17.13.5.4 (cells), 17.13.5.12, 17.13.5.16 (rows).
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from pipeline.model.comparison import (
    Fate,
    RevisedCell,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
    revisions_in,
    revisions_in_row,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import LineBreak
from pipeline.ooxml.blocks import Box, boxes, cell_paragraphs, rows
from pipeline.ooxml.names import W
from pipeline.render.redline.over.brought import Brought
from pipeline.render.redline.over.marker import Marker
from pipeline.render.redline.over.side import OutOfStepError, Side

Placed = Callable[[etree._Element, etree._Element | None], None]


@dataclass(frozen=True, slots=True)
class Laying:
    """What tables are laid with; `cell` puts the lines of a cell together from both sides."""

    marker: Marker
    brought: Brought
    cell: Callable[[Side, Side, Placed, Sequence[Span]], None]


def lay_table(
    laying: Laying, now: etree._Element, was: etree._Element, table: RevisedTable
) -> etree._Element:
    """Give the later file's table with the changes of one that stayed.

    Raises `OutOfStepError` where columns came or went and a row cannot show it: then the tables
    are gone and come.
    """
    laid = deepcopy(now)
    _Table(laying, laid, was, table).lay()
    return laid


class _Table:
    """One table while changes are laid over it."""

    def __init__(
        self, laying: Laying, now: etree._Element, was: etree._Element, table: RevisedTable
    ) -> None:
        self._laying, self._node, self._table = laying, now, table
        self._new, self._old = Side(rows(now)), Side(rows(was))
        self._was = was
        self._some = next(revisions_in(table), None)
        self._last: etree._Element | None = None

    def lay(self) -> None:
        """Lay the rows one after another, then the grid."""
        for row in self._table.rows:
            if row.revision is None:
                self._row(row)
            elif row.revision.fate.is_old:
                made = self._gone(self._old.pop(), row.revision)
                self._stand_in(made, row.revision)
            else:
                came = self._new.pop()
                self._laying.marker.row(came, row.revision)
                self._stand_in(came, row.revision)
                self._last = came
        self._grid()

    def _stand_in(self, row: etree._Element, revision: Revision) -> None:
        """Give a row that came or went the cells of the columns that only the other file has."""
        if not self._moves_columns():
            return
        held = boxes(row)
        if any(box.span != 1 or box.merge for box in held):
            raise OutOfStepError
        waiting = [box.node for box in held]
        for _, across in self._table.columns:
            if across is None or across.fate.is_old == revision.fate.is_old:
                if not waiting:
                    raise OutOfStepError
                waiting.pop(0)
                continue
            cell = etree.Element(f"{W}tc")
            cell.append(etree.Element(f"{W}p"))
            self._laying.marker.whole(cell, revision)
            self._laying.marker.cell_sign(cell, across)
            waiting[0].addprevious(cell) if waiting else row.append(cell)

    def _moves_columns(self) -> bool:
        return any(revision for _, revision in self._table.columns)

    def _row(self, row: RevisedRow) -> None:
        now, was = self._new.pop(), self._old.pop()
        if not _is_changed(row, self._table):
            self._last = now
            return
        laid = deepcopy(now)
        try:
            self._cells(laid, was, row)
        except OutOfStepError:
            if self._moves_columns():
                raise
            revision = next(revisions_in_row(row), self._some)
            assert revision is not None, "a row is changed by a revision in it or of its columns"
            self._gone(was, replace(revision, fate=Fate.DELETED), before=now)
            self._laying.marker.row(now, replace(revision, fate=Fate.INSERTED))
            self._last = now
            return
        parent = now.getparent()
        assert parent is not None
        parent.replace(now, laid)
        self._last = laid

    def _gone(
        self, row: etree._Element, revision: Revision, before: etree._Element | None = None
    ) -> etree._Element:
        made = self._laying.brought.copy(row)
        self._laying.marker.row(made, revision)
        following = before if before is not None else self._new.node
        if following is not None:
            following.addprevious(made)
        elif self._last is not None:
            self._last.addnext(made)
        else:
            self._node.append(made)
        self._last = made
        return made

    def _cells(self, now: etree._Element, was: etree._Element, row: RevisedRow) -> None:
        new, old = _by_column(now), _by_column(was)
        taken = 0  # columns of the old table passed
        last: etree._Element | None = None
        for (position, across), cell in zip(self._table.columns, row.cells, strict=True):
            revision = cell.revision or across
            if revision is not None and revision.fate.is_old:
                last = self._gone_cell(now, old.get(taken), revision, last)
                taken += 1
                continue
            box = None if position is None else new.get(position)
            if revision is not None:
                last = self._came_cell(box, revision)
                continue
            if not cell.cell.covered:
                self._cell(box, old.get(taken), cell)
            last = box.node if box is not None else last
            taken += 1

    def _gone_cell(
        self,
        row: etree._Element,
        box: Box | None,
        revision: Revision,
        last: etree._Element | None,
    ) -> etree._Element:
        if box is None or box.span != 1 or box.merge:
            raise OutOfStepError
        made = self._laying.brought.copy(box.node)
        self._laying.marker.cell(made, revision)
        if last is not None:
            last.addnext(made)
            return made
        first = row.find(f"{W}tc")
        if first is None:
            raise OutOfStepError
        first.addprevious(made)
        return made

    def _came_cell(self, box: Box | None, revision: Revision) -> etree._Element:
        if box is None or box.span != 1 or box.merge:
            raise OutOfStepError
        self._laying.marker.cell(box.node, revision)
        return box.node

    def _cell(self, box: Box | None, was: Box | None, cell: RevisedCell) -> None:
        if box is None or was is None or (box.span, box.merge) != (was.span, was.merge):
            raise OutOfStepError
        if not any(span.revision or span.note for span in cell.spans):
            return
        new, old = (list(cell_paragraphs(side.node)) for side in (box, was))
        if any(side.node.find(f".//{W}tbl") is not None for side in (box, was)):
            _require_same_lines(new, old, cell)
        self._laying.cell(Side(new), Side(old), _Placing(new).place, cell.spans)

    def _grid(self) -> None:
        """Say in the grid which columns came and went."""
        grid, former = (side.find(f"{W}tblGrid") for side in (self._node, self._was))
        if grid is None or former is None or not self._moves_columns():
            return
        before = list(former.iterfind(f"{W}gridCol"))
        now = list(grid.iterfind(f"{W}gridCol"))
        came = [r for _, r in self._table.columns if r is not None and r.fate.is_new]
        if len(before) != len(self._table.columns) - len(came):
            return
        taken = made = 0
        for _, revision in self._table.columns:
            if revision is not None and revision.fate.is_old:
                copy = deepcopy(before[taken])
                grid.insert(made, copy)
            if revision is None or revision.fate.is_old:
                taken += 1
            made += 1
        assert now or made
        self._laying.marker.grid(grid, [deepcopy(column) for column in before])


class _Placing:
    """Puts the paragraphs of a cell where its own stood."""

    def __init__(self, own: Sequence[etree._Element]) -> None:
        self._waiting = list(own)

    def place(self, made: etree._Element, stead: etree._Element | None) -> None:
        """Put a paragraph in the stead of its own, or before the next."""
        if stead is None:
            if not self._waiting:
                raise OutOfStepError
            self._waiting[0].addprevious(made)
            return
        parent = stead.getparent()
        assert parent is not None
        parent.replace(stead, made)
        self._waiting.remove(stead)


def _require_same_lines(
    new: Sequence[etree._Element], old: Sequence[etree._Element], cell: RevisedCell
) -> None:
    """Refuse a cell with tables in it whose lines came or went: they may be a table's rows."""
    parted = any(
        isinstance(run, LineBreak)
        for span in cell.spans
        if span.revision is not None
        for run in span.runs
    )
    if parted or len(new) != len(old):
        raise OutOfStepError


def _is_changed(row: RevisedRow, table: RevisedTable) -> bool:
    return any(revision for _, revision in table.columns) or any(
        cell.revision or cell.restyled or any(span.revision or span.note for span in cell.spans)
        for cell in row.cells
    )


def _by_column(row: etree._Element) -> dict[int, Box]:
    return {box.column: box for box in boxes(row)}
