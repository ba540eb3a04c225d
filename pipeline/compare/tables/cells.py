"""One cell that changed, and by how much where it holds a number."""

from decimal import Decimal, localcontext
from typing import Final

from pipeline.model.change import TableChange
from pipeline.model.document import Cell
from pipeline.model.numbers import Number, read_number
from pipeline.model.table import Column

_HUNDREDTHS: Final = Decimal("0.01")
_LARGEST: Final = 90  # digits; `read_number` takes no more


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
        delta, percent = difference(before.value, after.value)
    return TableChange(table, row, column, old[0].text, new[0].text, delta, percent, unit)


def difference(old: Decimal, new: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Give new less old, and that per hundred of the old; None for what is beyond all measure."""
    if max(abs(value.adjusted()) for value in (old, new)) > _LARGEST:
        return None, None
    with localcontext(prec=6 * _LARGEST):
        delta = new - old
        percent = (delta / abs(old) * 100).quantize(_HUNDREDTHS) if old else None
    return delta, percent


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
