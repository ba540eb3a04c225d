from pipeline.compose.checks.running_numbers import running_numbers
from tests.compose.checks.ground import evidence_of, found, sheet

HEAD = ["STT", "Dự án"]


def test_gaps_and_repeats_are_told_once() -> None:
    rows = [["1", "a"], ["2", "b"], ["4", "c"], ["5", "d"], ["5", "e"], ["6", "g"], ["7", "h"]]
    assert found(running_numbers, evidence_of(sheet([HEAD, *rows]))) == [
        ("S!A4", "stt-nhay"), ("S!A6", "stt-trung"),
    ]  # fmt: skip


def test_numbers_may_start_again_in_each_group_or_run_on() -> None:
    again = [["I", "x"], ["1", "a"], ["2", "b"], ["II", "y"], ["1", "c"], ["2", "d"]]
    on = [["I", "x"], ["1", "a"], ["2", "b"], ["II", "y"], ["3", "c"], ["4", "d"]]
    for rows in (again, on):
        assert found(running_numbers, evidence_of(sheet([HEAD, *rows]))) == []


def test_a_lost_group_is_told() -> None:
    rows = [["I", "x"], ["1", "a"], ["2", "b"], ["III", "y"], ["1", "c"], ["2", "d"]]
    assert found(running_numbers, evidence_of(sheet([HEAD, *rows]))) == [("S!A5", "stt-nhay")]


def test_numbers_under_a_number_are_followed() -> None:
    rows = [["1", "a"], ["1.1", "b"], ["1.2", "c"], ["1.4", "d"], ["2", "e"], ["2.1", "f"],
            ["2.1", "g"]]  # fmt: skip
    assert found(running_numbers, evidence_of(sheet([HEAD, *rows]))) == [
        ("S!A5", "stt-nhay"), ("S!A8", "stt-trung"),
    ]  # fmt: skip


def test_small_letters_run_in_their_own_order_with_or_without_d_with_a_stroke() -> None:
    with_it = [["1", "x"], *([mark, mark] for mark in ("a", "b", "c", "d", "đ", "e", "g"))]
    without = [["1", "x"], *([mark, mark] for mark in ("a", "b", "c", "d", "e", "g"))]
    for rows in (with_it, without):
        assert found(running_numbers, evidence_of(sheet([HEAD, *rows]))) == []
    broken = [["1", "x"], ["a", "a"], ["b", "b"], ["d", "d"]]
    assert found(running_numbers, evidence_of(sheet([HEAD, *broken]))) == [("S!A5", "stt-nhay")]
