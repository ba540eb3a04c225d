"""A remark beside a table, in a column that no header names: it is printed as a column.

An author who writes "hỏi lại xã" to the right of a table in Excel does not mean to have it printed.
"""

from collections.abc import Iterator

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind

_FIX = "đặt tên cho cột ở dòng tiêu đề, hoặc xóa ghi chú trong tệp"


def nameless_columns(evidence: Evidence) -> Iterator[Notice]:
    """Tell of words in columns without a name, where every other column has one."""
    for placed in evidence.tables:
        yield from told(_in_table(placed))


def _in_table(placed: PlacedTable) -> Iterator[Notice]:
    grid = placed.table.grid
    named = [bool(column.name.strip()) for column in grid.columns]
    if all(named) or not grid.header or sum(named) < len(named) - 1:
        return
    column = named.index(False)
    if column == 0:
        return  # the first names its rows, and needs no name
    body = [(at, row.cells[column]) for at, row in enumerate(grid.rows)
            if row.kind is not RowKind.HEADER]  # fmt: skip
    said = [(at, cell) for at, cell in body if isinstance(cell.value, str) and cell.text.strip()]
    if 2 * len(said) > len(body):
        return  # a column of the table, whose name was forgotten
    for at, cell in said:
        message = f"“{cell.text[:40]}” đứng cạnh bảng, ở cột không có tên; đang được in ra"
        yield placed.notice(Severity.WARNING, "cot-khong-ten", message, _FIX, (at, column))
