"""Classes of a map: every number in exactly one, and each with a number in it."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.render.map_classes import COLOURS, map_classes
from tests.render.maps import chart

NUMBERS = st.lists(
    st.decimals(-(10**9), 10**9, places=2).map(lambda number: f"{number:f}"),
    min_size=1,
    max_size=80,
)


@settings(max_examples=40)
@given(NUMBERS)
def test_every_number_has_one_class_and_every_class_a_number(numbers: list[str]) -> None:
    classes = map_classes(chart(numbers))
    held = Counter(found for number in numbers for found in classes if found.holds(Decimal(number)))
    assert held.total() == len(numbers)
    assert set(held) == set(classes)
    assert len({found.colour for found in classes}) == len(classes) <= len(COLOURS)


@settings(max_examples=40)
@given(NUMBERS)
def test_classes_rise_and_darken_together(numbers: list[str]) -> None:
    classes = map_classes(chart(numbers))
    ends = [found.high for found in classes[:-1]]
    assert None not in ends
    assert ends == sorted(end for end in ends if end is not None)
    assert len(set(ends)) == len(ends)
    at = [COLOURS.index(found.colour) for found in classes]
    assert at == sorted(at)


def words(*numbers: str, percent: bool = False) -> list[str]:
    return [found.words for found in map_classes(chart(numbers, percent=percent))]


def test_few_different_numbers_have_a_class_each_by_their_own_text() -> None:
    assert words("2.5", "1", "2.5", "7") == ["1", "2,5", "7"]
    assert words("4", "4") == ["4"]


def test_one_commune_far_from_all_others_leaves_them_their_classes() -> None:
    far = words("0", "0.01", "0.02", "0.03", "0.04", "1")
    assert far[:2] == ["Dưới 0,01", "Từ 0,01 đến dưới 0,02"]
    assert far[-1] == "Từ 0,04 trở lên"
    alike = words(*["0"] * 60, "1", "20", "30", "40", "50")
    assert (alike[0], alike[-1]) == ("Dưới 1", "Từ 40 trở lên")


def test_many_numbers_are_parted_evenly_at_round_numbers() -> None:
    numbers = [str(n * 13) for n in range(1, 101)]
    assert words(*numbers) == [
        "Dưới 300",
        "Từ 300 đến dưới 500",
        "Từ 500 đến dưới 800",
        "Từ 800 đến dưới 1.100",
        "Từ 1.100 trở lên",
    ]


def test_decimals_and_shares_are_printed_as_vietnamese_are() -> None:
    assert words(*[f"0.{n:02}" for n in range(10, 60)])[0] == "Dưới 0,20"
    assert words(*[f"0.{n:02}" for n in range(10, 60)], percent=True)[:2] == [
        "Dưới 20%",
        "Từ 20% đến dưới 30%",
    ]


def test_numbers_below_nought_are_parted_from_those_above() -> None:
    classes = map_classes(chart([str(n) for n in range(-30, 71)]))
    assert Decimal(0) in [found.low for found in classes]


@pytest.mark.parametrize(("low", "high", "inside"), [("1", "2", "1"), ("1", "2", "1.99")])
def test_a_class_holds_its_lowest_number_and_not_its_highest(
    low: str, high: str, inside: str
) -> None:
    (found,) = map_classes(chart(["5"]))
    band = found._replace(low=Decimal(low), high=Decimal(high), exact=False)
    assert band.holds(Decimal(inside))
    assert not band.holds(Decimal(high))
    assert not band.holds(Decimal("0.99"))
