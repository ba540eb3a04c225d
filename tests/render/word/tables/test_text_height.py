import pytest

from pipeline.render.word.tables.text_height import height
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
