"""Charts on a page: a drawing inside the page without script, and the numbers as a table.

The drawing is one picture to a screen reader, named by its description; the table under
"Số liệu" says every number. Colours, labels and steps are those of the chart in Word.

Source: SVG 2; WAI-ARIA 1.2, role img.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pipeline.model.chart import Chart, ChartKind, Datum
from pipeline.render.chart_look import (
    EDGE,
    GRID,
    axis,
    colour,
    has_labels,
    has_legend,
    labelled_below,
    shows_shares,
    vietnamese,
)
from pipeline.render.html.writing import escape

_WIDTH: Final = 640
_LEFT: Final = 84
_RIGHT: Final = 12
_TOP: Final = 22
_PLOT: Final = 250  # height of the plot
_LETTER: Final = 6.2  # mean width of a letter at 12 px
_LINE: Final = 18
_MOST_NAMES: Final = 20
_LONGEST: Final = 28
_DASHES: Final = ("", "8 4", "2 3", "8 3 2 3")


def write_chart(chart: Chart) -> str:
    """Give the drawing of a chart with the table of its numbers."""
    drawn, height = _pie(chart) if chart.kind is ChartKind.PIE else _plot(chart)
    names = (
        chart.categories
        if chart.kind is ChartKind.PIE
        else tuple(series.name for series in chart.series)
    )
    shown = names if has_legend(chart) else ()
    legend, bottom = _legend(shown, height, lines=chart.kind is ChartKind.LINE)
    return (
        f'<svg class="chart" role="img" aria-label="{escape(chart.alt)}" '
        f'viewBox="0 0 {_WIDTH} {bottom}" width="{_WIDTH}" height="{bottom}" font-size="12">'
        f"{drawn}{legend}</svg>{_numbers(chart)}"
    )


def _text(
    x: float, y: float, words: str, *, anchor: str = "middle", turn: int = 0, size: int = 0
) -> str:
    turned = f' transform="rotate({turn} {x:.1f} {y:.1f})"' if turn else ""
    sized = f' font-size="{size}"' if size else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{sized}{turned}>'
        f"{escape(words)}</text>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#{stroke}"></line>'
    )


class _Plane:
    """The plot: where a category and a number stand, in pixels."""

    def __init__(self, chart: Chart) -> None:
        self.axis = axis(chart)
        self._low, self._high = self.axis.marks[0], self.axis.marks[-1]
        self.slot = (_WIDTH - _LEFT - _RIGHT) / max(1, len(chart.categories))

    def x(self, index: int) -> float:
        """Give the middle of a category's place."""
        return _LEFT + self.slot * (index + 0.5)

    def y(self, value: Decimal) -> float:
        """Give the height of a number."""
        return _TOP + _PLOT * float((self._high - value) / (self._high - self._low))

    @property
    def base(self) -> float:
        """Give the height columns stand on: zero."""
        return self.y(min(max(Decimal(0), self._low), self._high))


def _plot(chart: Chart) -> tuple[str, int]:
    plane = _Plane(chart)
    scale = 100 if chart.percent else 1
    sign = "%" if chart.percent else ""
    marks = "".join(
        _line(_LEFT, plane.y(mark), _WIDTH - _RIGHT, plane.y(mark), GRID)
        + _text(
            _LEFT - 6,
            plane.y(mark) + 4,
            vietnamese(mark * scale, plane.axis.decimals) + sign,
            anchor="end",
        )
        for mark in plane.axis.marks
    )
    painters = {ChartKind.LINE: _lines, ChartKind.STACKED: _stacked}
    drawn = "".join(painters.get(chart.kind, _columns)(chart, plane))
    ground = _line(_LEFT, plane.base, _WIDTH - _RIGHT, plane.base, EDGE)
    names, below = _names(chart, plane)
    written = "" if chart.percent else chart.unit
    unit = _text(14, _TOP + _PLOT / 2, written, turn=-90) if written else ""
    title = ""
    if chart.axis:
        below += _LINE
        title = _text((_LEFT + _WIDTH - _RIGHT) / 2, below, chart.axis)
    return marks + drawn + ground + names + unit + title, int(below) + 8


def _columns(chart: Chart, plane: _Plane) -> Iterator[str]:
    width = plane.slot * 0.7 / len(chart.series)
    for order, series in enumerate(chart.series):
        for index, datum in enumerate(series.data):
            if datum is None:
                continue
            left = plane.x(index) + width * (order - len(chart.series) / 2)
            yield _bar(left, width, plane.base, plane.y(datum.value), order)
            if has_labels(chart):
                above = plane.y(datum.value) - 5 if datum.value >= 0 else plane.y(datum.value) + 13
                yield _text(left + width / 2, above, datum.text, size=11)


def _stacked(chart: Chart, plane: _Plane) -> Iterator[str]:
    width = plane.slot * 0.6
    for index in range(len(chart.categories)):
        below = above = Decimal(0)
        for order, series in enumerate(chart.series):
            datum = series.data[index]
            if datum is None:
                continue
            start = above if datum.value >= 0 else below
            end = start + datum.value
            yield _bar(plane.x(index) - width / 2, width, plane.y(start), plane.y(end), order)
            above, below = max(above, end), min(below, end)


