from decimal import Decimal

from pipeline.compose.checks.quantities import Quantity, is_rate, quantity, shown, slack
from pipeline.model.document import Cell
from pipeline.model.inlines import Text


def test_a_cell_counts_with_the_decimals_it_shows() -> None:
    assert quantity(Cell((Text("12,5"),), 12.5)) == Quantity(Decimal("12.5"), Decimal("12.5"), 1)
    assert quantity(Cell((Text("8 - 9"),), "8 - 9")) == Quantity(Decimal(8), Decimal(9), 0)
    assert quantity(Cell((Text("28,5%"),), 0.285, number_format="0.0%")) == Quantity(
        Decimal("28.5"), Decimal("28.5"), 1
    )
    assert quantity(Cell((Text("-"),), "-")) is None


def test_slack_grows_with_the_root_of_the_parts_and_counted_things_have_none() -> None:
    one = Quantity(Decimal(1), Decimal(1), 1)
    assert slack([one] * 8, one) == Decimal("0.20")
    whole = Quantity(Decimal(9), Decimal(9), 0)
    assert slack([whole] * 8, whole, counts=True) == 0


def test_rates_are_known_by_unit_or_name() -> None:
    assert is_rate("Diện tích bình quân")
    assert is_rate("Giường", "giường/vạn dân")
    assert not is_rate("Công suất", "m³/ngày đêm")


def test_numbers_are_shown_in_vietnamese_print() -> None:
    assert shown(Decimal("1234.50")) == "1.234,5"
