"""Large numbers of cells without a number format, printed with points between thousands.

Excel shows 12345.5 of such a cell without any sign between thousands; a report in Vietnamese
prints 12.345,5. The same format holds years and codes, in which a point would be wrong, so a
column decides: its name ("Năm", "Mã …", "STT"), or that all its numbers are years.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.table import Align, RowKind
from pipeline.model.text import folded

_THOUSAND: Final = 1_000
_YEARS: Final = range(1900, 2101)
_CODES: Final = re.compile(
    r"(?:stt|tt|số tt|số thứ tự|mã|năm|thời gian|thời điểm|giai đoạn|thời kỳ)\b(?!.*\d)"
    r"|.*\b(?:mã số|số hiệu|ký hiệu|kí hiệu|số điện thoại|điện thoại|tọa độ|toạ độ|kinh độ|vĩ độ|"
    r"số văn bản|số quyết định|số tờ|số thửa)\b"
)


def grouped(grid: Grid) -> Grid:
    """Give the grid with points in the numbers of its body that have no format of their own."""
    columns = {index for index in range(len(grid.columns)) if _counts(grid, index)}
    if not columns:
        return grid
    return replace(grid, rows=tuple(_row(row, columns) for row in grid.rows))


def _counts(grid: Grid, index: int) -> bool:
    """Say whether a column has large plain numbers that are neither years nor codes."""
    column = grid.columns[index]
    large = [value for value in _plain(grid.rows, index) if abs(value) >= _THOUSAND]
    is_order = index == 0 and column.align is Align.CENTER
    if not large or is_order or _CODES.match(folded(column.name)):
        return False
    return any(value not in _YEARS for value in large)


def _plain(rows: Iterable[Row], index: int) -> Iterator[float]:
    return (
        cell.value
        for row in rows
        if row.kind is not RowKind.HEADER
        for cell in (row.cells[index],)
        if _is_plain(cell) and isinstance(cell.value, (int, float))
    )


def _is_plain(cell: Cell) -> bool:
    return not cell.number_format and type(cell.value) in (int, float)


def _row(row: Row, columns: Iterable[int]) -> Row:
    if row.kind is RowKind.HEADER:
        return row
    changed = {
        index: made
        for index in columns
        if _is_plain(row.cells[index]) and (made := _cell(row.cells[index])) is not row.cells[index]
    }
    if not changed:
        return row
    return replace(
        row, cells=tuple(changed.get(index, cell) for index, cell in enumerate(row.cells))
    )


def _cell(cell: Cell) -> Cell:
    (run,) = cell.runs if len(cell.runs) == 1 else (None,)
    if not isinstance(run, Text):
        return cell
    shown = _with_points(run.text)
    return cell if shown == run.text else replace(cell, runs=(replace(run, text=shown),))


def _with_points(text: str) -> str:
    """Give a plain number ("-12345,5") with points between its thousands."""
    whole, comma, part = text.partition(",")
    digits = whole.removeprefix("-")
    if not digits.isdigit() or len(digits) < 4:
        return text
    return f"{int(whole):,}".replace(",", ".") + comma + part
