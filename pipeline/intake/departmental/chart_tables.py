"""A chart of a Word file as the table of its numbers, with what draws the chart again.

Source: ECMA-376 Part 1, 21.2 (charts); the numbers are those that the chart shows.
"""

from decimal import Context
from typing import Final

from lxml import etree

from pipeline.intake.word.charts import read_chart
from pipeline.model.chart import Chart, Datum
from pipeline.model.document import Cell, Grid, Inline, Row, Table
from pipeline.model.inlines import Text
from pipeline.model.table import Align, Column, RowKind

_EXACT: Final = Context(prec=12)  # 8.5999999999999996 is 8.6
_CATEGORIES: Final = "Chỉ tiêu"


def chart_table(root: etree._Element, alt: str, workbook: bytes | None) -> Table | None:
    """Give a column of categories and one a series; None for a chart of another kind.

    Its title, where it has one, is the caption.
    """
    chart = read_chart(root, alt=alt, workbook=workbook)
    if chart is None:
        return None
    names = _names(chart)
    header = Row(tuple(_words(name) for name in names), RowKind.HEADER)
    rows = tuple(
        Row(
            (
                _words(category),
                *(_number(series.data[at], percent=chart.percent) for series in chart.series),
            )
        )
        for at, category in enumerate(chart.categories)
    )
    columns = (Column(names[0]), *(Column(name, align=Align.RIGHT) for name in names[1:]))
    title = _title(root)
    caption: tuple[Inline, ...] = (Text(title),) if title else ()
    options = (("chart", str(chart.kind)), ("x", names[0]), ("y", "; ".join(names[1:])))
    return Table(Grid(columns, (header, *rows)), caption, unit=chart.unit, options=options)


def _names(chart: Chart) -> list[str]:
    """Give names for the columns, no two alike: by them the chart finds its numbers."""
    first = " ".join(chart.axis.split()) or _CATEGORIES
    names = [first]
    for number, series in enumerate(chart.series, start=1):
        name = " ".join(series.name.split()) or f"Chuỗi {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _words(text: str) -> Cell:
    plain = " ".join(text.split())
    return Cell((Text(plain),), plain) if plain else Cell()


def _number(datum: Datum | None, *, percent: bool) -> Cell:
    """Give a number as it is, not as the chart rounds it; noise of binary fractions is cut."""
    if datum is None:
        return Cell()
    value = _EXACT.plus(datum.value * 100 if percent else datum.value).normalize()
    text = f"{value:f}".replace(".", ",") + ("%" if percent else "")
    return Cell((Text(text),), text)


def _title(root: etree._Element) -> str:
    title = root.find("{*}chart/{*}title")
    words = (
        ()
        if title is None
        else title.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
    )
    return " ".join("".join(word.text or "" for word in words).split())
