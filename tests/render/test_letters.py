import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.letters import Needs, needs, width

NOTHING = Needs(0.0, 0.0)


def test_letters_are_as_wide_as_in_times() -> None:
    assert width("2021", bold=False) == pytest.approx(2.0)
    assert width("Mầm", bold=False) == pytest.approx(0.889 + 0.444 + 0.778)
    assert width("Mầm", bold=True) == pytest.approx(0.944 + 0.5 + 0.833)


def test_marks_add_nothing_but_horns_do() -> None:
    assert width("ếạỹ", bold=False) == width("eay", bold=False)
    assert width("đươ", bold=False) > width("duo", bold=False)
    assert width("ứ", bold=False) == width("ư", bold=False)


def test_both_codings_of_a_letter_are_as_wide() -> None:
    assert width("u\u031b\u0301", bold=False) == width("ứ", bold=False)


def test_letters_of_another_writing_count_as_wide() -> None:
    assert width("谅", bold=False) == 1.0


def test_a_text_needs_its_widest_word() -> None:
    found = needs("Cụm công nghiệp", bold=False, known=NOTHING)
    assert found.word == found.whole == width("nghiệp", bold=False)


def test_a_line_may_end_behind_a_hyphen_before_a_letter_though_it_should_not() -> None:
    found = needs("BTXM/đất-đá", bold=False, known=NOTHING)
    assert found.word == width("BTXM/", bold=False)
    assert found.whole == width("BTXM/đất-đá", bold=False)


@pytest.mark.parametrize("text", ["2021 - 2025", "17,0/14,0", "1.250 ha", "> 68,0%", "8 - 9 %"])
def test_ranges_and_figures_with_units_are_kept_on_a_line(text: str) -> None:
    assert needs(text, bold=False, known=NOTHING).whole == width(text, bold=False)


def test_a_range_among_words_is_kept_on_a_line() -> None:
    found = needs("Bình quân 2021 - 2025", bold=True, known=NOTHING)
    assert found.whole == width("2021 - 2025", bold=True)


def test_a_space_that_does_not_break_belongs_to_its_word() -> None:
    assert needs("5\u00a0năm", bold=False, known=NOTHING).word == width("5\u00a0năm", bold=False)


@given(st.text(max_size=40), st.booleans())
def test_a_text_never_needs_less_than_before(text: str, bold: bool) -> None:
    known = Needs(2.0, 3.0)
    found = needs(text, bold=bold, known=known)
    assert found.word >= known.word
    assert found.whole >= max(known.whole, min(found.word, found.whole))
