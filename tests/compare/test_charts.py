"""Charts: the values that differ, by what stands on the axis and by series."""

from decimal import Decimal

from pipeline.compare.charts import changed_values, chart_of
from pipeline.compare.drafts import compare
from pipeline.model.change import Change, ChangedThing
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowFigure, FlowParagraph, Role
from pipeline.model.inlines import Drawing, Image, Text
from tests.compare.flows import figure, one

CHART = Chart(
    ChartKind.COLUMN,
    ("2024", "2025"),
    (
        Series("Kế hoạch", (Datum(Decimal(10), "10"), Datum(Decimal(20), "20"))),
        Series("Thực hiện", (Datum(Decimal(8), "8"), None)),
    ),
    unit="tỷ đồng",
    alt="Biểu đồ cột",
)


def drawn(chart: Chart, caption: str = "Vốn đầu tư") -> FlowFigure:
    drawing = FlowParagraph("HinhAnh", (Drawing(chart, "Hình 1.1"),), Role.DRAWING)
    line = FlowParagraph("TenHinh", (Text(caption),), Role.FIGURE_CAPTION, number="1.1")
    return FlowFigure(drawing, (line,))


def with_data(chart: Chart, series: int, *data: Datum | None) -> Chart:
    entries = list(chart.series)
    entries[series] = replace(entries[series], data=data)
    return replace(chart, series=tuple(entries))


def changes(old: FlowFigure, new: FlowFigure) -> tuple[Change, ...]:
    return compare(one(old), one(new, number=2)).changes


def test_a_changed_value_names_its_year_its_series_and_by_how_much() -> None:
    later = with_data(CHART, 0, Datum(Decimal(10), "10"), Datum(Decimal(25), "25"))
    (change,) = changes(drawn(CHART), drawn(later))
    assert change.what is ChangedThing.CHART
    (value,) = change.tables
    assert (value.table, value.row_key, value.column) == ("Hình 1.1", "2025", "Kế hoạch")
    assert (value.old, value.new, value.delta) == ("20", "25", Decimal(5))
    assert value.percent == Decimal("25.00")
    assert value.unit == "tỷ đồng"


def test_a_value_that_came_or_went_has_no_difference() -> None:
    later = with_data(CHART, 1, None, Datum(Decimal(9), "9"))
    gone, came = changed_values("Hình 1.1", CHART, later)
    assert (gone.row_key, gone.old, gone.new, gone.delta) == ("2024", "8", "", None)
    assert (came.row_key, came.old, came.new, came.delta) == ("2025", "", "9", None)


def test_a_year_more_or_less_is_told_by_its_values() -> None:
    later = replace(
        CHART,
        categories=("2025", "2026"),
        series=(Series("Kế hoạch", (Datum(Decimal(20), "20"), Datum(Decimal(30), "30"))),),
    )
    found = [(v.row_key, v.column, v.old, v.new) for v in changed_values("H", CHART, later)]
    assert found == [
        ("2026", "Kế hoạch", "", "30"),
        ("2024", "Kế hoạch", "10", ""),
        ("2024", "Thực hiện", "8", ""),
    ]


def test_values_in_other_units_have_no_difference() -> None:
    later = replace(
        with_data(CHART, 0, Datum(Decimal(10), "10"), Datum(Decimal(2), "2")), unit="nghìn tỷ đồng"
    )
    (value,) = changed_values("Hình 1.1", CHART, later)
    assert (value.new, value.delta, value.unit) == ("2", None, "nghìn tỷ đồng")


def test_a_chart_in_the_place_of_a_picture_is_a_figure_that_changed() -> None:
    picture = figure("Vốn đầu tư", "a" * 64)
    assert chart_of(picture) is None
    (change,) = changes(picture, drawn(CHART))
    assert (change.what, change.tables) == (ChangedThing.FIGURE, ())


def test_the_words_of_a_chart_follow_from_its_caption() -> None:
    later = replace(CHART, alt="Biểu đồ cột “Vốn”")
    (change,) = changes(drawn(CHART), drawn(later, "Vốn đầu tư công"))
    assert change.what is ChangedThing.CAPTION


def pictured(chart: Chart, sha256: str) -> FlowFigure:
    """A map: the picture of a chart that it keeps."""
    image = Image("a.xlsx", chart.alt, "svg", 640, 400, sha256, chart)
    return replace(
        drawn(chart), drawing=replace(drawn(chart).drawing, runs=(Drawing(image, "Hình 1.1"),))
    )


def test_a_map_tells_its_communes_and_values_though_it_is_a_picture() -> None:
    data = (Datum(Decimal(5), "5"), Datum(Decimal(7), "7"))
    told = Chart(ChartKind.MAP, ("Xã Đoàn Kết", "Xã Thất Khê"), (Series("Dân số", data),))
    later = with_data(told, 0, data[0], Datum(Decimal(9), "9"))
    (change,) = changes(pictured(told, "a" * 64), pictured(later, "b" * 64))
    assert change.what is ChangedThing.CHART
    (value,) = change.tables
    assert (value.row_key, value.column, value.old, value.new) == (
        "Xã Thất Khê",
        "Dân số",
        "7",
        "9",
    )
    assert changes(pictured(told, "a" * 64), pictured(told, "a" * 64)) == ()
