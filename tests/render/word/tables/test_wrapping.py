import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.letter_widths import width
from pipeline.render.word.tables.wrapping import least_room, lines_of, widest_line, words_of

TEXTS = st.lists(st.text("abmưđ", min_size=1, max_size=9), max_size=12).map(" ".join)
ROOMS = st.floats(1.0, 30.0)


def test_a_text_is_as_wide_as_its_words_and_the_spaces_between_them() -> None:
    found = words_of("Xã Bình Gia")
    assert found.whole == pytest.approx(width("Xã Bình Gia", bold=False))
    assert len(found.widths) == 3


def test_a_word_that_does_not_fit_begins_the_next_line() -> None:
    words = words_of("Xã Bình Gia")
    assert lines_of(words, words.whole) == 1
    assert lines_of(words, words.whole - 0.1) == 2
    assert lines_of(words, max(words.widths)) == 3


def test_a_word_longer_than_its_line_is_cut() -> None:
    words = words_of("m" * 10)
    assert lines_of(words, words.whole / 3 + 0.01) == 3
    assert lines_of(words_of("0" * 12), 3.0) == 2


def test_nothing_takes_one_line() -> None:
    assert lines_of(words_of(""), 1.0) == 1


@given(TEXTS, ROOMS, ROOMS)
def test_more_room_never_takes_more_lines(text: str, one: float, other: float) -> None:
    words = words_of(text)
    assert lines_of(words, max(one, other)) <= lines_of(words, min(one, other))


@given(TEXTS, ROOMS)
def test_the_room_of_the_widest_line_wraps_alike(text: str, room: float) -> None:
    words = words_of(text)
    needed = widest_line(words, room)
    assert needed <= max(room, max(words.widths, default=0.0)) + 1e-9
    # sums of widths are only nearly the same in another order
    assert lines_of(words, needed + 1e-9) in (lines_of(words, room), lines_of(words, room + 1e-9))


@given(TEXTS, st.integers(1, 4))
def test_the_least_room_for_some_lines_is_enough_and_hardly_less_is(text: str, lines: int) -> None:
    words = words_of(text)
    room = least_room(words, lines)
    longest = max(words.widths, default=0.0)
    assert lines_of(words, room) <= lines
    assert room >= longest
    assert room - 0.11 < longest or lines_of(words, room - 0.11) > lines
