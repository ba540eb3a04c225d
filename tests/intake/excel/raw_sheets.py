"""Sheets as the reader gives them, made of values."""

from collections.abc import Sequence

from pipeline.intake.excel.sheet_xml import Area
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.model.inlines import Text
from pipeline.model.table import Value

Rows = Sequence[Sequence[Value]]


def raw(rows: Rows, merges: Sequence[Area] = (), *, title: str = "S") -> RawSheet:
    """Give a sheet of these rows from A1 on, merges as they come; None is no cell."""
    cells = {
        (row, column): Content(value, (Text(str(value)),))
        for row, line in enumerate(rows, start=1)
        for column, value in enumerate(line, start=1)
        if value is not None
    }
    return RawSheet(title, cells, tuple(merges))
