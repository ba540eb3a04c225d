from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.render.chart_look import (
    COLOURS,
    LINE_COLOURS,
    axis,
    colour,
    has_labels,
    has_legend,
    labelled_below,
    shows_shares,
    totals,
    vietnamese,
)
from tests.render.charts import chart

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=4)


def lightness(code: str) -> float:
    red, green, blue = (int(code[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_neighbouring_colours_differ_without_colour() -> None:
    for first, second in pairwise(COLOURS):
        assert abs(lightness(first) - lightness(second)) > 60


def test_lines_are_dark_enough_for_white_paper() -> None:
    assert max(map(lightness, LINE_COLOURS)) < 160
    assert colour(len(LINE_COLOURS), line=True) == LINE_COLOURS[0]


@pytest.mark.parametrize(
    ("kind", "numbers", "marks", "decimals"),
    [
        (ChartKind.COLUMN, "35 36 37", ["0", "10", "20", "30", "40"], 0),
        (ChartKind.LINE, "35 36 37", ["35", "35.5", "36", "36.5", "37"], 1),
        (ChartKind.COLUMN, "-3 4", ["-4", "-2", "0", "2", "4"], 0),
        (ChartKind.COLUMN, "0 0", ["0", "0.2", "0.4", "0.6", "0.8", "1"], 1),
        (ChartKind.COLUMN, "0,01", ["0", "0.002", "0.004", "0.006", "0.008", "0.01"], 3),
    ],
)
def test_an_axis_has_round_steps(
    kind: ChartKind, numbers: str, marks: list[str], decimals: int
) -> None:
    found = axis(chart(kind, A=numbers))
    assert list(found.marks) == list(map(Decimal, marks))
    assert found.decimals == decimals


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.sampled_from(ChartKind))
def test_an_axis_reaches_every_number(values: list[Decimal], kind: ChartKind) -> None:
    data = tuple(Datum(value, str(value)) for value in values)
    names = tuple(map(str, range(len(values))))
    marks = axis(Chart(kind, names, (Series("A", data),))).marks
    assert marks[0] <= min(values)
    assert max(values) <= marks[-1]
    assert 2 <= len(marks) <= 9


def test_a_stack_counts_what_is_below_zero_apart() -> None:
    found = totals(chart(ChartKind.STACKED, A="1 -2", B="3 4", C="-5 _"))
    assert found == ((Decimal(-5), Decimal(4)), (Decimal(-2), Decimal(4)))


def test_labels_stand_only_where_there_is_room() -> None:
    assert has_labels(chart())
    assert not has_labels(chart(A=" ".join(["1"] * 25)))
    assert not has_labels(chart(ChartKind.STACKED, A="1"))


def test_labels_never_touch_their_neighbours() -> None:
    assert has_labels(chart(A="1.234,5 2.345,6 3.456,7", B="4.567,8 5.678,9 6.789,1"))
    wide = " ".join(["1.234.567,8"] * 5)
    assert not has_labels(chart(A=wide, B=wide, C=wide))
    assert has_labels(chart(A=" ".join(["1234567,8"] * 8)))
    assert not has_labels(chart(A=" ".join(["1234567,8"] * 12)))


def test_the_lowest_line_has_its_labels_below_where_there_is_room() -> None:
    lines = chart(ChartKind.LINE, A="262 252 221", B="82 _ 108", C="125 130 147")
    assert [labelled_below(lines, at) for at in range(3)] == [False, True, False]
    assert not labelled_below(chart(ChartKind.LINE, A="5 9", B="7 7"), 0)
    assert not labelled_below(chart(ChartKind.LINE, A="0 1", B="50 60"), 0)
    assert not labelled_below(chart(ChartKind.LINE, A="50 60"), 0)
    assert not labelled_below(chart(A="50 60", B="70 80"), 0)


def test_labels_of_lines_that_meet_are_left_out() -> None:
    assert has_labels(chart(ChartKind.LINE, A="1 2 3", B="5 6 7"))
    assert not has_labels(chart(ChartKind.LINE, A="1 6,9 3", B="5 7 7"))
    assert has_labels(chart(ChartKind.LINE, A="1 _ 3", B="5 6,9 7"))


def test_one_series_alone_needs_no_names_of_colours() -> None:
    assert not has_legend(chart())
    assert has_legend(chart(A="1", B="2"))
    assert has_legend(chart(ChartKind.PIE))


def test_a_pie_of_per_cents_shows_them_as_they_are() -> None:
    assert shows_shares(chart(ChartKind.PIE))
    assert not shows_shares(Chart(ChartKind.PIE, (), (), unit="%"))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1234.5", 1, "1.234,5"),
        ("25.25", 1, "25,3"),
        ("-0.5", 0, "-1"),
        ("1000000", 0, "1.000.000"),
    ],
)
def test_numbers_are_written_as_in_vietnam(value: str, decimals: int, text: str) -> None:
    assert vietnamese(Decimal(value), decimals) == text
