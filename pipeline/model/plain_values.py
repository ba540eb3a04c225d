"""Values that msgpack has no type for, marked as what they are, and read back.

It knows texts, numbers and truth; days, exact numbers and intervals are marked.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import msgspec

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.form import Interval

_MOMENT, _DAY, _EXACT, _INTERVAL = 1, 2, 3, 4  # codes of what msgpack has no type for
_MARKED: Final = (date, Decimal)
_READ: Final[dict[int, Callable[[str], object]]] = {
    _MOMENT: datetime.fromisoformat,
    _DAY: date.fromisoformat,
    _EXACT: Decimal,
}


def marked(value: Any) -> Any:
    """Give a value as msgpack writes it, marked where it has no type for it."""
    match value:
        case datetime():
            return msgspec.msgpack.Ext(_MOMENT, value.isoformat().encode())
        case date():
            return msgspec.msgpack.Ext(_DAY, value.isoformat().encode())
        case Decimal():
            return msgspec.msgpack.Ext(_EXACT, str(value).encode())
        case Interval():
            return msgspec.msgpack.Ext(_INTERVAL, msgspec.msgpack.encode(value))
        case _:
            return value


def value_of(code: int, data: memoryview) -> object:
    """Give back what was marked, as a decoder of msgpack asks for it (`ext_hook`).

    Raises:
        ValueError: Nothing was marked so.
        ArithmeticError: It is no exact number.
    """
    if code == _INTERVAL:
        return msgspec.msgpack.decode(bytes(data), type=Interval)
    read = _READ.get(code)
    if read is None:
        raise ValueError(code)
    return read(bytes(data).decode())


def plain_grid(grid: Grid) -> Grid:
    """Give a grid with its days and exact numbers marked."""
    return replace(grid, rows=tuple(map(plain_row, grid.rows)))


def plain_row(row: Row) -> Row:
    """Give a row with its days and exact numbers marked."""
    if not any(isinstance(cell.value, _MARKED) for cell in row.cells):
        return row
    return replace(row, cells=tuple(map(plain_cell, row.cells)))


def plain_cell(cell: Cell) -> Cell:
    """Give a cell with its day or exact number marked."""
    return replace(cell, value=marked(cell.value)) if isinstance(cell.value, _MARKED) else cell
