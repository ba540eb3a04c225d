"""Units of magnitude mixed in one column: 361,4 and 600 beside 361.396 (tỷ and triệu đồng).

Told where cells name different units of one dimension, and where one number stands about a
thousand times apart from all others of its column while its thousandth would fit among them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.outline_of_rows import RowOutline, outline_of
from pipeline.compose.checks.quantities import is_measure, is_order, is_rate, quantity, shown
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import Number, Range, read_number
from pipeline.model.table import Cell, RowKind

_DIMENSIONS: Final[dict[str, tuple[str, Decimal]]] = {
    unit: (dimension, Decimal(size))
    for dimension, sizes in {
        "tiền": {
            "đồng": 1, "nghìn đồng": 10**3, "ngàn đồng": 10**3, "triệu đồng": 10**6,
            "triệu": 10**6, "tỷ đồng": 10**9, "tỉ đồng": 10**9, "tỷ": 10**9, "tỉ": 10**9,
            "nghìn tỷ đồng": 10**12, "nghìn tỷ": 10**12,
        },
        "ngoại tệ": {"usd": 1, "nghìn usd": 10**3, "triệu usd": 10**6, "tỷ usd": 10**9},
        "chiều dài": {"m": 1, "km": 10**3},
        "diện tích": {"m²": 1, "m2": 1, "ha": 10**4, "nghìn ha": 10**7, "km²": 10**6, "km2": 10**6},
        "khối lượng": {"kg": 1, "tạ": 100, "tấn": 10**3, "nghìn tấn": 10**6, "triệu tấn": 10**9},
        "số người": {"người": 1, "nghìn người": 10**3, "triệu người": 10**6},
        "số lượt": {"lượt": 1, "nghìn lượt": 10**3, "triệu lượt": 10**6},
        "điện": {"kw": 1, "mw": 10**3},
    }.items()
    for unit, size in sizes.items()
}  # fmt: skip
_FEWEST: Final = 4  # numbers that say what is usual in a column
_APART: Final = Decimal(30)  # how far from the nearest other number
_THOUSAND: Final = Decimal(1000)
_WITHIN: Final = Decimal(2)  # the thousandth may be this far outside the range of the others
_SPREAD: Final = Decimal(200)  # columns wider than this say nothing
_SIZED: Final = frozenset({"tiền", "ngoại tệ", "chiều dài"})


@dataclass(frozen=True, slots=True)
class _Found:
    row: int
    cell: Cell
    number: Decimal
    unit: str


def units_of_magnitude(evidence: Evidence) -> Iterator[Notice]:
    """Tell of cells in another unit of magnitude than their column."""
    for placed in evidence.tables:
        is_form = placed.sheet in evidence.form_sheets
        yield from told(_in_table(placed, is_form=is_form))


def _in_table(placed: PlacedTable, *, is_form: bool) -> Iterator[Notice]:
    grid = placed.table.grid
    if len(grid.rows) <= _FEWEST:
        return
    outline = outline_of(grid)
    for index, column in enumerate(grid.columns):
        if is_order(column) or index in (outline.label, outline.unit):
            continue
        own = (column.unit or placed.table.unit).casefold()
        sized = _DIMENSIONS.get(own, ("", 0))[0] in _SIZED and outline.unit < 0
        if not sized and not any(
            row.cells[index].unit not in ("", column.unit) for row in grid.rows
        ):
            continue
        found = [
            _Found(row, cell, value.low, _written(cell))
            for row, line in enumerate(grid.rows)
            if line.kind is not RowKind.HEADER
            and (value := quantity(cell := line.cells[index])) is not None
        ]
        # the reading of a form tells of units itself
        named = [] if is_form else list(_named(placed, index, found))
        yield from named
        if not named and is_measure(column) and not is_rate(column.name, column.unit):
            yield from _apart(placed, outline, index, found)


def _written(cell: Cell) -> str:
    """Give the unit that stands in the cell itself, "" for none."""
    text = cell.text
    if not text or (not text[-1].isalpha() and text[-1] not in "²³%"):
        return ""
    reading = read_number(text)
    return reading.unit.casefold() if isinstance(reading, Number | Range) else ""


def _named(placed: PlacedTable, index: int, found: Sequence[_Found]) -> Iterator[Notice]:
    """Compare the units that cells name with the column's, or with most cells'."""
    if not any(entry.unit for entry in found):
        return
    column = placed.table.grid.columns[index]
    own = (column.unit or placed.table.unit).casefold()
    written = [entry.unit for entry in found if entry.unit]
    common = own if own in _DIMENSIONS else max(set(written), key=lambda u: (written.count(u), u))
    if common not in _DIMENSIONS:
        return
    dimension = _DIMENSIONS[common][0]
    if any(_DIMENSIONS.get(unit, ("", 0))[0] != dimension for unit in written):
        return  # a column of different things, each with its own unit
    for entry in found:
        if entry.unit and _DIMENSIONS[entry.unit][1] != _DIMENSIONS[common][1]:
            factor = _DIMENSIONS[entry.unit][1] / _DIMENSIONS[common][1]
            message = (
                f"ô này tính bằng {entry.unit}, cột “{placed.column(index)}” tính bằng {common}: "
                f"“{entry.cell.text}”"
            )
            fix = f"viết {shown(entry.number * factor)} và bỏ đơn vị trong ô"
            yield placed.notice(
                Severity.WARNING, "lan-don-vi-trong-cot", message, fix, (entry.row, index)
            )


def _apart(
    placed: PlacedTable, outline: RowOutline, index: int, found: Sequence[_Found]
) -> Iterator[Notice]:
    """Compare the sizes of the rows that count one thing."""
    column = placed.table.grid.columns[index]
    unit = (column.unit or placed.table.unit).casefold()
    if outline.unit >= 0 or _DIMENSIONS.get(unit, ("", 0))[0] not in _SIZED:
        return
    inner = {
        line.row: line
        for number, line in enumerate(outline.lines)
        if not line.total and not outline.children(number) and not line.unit
    }
    entries = [entry for entry in found if entry.row in inner and entry.number > 0]
    if len(entries) <= _FEWEST:
        return
    for entry in entries:
        others = [other.number for other in entries if other is not entry]
        low, high = min(others), max(others)
        if _is_apart(entry.number, others):
            rest = [number for number in others if not _is_apart(number, [low, high])] or others
            low, high = min(rest), max(rest)
            times = "nghìn lần lớn hơn" if entry.number > high else "nghìn lần nhỏ hơn"
            message = (
                f"{entry.cell.text} cỡ {times} các số khác trong cột "
                f"“{placed.column(index)}” (từ {shown(low)} đến {shown(high)} {unit}); "
                "có thể đã ghi theo đơn vị khác"
            )
            fix = f"kiểm tra đơn vị: ghi số theo {unit} như các dòng khác"
            yield placed.notice(
                Severity.WARNING, "lan-don-vi-trong-cot", message, fix, (entry.row, index)
            )


def _is_apart(number: Decimal, others: Sequence[Decimal]) -> bool:
    """Say whether a number is of another magnitude, and its thousandth (or ×1000) is not."""
    low, high = min(others), max(others)
    if high > low * _SPREAD * 5:
        return False
    if number > high * _APART:
        return low / _WITHIN <= number / _THOUSAND <= high * _WITHIN
    if number * _APART < low:
        return low / _WITHIN <= number * _THOUSAND <= high * _WITHIN
    return False
