"""How charts look, the same in Word and on a page: colours, dashes, the steps of an axis.

Neighbouring colours differ in lightness, so that a black and white print still tells them
apart; lines differ in dash and marker besides.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from pipeline.model.chart import Chart, ChartKind

COLOURS: Final = (
    "1F4E79",
    "F4B183",
    "548235",
    "BDD7EE",
    "7F3F98",
    "FFD966",
    "595959",
    "C5E0B4",
)
LINE_COLOURS: Final = ("1F4E79", "C55A11", "548235", "7F3F98", "BF9000", "595959")
EDGE: Final = "404040"
GRID: Final = "D9D9D9"
DASHES: Final = ("solid", "dash", "sysDot", "dashDot")
MARKERS: Final = ("circle", "square", "diamond", "triangle")
_MOST_LABELS: Final = 24
_MOST_SERIES_WITH_LABELS: Final = 3
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_GAPS: Final = 6  # an axis has at most so many steps


class Axis(NamedTuple):
    """An axis of numbers: its marks from the lowest to the highest, and their decimals."""

    marks: tuple[Decimal, ...]
    decimals: int


def colour(index: int, *, line: bool = False) -> str:
    """Give the colour of the n-th series or slice, as six hex digits; lines have dark ones."""
    colours = LINE_COLOURS if line else COLOURS
    return colours[index % len(colours)]


def has_labels(chart: Chart) -> bool:
    """Say whether there is room to print every number beside its column or point."""
    return (
        chart.kind is not ChartKind.STACKED
        and len(chart.series) <= _MOST_SERIES_WITH_LABELS
        and len(chart.values) <= _MOST_LABELS
    )


def shows_shares(chart: Chart) -> bool:
    """Say whether the slices of a pie are labelled by their share, not by their number."""
    return not chart.percent and "%" not in chart.unit


def totals(chart: Chart) -> tuple[tuple[Decimal, Decimal], ...]:
    """Give for each category what is stacked below zero, and above."""
    found = []
    for index in range(len(chart.categories)):
        here = [datum.value for series in chart.series if (datum := series.data[index])]
        found.append(
            (
                sum((value for value in here if value < 0), Decimal(0)),
                sum((value for value in here if value > 0), Decimal(0)),
            )
        )
    return tuple(found)


def axis(chart: Chart) -> Axis:
    """Give the axis of numbers of a chart that is no pie.

    Columns stand on zero; lines do where zero is not far from their numbers.
    """
    if chart.kind is ChartKind.STACKED:
        values: Iterable[Decimal] = [end for pair in totals(chart) for end in pair]
    else:
        values = chart.values
    low, high = min(values), max(values)
    if chart.kind is not ChartKind.LINE or low <= 0 <= high or abs(high - low) * 2 > abs(high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0), low + 1)
    step = _step((high - low) / _GAPS)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    marks = tuple(step * (first + index) for index in range(int(last - first) + 1))
    shown = (step * 100 if chart.percent else step).normalize()
    return Axis(marks, max(0, -int(shown.as_tuple().exponent)))


def _step(least: Decimal) -> Decimal:
    """Give the smallest round step that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in _STEPS if step * power >= least)


def vietnamese(value: Decimal, decimals: int) -> str:
    """Give a number with a decimal comma and points between thousands."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))
