from collections.abc import Sequence
from decimal import Decimal

import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.charts import draw_chart
from pipeline.model.chart import Chart, ChartKind
from pipeline.model.document import Cell, Figure, Grid, NoteMark, Paragraph, Row, Table, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference, Text
from pipeline.model.notice import Outcome, Severity
from pipeline.model.table import Column, RowKind
from tests.samples import contribution, item, materials, outline, source, text


def grid(
    head: Sequence[str], rows: Sequence[Sequence[object]], kinds: dict[int, RowKind] | None = None
) -> Grid:
    def cell(value: object, at: str) -> Cell:
        if value is None:
            return Cell(address=at)
        if isinstance(value, str):
            return Cell((Text(value),), value, at)
        assert isinstance(value, int | float | Decimal)
        return Cell((Text(str(value).replace(".", ",")),), value, at)

    made = [Row(tuple(cell(name, "") for name in head), RowKind.HEADER)]
    for number, row in enumerate(rows):
        cells = tuple(cell(value, f"S!{'ABCDE'[at]}{number + 2}") for at, value in enumerate(row))
        made.append(Row(cells, (kinds or {}).get(number, RowKind.BODY)))
    return Grid(tuple(map(Column, head)), tuple(made))


def table(made: Grid, unit: str = "", **options: str) -> Table:
    return Table(
        made,
        text("GRDP"),
        "hinh-grdp",
        unit=unit or made.unit,
        options=tuple(options.items()),
        workbook="a.xlsx",
        source=source(7),
    )


def drawn(made: Grid, unit: str = "", **options: str) -> Chart:
    outcome = draw_chart(table(made, unit, **options))
    assert isinstance(outcome.value, Figure), outcome.notices
    assert isinstance(outcome.value.image, Chart)
    assert outcome.notices == ()
    return outcome.value.image


def numbers(chart: Chart) -> list[tuple[str, list[float | None]]]:
    return [
        (series.name, [float(datum.value) if datum else None for datum in series.data])
        for series in chart.series
    ]


def refused(outcome: Outcome[Figure | Table]) -> list[str]:
    assert isinstance(outcome.value, Table)
    assert all(notice.severity is Severity.ERROR for notice in outcome.notices)
    assert all(notice.fix and "in bảng" in notice.message for notice in outcome.notices)
    return [notice.code for notice in outcome.notices]


def test_columns_stand_by_size_unless_the_author_keeps_the_tables_order() -> None:
    made = grid(("Nguồn", "Vốn"), [("Nhà nước", 2), ("Dân doanh", 5), ("FDI", 3)])
    assert drawn(made, chart="column").categories == ("Dân doanh", "FDI", "Nhà nước")
    assert numbers(drawn(made, chart="column")) == [("Vốn", [5, 3, 2])]
    written = ("Nhà nước", "Dân doanh", "FDI")
    assert drawn(made, chart="column", **{"thu-tu": "bang"}).categories == written
    assert drawn(made, chart="line").categories == written
    two = grid(("Nguồn", "Vốn", "Vay"), [("Nhà nước", 2, 1), ("Dân doanh", 5, 1)])
    assert drawn(two, chart="column").categories == written[:2]


def test_a_pie_of_five_slices_is_told_and_drawn() -> None:
    made = grid(("A", "B"), [(name, 1) for name in "abcde"])
    outcome = draw_chart(table(made, chart="pie"))
    assert isinstance(outcome.value, Figure)
    assert [notice.code for notice in outcome.notices] == ["bieu-do-tron-nhieu-phan"]
    assert drawn(grid(("A", "B"), [(name, 1) for name in "abcd"]), chart="pie")


def test_columns_are_found_by_name_and_numbers_keep_their_text() -> None:
    made = grid(("Năm", "GRDP", "Thu"), [("2024", 1.5, 3), ("2025", 2, 4)])
    chart = drawn(made, chart="column", x="nam", y="grdp")
    assert (chart.kind, chart.categories, chart.axis) == (
        ChartKind.COLUMN,
        ("2024", "2025"),
        "Năm",
    )
    assert numbers(chart) == [("GRDP", [1.5, 2.0])]
    assert chart.series[0].data[0] is not None
    assert chart.series[0].data[0].text == "1,5"


