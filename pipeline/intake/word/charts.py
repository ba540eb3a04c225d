"""Charts of a Word file: kind, categories and numbers from the caches that are drawn.

The embedded workbook holds the same numbers; the caches are what a reader sees.

Source: ECMA-376 Part 1, 21.2 (charts).
"""

import io
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from pipeline.intake.preflight import check_package
from pipeline.intake.word.package import A, C
from pipeline.limits import MAX_CHART_POINTS
from pipeline.model.chart import Chart, ChartKind, Datum, Series

_LONGEST: Final = 40  # letters of a number
_PLACES: Final = re.compile(r"0\.(0{1,12})")  # decimals in a format code
_KINDS: Final = {"barChart": ChartKind.COLUMN, "lineChart": ChartKind.LINE,
                 "pieChart": ChartKind.PIE}  # fmt: skip


def read_chart(root: etree._Element, *, alt: str, workbook: bytes | None = None) -> Chart | None:
    """Give a chart of one of our kinds from its part; None for others, and without numbers.

    A number's text is as the chart prints it: grouped, with the decimals of its format.
    What the categories are a pie does not print: its `workbook` says so above them.
    """
    area = root.find(f"{C}chart/{C}plotArea")
    drawn = None if area is None else next(iter(_drawn(area)), None)
    if area is None or drawn is None:
        return None
    node, kind = drawn
    found = list(node.iterfind(f"{C}ser"))
    codes = [str(code.text or "") for code in node.iter(f"{C}formatCode")]
    places = max((len(end[1]) for code in codes for end in _PLACES.finditer(code)), default=0)
    percent = bool(codes) and all("%" in code for code in codes)
    categories = _texts(found[0].find(f"{C}cat")) if found else ()
    series = tuple(
        Series(
            _first(_texts(ser.find(f"{C}tx"))),
            _data(ser.find(f"{C}val"), len(categories), places, percent=percent),
        )
        for ser in found
    )
    if not series or not categories:
        return None
    return Chart(
        kind,
        categories,
        series,
        axis=_head(workbook) if kind is ChartKind.PIE else _title(area.find(f"{C}catAx")),
        unit=_title(area.find(f"{C}valAx")),
        percent=percent,
        alt=alt,
    )


def _drawn(area: etree._Element) -> Iterator[tuple[etree._Element, ChartKind]]:
    for node in area:
        kind = _KINDS.get(str(node.tag).removeprefix(C))
        if kind is not None:
            grouping = node.find(f"{C}grouping")
            stacked = grouping is not None and grouping.get("val") == "stacked"
            yield node, ChartKind.STACKED if stacked and kind is ChartKind.COLUMN else kind


def _points(parent: etree._Element | None) -> dict[int, str]:
    found: dict[int, str] = {}
    for point in () if parent is None else parent.iter(f"{C}pt"):
        index, value = str(point.get("idx", "")), point.find(f"{C}v")
        if index.isdecimal() and int(index) < MAX_CHART_POINTS and value is not None:
            found[int(index)] = value.text or ""
    return found


def _texts(parent: etree._Element | None) -> tuple[str, ...]:
    points = _points(parent)
    return tuple(points.get(index, "") for index in range(max(points, default=-1) + 1))


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else ""


def _data(
    parent: etree._Element | None, count: int, places: int, *, percent: bool
) -> tuple[Datum | None, ...]:
    points = _points(parent)
    return tuple(
        _datum(points[index], places, percent=percent) if index in points else None
        for index in range(count)
    )


def _datum(text: str, places: int, *, percent: bool) -> Datum | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or len(text) > _LONGEST:
        return None
    shown = f"{value * 100 if percent else value:,.{places}f}"
    printed = shown.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")
    return Datum(value, printed)


def _title(axis: etree._Element | None) -> str:
    title = None if axis is None else axis.find(f"{C}title")
    return "" if title is None else "".join(text.text or "" for text in title.iter(f"{A}t"))


def _head(workbook: bytes | None) -> str:
    """Give the first cell of an embedded workbook, "" where it cannot be read."""
    if workbook is None or check_package(workbook, file="", kind="xlsx"):
        return ""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(workbook), read_only=True, data_only=True)
        value = next(iter(book.worksheets[0].iter_rows(max_row=1, max_col=1)))[0].value
    except (KeyError, ValueError, TypeError, StopIteration, IndexError, etree.XMLSyntaxError):
        return ""
    return "" if value is None else str(value)
