from pipeline.compose.checks.running_numbers import running_numbers
from pipeline.model.fixed import replace
from pipeline.model.table import RowKind
from tests.compose.checks.ground import evidence_of, found, said, sheet

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
    four = [[str(n), "x"] for n in (1, 3, 5, 7, 9, 10, 11, 12, 13, 14, 15)]
    assert told(*four) == []


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


def words(*rows: list[str]) -> list[str]:
    return said(running_numbers, evidence_of(sheet([HEAD, *rows])))


def test_what_is_said_names_the_row_and_the_number_before() -> None:
    assert words(["1", "a"], ["2", "Cầu"], ["4", "Hồ"], ["5", "b"], ["5", "c"]) == [
        "S!A4 warning stt-nhay: số thứ tự nhảy từ 2 đến 4 (“Hồ”)"
        " → đánh số lại từ 3; nếu có dòng bị mất thì bổ sung",
        "S!A6 warning stt-trung: số thứ tự 5 đã dùng ở A5 (“b”) → đánh số lại, dòng này là 6",
    ]
    assert words(["2", "a"], ["3", "b"]) == [
        "S!A2 warning stt-nhay: số thứ tự nhảy từ đầu bảng đến 2 (“a”)"
        " → đánh số lại từ 1; nếu có dòng bị mất thì bổ sung"
    ]
    assert words(["1", "x"], ["1.2", "a"], ["1.3", "b"], ["1.3", "c"]) == [
        "S!A3 warning stt-nhay: số thứ tự nhảy từ đầu nhóm đến 1.2 (“a”)"
        " → đánh số lại từ 1.1; nếu có dòng bị mất thì bổ sung",
        "S!A5 warning stt-trung: số thứ tự 1.3 đã dùng ở A4 (“b”) → đánh số lại, dòng này là 1.4",
    ]
    assert words(["1", "x"], ["a", "a"], ["c", "b"]) == [
        "S!A4 warning stt-nhay: số thứ tự nhảy từ a đến c (“b”)"
        " → đánh số lại từ b; nếu có dòng bị mất thì bổ sung"
    ]


def test_long_words_of_a_row_are_cut_at_fifty() -> None:
    assert f"(“{'a' * 50}”)" in words(["1", "x"], ["3", "a" * 50])[0]
    assert f"(“{'a' * 49}…”)" in words(["1", "x"], ["3", "a" * 51])[0]
    assert f"(“{'a' * 49}…”)" in words(["1", "x"], ["1.2", "a" * 51])[0]


def test_a_table_without_a_numbering_column_is_left_alone() -> None:
    unnumbered = sheet([["Số", "Dự án"], ["1", "a"], ["3", "b"]])
    assert found(running_numbers, evidence_of(unnumbered)) == []


def test_rows_without_a_number_and_totals_break_no_numbering() -> None:
    assert told(["1", "a"], ["", "b"], ["2", "c"], ["", "Tổng cộng"], ["3", "d"]) == []
    assert told(["0", "x"], ["1", "a"], ["2", "b"]) == []
    assert told(["I", "x"], ["1", "a"], ["III", "Tổng cộng"]) == []
    assert told(["1", "a"], ["-", "b"], ["-", "c"], ["2", "d"]) == []
    assert told(["1", "x"], ["a", "a"], ["-", "b"], ["b", "c"]) == []


def test_numbers_start_again_under_roman_numerals_and_letters_but_not_among_themselves() -> None:
    assert told(["A", "x"], ["I", "y"], ["1", "a"], ["B", "z"], ["I", "u"], ["1", "b"]) == []
    assert told(["A", "x"], ["1", "a"], ["B", "z"], ["1", "b"]) == []
    assert told(["1", "a"], ["2", "b"], ["1", "c"]) == [("S!A4", "stt-trung")]
    assert told(["I", "x"], ["I", "y"]) == [("S!A3", "stt-trung")]
    assert told(["A", "x"], ["I", "y"], ["I", "z"]) == [("S!A4", "stt-trung")]
    assert told(["I", "x"], ["2", "a"], ["II", "y"], ["1", "b"]) == [("S!A3", "stt-nhay")]


def test_a_group_without_a_number_lets_numbers_start_again() -> None:
    rows = [["1", "a"], ["2", "b"], ["", "Nhóm"], ["1", "c"], ["2", "d"]]
    table = sheet([HEAD, *rows])
    grouped = tuple(
        replace(row, kind=RowKind.GROUP) if at == 3 else row
        for at, row in enumerate(table.grid.rows)
    )
    placed = replace(table, grid=replace(table.grid, rows=grouped))
    assert found(running_numbers, evidence_of(placed)) == []
    assert found(running_numbers, evidence_of(table)) == [("S!A5", "stt-trung")]


def test_in_a_group_that_starts_again_numbers_of_the_group_before_are_free() -> None:
    rows = [["I", "x"], ["1", "a"], ["2", "b"], ["3", "c"], ["II", "y"], ["1", "d"], ["3", "e"]]
    assert told(*rows) == [("S!A8", "stt-nhay")]
    on = [["I", "x"], ["1", "a"], ["2", "b"], ["II", "y"], ["2", "c"]]
    assert told(*on) == [("S!A6", "stt-trung")]


def test_inner_numbers_begin_under_each_number() -> None:
    assert told(["1", "x"], ["1.1", "a"], ["2", "y"], ["2.1", "b"], ["2.2", "c"]) == []
    assert told(["1", "x"], ["a", "a"], ["b", "b"], ["2", "y"], ["a", "c"]) == []
    assert told(["1", "x"], ["a", "a"], ["b", "b"], ["2", "y"], ["c", "c"]) == [
        ("S!A6", "stt-nhay")
    ]
    assert told(["1", "x"], ["1.1", "a"], ["1.1.1", "b"], ["1.1.2", "c"], ["1.2", "d"]) == []


def test_letters_may_leave_out_d_with_a_stroke_and_no_other() -> None:
    upper = [[mark, mark] for mark in ("A", "B", "C", "D", "E")]
    assert told(*upper) == [("S!A6", "stt-nhay")]
    assert told(["1", "x"], *([mark, mark] for mark in ("a", "b", "c", "d", "e"))) == []
    assert told(["1", "x"], *([mark, mark] for mark in ("a", "b", "c", "d", "g"))) == [
        ("S!A7", "stt-nhay")
    ]
    assert told(["1", "x"], ["1.1", "a"], ["1.2", "b"], ["1.4", "c"]) == [("S!A5", "stt-nhay")]


def test_after_the_last_letter_the_last_is_asked_for() -> None:
    letters = [[mark, mark] for mark in "abcdđeghiklmnopqrstuvxy"]
    (line,) = words(["1", "x"], *letters, ["y", "y"])
    assert line.endswith("→ đánh số lại, dòng này là y")
