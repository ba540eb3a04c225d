import io

import openpyxl
import pytest
from lxml import etree

from pipeline.model.chart import Chart, ChartKind, Series
from pipeline.model.document import Figure, NoteMark
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.render.word.objects.chart import chart_part, chart_workbook, size
from pipeline.render.word.writing import Frame
from pipeline.work.archive import read_parts
from tests.oracle.charts import C, actual_charts
from tests.oracle.gate import defects
from tests.render.charts import KINDS, chart, datum
from tests.render.samples import W, body, para, single, written

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def figure(drawn: Chart, number: str = "1.1", landscape: bool | None = None) -> Figure:
    return Figure(drawn, (Text("GRDP"),), "hinh-grdp", number, landscape)


def tree(drawn: Chart) -> etree._Element:
    return etree.fromstring(chart_part(drawn, "rId1"))


@pytest.mark.parametrize("drawn", KINDS, ids=lambda drawn: str(drawn.kind))
def test_every_kind_passes_the_gate_with_the_same_bytes_each_time(drawn: Chart) -> None:
    value = single(figure(drawn), para("x"))
    data = written(value, {}).data
    assert defects(data) == []
    assert written(value, {}).data == data
    (found,) = actual_charts(data)
    assert found.points.total() == len(drawn.values)


def test_two_charts_are_two_parts_with_their_workbooks() -> None:
    data = written(single(figure(KINDS[0]), figure(KINDS[1], "1.2")), {}).data
    names = [name for name in read_parts(data) if "chart" in name or "embed" in name]
    assert sorted(names) == [
        "word/charts/_rels/chart1.xml.rels",
        "word/charts/_rels/chart2.xml.rels",
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "word/embeddings/Microsoft_Excel_Sheet2.xlsx",
    ]
    assert len(actual_charts(data)) == 2


def test_a_chart_says_what_it_shows_and_is_called_by_its_number() -> None:
    (node,) = body(written(single(figure(chart())), {}).data).iter(f"{DRAWING}docPr")
    assert (node.get("name"), node.get("descr")) == ("Hình 1.1", "Biểu đồ GRDP <theo năm>")


def test_a_chart_stands_over_its_caption_and_the_source_below() -> None:
    drawn = replace(chart(), origin="Cục Thống kê", notes=("(*) Ước.",))
    found = body(written(single(figure(drawn)), {}).data)
    styles = [str(node.get(f"{W}val")) for node in found.iter(f"{W}pStyle")]
    at = styles.index("HinhAnh")
    assert styles[at : at + 4] == ["HinhAnh", "TenHinh", "NguonBang", "GhiChuBang"]
    assert "Nguồn: Cục Thống kê" in "".join(str(t.text) for t in found.iter(f"{W}t"))


def test_a_chart_is_as_wide_as_the_text_and_no_taller_than_the_page_allows() -> None:
    assert size(Frame(9000, 14000)) == (9000 * 635, int(9000 * 635 * 0.56))
    width, height = size(Frame(14000, 8000))
    assert (width, height) == (14000 * 635, int(8000 * 635 * 0.6))


def test_a_wide_chart_turns_its_page() -> None:
    found = body(written(single(figure(chart(), landscape=True)), {}).data)
    (extent,) = found.iter(f"{DRAWING}extent")
    upright = body(written(single(figure(chart())), {}).data)
    assert int(str(extent.get("cx"))) > int(str(next(upright.iter(f"{DRAWING}extent")).get("cx")))


def test_a_chart_in_a_footnote_belongs_to_the_footnotes() -> None:
    note = NoteMark("1", (figure(chart(), ""),))
    data = written(single(para("x", note)), {}).data
    assert defects(data) == []
    assert b"charts/chart1.xml" in read_parts(data)["word/_rels/footnotes.xml.rels"]


def test_the_workbook_holds_names_and_exact_numbers() -> None:
    drawn = chart(ChartKind.LINE, A="1.234,5 _ 3", B="1 2 3")
    page = openpyxl.load_workbook(io.BytesIO(chart_workbook(drawn))).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows == [("Năm", "A", "B"), ("2021", 1234.5, 1), ("2022", None, 2), ("2023", 3, 3)]
    assert page["B2"].number_format == "[$-42A]#,##0.0"


def test_caches_name_the_cells_they_repeat() -> None:
    found = tree(chart(ChartKind.LINE, **{f"S{n}": "1 2" for n in range(28)}))
    formulas = [str(node.text) for node in found.iter(f"{C}f")]
    assert formulas[:3] == ["'Số liệu'!$B$1", "'Số liệu'!$A$2:$A$3", "'Số liệu'!$B$2:$B$3"]
    assert formulas[-1] == "'Số liệu'!$AC$2:$AC$3"


def test_a_gap_has_no_point() -> None:
    found = tree(chart(ChartKind.LINE, A="1 _ 3"))
    points = [node.get("idx") for node in found.iterfind(f".//{C}val//{C}pt")]
    assert points == ["0", "2"]
    assert found.find(f".//{C}dispBlanksAs") is not None


def test_legend_axes_fonts_and_language_are_said() -> None:
    text = chart_part(chart(), "rId1").decode()
    for said in ("tỷ đồng", "Năm", 'typeface="Times New Roman"', 'lang val="vi-VN"'):
        assert said in text


def test_several_series_and_slices_have_a_legend_and_one_series_alone_has_none() -> None:
    assert '<c:legendPos val="b"/>' in chart_part(chart(A="1 2", B="3 4"), "rId1").decode()
    assert '<c:legendPos val="b"/>' in chart_part(chart(ChartKind.PIE, A="1 2"), "rId1").decode()
    assert "legend" not in chart_part(chart(), "rId1").decode()


def test_columns_begin_at_zero_and_lines_need_not() -> None:
    assert tree(chart()).find(f".//{C}valAx/{C}scaling/{C}min") is not None
    assert tree(chart(ChartKind.LINE)).find(f".//{C}min") is None
    assert tree(chart(A="-1 2")).find(f".//{C}min") is None


def test_shares_are_printed_as_per_cent() -> None:
    shares = replace(chart(ChartKind.COLUMN, A="0,125 0,25"), percent=True)
    assert "[$-42A]0.000%" in chart_part(shares, "rId1").decode()


def test_what_xml_cannot_hold_shows_and_harms_nothing() -> None:
    hostile = Chart(
        ChartKind.COLUMN,
        ("=1+1", "a\x00<b>", '"&'),
        (Series("=HYPERLINK(1)", tuple(map(datum, ("1", "2", "3")))),),
        axis="</c:v>",
        unit="{{ 7*7 }}",
        alt='"><x',
    )
    data = written(single(figure(hostile)), {}).data
    assert defects(data) == []
    page = openpyxl.load_workbook(io.BytesIO(chart_workbook(hostile))).worksheets[0]
    assert (page["A2"].value, page["A2"].data_type) == ("=1+1", "s")


def test_a_report_without_charts_has_no_parts_of_charts() -> None:
    data = written(single(para("x")), {}).data
    assert not any("chart" in name for name in read_parts(data))
