from pipeline.model.numerals import roman


def test_roman_numerals() -> None:
    written = {1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 49: "XLIX", 90: "XC", 199: "CXCIX"}
    assert {value: roman(value) for value in written} == written


def test_nothing_is_no_numeral() -> None:
    assert roman(0) == ""
