import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.numerals import roman, roman_value


def test_roman_numerals() -> None:
    written = {1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 49: "XLIX", 90: "XC", 199: "CXCIX"}
    assert {value: roman(value) for value in written} == written


def test_nothing_is_no_numeral() -> None:
    assert roman(0) == ""


@given(st.integers(1, 399))
def test_a_number_comes_back_from_its_numeral(number: int) -> None:
    assert roman_value(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "A", "D", "M", "i", "XIV.", "12", "CIVI"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert roman_value(text) == 0
