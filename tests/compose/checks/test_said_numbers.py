from decimal import Decimal

import pytest

from pipeline.compose.checks.said_numbers import said_at, said_numbers, same_unit


def read(text: str) -> list[tuple[str, str]]:
    return [(f"{said.value:f}", said.unit) for said in said_numbers(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("đạt 1.234,5 ha", [("1234.5", "ha")]),
        ("3,5 tỷ đồng và 12 nghìn lượt khách", [("3500000000", "đồng"), ("12000", "lượt")]),
        ("8,5%, 7 %", [("8.5", "%"), ("7", "%")]),
        ("61 xã và 4 phường", [("61", "xã"), ("4", "phường")]),
        ("từ 400 lên 450", [("400", ""), ("450", "")]),
        ("ngày 19/3/2024, QL.4B, 236/QĐ-TTg, 1.2.3", []),
        ("12 km²", [("12", "km²")]),
        ("3 vạn cây, 5 ngàn hộ", [("30000", "cây"), ("5000", "hộ")]),
        ("4 tỉ đồng, 1,5 nghìn tỷ đồng", [("4000000000", "đồng"), ("1500000000000", "đồng")]),
        ("2 triệu tỷ đồng", [("2000000000000000", "đồng")]),
    ],
)
def test_numbers_are_read_with_their_units(text: str, numbers: list[tuple[str, str]]) -> None:
    assert read(text) == numbers


def test_how_exactly_a_number_is_told_is_half_its_last_digit() -> None:
    (said,) = said_numbers("1,25 triệu người")
    assert said.half == Decimal(5000)
    assert (said.low, said.high) == (Decimal(1245000), Decimal(1255000))


def test_a_number_is_read_at_its_place_alone() -> None:
    said = said_at("có 12 xã", 3)
    assert said is not None
    assert said.written == "12"
    assert said_at("có 12 xã", 0) is None


def test_years_and_units() -> None:
    (year,) = said_numbers("năm 2024")
    (count,) = said_numbers("2024 hộ")
    assert year.is_year
    assert not count.is_year
    assert same_unit(*said_numbers("12 xã, 5 và 7 xã"))
    assert not same_unit(*said_numbers("12 xã, 5 hộ"))
