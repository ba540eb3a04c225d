import pytest

from pipeline.intake.markdown.points import POINT_LETTERS
from pipeline.model.document import Point
from tests.intake.as_markdown import blocks, codes, read, text_of


def letters(text: str) -> list[str]:
    return [block.letter for block in read(text).value.blocks if isinstance(block, Point)]


def test_the_whole_row_is_silent_and_may_begin_anew() -> None:
    row = "\n".join(f"{letter}) việc {letter}" for letter in POINT_LETTERS)
    assert letters(f"{row}\n{row}") == list(POINT_LETTERS) * 2
    assert len(blocks(f"{row}\n{row}")) == 46


def test_points_follow_each_other_with_and_without_blank_lines() -> None:
    assert letters("Gồm:\na) một\nb) hai\n\nc) ba\n\n\nd) bốn\nđ) năm") == list("abcdđ")


@pytest.mark.parametrize(
    "row", ["ab d", "ba", "abb", "abf", "aj", "a b c a", "c"], ids=lambda row: f"row {row}"
)
def test_a_broken_row_is_noticed_and_kept(row: str) -> None:
    written = row.replace(" ", "")
    text = "\n".join(f"{letter}) việc" for letter in written)
    assert letters(text) == list(written)
    assert set(codes(text)) == {"diem-sai-thu-tu"}


@pytest.mark.parametrize("between", ["# Tiêu đề", "Đoạn mới:"])
def test_a_new_row_begins_after_another_block(between: str) -> None:
    assert codes(f"a) một\n\nb) hai\n\n{between}\n\na) ba\n\nb) bốn") == []


@pytest.mark.parametrize("between", ["# Tiêu đề", "Đoạn xen giữa."])
def test_what_stands_between_does_not_break_the_row(between: str) -> None:
    assert codes(f"a) một\n\n{between}\n\nb) hai") == []


def test_a_row_within_a_point_is_a_row_of_its_own() -> None:
    assert codes("a) một\n\n   a) con\n\n   b) con\n\nb) hai") == []


def test_no_letter_is_ever_renumbered() -> None:
    assert text_of("b) hai\n\nb) lại\n\nz) cuối") == "b) hai b) lại z) cuối"
