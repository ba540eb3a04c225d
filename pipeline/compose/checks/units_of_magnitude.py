"""Units of magnitude mixed in one column: 361,4 and 600 beside 361.396 (tỷ and triệu đồng).

Told where cells name different units of one dimension, and where a few numbers stand far apart
from all others of their column while they would fit among them in another unit of it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.quantities import is_measure, is_order, is_rate, shown
from pipeline.model.document import Cell
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import Number, Range, read_number
from pipeline.model.table import Column

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
        "trạm điện": {"kva": 1, "mva": 10**3},
        "điện năng": {"kwh": 1, "mwh": 10**3, "gwh": 10**6, "triệu kwh": 10**6},
    }.items()
    for unit, size in sizes.items()
}  # fmt: skip
_FEWEST: Final = 3  # rows of a table, its heading included, that say nothing yet
_MOST: Final = Decimal("0.7")  # share of a column's numbers that lie together
_APART: Final = Decimal(30)  # how many times a number is its neighbour where a column breaks
_FAR_BELOW: Final = Decimal(100)
_WITHIN: Final = Decimal(3)  # in the other unit it may be this far outside the others' range
_SPREAD: Final = Decimal(1000)  # columns wider than this say nothing
_STEPS: Final[dict[str, tuple[Decimal, ...]]] = {
    "tiền": (Decimal(10**3), Decimal(10**6), Decimal(10**9)),
    "ngoại tệ": (Decimal(10**3), Decimal(10**6)),
    "diện tích": (Decimal(10**4),),
    **dict.fromkeys(
        ("chiều dài", "khối lượng", "số người", "số lượt", "điện", "trạm điện"),
        (Decimal(10**3),),
    ),
}  # fmt: skip
_OF_SQUARE_KILOMETRES: Final = (Decimal(100), Decimal(10**6))
_MONEY_NAME: Final = re.compile(
    r"\b(?:mức đầu tư|kinh phí|vốn|ngân sách|giải ngân|doanh thu|dự toán|nstw|nsđp)\b",
    re.IGNORECASE,
)


class _Found(NamedTuple):
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
    outline = placed.outline
    for index, column in enumerate(grid.columns):
        if is_order(column) or index in (outline.label, outline.unit):
            continue
        steps = () if outline.unit >= 0 else _steps(placed, column)
        if not steps and not any(
            row.cells[index].unit not in ("", column.unit) for row in grid.rows
        ):
            continue
        found = [
            _Found(row, cell := grid.rows[row].cells[index], value.low, _written(cell))
            for row, value in enumerate(placed.quantities(index))
            if value is not None
        ]
        # the reading of a form tells of units itself
        named = [] if is_form else list(_named(placed, index, found))
        yield from named
        if not named and steps and is_measure(column) and not is_rate(column.name, column.unit):
            yield from _apart(placed, index, found, steps)


def _steps(placed: PlacedTable, column: Column) -> tuple[Decimal, ...]:
    """Give how many times apart the units lie in which a column's numbers may be."""
    unit = (column.unit or placed.table.unit).casefold()
    if unit in ("km²", "km2"):
        return _OF_SQUARE_KILOMETRES
    if unit:
        return _STEPS.get(_dimension(unit), ())
    return _STEPS["tiền"] if _MONEY_NAME.search(column.name) else ()


def _dimension(unit: str) -> str:
    """Give what a unit measures, "" where it is not known."""
    return _DIMENSIONS[unit][0] if unit in _DIMENSIONS else ""


def _written(cell: Cell) -> str:
    """Give the unit that stands in the cell itself, "" for none."""
    if isinstance(cell.value, int | float) and '"' not in cell.number_format:
        return ""
    reading = read_number(cell.text)
    return reading.unit.casefold() if isinstance(reading, Number | Range) else ""


