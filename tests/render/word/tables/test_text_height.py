from collections.abc import Iterator

import pytest

from pipeline.render.word.tables.text_height import fits, height
from pipeline.render.word.tables.text_table import Line, TextRow

WIDTHS = (1000, 3000)
WORDS = "hạ tầng điện, nước cho khu công nghiệp, cụm công nghiệp"


def rows(*texts: str) -> list[TextRow]:
    return [TextRow(((Line("1"),), (Line(text),))) for text in texts]


def of(*texts: str, size: int = 11) -> float:
    return height(("A", "B"), WIDTHS, rows(*texts), size)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    head = height(("A", "B"), WIDTHS, [], 11)
    one, five = of("một") - head, of(" ".join([WORDS] * 3)) - head
    assert one == pytest.approx(11 * 1.15 + 5.5)
    assert five == pytest.approx(round((five - 5.5) / 12.65) * 12.65 + 5.5)
    assert five > 4 * one


def test_smaller_letters_take_less_room_twice_over() -> None:
    assert of(WORDS, size=9) < of(WORDS, size=10) < of(WORDS, size=11)


def test_a_word_longer_than_its_line_is_broken() -> None:
    assert of("x" * 200) - of("x") > 4 * 12


def test_bold_labels_and_marked_words_count_and_empty_lines_do_not() -> None:
    labelled = [TextRow(((Line("1"),), (Line(WORDS, label="Đề nghị sửa thành:"),)))]
    assert height(("A", "B"), WIDTHS, labelled, 11) > of(WORDS)
    empty = [TextRow(((Line("1"),), (Line(WORDS), Line(""), Line(""))))]
    assert height(("A", "B"), WIDTHS, empty, 11) == of(WORDS)


def test_a_row_that_spans_has_the_room_of_all() -> None:
    long = " ".join([WORDS] * 5)
    wide = [TextRow(((Line(long),),), span=True)]
    assert height(("A", "B"), WIDTHS, wide, 11) < of(long)


@pytest.mark.parametrize("spare", [-0.1, 0.0, 0.1])
def test_a_table_fits_where_it_is_no_higher_than_the_room(spare: float) -> None:
    room = of("một", WORDS, "ba") + spare
    assert fits(("A", "B"), WIDTHS, rows("một", WORDS, "ba"), 11, room) is (spare >= 0)


def test_rows_behind_the_room_are_not_looked_at() -> None:
    def long() -> Iterator[TextRow]:
        yield from rows(*[WORDS] * 20)
        raise AssertionError("the table is higher than the room already")

    assert not fits(("A", "B"), WIDTHS, long(), 11, 100.0)
