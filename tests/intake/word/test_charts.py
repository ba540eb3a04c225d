"""A chart of a Word file is read from the numbers that are drawn, as they are printed."""

import io
from decimal import Decimal

import pytest
from lxml import etree
from openpyxl import Workbook

from pipeline.intake.word.charts import read_chart
from pipeline.intake.word.package import A, C
from pipeline.limits import MAX_CHART_POINTS
from pipeline.model.chart import Chart, ChartKind, Datum, Series


def points(*values: str | None, code: str = "") -> str:
    format_code = f"<c:formatCode>{code}</c:formatCode>" if code else ""
    listed = "".join(
        f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>'
        for n, value in enumerate(values)
        if value is not None
    )
    return f"<c:cache>{format_code}{listed}</c:cache>"


def series(
    name: str | None,
    *values: str | None,
    cat: tuple[str | None, ...] = ("2024", "2025"),
    code: str = "",
) -> str:
    titled = "" if name is None else f"<c:tx>{points(name)}</c:tx>"
    return (
        f"<c:ser>{titled}<c:cat>{points(*cat)}</c:cat>"
        f"<c:val>{points(*values, code=code)}</c:val></c:ser>"
    )


def axis(kind: str, title: str | None) -> str:
    words = (
        "" if title is None else f"<c:title>{''.join(f'<a:t>{w}</a:t>' for w in title)}</c:title>"
    )
    return f"<c:{kind}>{words}</c:{kind}>"


def area(drawn: str, *axes: str) -> etree._Element:
    declared = f'xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}"'
    return etree.fromstring(
        f"<c:chartSpace {declared}><c:chart><c:plotArea><c:layout/>{drawn}{''.join(axes)}"
        "</c:plotArea></c:chart></c:chartSpace>"
    )


def chart(drawn: str, *axes: str, workbook: bytes | None = None) -> Chart:
    found = read_chart(area(drawn, *axes), alt="Tả hình", workbook=workbook)
    assert found is not None
    return found


def texts(found: Chart) -> list[list[str | None]]:
    return [[datum.text if datum else None for datum in one.data] for one in found.series]


ONE = series("GRDP", "1.5", "2")


def test_a_chart_says_its_kind_categories_series_and_axes() -> None:
    found = chart(f"<c:barChart>{ONE}</c:barChart>", axis("catAx", "Năm"), axis("valAx", "tỷ"))
    assert found == Chart(
        ChartKind.COLUMN,
        ("2024", "2025"),
        (Series("GRDP", (Datum(Decimal("1.5"), "2"), Datum(Decimal(2), "2"))),),
        axis="Năm",
        unit="tỷ",
        alt="Tả hình",
    )


@pytest.mark.parametrize(
    ("element", "grouping", "kind"),
    [
        ("barChart", "", ChartKind.COLUMN),
        ("barChart", "clustered", ChartKind.COLUMN),
        ("barChart", "stacked", ChartKind.STACKED),
        ("lineChart", "", ChartKind.LINE),
        ("lineChart", "stacked", ChartKind.LINE),
        ("pieChart", "", ChartKind.PIE),
    ],
)
def test_the_kind_is_what_is_drawn(element: str, grouping: str, kind: ChartKind) -> None:
    group = f'<c:grouping val="{grouping}"/>' if grouping else ""
    assert chart(f"<c:{element}>{group}{ONE}</c:{element}>").kind is kind


def test_the_first_kind_of_ours_is_the_charts() -> None:
    found = chart(f"<c:areaChart/><c:lineChart>{ONE}</c:lineChart><c:pieChart>{ONE}</c:pieChart>")
    assert found.kind is ChartKind.LINE


@pytest.mark.parametrize(
    "drawn",
    ["", f"<c:areaChart>{ONE}</c:areaChart>", "<c:barChart/>",
     f"<c:barChart>{series('a', '1', cat=())}</c:barChart>"],
)  # fmt: skip
def test_what_is_no_chart_of_ours_is_none(drawn: str) -> None:
    assert read_chart(area(drawn), alt="") is None


def test_a_part_without_a_chart_is_none() -> None:
    assert read_chart(etree.Element(f"{C}chartSpace"), alt="") is None


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("", ["1.235", "0"]),
        ("General", ["1.235", "0"]),
        ("#,##0.0", ["1.234,6", "0,2"]),
        ("#,##0.00", ["1.234,56", "0,25"]),
        ("0.000000000000", ["1.234,560000000000", "0,250000000000"]),
        ("0.0;-0.00", ["1.234,56", "0,25"]),
        ("0%", ["123.456%", "25%"]),
        ("0.0%", ["123.456,0%", "25,0%"]),
    ],
)
def test_numbers_are_printed_as_their_format_asks(code: str, shown: list[str]) -> None:
    found = chart(f"<c:barChart>{series('a', '1234.56', '0.25', code=code)}</c:barChart>")
    assert texts(found) == [shown]
    assert found.percent is ("%" in code)