def _bar(left: float, width: float, start: float, end: float, order: int) -> str:
    top, height = min(start, end), abs(start - end)
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="#{colour(order)}" stroke="#{EDGE}" stroke-width=".5"></rect>'
    )


def _lines(chart: Chart, plane: _Plane) -> Iterator[str]:
    for order, series in enumerate(chart.series):
        ink = f"#{colour(order, line=True)}"
        pen, steps = "M", []
        for index, datum in enumerate(series.data):
            if datum is None:
                pen = "M"
                continue
            steps.append(f"{pen}{plane.x(index):.1f} {plane.y(datum.value):.1f}")
            pen = "L"
        beside = 17 if labelled_below(chart, order) else -8
        yield (
            f'<path d="{" ".join(steps)}" fill="none" stroke="{ink}" stroke-width="2.2"'
            f"{_dash(order)}></path>"
        )
        for index, datum in enumerate(series.data):
            if datum is not None:
                x, y = plane.x(index), plane.y(datum.value)
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{ink}"></circle>'
                if has_labels(chart):
                    yield _text(x, y + beside, datum.text, size=11)


def _dash(order: int) -> str:
    dash = _DASHES[order % len(_DASHES)]
    return f' stroke-dasharray="{dash}"' if dash else ""


def _names(chart: Chart, plane: _Plane) -> tuple[str, float]:
    """Give the names of the categories, turned where they are long, and where they end."""
    shown = tuple(map(_short, chart.categories))
    longest = max(map(len, shown)) * _LETTER
    every = -(-len(shown) // _MOST_NAMES)
    turned = longest > plane.slot * every - 4
    top = _TOP + _PLOT + 16
    written = "".join(
        _text(plane.x(index), top, name, anchor="end", turn=-35)
        if turned
        else _text(plane.x(index), top, name)
        for index, name in enumerate(shown)
        if index % every == 0
    )
    return written, top + (longest * 0.6 if turned else 0)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def _pie(chart: Chart) -> tuple[str, int]:
    middle, radius = _WIDTH / 2, 120
    centre = _TOP + radius + 10
    (series,) = chart.series
    whole = sum(chart.values, Decimal(0))
    drawn: list[str] = []
    turned = Decimal(0)
    for index, datum in enumerate(series.data):
        if datum is None or not datum.value:
            continue
        share = datum.value / whole
        drawn.append(_slice(middle, centre, radius, float(turned), float(turned + share), index))
        angle = 2 * math.pi * float(turned + share / 2)
        label = f"{vietnamese(share * 100, 1)}%" if shows_shares(chart) else datum.text
        x, y = middle + (radius + 24) * math.sin(angle), centre - (radius + 16) * math.cos(angle)
        drawn.append(_text(x, y + 4, label))
        turned += share
    return "".join(drawn), int(centre + radius) + 30


def _slice(x: float, y: float, radius: float, start: float, end: float, index: int) -> str:
    worn = f'fill="#{colour(index)}" stroke="#{EDGE}" stroke-width=".5"'
    if end - start > 0.9999:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" {worn}></circle>'
    (x1, y1), (x2, y2) = (
        (x + radius * math.sin(turn), y - radius * math.cos(turn))
        for turn in (2 * math.pi * start, 2 * math.pi * end)
    )
    large = int(end - start > 0.5)
    return (
        f'<path d="M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}'
        f'A{radius} {radius} 0 {large} 1 {x2:.1f} {y2:.1f}Z" {worn}></path>'
    )


def _legend(names: tuple[str, ...], top: int, *, lines: bool) -> tuple[str, int]:
    """Give the names of series or slices below the plot, and where they end."""
    x, y = float(_LEFT), top + 14
    drawn = []
    for order, name in enumerate(names):
        width = 28 + len(name) * _LETTER + 16
        if x > _LEFT and x + width > _WIDTH - _RIGHT:
            x, y = float(_LEFT), y + _LINE
        if lines:
            drawn.append(
                f'<path d="M{x:.1f} {y - 4}h22" fill="none" stroke-width="2.2" '
                f'stroke="#{colour(order, line=True)}"{_dash(order)}></path>'
            )
        else:
            drawn.append(
                f'<rect x="{x:.1f}" y="{y - 10}" width="12" height="12" '
                f'fill="#{colour(order)}" stroke="#{EDGE}" stroke-width=".5"></rect>'
            )
        drawn.append(_text(x + (28 if lines else 18), y, name, anchor="start"))
        x += width
    return "".join(drawn), y + 12


def _numbers(chart: Chart) -> str:
    unit = f" ({chart.unit})" if chart.unit else ""
    head = "".join(f'<th scope="col">{escape(series.name)}</th>' for series in chart.series)
    by_category = zip(*(series.data for series in chart.series), strict=True)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>' + "".join(map(_cell, data)) + "</tr>"
        for name, data in zip(chart.categories, by_category, strict=True)
    )
    return (
        f'<details class="numbers"><summary>Số liệu{escape(unit)}</summary>'
        f'<div class="frame"><table><thead><tr><th scope="col">{escape(chart.axis)}</th>{head}'
        f"</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _cell(datum: Datum | None) -> str:
    return f'<td class="right">{escape(datum.text) if datum else "-"}</td>'
