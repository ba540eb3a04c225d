"""How charts look, the same in Word and on a page: colours, dashes, the steps of an axis.

Neighbouring colours differ in lightness, so that a black and white print still tells them
apart; lines differ in dash and marker besides.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import combinations
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
_ACROSS, _HIGH = 410, 190  # points of a plot on an upright page
_LETTER: Final = 5.0  # of a label, points: its letters have 9 or 10
_LABEL_LINE: Final = 12  # points from one label to the next
_GAP: Final = 0.6  # between groups of columns, by columns
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


def has_legend(chart: Chart) -> bool:
    """Say whether colours need names: one series alone is what the caption says."""
    return chart.kind is ChartKind.PIE or len(chart.series) > 1


def has_labels(chart: Chart) -> bool:
    """Say whether there is room to print every number beside its column or point."""
    return (
        chart.kind is not ChartKind.STACKED
        and len(chart.series) <= _MOST_SERIES_WITH_LABELS
        and len(chart.values) <= _MOST_LABELS
        and (chart.kind is ChartKind.PIE or (_fit_beside(chart) and _fit_above(chart)))
    )


def _fit_beside(chart: Chart) -> bool:
    """Say whether labels of neighbouring columns or points leave one another room."""
    texts = (datum.text for series in chart.series for datum in series.data if datum)
    widest = max(map(len, texts), default=0) * _LETTER
    slot = _ACROSS / max(1, len(chart.categories))
    columns = chart.kind is ChartKind.COLUMN and len(chart.series) > 1
    return widest <= (slot / (len(chart.series) + _GAP) if columns else slot)


def _fit_above(chart: Chart) -> bool:
    """Say whether labels of lines that pass over one another are a line of letters apart."""
    if chart.kind is not ChartKind.LINE or len(chart.series) == 1:
        return True
    marks = axis(chart).marks
    apart = (marks[-1] - marks[0]) * _LABEL_LINE / _HIGH
    at_once = zip(*(series.data for series in chart.series), strict=True)
    return all(
        abs(one.value - other.value) >= apart
        for data in at_once
        for one, other in combinations(filter(None, data), 2)
    )


def labelled_below(chart: Chart, index: int) -> bool:
    """Say whether the labels of a line stand below it: the lowest line's, for which there is room.

    Above it they would run into the line that is next to it.
    """
    own = chart.series[index].data
    others = [series.data for at, series in enumerate(chart.series) if at != index]
    if chart.kind is not ChartKind.LINE or not others:
        return False
    marks = axis(chart).marks
    room = (marks[-1] - marks[0]) * _LABEL_LINE / _HIGH
    here = [(datum, [data[at] for data in others]) for at, datum in enumerate(own) if datum]
    return all(
        datum.value - marks[0] >= room
        and all(other is None or datum.value < other.value for other in beside)
        for datum, beside in here
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