def test_an_empty_format_asks_for_nothing() -> None:
    val = "<c:val><c:formatCode/><c:pt idx='0'><c:v>1234.56</c:v></c:pt></c:val>"
    ser = f"<c:ser><c:cat>{points('x')}</c:cat>{val}</c:ser>"
    found = chart(f"<c:barChart>{ser}</c:barChart>")
    assert (texts(found), found.percent) == ([["1.235"]], False)


def test_a_chart_counts_in_percent_only_where_all_of_it_does() -> None:
    mixed = series("a", "0.5", "1", code="0%") + series("b", "7", "8", code="0.0")
    found = chart(f"<c:barChart>{mixed}</c:barChart>")
    assert found.percent is False
    assert texts(found) == [["0,5", "1,0"], ["7,0", "8,0"]]


def test_what_is_no_number_is_no_point() -> None:
    values = ("x", "NaN", "Infinity", "1" * 40, "1" * 41, None, "7")
    cats = tuple(str(n) for n in range(len(values)))
    (one,) = chart(f"<c:barChart>{series('a', *values, cat=cats)}</c:barChart>").series
    assert [datum is None for datum in one.data] == [True, True, True, False, True, True, False]


def test_there_are_as_many_points_as_categories() -> None:
    short = series("a", "1", cat=("x", None, "z")) + series("b", "1", "2", "3", "4")
    found = chart(f"<c:barChart>{short}</c:barChart>")
    assert found.categories == ("x", "", "z")
    assert texts(found) == [["1", None, None], ["1", "2", "3"]]


def test_points_out_of_bounds_or_without_a_value_are_passed_over() -> None:
    far = (
        f'<c:pt idx="{MAX_CHART_POINTS}"><c:v>xa</c:v></c:pt><c:pt idx="x"><c:v>y</c:v></c:pt>'
        '<c:pt><c:v>z</c:v></c:pt><c:pt idx="0"><c:v>đầu</c:v></c:pt><c:pt idx="2"/>'
        '<c:pt idx="1"><c:v/></c:pt>'
    )
    ser = f"<c:ser><c:cat>{far}</c:cat><c:val>{points('1', '2')}</c:val></c:ser>"
    assert chart(f"<c:barChart>{ser}</c:barChart>").categories == ("đầu", "")
    last = f'<c:pt idx="{MAX_CHART_POINTS - 1}"><c:v>xa</c:v></c:pt>'
    ser = f"<c:ser><c:cat>{last}</c:cat><c:val/></c:ser>"
    assert len(chart(f"<c:barChart>{ser}</c:barChart>").categories) == MAX_CHART_POINTS


def test_a_series_or_axis_without_a_name_has_none() -> None:
    found = chart(
        f"<c:barChart>{series(None, '1', '2')}</c:barChart>",
        axis("catAx", None),
        "<c:valAx><c:title><a:t/></c:title></c:valAx>",
    )
    assert (found.series[0].name, found.axis, found.unit) == ("", "", "")
    assert chart(f"<c:barChart>{ONE}</c:barChart>").axis == ""


def test_a_series_without_values_is_empty() -> None:
    ser = f"<c:ser><c:cat>{points('x', 'y')}</c:cat></c:ser>"
    assert chart(f"<c:barChart>{ser}</c:barChart>").series[0].data == (None, None)
    assert read_chart(area(f"<c:barChart><c:ser/>{ONE}</c:barChart>"), alt="") is None


def workbook(value: object) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    book.worksheets[0].append([value, "GRDP"])
    book.create_sheet("Khác").append(["Không phải trang này"])
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "axis_"),
    [(workbook("Ngành"), "Ngành"), (workbook(2024), "2024"), (workbook(None), ""), (None, ""),
     (b"no zip", ""), (workbook("Ngành")[:200], "")],
    ids=["words", "a number", "empty", "none", "no zip", "cut"],
)  # fmt: skip
def test_what_a_pie_counts_by_stands_in_its_workbook(data: bytes | None, axis_: str) -> None:
    pie = f"<c:pieChart>{ONE}</c:pieChart>"
    assert chart(pie, axis("catAx", "Năm"), workbook=data).axis == axis_
    assert (
        chart(f"<c:barChart>{ONE}</c:barChart>", axis("catAx", "Năm"), workbook=data).axis == "Năm"
    )
