"""The rows of a table that stayed, each cell with its changes."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pipeline.compare.beside import Beside
from pipeline.compare.ledger import Edit
from pipeline.compare.lines import revise_line
from pipeline.compare.printed import row_text, runs_key
from pipeline.compare.tables.cells import cell_change
from pipeline.compare.tables.columns import Columns
from pipeline.compare.tables.rows import Rows, row_name
from pipeline.compare.tables.shape import row_shape
from pipeline.compare.whole import whole_line
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Place, TableChange
from pipeline.model.comparison import Fate, RevisedCell, RevisedRow, Revision
from pipeline.model.document import Cell, Grid
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.shown_grid import align_of
from pipeline.model.table import Align, RowKind

_EMPTY = Cell()
NOTHING_MERGED: Final[Mapping[tuple[int, int], int]] = MappingProxyType({})


class Body:
    """The rows and columns of one table in both drafts.

    `reached` says how many rows of the comparison a merged range reaches down, by row and
    column of the new grid.
    """

    def __init__(
        self,
        old: FlowTable,
        new: FlowTable,
        columns: Columns,
        rows: Rows,
        beside: Beside,
        reached: Mapping[tuple[int, int], int] = NOTHING_MERGED,
    ) -> None:
        self._old, self._new = old, new
        self._columns, self._rows = columns, rows
        self._beside = beside
        self._reached = reached
        self._came: dict[int, Edit] = {}
        self._realigned: dict[int, Edit] = {}
        self._renumbered: Edit | None = None
        self._names = beside.new.place.text
        self._old_ranges, self._new_ranges = _ranges(old.grid), _ranges(new.grid)
        self._column_edits = dict(self._columns_changed())

    def columns(self) -> tuple[tuple[int | None, Revision | None], ...]:
        """Give the columns of the comparison, those gone included."""
        return tuple(
            (new, self._column_revision(step)) for step, (_, new) in enumerate(self._columns.steps)
        )

    def _columns_changed(self) -> Iterator[tuple[int, Edit]]:
        back = {new: old for old, new in self._columns.moved.items()}
        moved: dict[int, Edit] = {}
        for step, (old, new) in enumerate(self._columns.steps):
            if old is not None and new is not None:
                continue
            origin = back.get(new) if new is not None else old
            if origin is None or origin not in self._columns.moved:
                yield step, self._column_edit(old, new)
                continue
            if origin not in moved:
                moved[origin] = self._column_edit(origin, self._columns.moved[origin])
            yield step, moved[origin]

    def _column_edit(self, old: int | None, new: int | None) -> Edit:
        was, now = self._column_text(old, new=False), self._column_text(new, new=True)
        kind = ChangeKind.MOVED
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.DELETED
        changed = () if old is None or new is None else tuple(self._changed_in(old, new))
        return self._beside.edit(
            ChangedThing.COLUMN,
            was,
            now,
            kind=kind,
            places=self._column_places(old, new),
            tables=changed,
        )

    def _changed_in(self, old: int, new: int) -> Iterator[TableChange]:
        """Give the cells of a column elsewhere that say something else than before."""
        for i, j in (*self._rows.pairs, *self._rows.recast.items()):
            was, now = self._old.grid.rows[i].cells[old], self._new.grid.rows[j].cells[new]
            if runs_key(was.runs) != runs_key(now.runs):
                yield self._cell_change((i, old), (j, new))

    def _column_places(self, old: int | None, new: int | None) -> tuple[Place | None, Place | None]:
        beside, columns = self._beside, self._columns
        return (
            None if old is None else beside.old.column(columns.names_old[old]),
            None if new is None else beside.new.column(columns.names_new[new]),
        )

    def _column_text(self, column: int | None, *, new: bool) -> str:
        if column is None:
            return ""
        grid = self._new.grid if new else self._old.grid
        names = self._columns.names_new if new else self._columns.names_old
        cells = (row.cells[column] for row in grid.rows if row.kind is not RowKind.HEADER)
        return f"{names[column]}: {'; '.join(cell.text for cell in cells if not cell.covered)}"

    def _column_revision(self, step: int) -> Revision | None:
        edit = self._column_edits.get(step)
        if edit is None:
            return None
        gone = self._columns.steps[step][1] is None
        return edit.revision(Fate.DELETED if gone else Fate.INSERTED)

    def rows(self) -> tuple[RevisedRow, ...]:
        """Give the rows of the comparison, those gone included."""
        self._renumbered = self._renumbering()
        found: list[RevisedRow] = []
        there = {**self._rows.moved, **self._rows.recast}
        back = {new: old for old, new in there.items()}
        for old, new in self._rows.steps:
            if old is not None and new is not None:
                found.extend(self._stayed(old, new))
            elif old is not None:
                found.append(self._gone(old, self._edit_of(old, there.get(old))))
            elif new is not None:
                found.append(self._arrived(new, self._edit_of(back.get(new), new)))
        return tuple(found)

    def _edit_of(self, old: int | None, new: int | None) -> Edit:
        """Give the edit of a row that went, came, moved, or was recast for a column's sake."""
        if old is None or new is None:
            return self._row_edit(old, new)
        if new not in self._came:
            self._came[new] = (
                self._recast(old, new)
                if old in self._rows.recast
                else self._row_edit(old, new, ChangeKind.MOVED)
            )
        return self._came[new]

    def _recast(self, old: int, new: int) -> Edit:
        """Give the edit of the column that cuts a row; its own where it says something else."""
        if any(was != now for was, now in self._ranges_beside(old, new)):
            return self._row_edit(old, new)
        return next(iter(self._column_edits.values()))

    def _ranges_beside(self, old: int, new: int) -> Iterator[tuple[Hashable, Hashable]]:
        """Give what the ranges of two rows say, column by column, wherever a range begins."""
        was, now = self._old.grid.rows[old], self._new.grid.rows[new]
        for before, after in self._columns.pairs:
            first, other = self._old_ranges[old][before], self._new_ranges[new][after]
            yield runs_key(was.cells[first].runs), runs_key(now.cells[other].runs)

    def _row_edit(
        self, old: int | None, new: int | None, kind: ChangeKind = ChangeKind.CHANGED
    ) -> Edit:
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.DELETED
        beside = self._beside
        changed = () if old is None or new is None else tuple(self.changed_cells(old, new))
        return beside.edit(
            ChangedThing.ROW,
            "" if old is None else row_text(self._old.grid.rows[old]),
            "" if new is None else row_text(self._new.grid.rows[new]),
            kind=kind,
            places=(
                None if old is None else beside.old.row(old),
                None if new is None else beside.new.row(new),
            ),
            tables=changed,
        )

    def _gone(self, old: int, edit: Edit) -> RevisedRow:
        revision = edit.revision(Fate.DELETED)
        row = self._old.grid.rows[old]
        cells = [
            RevisedCell(_EMPTY, (), self._column_revision(step))
            if column is None
            else RevisedCell(
                self._old_cell(old, column), whole_line(row.cells[column].runs, revision)
            )
            for step, (column, _) in enumerate(self._columns.steps)
        ]
        order = _ranges_together(self._old_ranges[old], [i for i, _ in self._columns.steps])
        held = tuple(cells[step] for step in order)
        return RevisedRow(row, held, revision, self._old.written.rows[old])

    def _arrived(self, new: int, edit: Edit) -> RevisedRow:
        revision = edit.revision(Fate.INSERTED)
        row = self._new.grid.rows[new]
        cells = [
            RevisedCell(_EMPTY, (), self._column_revision(step))
            if column is None
            else RevisedCell(row.cells[column], whole_line(row.cells[column].runs, revision))
            for step, (_, column) in enumerate(self._columns.steps)
        ]
        order = _ranges_together(self._new_ranges[new], [j for _, j in self._columns.steps])
        held = tuple(cells[step] for step in order)
        return RevisedRow(row, held, revision, self._new.written.rows[new])

    def _stayed(self, old: int, new: int) -> list[RevisedRow]:
        was, now = self._old.grid.rows[old], self._new.grid.rows[new]
        pairs = self._columns.pairs
        if row_shape(was, [i for i, _ in pairs]) != row_shape(now, [j for _, j in pairs]):
            edit = self._row_edit(old, new)
            return [self._gone(old, edit), self._arrived(new, edit)]
        cells = tuple(
            self._cell(step, old, new, columns) for step, columns in enumerate(self._columns.steps)
        )
        return [RevisedRow(now, cells, None, self._new.written.rows[new])]

    def _cell(
        self, step: int, old: int, new: int, columns: tuple[int | None, int | None]
    ) -> RevisedCell:
        before, after = columns
        if before is None or after is None:
            return self._of_one_draft(step, old, new, columns)
        was = self._old.grid.rows[old].cells[before]
        now = self._reaching(self._new.grid.rows[new].cells[after], new, after)
        same = was.runs is now.runs or runs_key(was.runs) == runs_key(now.runs)
        look_was, look_now = self._look(old, before, new=False), self._look(new, after, new=True)
        if same and look_was == look_now:
            return RevisedCell(now, whole_line(now.runs, None))
        edit = self._cell_edit((old, before), (new, after))
        spans = (
            whole_line(now.runs, None)
            if same
            else revise_line(was.runs, now.runs, edit, formal=self._beside.formal)
        )
        if look_was == look_now:
            return RevisedCell(now, spans)
        restyled = self._realignment(before, after, edit, same=same)
        return RevisedCell(
            now,
            spans,
            was=replace(was, align=look_was, rows=now.rows, columns=now.columns),
            restyled=restyled,
        )

    def _of_one_draft(
        self, step: int, old: int, new: int, columns: tuple[int | None, int | None]
    ) -> RevisedCell:
        """Give the cell of a column that came or went."""
        before, after = columns
        if after is not None:
            cell = self._new.grid.rows[new].cells[after]
        else:
            assert before is not None
            cell = self._old_cell(old, before)
        revision = self._column_revision(step)
        return RevisedCell(cell, whole_line(cell.runs, revision), revision)

    def _reaching(self, cell: Cell, row: int, column: int) -> Cell:
        """Give a cell as it reaches over the rows of the comparison, those gone included."""
        count = self._reached.get((row, column))
        return cell if count is None or count == cell.rows else replace(cell, rows=count)

    def _old_cell(self, row: int, column: int) -> Cell:
        """Give a cell that is gone, standing as it did although its column may be another now."""
        cell = self._old.grid.rows[row].cells[column]
        look = self._look(row, column, new=False)
        return cell if look is None else replace(cell, align=look)

    def _look(self, row: int, column: int, *, new: bool) -> Align | None:
        """Give how a cell stands; None for one of the heading."""
        grid = self._new.grid if new else self._old.grid
        line = grid.rows[row]
        cell = line.cells[column]
        if line.kind is RowKind.HEADER or cell.covered:
            return None
        look = align_of(cell, cell.text, grid.columns[column]) or Align.LEFT
        return Align.RIGHT if look is Align.DECIMAL else look

    def _realignment(self, old: int, new: int, edit: Edit, *, same: bool) -> Revision:
        """Give the revision of a cell that stands otherwise: its own, or its whole column's."""
        before, after = self._old.grid.columns[old].align, self._new.grid.columns[new].align
        if before == after:
            return edit.revision(Fate.RESTYLED, ChangeClass.FORMATTING if same else None)
        if new not in self._realigned:
            self._realigned[new] = self._beside.edit(
                ChangedThing.COLUMN,
                self._columns.names_old[old],
                self._columns.names_new[new],
                places=self._column_places(old, new),
            )
        return self._realigned[new].revision(Fate.RESTYLED, ChangeClass.FORMATTING)

    def _cell_edit(self, old: tuple[int, int], new: tuple[int, int]) -> Edit:
        if self._renumbered is not None and new[1] == self._columns.order:
            return self._renumbered
        beside, columns = self._beside, self._columns
        places = (
            beside.old.row(old[0], columns.names_old[old[1]]),
            beside.new.row(new[0], columns.names_new[new[1]]),
        )
        change = self._cell_change(old, new)
        return beside.edit(
            ChangedThing.CELL, change.old, change.new, places=places, tables=(change,)
        )

    def _cell_change(self, old: tuple[int, int], new: tuple[int, int]) -> TableChange:
        was, now = self._old.grid, self._new.grid
        change = cell_change(
            self._names,
            self._row_name(new[0]),
            self._columns.names_new[new[1]],
            (was.rows[old[0]].cells[old[1]], was.columns[old[1]], unit_of(self._old)),
            (now.rows[new[0]].cells[new[1]], now.columns[new[1]], unit_of(self._new)),
        )
        # an ordinal that shifted is no figure of the report
        is_ordinal = new[1] == self._columns.order
        return replace(change, delta=None, percent=None) if is_ordinal else change

    def _row_name(self, row: int) -> str:
        order = self._columns.order
        speaking = [index for index in range(len(self._new.grid.columns)) if index != order]
        written = self._new.written.rows[row]
        return row_name(written, self._new.key, speaking)

    def changed_cells(self, old: int, new: int) -> Iterator[TableChange]:
        """Give the cells of a row that say something else than before."""
        for before, after in self._columns.pairs:
            was = self._old.grid.rows[old].cells[before]
            now = self._new.grid.rows[new].cells[after]
            if runs_key(was.runs) != runs_key(now.runs):
                yield self._cell_change((old, before), (new, after))

    def _renumbering(self) -> Edit | None:
        """Give one edit for ordinals that shifted because rows came, went or moved."""
        column = self._columns.order
        if column is None or self._rows.same:
            return None
        before = next(old for old, new in self._columns.pairs if new == column)
        changed = [
            self._cell_change((old, before), (new, column))
            for old, new in self._rows.pairs
            if runs_key(self._old.grid.rows[old].cells[before].runs)
            != runs_key(self._new.grid.rows[new].cells[column].runs)
        ]
        return self._beside.edit(
            ChangedThing.COLUMN,
            "; ".join(change.old for change in changed),
            "; ".join(change.new for change in changed),
            places=self._column_places(before, column),
            tables=tuple(changed),
            class_=ChangeClass.FORM,
        )


def _ranges(grid: Grid) -> list[list[int]]:
    """Give for each row and column of a grid the first column of the range that covers it."""
    found = [list(range(len(grid.columns))) for _ in grid.rows]
    for index, row in enumerate(grid.rows):
        for start, cell in enumerate(row.cells):
            if cell.columns > 1:
                for reached in found[index : index + cell.rows]:
                    reached[start : start + cell.columns] = [start] * cell.columns
    return found


def _ranges_together(firsts: Sequence[int], columns: Sequence[int | None]) -> list[int]:
    """Give the steps of a row with each merged range in one piece.

    A cell that only stands for a column of the other draft cannot stand within a range of a row
    that is marked as a whole; it follows the range.
    """
    order: list[int] = []
    waiting: list[int] = []
    for step, column in enumerate(columns):
        if column is None:
            waiting.append(step)
            continue
        if firsts[column] == column:
            order += waiting
            waiting = []
        order.append(step)
    return [*order, *waiting]


def unit_of(table: FlowTable) -> str:
    """Give the unit of a whole table, as the line above it says; "" where it says none."""
    lines = (line.text for line in table.above if line.style == "DonViBang")
    return next(lines, "").removeprefix("Đơn vị: ")
