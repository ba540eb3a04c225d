"""One cell that changed, and by how much where it holds a number."""

from decimal import Decimal
from typing import Final

from pipeline.model.change import TableChange
from pipeline.model.numbers import Number, read_number
from pipeline.model.table import Cell, Column

_HUNDREDTHS: Final = Decimal("0.01")


def cell_change(
    table: str,
    row: str,
    column: str,
    old: tuple[Cell, Column, str],
    new: tuple[Cell, Column, str],
) -> TableChange:
    """Give what a cell said before and says now, with the difference of two numbers.

    `old` and `new` are a cell, its column, and the unit of its whole table.
    """
    delta = percent = None
    before, after = _number(*old), _number(*new)
    unit = after.unit if after else ""
    if before and after and before.unit == after.unit:
        delta = after.value - before.value
        if before.value:
            percent = (delta / abs(before.value) * 100).quantize(_HUNDREDTHS)
    return TableChange(table, row, column, old[0].text, new[0].text, delta, percent, unit)


def _number(cell: Cell, column: Column, unit: str) -> Number | None:
    """Give the number a cell prints, in the unit it is in; None for anything else."""
    found = read_number(cell.text)
    if isinstance(found, Number):
        return Number(found.value, found.unit or cell.unit or column.unit or unit)
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    exact = Decimal(str(value))
    return Number(exact, cell.unit or column.unit or unit) if exact.is_finite() else None
