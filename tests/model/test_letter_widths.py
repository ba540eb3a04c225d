import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.letter_widths import needs, width


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
    found = needs(["Cụm công nghiệp"], bold=False)
    assert found.word == found.whole == width("nghiệp", bold=False)


def test_a_line_may_end_behind_a_hyphen_before_a_letter_though_it_should_not() -> None:
    found = needs(["BTXM/đất-đá"], bold=False)
    assert found.word == width("BTXM/", bold=False)
    assert found.whole == width("BTXM/đất-đá", bold=False)


@pytest.mark.parametrize("text", ["2021 - 2025", "17,0/14,0", "1.250 ha", "> 68,0%", "8 - 9 %"])
def test_ranges_and_figures_with_units_are_kept_on_a_line(text: str) -> None:
    assert needs([text], bold=False).whole == width(text, bold=False)


def test_a_range_among_words_is_kept_on_a_line() -> None:
    found = needs(["Bình quân 2021 - 2025"], bold=True)
    assert found.whole == width("2021 - 2025", bold=True)


def test_a_space_that_does_not_break_belongs_to_its_word() -> None:
    assert needs(["5\u00a0năm"], bold=False).word == width("5\u00a0năm", bold=False)


@given(st.lists(st.text(max_size=40)), st.text(max_size=40), st.booleans())
def test_one_text_more_never_needs_less(texts: list[str], more: str, bold: bool) -> None:
    before, after = needs(texts, bold=bold), needs([*texts, more], bold=bold)
    assert after.word >= before.word
    assert after.whole >= max(before.whole, after.word)


@given(st.lists(st.from_regex(r"[\d.,]{1,9}", fullmatch=True), min_size=1))
def test_figures_need_the_room_of_the_widest(texts: list[str]) -> None:
    assert needs(texts, bold=False).word == max(width(text, bold=False) for text in texts)