def test_without_x_and_y_the_first_column_names_and_all_of_numbers_are_drawn() -> None:
    made = grid(
        ("TT", "Năm", "A", "Ghi chú", "B"), [(1, "2024", 1, "x y", 3), (2, "2025", 2, "", 4)]
    )
    assert numbers(drawn(made, chart="line")) == [("A", [1, 2]), ("B", [3, 4])]


def test_group_and_total_rows_are_left_out() -> None:
    made = grid(
        ("Huyện", "Dân số"),
        [("I. Núi", None), ("A", 1), ("B", 2), ("Tổng", 3)],
        {0: RowKind.GROUP, 3: RowKind.TOTAL},
    )
    assert drawn(made, chart="pie").categories == ("A", "B")


def test_rows_may_be_the_series() -> None:
    made = grid(("Chỉ tiêu", "2024", "2025"), [("GRDP", 1, 2), ("Thu", 3, 4), ("Chi", 5, 6)])
    chart = drawn(made, chart="line", series="Chỉ tiêu", hang="thu; GRDP")
    assert chart.categories == ("2024", "2025")
    assert numbers(chart) == [("Thu", [3, 4]), ("GRDP", [1, 2])]


def test_a_long_list_is_turned_into_series() -> None:
    rows = [("2024", "A", 1), ("2024", "B", 2), ("2025", "A", 3)]
    chart = drawn(grid(("Năm", "Ngành", "Số"), rows), chart="stacked", x="Năm", series="Ngành")
    assert chart.categories == ("2024", "2025")
    assert numbers(chart) == [("A", [1, 3]), ("B", [2, None])]


def test_empty_cells_and_dashes_are_gaps_without_a_word() -> None:
    made = grid(("Năm", "A"), [("2023", 1), ("2024", None), ("2025", "-")])
    assert numbers(drawn(made, chart="line", y="A")) == [("A", [1, None, None])]


def test_words_among_numbers_leave_a_gap_and_are_told_with_their_cell() -> None:
    made = grid(("Năm", "A"), [("2023", 1), ("2024", "khoảng 3"), ("2025", "28-30")])
    outcome = draw_chart(table(made, chart="line", y="A"))
    (notice,) = outcome.notices
    assert (notice.code, notice.file, notice.cell) == ("bieu-do-o-khong-so", "a.xlsx", "S!B3")
    assert "khoảng 3" in notice.message
    assert "1 ô khác" in notice.message
    assert isinstance(outcome.value, Figure)


@pytest.mark.parametrize(
    ("options", "code", "hint"),
    [
        ({"chart": "colum"}, "bieu-do-loai-la", "'column'"),
        ({"chart": ""}, "bieu-do-loai-la", "stacked"),
        ({"chart": "line", "y": "Tu"}, "bieu-do-thieu-cot", "'Thu'"),
        ({"chart": "line", "x": "Năn"}, "bieu-do-thieu-cot", "'Năm'"),
        ({"chart": "line", "hang": "2030"}, "bieu-do-thieu-hang", ";"),
        ({"chart": "line", "y": "Lời"}, "bieu-do-khong-so", "số"),
        ({"chart": "pie", "y": "GRDP;Thu"}, "bieu-do-thua-cot", "stacked"),
        ({"chart": "line", "x": "Năm", "series": "Lời"}, "bieu-do-thua-cot", "series"),
    ],
)
def test_what_cannot_be_drawn_stays_a_table(options: dict[str, str], code: str, hint: str) -> None:
    made = grid(("Năm", "GRDP", "Thu", "Lời"), [("2024", 1, 2, None), ("2025", 3, 4, None)])
    outcome = draw_chart(table(made, **options))
    assert code in refused(outcome)
    assert hint in outcome.notices[0].fix
    assert outcome.notices[0].line == 7


def test_a_pie_takes_no_negative_numbers_and_needs_some() -> None:
    assert refused(draw_chart(table(grid(("A", "B"), [("a", -1), ("b", 2)]), chart="pie")))
    assert refused(draw_chart(table(grid(("A", "B"), [("a", 0)]), chart="pie")))


