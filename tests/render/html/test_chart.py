from collections import Counter
from decimal import Decimal

import pytest
from lxml import html

from pipeline.model.chart import Chart, ChartKind
from pipeline.model.document import Figure
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.render.html.chart import write_chart
from tests.oracle.charts import actual_charts
from tests.render.charts import KINDS, chart
from tests.render.samples import single, written


def page(drawn: Chart) -> html.HtmlElement:
    return html.fragment_fromstring(f"<div>{write_chart(drawn)}</div>")


def texts(drawn: Chart) -> list[str]:
    return [str(node.text) for node in page(drawn).iter("text")]


@pytest.mark.parametrize("drawn", KINDS, ids=lambda drawn: str(drawn.kind))
def test_the_drawing_is_one_named_picture_without_script_or_style(drawn: Chart) -> None:
    (svg,) = page(drawn).iter("svg")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", drawn.alt)
    for node in svg.iter():
        assert node.tag in {"svg", "text", "line", "rect", "path", "circle"}
        assert not any(name.startswith("on") or name == "style" for name in node.attrib)


@pytest.mark.parametrize("drawn", KINDS, ids=lambda drawn: str(drawn.kind))
def test_every_number_stands_in_the_table(drawn: Chart) -> None:
    rows = [[str(cell.text or "") for cell in row] for row in page(drawn).iter("tr")]
    assert rows[0] == ["Năm", *(series.name for series in drawn.series)]
    for index, row in enumerate(rows[1:]):
        data = [series.data[index] for series in drawn.series]
        assert row == [drawn.categories[index], *(one.text if one else "-" for one in data)]


@pytest.mark.parametrize("drawn", KINDS, ids=lambda drawn: str(drawn.kind))
def test_the_page_shows_the_chart_that_word_shows(drawn: Chart) -> None:
    (in_word,) = actual_charts(written(single(Figure(drawn, (Text("GRDP"),))), {}).data)
    head, *rows = ([str(cell.text or "") for cell in row] for row in page(drawn).iter("tr"))
    on_page = Counter(
        (frozenset({row[0], name}), Decimal(text.replace(".", "").replace(",", ".")))
        for row in rows
        for name, text in zip(head[1:], row[1:], strict=True)
        if text != "-"
    )
    assert on_page == in_word.points


def test_columns_are_drawn_for_numbers_only() -> None:
    drawn = chart(A="1 _ 3", B="1 2 3")
    assert len(list(page(drawn).iter("rect"))) == 5 + 2  # two in the legend


def test_a_line_breaks_at_a_gap() -> None:
    (line,) = page(chart(ChartKind.LINE, A="1 _ 3 4")).iter("path")
    assert str(line.get("d")).count("M") == 2


def test_slices_make_a_whole_and_one_alone_is_a_circle() -> None:
    assert len(list(page(chart(ChartKind.PIE, A="1 1 2")).iter("path"))) == 3
    assert len(list(page(chart(ChartKind.PIE, A="5 0")).iter("circle"))) == 1
    assert {"25,0%", "50,0%"} <= set(texts(chart(ChartKind.PIE, A="1 1 2")))


def test_axes_and_legend_are_named() -> None:
    assert {"Năm", "tỷ đồng", "2021", "35,1"} <= set(texts(chart()))
    assert {"GRDP", "Thu"} <= set(texts(chart(GRDP="1 2", Thu="3 4")))


def test_one_series_alone_has_no_legend() -> None:
    drawn = texts(chart())  # its name stands in the table of numbers alone
    assert drawn.count("GRDP") == 0


def test_shares_are_marked_in_per_cent() -> None:
    shares = replace(chart(A="0,5 0,25"), percent=True)
    assert {"50%", "0%"} <= set(texts(shares))


def test_many_names_are_thinned_and_long_ones_shortened() -> None:
    many = chart(A=" ".join(["1"] * 60))
    assert sum(text.startswith("20") for text in texts(many)) == 20
    long = replace(chart(A="1"), categories=("x" * 50,))
    assert "x" * 27 + "…" in texts(long)


def test_what_authors_wrote_is_escaped() -> None:
    hostile = replace(chart(A="1"), categories=("<script>",), unit="</svg><script>", axis="&")
    assert "<script" not in write_chart(hostile)
