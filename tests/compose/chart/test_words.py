"""The alternative text of a chart: kind, caption, axis, period, unit, lowest and highest."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.compose.chart.words import alternative_text
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.fixed import replace


def series(name: str, *numbers: int | None) -> Series:
    return Series(name, tuple(None if n is None else Datum(Decimal(n), f"{n}") for n in numbers))


def chart(categories: Sequence[str], *lines: Series, axis: str = "Năm", unit: str = "") -> Chart:
    return Chart(
        kind=ChartKind.LINE,
        categories=tuple(categories),
        series=lines,
        axis=axis,
        unit=unit,
        percent=False,
    )


YEARS = ("2023", "2024", "2025")


def test_what_of_over_what_from_when_to_when_lowest_and_highest() -> None:
    made = chart(YEARS, series("A", 3, 1, 2), unit="tỷ đồng")
    assert alternative_text(made, "GRDP") == (
        "Biểu đồ đường “GRDP” theo năm, từ 2023 đến 2025 (đơn vị: tỷ đồng). "
        "A: thấp nhất 1 (2024), cao nhất 3 (2023)."
    )


def test_names_make_no_period_and_without_caption_axis_and_unit_nothing_is_said_of_them() -> None:
    made = replace(chart(("Bắc Sơn", "Lộc Bình"), series("A", 1, 2), axis=""), kind=ChartKind.PIE)
    assert alternative_text(made, "") == (
        "Biểu đồ tròn. A: thấp nhất 1 (Bắc Sơn), cao nhất 2 (Lộc Bình)."
    )
    assert ", từ " not in alternative_text(chart(("2023",), series("A", 1)), "")


def test_one_number_is_said_once_and_none_is_said_so() -> None:
    told = alternative_text(
        chart(YEARS, series("A", None, 7, None), series("B", None, None, None)), ""
    )
    assert told.endswith(" A: 7 (2024). B: chưa có số liệu.")


def test_three_series_are_told_and_the_others_counted() -> None:
    lines = [series(name, 1, 2, 3) for name in "ABCDE"]
    assert " Và " not in alternative_text(chart(YEARS, *lines[:3]), "")
    told = alternative_text(chart(YEARS, *lines), "")
    assert " C: " in told
    assert " D: " not in told
    assert told.endswith(" Và 2 dãy số khác.")
