"""A table that stayed, with its changes: columns, rows, cells.

A cell that changed is one change, a row that came, went or moved one, a column one. A table
whose structure cannot be marked, or of which hardly a cell stayed, is taken out and put in
whole as one change.
"""

from collections.abc import Iterator
from typing import Final

from pipeline.compare.beside import Beside
from pipeline.compare.lines import is_marked
from pipeline.compare.printed import runs_key, table_text
from pipeline.compare.tables.body import Body
from pipeline.compare.tables.columns import Columns, match_columns
from pipeline.compare.tables.lines import revise_lines
from pipeline.compare.tables.rows import Rows, match_rows
from pipeline.compare.tables.shape import reaches, recast_rows
from pipeline.compare.whole import whole_table
from pipeline.model.change import ChangeClass, ChangedThing, TableChange, Tracked
from pipeline.model.comparison import Fate, RevisedBlock, RevisedTable
from pipeline.model.flow import FlowTable

_STAYED: Final = 0.3  # share of cells below which a table is replaced whole
_FEW: Final = 12  # cells; a smaller table is marked cell by cell whatever changed
_TURNED: Final = {None: "khổ trang theo bề rộng bảng", True: "khổ ngang", False: "khổ dọc"}


def revise_table(old: FlowTable, new: FlowTable, beside: Beside) -> list[RevisedBlock]:
    """Give a table with its changes, or the old and the new one where it is replaced whole."""
    _tell_unmarked(old, new, beside)
    columns = match_columns(old.grid, new.grid)
    rows = recast_rows(old.grid, new.grid, columns, match_rows(old, new, columns))
    reached = reaches(old.grid, new.grid, columns, rows)
    if reached is None or _is_rewritten(old, new, columns, rows):
        return _replaced(old, new, columns, rows, beside)
    above = revise_lines(old.above, new.above, beside)
    body = Body(old, new, columns, rows, beside, reached)
    revised, across = body.rows(), body.columns()
    below = revise_lines(old.below, new.below, beside)
    table = RevisedTable(new, above, across, revised, below)
    return [table if _is_marked(table) else new]


def _is_marked(table: RevisedTable) -> bool:
    return (
        any(not hasattr(line, "role") for line in (*table.above, *table.below))
        or any(revision for _, revision in table.columns)
        or any(
            row.revision or any(cell.restyled or is_marked(cell.spans) for cell in row.cells)
            for row in table.rows
        )
    )


def _is_rewritten(old: FlowTable, new: FlowTable, columns: Columns, rows: Rows) -> bool:
    counts = [len(table.grid.rows) * len(table.grid.columns) for table in (old, new)]
    if max(counts) <= _FEW:
        return False
    stayed = sum(
        runs_key(old.grid.rows[i].cells[a].runs) == runs_key(new.grid.rows[j].cells[b].runs)
        for i, j in (*rows.pairs, *rows.recast.items(), *rows.moved.items())
        for a, b in columns.matched
    )
    return stayed < _STAYED * min(counts)


def _replaced(
    old: FlowTable, new: FlowTable, columns: Columns, rows: Rows, beside: Beside
) -> list[RevisedBlock]:
    edit = beside.edit(
        ChangedThing.TABLE,
        table_text(old),
        table_text(new),
        tables=tuple(_changed_cells(old, new, columns, rows, beside)),
    )
    return [
        whole_table(old, edit.revision(Fate.DELETED)),
        whole_table(new, edit.revision(Fate.INSERTED)),
    ]


def _changed_cells(
    old: FlowTable, new: FlowTable, columns: Columns, rows: Rows, beside: Beside
) -> Iterator[TableChange]:
    body = Body(old, new, columns, rows, beside)
    for i, j in (*rows.pairs, *rows.recast.items(), *rows.moved.items()):
        yield from body.changed_cells(i, j)


def _tell_unmarked(old: FlowTable, new: FlowTable, beside: Beside) -> None:
    """Tell of what no mark can show: the page a table is turned to, widths asked for."""
    before, after = _layout(old), _layout(new)
    if before != after:
        edit = beside.edit(ChangedThing.TABLE, before, after)
        edit.unmarked(ChangeClass.FORMATTING, Tracked.UNTRACKED)


def _layout(table: FlowTable) -> str:
    widths = dict(table.options).get("cols", "")
    return _TURNED[table.landscape] + (f", bề rộng cột {widths}" if widths else "")
