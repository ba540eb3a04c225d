from decimal import Decimal

from pipeline.model.chart import Chart, ChartKind, Datum, Series


def chart(*texts: str) -> Chart:
    data = tuple(Datum(Decimal(1), text) if text else None for text in texts)
    return Chart(ChartKind.LINE, tuple(map(str, range(len(texts)))), (Series("A", data),))


def test_the_number_printed_with_most_decimals_counts() -> None:
    assert chart("1.234", "1,5", "", "12,25%").decimals == 2
    assert chart("1.234").decimals == 0


def test_noise_of_a_spreadsheet_is_no_precision() -> None:
    assert chart("0,30000000000000004").decimals == 6


def test_values_leave_gaps_out() -> None:
    assert chart("1", "", "1").values == (Decimal(1), Decimal(1))
