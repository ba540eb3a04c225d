from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.word.tables.text_columns import lowest
from pipeline.render.word.tables.text_height import height
from pipeline.render.word.tables.text_table import Line, TextRow

HEADS = ("STT", "Nội dung", "Kết luận")
USUAL, LEAST = (600, 4000, 4000), (500, 900, 900)
WORDS = "hạ tầng điện, nước cho khu công nghiệp, cụm công nghiệp "


def row(*texts: str) -> TextRow:
    return TextRow(tuple((Line(text),) for text in texts))


def test_an_empty_column_gives_its_room_and_keeps_what_a_hand_needs() -> None:
    rows = [row("1", WORDS * 9, ""), row("2", WORDS * 5, "")]
    _, text, empty = found = lowest(HEADS, USUAL, LEAST, rows, 11)
    assert sum(found) == sum(USUAL)
    assert 900 <= empty < 2000
    assert text > 6000
    assert height(HEADS, found, rows, 11) < 0.75 * height(HEADS, USUAL, rows, 11)


def test_columns_of_equal_text_share_the_room() -> None:
    _, first, second = lowest(HEADS, (600, 6800, 1200), LEAST, [row("1", WORDS * 9, WORDS * 9)], 11)
    assert abs(first - second) <= 800


def test_a_group_across_the_table_widens_no_column() -> None:
    rows = [row("1", WORDS, WORDS * 4)]
    group = TextRow(((Line(WORDS * 20),),), span=True)
    assert lowest(HEADS, USUAL, LEAST, [group, *rows], 11) == lowest(HEADS, USUAL, LEAST, rows, 11)


def test_a_word_that_no_line_may_break_has_its_room() -> None:
    rows = [row("1", WORDS * 20, "KhôngTáchTừ")]
    assert lowest(HEADS, USUAL, LEAST, rows, 11)[2] > 1200


def test_words_too_wide_for_the_page_leave_the_usual_widths() -> None:
    rows = [row("W" * 14, "W" * 14, "W" * 14)]
    assert lowest(HEADS, (600, 900, 900), LEAST, rows, 11) == (600, 900, 900)


@given(st.lists(st.tuples(*[st.integers(0, 12)] * 2), min_size=1, max_size=5))
def test_a_table_is_never_higher_than_at_the_usual_widths(lengths: list[tuple[int, int]]) -> None:
    rows = [row("1", WORDS * left, WORDS * right) for left, right in lengths]
    found = lowest(HEADS, USUAL, LEAST, rows, 11)
    assert sum(found) == sum(USUAL)
    assert height(HEADS, found, rows, 11) <= height(HEADS, USUAL, rows, 11) * 1.02 + 15
