"""Charts in Word: a native chart with its workbook, which a reader edits as any other.

The numbers stand twice, as Word wants it: in the chart's caches, which are drawn, and in the
embedded workbook, which opens on "Edit data".

Sources: ECMA-376 Part 1, 21.2 (charts), 20.4.2.8 (inline drawings); the order of elements
is that of its schema, which Word insists on.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.render.chart_look import (
    DASHES,
    EDGE,
    GRID,
    MARKERS,
    axis,
    colour,
    has_labels,
    has_legend,
    labelled_below,
    shows_shares,
)
from pipeline.render.word.apart.stretch import ChartParts
from pipeline.render.word.package import HEAD, Relationships, content_types, relationships_part
from pipeline.render.word.runs import escape
from pipeline.render.word.writing import Frame, Writing
from pipeline.work.archive import CONTENT_TYPES, Parts

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU_A_TWIP: Final = 635
_SHAPE: Final = 0.56  # height by width
_TALLEST: Final = 0.6  # of the page
_SHEET: Final = "Số liệu"
_CATEGORIES_AXIS: Final = 111111111
_NUMBERS_AXIS: Final = 222222222
_VIETNAMESE: Final = "[$-42A]"
_LEGEND: Final = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
_FONT: Final = "Times New Roman"
_TO_BOOK: Final = "rId1"  # the only relationship of a chart


def chart_run(writing: Writing, chart: Chart, *, name: str) -> str:
    """Give the run that shows a chart; its parts go into the package."""
    number = writing.chart(ChartParts(chart_part(chart, _TO_BOOK), chart_workbook(chart)))
    relation = writing.relationships.add("chart", f"charts/chart{number}.xml")
    width, height = size(writing.landscape if writing.wide else writing.portrait)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{writing.drawing()}" name="{escape(name)}" descr="{escape(chart.alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def put_charts(parts: Parts, charts: Sequence[ChartParts]) -> None:
    """Put charts into a package, numbered from 1, each with its workbook."""
    if not charts:
        return
    names: list[str] = []
    for number, chart in enumerate(charts, start=1):
        name, book = f"word/charts/chart{number}.xml", f"Microsoft_Excel_Sheet{number}.xlsx"
        inner = Relationships("rId")
        inner.add("package", f"../embeddings/{book}")
        parts[name], parts[f"word/embeddings/{book}"] = chart.part, chart.workbook
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = relationships_part(None, inner)
        names.append(name)
    parts[CONTENT_TYPES] = content_types(
        parts[CONTENT_TYPES],
        extensions={"xlsx": WORKBOOK_TYPE},
        parts=dict.fromkeys(names, CHART_TYPE),
    )


def chart_text(chart: Chart) -> str:
    """Give the words and numbers of a chart, by which it is known."""
    rows = zip(chart.categories, _by_category(chart), strict=True)
    return "\n".join(
        (
            "\t".join((chart.kind, *(series.name for series in chart.series))),
            *("\t".join((name, *(d.text if d else "" for d in data))) for name, data in rows),
        )
    )


def size(frame: Frame) -> tuple[int, int]:
    """Give width and height in EMU: as wide as the text, room left for the caption."""
    width = frame.width * _EMU_A_TWIP
    return width, min(int(width * _SHAPE), int(frame.height * _EMU_A_TWIP * _TALLEST))


def chart_workbook(chart: Chart) -> bytes:
    """Give the .xlsx with the categories in its first column and a column for each series."""
    from pipeline.render.excel.lists import ListColumn, ListSheet, table_workbook

    shown = _format(chart, chart.decimals)
    columns = (
        ListColumn(chart.axis, 24),
        *(ListColumn(series.name, 18, shown) for series in chart.series),
    )
    rows = tuple(
        (name, *(datum.value if datum else None for datum in data))
        for name, data in zip(chart.categories, _by_category(chart), strict=True)
    )
    return table_workbook((ListSheet(_SHEET, columns, rows),), _SHEET)


def _by_category(chart: Chart) -> tuple[tuple[Datum | None, ...], ...]:
    return tuple(zip(*(series.data for series in chart.series), strict=True))


def chart_part(chart: Chart, workbook: str) -> bytes:
    """Give the chart part; `workbook` is its relationship to the embedded workbook."""
    drawn = _pie(chart) if chart.kind is ChartKind.PIE else _on_axes(chart)
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{drawn}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_LEGEND if has_legend(chart) else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(1100)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _text(size: int, *, body: str = "<a:bodyPr/>") -> str:
    """Give the look of letters; `size` in hundredths of a point."""
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_letters('defRPr', size)}</a:pPr>"
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _letters(tag: str, size: int) -> str:
    language = ' lang="vi-VN"' if tag == "rPr" else ""
    return (
        f'<a:{tag}{language} sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/>'
        f'</a:solidFill><a:latin typeface="{_FONT}"/><a:cs typeface="{_FONT}"/></a:{tag}>'
    )


def _fill(index: int, *, line: bool = False) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour(index, line=line)}"/></a:solidFill>'


def _edge(width: int = 6350) -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{EDGE}"/></a:solidFill></a:ln>'


def _pie(chart: Chart) -> str:
    slices = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_fill(index)}{_edge()}</c:spPr></c:dPt>"
        for index in range(len(chart.categories))
    )
    shares = shows_shares(chart)
    labels = _labels(
        f"{_VIETNAMESE}0.0%" if shares else _format(chart, chart.decimals), "outEnd", shares=shares
    ).replace("</c:dLbls>", '<c:showLeaderLines val="1"/></c:dLbls>')
    (series,) = chart.series
    return (
        '<c:pieChart><c:varyColors val="1"/>'
        f"<c:ser>{_head(0, series)}{slices}{labels}{_data(chart, 0, series)}</c:ser>"
        '<c:firstSliceAng val="0"/></c:pieChart>'
    )


def _on_axes(chart: Chart) -> str:
    lines = chart.kind is ChartKind.LINE
    stacked = chart.kind is ChartKind.STACKED
    series = "".join(
        _line(chart, index, found) if lines else _column(chart, index, found)
        for index, found in enumerate(chart.series)
    )
    axes = f'<c:axId val="{_CATEGORIES_AXIS}"/><c:axId val="{_NUMBERS_AXIS}"/>'
    if lines:
        drawn = (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{axes}</c:lineChart>'
        )
    else:
        grouping, overlap = ("stacked", 100) if stacked else ("clustered", 0)
        drawn = (
            f'<c:barChart><c:barDir val="col"/><c:grouping val="{grouping}"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/>'
            f'<c:overlap val="{overlap}"/>{axes}</c:barChart>'
        )
    return drawn + _category_axis(chart) + _number_axis(chart)


def _column(chart: Chart, index: int, series: Series) -> str:
    look = f"<c:spPr>{_fill(index)}{_edge()}</c:spPr>"
    labels = _labels(_format(chart, chart.decimals), "outEnd") if has_labels(chart) else ""
    return (
        f'<c:ser>{_head(index, series)}{look}<c:invertIfNegative val="0"/>'
        f"{labels}{_data(chart, index, series)}</c:ser>"
    )


def _line(chart: Chart, index: int, series: Series) -> str:
    dash, marker = DASHES[index % len(DASHES)], MARKERS[index % len(MARKERS)]
    look = (
        f'<c:spPr><a:ln w="28575" cap="rnd">{_fill(index, line=True)}<a:prstDash val="{dash}"/>'
        "<a:round/></a:ln></c:spPr>"
        f'<c:marker><c:symbol val="{marker}"/><c:size val="7"/>'
        f"<c:spPr>{_fill(index, line=True)}{_edge()}</c:spPr></c:marker>"
    )
    place = "b" if labelled_below(chart, index) else "t"
    labels = _labels(_format(chart, chart.decimals), place) if has_labels(chart) else ""
    return (
        f"<c:ser>{_head(index, series)}{look}{labels}{_data(chart, index, series)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _head(index: int, series: Series) -> str:
    name = f"'{_SHEET}'!${_letter(index + 1)}$1"
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/>'
        f'<c:tx><c:strRef><c:f>{name}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _data(chart: Chart, index: int, series: Series) -> str:
    last = len(chart.categories) + 1
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(name)}</c:v></c:pt>'
        for at, name in enumerate(chart.categories)
    )
    numbers = "".join(
        f'<c:pt idx="{at}"><c:v>{_plain(datum.value)}</c:v></c:pt>'
        for at, datum in enumerate(series.data)
        if datum
    )
    column = _letter(index + 1)
    return (
        f"<c:cat><c:strRef><c:f>'{_SHEET}'!$A$2:$A${last}</c:f>"
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>'{_SHEET}'!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>{_format(chart, chart.decimals)}</c:formatCode>"
        f"{count}{numbers}</c:numCache></c:numRef></c:val>"
    )


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _letter(index: int) -> str:
    """Give the letters of a column of Excel, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _format(chart: Chart, decimals: int) -> str:
    """Give the format code of the numbers.

    42A is Vietnamese: LibreOffice then prints "1.234,5"; Word prints as its reader's system does.
    """
    places = f".{'0' * decimals}" if decimals else ""
    return f"{_VIETNAMESE}0{places}%" if chart.percent else f"{_VIETNAMESE}#,##0{places}"


