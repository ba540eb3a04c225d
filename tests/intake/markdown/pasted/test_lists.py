import pytest

from pipeline.intake.markdown.pasted.lists import (
    foreign_bullets,
    plus_bullets,
    points_in_a_line,
)
from tests.intake.markdown.pasted.looked_at import found, mended


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("• Một", "- Một"),
        ("•Một", "- Một"),
        ("– Hai", "- Hai"),
        ("\uf0b7 Ba", "- Ba"),
        ("-Bốn", "- Bốn"),
        ("  ● Năm", "  - Năm"),
    ],
)
def test_a_bullet_of_word_becomes_a_dash_with_its_space(line: str, after: str) -> None:
    assert mended(foreign_bullets, line) == after
    assert found(foreign_bullets, after) == []


@pytest.mark.parametrize("line", ["- Một", "-5 độ", "–5 độ", "• ", "--", "-a", "kinh tế\n– xã hội"])
def test_a_figure_below_zero_and_a_rule_are_no_bullets(line: str) -> None:
    assert found(foreign_bullets, line) == []


def test_a_plus_beneath_a_dash_is_the_level_below() -> None:
    text = "- một\n+ hai\n+ ba\n- bốn"
    assert found(plus_bullets, text) == [("dau-cong-cung-cap", 1), ("dau-cong-cung-cap", 2)]
    assert mended(plus_bullets, text) == "- một\n  + hai\n  + ba\n- bốn"
    assert found(plus_bullets, "+ một\n+ hai") == []
    assert found(plus_bullets, "- một\n\nĐoạn\n\n+ hai") == []
    assert found(plus_bullets, "- một\n  + hai") == []


def test_points_in_one_line_are_points_of_their_own() -> None:
    text = "Nhiệm vụ: a) làm đường; b) xây cầu; c) trồng rừng."
    assert found(points_in_a_line, text) == [("diem-tren-mot-dong", 0)]
    after = "Nhiệm vụ:\n\na) làm đường;\n\nb) xây cầu;\n\nc) trồng rừng."
    assert mended(points_in_a_line, text) == after
    assert found(points_in_a_line, after) == []
    assert mended(points_in_a_line, "a) một; b) hai.") == "a) một;\n\nb) hai."


@pytest.mark.parametrize(
    "line",
    [
        "theo điểm a) và b) khoản 2",
        "tại các điểm a), b), c) khoản 1",
        "a) một việc",
        "| a) một; b) hai |",
        "nhóm: b) một; c) hai",
        "xem (a) một; (b) hai",
    ],
)
def test_points_that_are_cited_are_none(line: str) -> None:
    assert found(points_in_a_line, line) == []
