"""A map of the communes as SVG: each once, in the colour of its class, with a legend.

Names stand where they fit; every area says its name and number to who points at it or hears
the page read (SVG 2, 5.7: `title`).
"""

import math
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape as escape_markup
from typing import Final, NamedTuple

from pipeline.model.chart import Area, Chart, Datum, Ring
from pipeline.render.map_classes import DARK, NO_DATA, MapClass, map_classes

# not of xml.sax.saxutils, which loads all that fetches a URL with it
escape: Final = partial(escape_markup, quote=False)
WIDTH: Final = 640  # user units: as wide as the text of an upright page
_TALLEST: Final = 640  # of the map, without its legend
_EDGE: Final = 6
_NAME: Final = 10.5  # size of letters
_LETTER: Final = 0.56  # of its size: the width of a letter, about
_LINE: Final = 1.15  # of the size: from one line to the next
_ROOM: Final = 0.86  # of an area's width that its name may take; of a tile's all but its edge
_TILE_ROOM: Final = 0.97
_LEGEND: Final = 13
_LEGEND_LINE: Final = 24
_COLUMNS: Final = 2
_SWATCH: Final = (26, 15)
_INK: Final = "#1A1A1A"
_BORDER: Final = "#5A6570"
_KINDS: Final = ("Xã ", "Phường ", "Thị trấn ", "Đặc khu ")
_HATCH: Final = (
    '<defs><pattern id="trong" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#FFFFFF"/>'
    '<path d="M-1 7L7 -1" stroke="#9AA5B1" stroke-width="1"/></pattern></defs>'
)


_Line = tuple[tuple[float, float], ...]  # a ring in user units


class DrawnMap(NamedTuple):
    """A map: its SVG, and its size in user units."""

    svg: bytes
    width: int
    height: int


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def draw_map(chart: Chart) -> DrawnMap:
    """Give the map of a chart; the same chart gives the same bytes."""
    classes = map_classes(chart)
    (series,) = chart.series
    height, placed = _placed(chart.areas)
    shapes = [
        _shape(area, rings, name, datum, classes)
        for area, rings, name, datum in zip(
            chart.areas, placed, chart.categories, series.data, strict=True
        )
    ]
    legend = list(_legend(chart, classes, series.data, height + _LEGEND_LINE))
    rows = math.ceil((len(legend) - 1) / _COLUMNS)
    whole = math.ceil(height + _LEGEND_LINE * (rows + 1.6))
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{whole}" '
        f'viewBox="0 0 {WIDTH} {whole}" font-family="Liberation Sans, Arial, sans-serif">'
        f'{_HATCH}<rect width="{WIDTH}" height="{whole}" fill="#FFFFFF"/>'
        f"{''.join(shapes)}{''.join(legend)}</svg>"
    )
    return DrawnMap(drawn.encode(), WIDTH, whole)


def _placed(
    areas: Sequence[Area],
) -> tuple[float, list[tuple[_Line, ...]]]:
    """Give how high the map is, and the rings of each area in user units."""
    corners = [corner for area in areas for ring in area.rings for corner in ring]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    room = WIDTH - 2 * _EDGE
    scale = min(room / max(right - left, 1), _TALLEST / max(bottom - top, 1))
    start = _EDGE + (room - (right - left) * scale) / 2

    def at(ring: Ring) -> _Line:
        return tuple((start + (x - left) * scale, _EDGE + (y - top) * scale) for x, y in ring)

    placed = [tuple(map(at, area.rings)) for area in areas]
    return 2 * _EDGE + (bottom - top) * scale, placed