def _labels(code: str, place: str, *, shares: bool = False) -> str:
    shown = "".join(
        f'<c:{name} val="{int(on)}"/>'
        for name, on in (
            ("showLegendKey", False),
            ("showVal", not shares),
            ("showCatName", False),
            ("showSerName", False),
            ("showPercent", shares),
            ("showBubbleSize", False),
        )
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{_text(1000)}<c:dLblPos val="{place}"/>{shown}</c:dLbls>'
    )


def _title(text: str, *, turned: bool = False) -> str:
    if not text:
        return ""
    body = '<a:bodyPr rot="-5400000" vert="horz"/>' if turned else "<a:bodyPr/>"
    return (
        f"<c:title><c:tx><c:rich>{body}<a:lstStyle/><a:p><a:pPr>{_letters('defRPr', 1100)}</a:pPr>"
        f"<a:r>{_letters('rPr', 1100)}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _category_axis(chart: Chart) -> str:
    # numbers below zero must not run into the names of categories: these stand at the bottom
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f'{_title(chart.axis)}<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{_edge()}</c:spPr><c:crossAx val="{_NUMBERS_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _number_axis(chart: Chart) -> str:
    # columns are compared by their length, so they begin at zero
    from_zero = chart.kind is not ChartKind.LINE and min(chart.values) >= 0
    least = '<c:min val="0"/>' if from_zero else ""
    grid = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{GRID}"/></a:solidFill></a:ln>'
    return (
        f'<c:valAx><c:axId val="{_NUMBERS_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'{least}</c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines>"
        f"{_title('' if chart.percent else chart.unit, turned=True)}"
        f'<c:numFmt formatCode="{_format(chart, axis(chart).decimals)}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr>{_edge()}</c:spPr><c:crossAx val="{_CATEGORIES_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
