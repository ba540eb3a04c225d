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


def told(*rows: list[str]) -> list[tuple[str, str]]:
    return found(running_numbers, evidence_of(sheet([HEAD, *rows])))


def fixes(*rows: list[str]) -> list[str]:
    return [notice.fix for notice in running_numbers(evidence_of(sheet([HEAD, *rows])))]


def test_a_column_of_other_numbers_is_no_numbering() -> None:
    # three breaks in twelve rows are told, four are the column's own way of counting
    runs = [[str(n), "x"] for n in (1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14)]
    assert len(told(*runs)) == 3
    more = [[str(n), "x"] for n in (1, 3, 5, 7, 9, 11, 13, 15, 16, 17, 18)]
    assert told(*more) == []


def test_two_breaks_are_told_in_a_table_of_any_length() -> None:
    assert len(told(["1", "a"], ["3", "b"], ["5", "c"])) == 2
    assert told(["1", "a"], ["3", "b"], ["5", "c"], ["7", "d"]) == []


def test_what_a_row_ought_to_bear_is_said_in_its_own_kind_of_numbers() -> None:
    roman_rows = [["I", "x"], ["1", "a"], ["III", "y"], ["1", "b"]]
    assert fixes(*roman_rows) == ["đánh số lại từ II; nếu có dòng bị mất thì bổ sung"]
    letters = [["A", "x"], ["1", "a"], ["C", "y"], ["1", "b"]]
    assert fixes(*letters) == ["đánh số lại từ B; nếu có dòng bị mất thì bổ sung"]
    inner = [["1", "x"], ["1.1", "a"], ["1.3", "b"]]
    assert fixes(*inner) == ["đánh số lại từ 1.2; nếu có dòng bị mất thì bổ sung"]
    twice = [["1", "x"], ["2", "a"], ["2", "b"], ["4", "c"]]
    assert fixes(*twice)[0] == "đánh số lại, dòng này là 3"


def test_a_small_letter_used_twice_is_told_with_the_next() -> None:
    rows = [["1", "x"], ["a", "a"], ["b", "b"], ["b", "c"]]
    assert told(*rows) == [("S!A5", "stt-trung")]
    assert fixes(*rows) == ["đánh số lại, dòng này là c"]


def test_letters_start_again_under_each_number_and_after_the_second() -> None:
    assert told(["1", "x"], ["a", "a"], ["b", "b"], ["a", "c"], ["b", "d"]) == []
    assert told(["1", "x"], ["a", "a"], ["a", "b"]) == [("S!A4", "stt-trung")]
    assert told(["1", "x"], ["b", "a"]) == [("S!A3", "stt-nhay")]


def test_a_number_below_d_may_not_be_left_out() -> None:
    assert told(["1", "x"], ["1.4", "a"]) == [("S!A3", "stt-nhay")]
    four = [[f"1.{n}", "x"] for n in (1, 2, 3, 4, 6)]
    assert told(["1", "x"], *four) == [("S!A7", "stt-nhay")]