def _shape(
    area: Area,
    rings: Sequence[_Line],
    name: str,
    datum: Datum | None,
    classes: Sequence[MapClass],
) -> str:
    if not rings:
        return ""
    lines = ("L".join(f"{x:.1f} {y:.1f}" for x, y in ring) for ring in rings)
    path = "".join(f"M{line}Z" for line in lines)
    colour = _colour(datum, classes)
    said = f"{name}: {datum.text if datum else NO_DATA.lower()}"
    return (
        f'<path id="xa-{area.code}" d="{path}" fill="{_fill(colour)}" fill-rule="evenodd" '
        f'stroke="{_BORDER}" stroke-width="0.7"><title>{escape(said)}</title></path>'
        f"{_label(area, rings, name, datum, colour)}"
    )


def _colour(datum: Datum | None, classes: Sequence[MapClass]) -> str:
    """Give the colour of a number's class, "" for none."""
    if datum is None:
        return ""
    return next(found.colour for found in classes if found.holds(datum.value))


def _fill(colour: str) -> str:
    return f"#{colour}" if colour else "url(#trong)"


def _label(
    area: Area,
    rings: Sequence[_Line],
    name: str,
    datum: Datum | None,
    colour: str,
) -> str:
    """Give an area's name, in a tile with its number; "" where there is no room for it."""
    box = max(map(_box, rings), key=lambda b: (b.right - b.left) * (b.bottom - b.top))
    width = (box.right - box.left) * (_TILE_ROOM if area.tile else _ROOM)
    most = int((box.bottom - box.top) / (_NAME * _LINE))
    lines = _lines(_short(name), width / (_NAME * _LETTER))
    if not lines or len(lines) > most:
        return ""
    if datum and len(lines) < most and len(datum.text) * _NAME * _LETTER <= width:
        lines = (*lines, datum.text)
    ink = "#FFFFFF" if colour in DARK else _INK
    x, middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    first = middle - (len(lines) - 1) * _NAME * _LINE / 2 + _NAME * 0.35
    texts = (
        f'<text x="{x:.1f}" y="{first + at * _NAME * _LINE:.1f}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    return (
        f'<g font-size="{_NAME}" text-anchor="middle" fill="{ink}" aria-hidden="true">'
        f"{''.join(texts)}</g>"
    )


def _box(ring: _Line) -> _Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return _Box(min(xs), min(ys), max(xs), max(ys))


def _short(name: str) -> str:
    return next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)


def _lines(words: str, room: float) -> tuple[str, ...]:
    """Give words in lines of so many letters; () where a word does not fit."""
    lines: list[str] = []
    for word in words.split():
        if len(word) > room:
            return ()
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _legend(
    chart: Chart, classes: Sequence[MapClass], data: Sequence[Datum | None], top: float
) -> Iterator[str]:
    """Give the legend's title, then each class with how many communes it has."""
    (series,) = chart.series
    unit = f" ({chart.unit})" if chart.unit else ""
    title = escape(f"{series.name}{unit}")
    yield (
        f'<text x="{_EDGE}" y="{top - 4:.1f}" font-size="{_LEGEND}" font-weight="bold" '
        f'fill="{_INK}">{title}</text>'
    )
    entries = [
        (found.colour, found.words, sum(d is not None and found.holds(d.value) for d in data))
        for found in classes
    ]
    without = sum(datum is None for datum in data)
    if without:
        entries.append(("", NO_DATA, without))
    down = math.ceil(len(entries) / _COLUMNS)
    for place, (colour, words, count) in enumerate(entries):
        column, row = divmod(place, down)
        x, y = _EDGE + column * WIDTH / _COLUMNS, top + (row + 0.3) * _LEGEND_LINE
        wide, high = _SWATCH
        yield (
            f'<g><rect x="{x:.1f}" y="{y:.1f}" width="{wide}" height="{high}" '
            f'fill="{_fill(colour)}" stroke="{_BORDER}" stroke-width="0.7"/>'
            f'<text x="{x + wide + 8:.1f}" y="{y + high - 3:.1f}" font-size="{_LEGEND}" '
            f'fill="{_INK}">{escape(words)}: {count} xã, phường</text></g>'
        )
