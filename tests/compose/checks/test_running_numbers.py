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