def test_an_empty_table_stays_a_table() -> None:
    assert refused(draw_chart(table(grid(("Năm", "A"), []), chart="column"))) == [
        "bieu-do-khong-so"
    ]
    assert refused(draw_chart(table(Grid((), ()), chart="column", x="Năm")))


def test_the_unit_is_the_authors_else_that_of_the_columns() -> None:
    made = grid(("Năm", "A", "B"), [("2024", 1, 2)])
    units = replace(
        made, unit="người", columns=(Column("Năm"), Column("A", unit="ha"), Column("B", unit="%"))
    )
    assert drawn(units, "nghìn ha", chart="line", y="A").unit == "nghìn ha"
    assert drawn(units, chart="line", y="A").unit == "ha"
    mixed = drawn(units, chart="line", y="A;B")
    assert (mixed.unit, [series.name for series in mixed.series]) == ("", ["A (ha)", "B (%)"])


def test_shares_of_excel_are_per_cent() -> None:
    cell = Cell((Text("12,5%"),), 0.125, number_format="0.0%")
    made = Grid((Column("A"), Column("B")), (Row((Cell((Text("a"),), "a"), cell)),))
    chart = drawn(made, chart="pie")
    assert chart.percent
    assert chart.values == (Decimal("0.125"),)


def test_a_truth_is_no_number() -> None:
    made = grid(("A", "B"), [("a", 1)])
    row = replace(made.rows[1], cells=(made.rows[1].cells[0], Cell((Text("đúng"),), True)))
    outcome = draw_chart(table(replace(made, rows=(made.rows[0], row)), chart="line", y="B"))
    assert isinstance(outcome.value, Table)


def test_a_crowded_chart_is_drawn_with_a_warning() -> None:
    made = grid(("Xã", "A"), [(f"Xã {n}", n) for n in range(60)])
    outcome = draw_chart(table(made, chart="column"))
    assert isinstance(outcome.value, Figure)
    assert [notice.code for notice in outcome.notices] == ["bieu-do-qua-day"]


def test_the_alternative_text_tells_what_the_chart_shows() -> None:
    made = grid(("Năm", "A"), [("2023", 3), ("2024", 1), ("2025", 2)])
    assert drawn(made, "tỷ đồng", chart="line").alt == (
        "Biểu đồ đường “GRDP” theo năm, từ 2023 đến 2025 (đơn vị: tỷ đồng). "
        "A: thấp nhất 1 (2024), cao nhất 3 (2023)."
    )


def test_in_a_report_a_chart_is_a_numbered_figure_that_references_reach() -> None:
    made = table(grid(("Năm", "A"), [("2024", 1)]), chart="column")
    note = NoteMark("1", (replace(made, id=""),))
    ref = Paragraph((Text("xem "), Reference("hinh-grdp"), note), source(9))
    report = compose(materials(outline([[("", [item("a")])]]), contribution("a", made, ref)))
    assert report.notices == ()
    figure, paragraph = next(iter(report.value.sections())).blocks
    assert isinstance(figure, Figure)
    assert figure.number == "1.1"
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.runs) == "xem Hình 1.1"
    mark = paragraph.runs[-1]
    assert isinstance(mark, NoteMark)
    assert isinstance(mark.blocks[0], Figure)


def test_the_hash_of_a_draft_covers_the_numbers_of_its_charts() -> None:
    def hash_of(value: int) -> str:
        made = table(grid(("Năm", "A"), [("2024", value)]), chart="column")
        shape = outline([[("", [item("a")])]])
        return compose(materials(shape, contribution("a", made))).value.content_hash

    assert hash_of(1) == hash_of(1) != hash_of(2)


def test_a_notice_names_its_item() -> None:
    made = table(grid(("Năm", "A"), [("2024", 1)]), chart="bar")
    (notice,) = compose(materials(outline([[("", [item("a")])]]), contribution("a", made))).notices
    assert (notice.item, notice.agency) == ("a", "so-xay-dung")
