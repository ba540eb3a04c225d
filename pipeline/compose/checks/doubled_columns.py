"""Two columns of one name: nobody can say which of them a sentence, a chart or a check means."""

from collections.abc import Iterator

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind
from pipeline.model.text import folded


def doubled_columns(evidence: Evidence) -> Iterator[Notice]:
    """Tell, at the second one, of columns of a table that bear the same name."""
    for placed in evidence.tables:
        if placed.sheet not in evidence.form_sheets:  # the reading of the form has told already
            yield from told(_in_table(placed))


def _in_table(placed: PlacedTable) -> Iterator[Notice]:
    grid = placed.table.grid
    heads = [row for row, entry in enumerate(grid.rows) if entry.kind is RowKind.HEADER]
    first: dict[tuple[str, str], int] = {}
    for index, column in enumerate(grid.columns):
        name = (folded(column.name), folded(column.unit))
        if not heads or not name[0] or first.setdefault(name, index) == index:
            continue
        row = next((row for row in reversed(heads) if grid.rows[row].cells[index].runs), heads[-1])
        message = f"hai cột cùng tên “{column.name}” (cột {first[name] + 1} và cột {index + 1})"
        fix = "đặt tên nói rõ mỗi cột khác ở điểm nào (năm, đơn vị, nguồn)"
        yield placed.notice(Severity.WARNING, "cot-trung", message, fix, (row, index))
