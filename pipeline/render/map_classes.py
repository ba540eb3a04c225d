"""The classes of a map: which numbers share a colour, and how its legend says so.

Numbers are parted where about as many communes stand in each class, at round numbers; few
different numbers have a class each. Where some are below nought, nought parts them.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.model.chart import Chart, Datum
from pipeline.render.chart_look import vietnamese

# from light to dark, so that a black and white print has the same order
COLOURS: Final = ("EAF1F8", "BFD4E9", "86AED6", "4A7FB8", "1F4E79")
DARK: Final = frozenset(COLOURS[3:])  # on which letters are white
NO_DATA: Final = "Chưa có số liệu"
_MOST: Final = len(COLOURS)


class MapClass(NamedTuple):
    """One class: numbers from `low` (None: from the lowest) up to `high`, not included.

    Where `exact`, the class is the one number `low`.
    """

    colour: str
    words: str
    low: Decimal | None
    high: Decimal | None
    exact: bool = False

    def holds(self, value: Decimal) -> bool:
        """Say whether a number belongs to it."""
        if self.exact:
            return value == self.low
        return (self.low is None or self.low <= value) and (self.high is None or value < self.high)


def map_classes(chart: Chart) -> tuple[MapClass, ...]:
    """Give the classes of a map from the lowest, every one of them with a commune in it."""
    data = [datum for series in chart.series for datum in series.data if datum]
    different = {datum.value: datum for datum in data}
    if len(different) <= _MOST:
        return _one_each([different[value] for value in sorted(different)])
    values = sorted(datum.value for datum in data)
    cuts, step = _parted(values)
    colours = _spread(len(cuts) + 1)
    ends = (None, *cuts, None)
    words = [_words(low, high, step, chart) for low, high in pairwise(ends)]
    return tuple(map(MapClass, colours, words, ends, ends[1:]))


def _one_each(data: Sequence[Datum]) -> tuple[MapClass, ...]:
    colours = _spread(len(data))
    return tuple(
        MapClass(colour, datum.text, datum.value, datum.value, exact=True)
        for colour, datum in zip(colours, data, strict=True)
    )


def _spread(count: int) -> tuple[str, ...]:
    """Give so many colours, as far apart as there is room."""
    if count == 1:
        return (COLOURS[_MOST // 2],)
    return tuple(COLOURS[index * (_MOST - 1) // (count - 1)] for index in range(count))


def _parted(values: Sequence[Decimal]) -> tuple[tuple[Decimal, ...], Decimal]:
    """Give the numbers that part some, at least one, and the step of which they are multiples.

    Where one commune is far from all others, the steps are finer; where most have the same
    number, the different ones are parted.
    """
    step = Decimal(1).scaleb((values[-1] - values[0]).adjusted() - 1)
    cuts = _filled(_cuts(values, step), values)
    different = sorted(set(values))
    while not cuts:
        cuts = _filled(_cuts(different, step), values)
        step = step if cuts else step.scaleb(-1)
    return cuts, step


def _cuts(values: Sequence[Decimal], step: Decimal) -> list[Decimal]:
    """Give the round numbers nearest to those that part the communes evenly."""
    at = [values[len(values) * part // _MOST] for part in range(1, _MOST)]
    cuts = {(value / step).to_integral_value(ROUND_HALF_UP) * step for value in at}
    if values[0] < 0 < values[-1]:
        cuts.discard(min(cuts, key=abs))
        cuts.add(Decimal(0))
    return sorted(cuts)


def _filled(cuts: Sequence[Decimal], values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Give the cuts between which some number lies."""
    kept: list[Decimal] = []
    for cut in cuts:
        below = [value for value in values if value < cut and (not kept or value >= kept[-1])]
        if below and values[-1] >= cut:
            kept.append(cut)
    return tuple(kept)


def _words(low: Decimal | None, high: Decimal | None, step: Decimal, chart: Chart) -> str:
    if low is None:
        assert high is not None, "one class alone has one number"
        return f"Dưới {_number(high, step, chart)}"
    if high is None:
        return f"Từ {_number(low, step, chart)} trở lên"
    return f"Từ {_number(low, step, chart)} đến dưới {_number(high, step, chart)}"


def _number(value: Decimal, step: Decimal, chart: Chart) -> str:
    times = 100 if chart.percent else 1
    exponent = (step * times).normalize().as_tuple().exponent
    shown = vietnamese(value * times, max(0, -int(exponent)))
    return f"{shown}%" if chart.percent else shown
