from pipeline.compose.checks.outline_of_rows import LETTER, ROMAN, level_of, outline_of
from tests.compose.checks.ground import sheet


def test_rows_lie_under_their_group() -> None:
    grid = sheet([["STT", "Tên"], ["I", "x"], ["1", "a"], ["1.1", "b"], ["2", "c"], ["II", "y"],
                  ["", "Tổng cộng"]]).grid  # fmt: skip
    outline = outline_of(grid)
    assert outline.children(0) == (1, 3)
    assert outline.children(1) == (2,)
    assert outline.lines[-1].total


def test_a_letter_after_its_forerunner_is_no_roman_number() -> None:
    rows = [[mark, "x"] for mark in ("A", "1", "B", "1", "C", "1", "D")]
    lines = outline_of(sheet([["STT", "Tên"], *rows]).grid).lines
    assert [line.level for line in lines if not line.mark.isdigit()] == [LETTER] * 4
    assert level_of("V") == ROMAN
    assert level_of("XIV") == ROMAN


def test_the_hundredth_group_is_numbered_in_roman_too() -> None:
    rows = [[mark, "x"] for mark in ("XCIX", "1", "C", "2", "CI", "3")]
    lines = outline_of(sheet([["STT", "Tên"], *rows]).grid).lines
    assert [line.level for line in lines if not line.mark.isdigit()] == [ROMAN] * 3