def _named(placed: PlacedTable, index: int, found: Sequence[_Found]) -> Iterator[Notice]:
    """Compare the units that cells name with the column's, or with most cells'."""
    named = [entry for entry in found if entry.unit]
    if not named:
        return
    column = placed.table.grid.columns[index]
    own = (column.unit or placed.table.unit).casefold()
    if not own and len(found) >= 3 * len(named) and is_measure(column):
        yield from (_alone(placed, index, entry) for entry in named)
        return
    written = [entry.unit for entry in named]
    common = own if own in _DIMENSIONS else max(set(written), key=lambda u: (written.count(u), u))
    dimension = _dimension(common)
    if not dimension or any(_dimension(unit) != dimension for unit in written):
        return  # a column of different things, each with its own unit
    for entry in named:
        factor = _DIMENSIONS[entry.unit][1] / _DIMENSIONS[common][1]
        if factor != 1:
            message = (
                f"ô này tính bằng {entry.unit}, cột “{placed.column(index)}” tính bằng {common}: "
                f"“{entry.cell.text}”"
            )
            fix = f"viết {shown(entry.number * factor)} và bỏ đơn vị trong ô"
            yield placed.notice(
                Severity.WARNING, "lan-don-vi-trong-cot", message, fix, (entry.row, index)
            )


def _alone(placed: PlacedTable, index: int, entry: _Found) -> Notice:
    message = (
        f"ô này ghi riêng đơn vị {entry.unit} (“{entry.cell.text}”), các ô khác của cột "
        f"“{placed.column(index)}” không ghi đơn vị"
    )
    fix = "ghi đơn vị chung ở tên cột, đổi số trong ô sang đơn vị đó"
    place = (entry.row, index)
    return placed.notice(Severity.WARNING, "lan-don-vi-trong-cot", message, fix, place)


def _apart(
    placed: PlacedTable, index: int, found: Sequence[_Found], steps: Sequence[Decimal]
) -> Iterator[Notice]:
    """Compare the sizes of the rows that count one thing."""
    outline = placed.outline
    inner = {
        line.row
        for number, line in enumerate(outline.lines)
        if not line.total and not line.unit and not outline.has_children(number)
    }
    entries = [entry for entry in found if entry.row in inner and entry.number > 0]
    usual = _usual([entry.number for entry in entries])
    if usual is None:
        return
    low, high = usual
    unit = placed.table.grid.columns[index].unit or placed.table.unit
    for entry in entries:
        if not _fits_elsewhere(entry.number, low, high, steps):
            continue
        times = "lớn hơn" if entry.number > high else "nhỏ hơn"
        message = (
            f"{entry.cell.text} {times} hẳn các số khác trong cột “{placed.column(index)}” "
            f"(từ {shown(low)} đến {shown(high)} {unit}".rstrip()
            + "); có thể đã ghi theo đơn vị khác"
        )
        fix = f"kiểm tra đơn vị: ghi số theo {unit or 'cùng một đơn vị'} như các dòng khác"
        yield placed.notice(
            Severity.WARNING, "lan-don-vi-trong-cot", message, fix, (entry.row, index)
        )


def _usual(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Give the least and greatest of the numbers that lie together; None where too few do."""
    if not numbers:
        return None
    runs: list[list[Decimal]] = []
    for number in sorted(numbers):
        if runs and number <= runs[-1][-1] * _APART:
            runs[-1].append(number)
        else:
            runs.append([number])
    largest = max(runs, key=len)
    if len(largest) < _MOST * len(numbers) or largest[-1] > largest[0] * _SPREAD:
        return None
    return largest[0], largest[-1]


def _fits_elsewhere(number: Decimal, low: Decimal, high: Decimal, steps: Sequence[Decimal]) -> bool:
    """Say whether a number is of another magnitude, and in another unit would not be."""
    if number > high:
        return any(low / _WITHIN <= number / step <= high * _WITHIN for step in steps)
    # small numbers are honest more often: a fund of 0,3 beside projects of 20
    return number * _FAR_BELOW < low and any(low <= number * step <= high for step in steps)
