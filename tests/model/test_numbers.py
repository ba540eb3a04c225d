from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.numbers import (
    Ambiguous,
    Bound,
    NotNumber,
    Number,
    Range,
    Reading,
    in_print,
    is_unit,
    read_number,
    signed,
)


def number(text: str, unit: str = "") -> Number:
    return Number(Decimal(text), unit)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1.234,5", number("1234.5")),
        ("(1.234,5)", number("-1234.5")),
        ("(250)", number("-250")),
        ("1234", number("1234")),
        ("1.234", number("1234")),
        ("0,125", number("0.125")),
        ("1234,567", number("1234.567")),
        ("1 234 567", number("1234567")),
        ("1\u00a0234,5", number("1234.5")),
        ("-5,2", number("-5.2")),
        ("−5,2", number("-5.2")),
        ("28,5%", number("28.5", "%")),
        ("831.018 ha", number("831018", "ha")),
        ("26,5 triệu đồng/người", number("26.5", "triệu đồng/người")),
        ("30 giường bệnh/10.000 dân", number("30", "giường bệnh/10.000 dân")),
        ("28-30", Range(Decimal(28), Decimal(30))),
        ("8–9", Range(Decimal(8), Decimal(9))),
        ("8 - 9%/năm", Range(Decimal(8), Decimal(9), "%/năm")),
        ("từ 3 đến 5%", Range(Decimal(3), Decimal(5), "%")),
        ("2021-2025", Range(Decimal(2021), Decimal(2025))),
        (">68,0", Bound(">", Decimal("68.0"))),
        ("≥ 95%", Bound("≥", Decimal(95), "%")),
        ("trên 95%", Bound(">", Decimal(95), "%")),
        ("từ 95% trở lên", Bound("≥", Decimal(95), "%")),
    ],
)
def test_what_is_written_by_the_rules_is_read(text: str, reading: Reading) -> None:
    assert read_number(text) == reading


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("15,000", "15.000", "15000"),
        ("181,951", "181.951", "181951"),
        ("1,188,801.11", "118880111", "1188801.11"),
        ("1,234,567", "1.234567", "1234567"),
        ("12.5", "125", "12.5"),
        ("0.5", "5", "0.5"),
        ("15,000 km", "15.000", "15000"),
    ],
)
def test_what_could_be_two_numbers_is_both(text: str, first: str, second: str) -> None:
    reading = read_number(text)
    assert isinstance(reading, Ambiguous)
    assert reading.readings == (Decimal(first), Decimal(second))


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "NA", "007", "1.2.3", "1.234.5", "05/01/2026", "5-3", "A1", "(1)", "1e5", "1 23",
     "12 con đường đẹp", "QL.1A", "1" * 200, "," * 79, "1 " * 40],
)  # fmt: skip
def test_words_codes_dates_and_dashes_are_no_numbers(text: str) -> None:
    assert read_number(text) == NotNumber()


@given(st.integers(0, 10**12), st.integers(0, 9999))
def test_a_number_written_with_points_and_comma_is_read_back(whole: int, part: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{part:04d}"
    assert read_number(text) == Number(Decimal(f"{whole}.{part:04d}"))


@given(st.text(max_size=100))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read_number(text)


@pytest.mark.parametrize("text", ["tỷ đồng", "ha", "%", "nghìn người", "giường/vạn dân"])
def test_units_are_known(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "cơ sở hạ tầng", "Năm 2025", "Ghi chú"])
def test_words_are_no_units(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("value", "plain", "change"),
    [("2", "2", "+2"), ("-0.50", "-0,5", "-0,5"), ("1234.5", "1.234,5", "+1.234,5")],
)
def test_a_number_and_a_difference_as_the_country_prints_them(
    value: str, plain: str, change: str
) -> None:
    assert (in_print(Decimal(value)), signed(Decimal(value))) == (plain, change)
