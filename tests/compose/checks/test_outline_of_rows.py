"""Rows lie under one another as their marks say; columns are known by name or by their look."""

from collections.abc import Sequence

import pytest

from pipeline.compose.checks.outline_of_rows import (
    ARABIC,
    LETTER,
    ROMAN,
    UNMARKED,
    RowOutline,
    level_of,
    outline_of,
)
from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.table import RowKind
from tests.compose.checks.ground import sheet

HEAD = ["STT", "Tên"]


def outline(*rows: Sequence[str], head: Sequence[str] = HEAD) -> RowOutline:
    return outline_of(sheet([head, *rows]).grid)


def levels(*marks: str) -> list[int]:
    return [line.level for line in outline(*([mark, "x"] for mark in marks)).lines]


def test_rows_lie_under_their_group() -> None:
    made = outline(["I", "x"], ["1", "a"], ["1.1", "b"], ["2", "c"], ["II", "y"], ["", "Tổng cộng"])
    assert made.children(0) == (1, 3)
    assert made.children(1) == (2,)
    assert made.children(2) == ()
    assert made.children(5) == ()
    assert [line.total for line in made.lines] == [False] * 5 + [True]
    assert [line.row for line in made.lines] == [1, 2, 3, 4, 5, 6]


def test_a_total_and_the_next_of_its_level_end_a_group() -> None:
    made = outline(["I", "x"], ["1.1", "b"], ["1", "a"], ["", "Tổng cộng"], ["2", "c"], ["II", "y"])
    assert made.children(0) == (2,)
    assert [index for index in range(6) if made.has_children(index)] == [0]


def test_a_line_has_children_where_the_next_lies_deeper_and_is_no_total() -> None:
    made = outline(["1", "a"], ["1.1", "b"], ["1.2", "c"], ["2", "d"], ["", "Tổng cộng"])
    assert [made.has_children(index) for index in range(5)] == [True, False, False, False, False]
    assert outline(["1", "a"], ["1.1", "b"]).has_children(0)


def test_marks_mean_a_depth() -> None:
    made = {mark: level_of(mark) for mark in ("A", "Đ", "V", "XIV", "4", "2024", "1.1", "1.2.3.4")}
    assert made == {
        "A": LETTER, "Đ": LETTER, "V": ROMAN, "XIV": ROMAN, "4": ARABIC, "2024": ARABIC,
        "1.1": 3, "1.2.3.4": 5,
    }  # fmt: skip
    assert [LETTER, ROMAN, ARABIC, UNMARKED] == [0, 1, 2, 9]
    assert {level_of(mark) for mark in ("-", "+", "–", "•", "*", "a", "đ")} == {7}
    assert {level_of(mark) for mark in ("x1", "12345", "ab", "1.", "(2)", "")} == {9, ARABIC}
    assert level_of(" (1). ") == ARABIC
    assert level_of("") == level_of("số") == UNMARKED


def test_a_letter_after_its_forerunner_is_no_roman_number() -> None:
    assert levels("A", "1", "B", "1", "C", "1", "D") == [LETTER, 2] * 3 + [LETTER]


def test_without_an_a_letters_that_are_numerals_are_numerals() -> None:
    assert levels("I", "1", "C", "1", "D") == [ROMAN, 2, ROMAN, 2, LETTER]


def test_a_letter_too_far_from_its_forerunner_is_a_numeral() -> None:
    assert levels("A", "B", "C", "D", "Đ", "E", "G", "H", "I") == [LETTER] * 9
    assert levels("A", "B", "D", "I")[-1] == ROMAN
    assert levels("A", "1", "C") == [LETTER, ARABIC, LETTER]
    assert levels("A", "C", "D", "E", "G", "H", "I")[-1] == LETTER
    assert levels("A", "C", "Đ", "E", "I")[-1] == ROMAN
    assert levels("B", "I", "A", "I", "B") == [LETTER, ROMAN, LETTER, ROMAN, LETTER]
    assert levels("A", "C", "C")[-1] == ROMAN
    assert levels("A", "B", "C", "D", "A", "B", "C") == [LETTER] * 7


def test_the_hundredth_group_is_numbered_in_roman_too() -> None:
    assert levels("IX.", "1", "(X)", "1") == [ROMAN, ARABIC] * 2
    assert levels("XCIX", "1", "C", "2", "CI", "3") == [ROMAN, ARABIC] * 3


def test_a_row_without_a_mark_lies_below_all_marked_ones() -> None:
    assert levels("1", "", "x1", "2") == [ARABIC, UNMARKED, UNMARKED, ARABIC]
    assert [line.mark for line in outline(["(1)", "a"], ["x1", "b"]).lines] == ["1", ""]


def test_without_a_column_of_marks_all_rows_lie_level_but_groups() -> None:
    rows = (["Xã Ba Sơn", "1"], ["I", "2"], ["Tổng cộng", "3"])
    made = outline(*rows, head=["Xã", "Số hộ"])
    assert [line.level for line in made.lines] == [ARABIC, ROMAN, ARABIC]
    assert [line.total for line in made.lines] == [False, False, True]
    assert (made.order, made.label, made.unit) == (-1, 0, -1)


def test_a_group_without_a_mark_is_as_deep_as_a_numeral() -> None:
    made = sheet([HEAD, ["I", "x"], ["", "y"], ["1", "a"]]).grid
    rows = (*made.rows[:2], replace(made.rows[2], kind=RowKind.GROUP), *made.rows[3:])
    lines = outline_of(replace(made, rows=rows)).lines
    assert [line.level for line in lines] == [ROMAN, ROMAN, ARABIC]


def test_a_numbered_row_called_total_is_a_row_among_others_a_lettered_one_is_the_total() -> None:
    kinds = [(line.total, line.level) for line in outline(
        ["1", "a"], ["2", "Tổng cộng"], ["A", "Tổng cộng"], ["", "Tổng cộng"], ["1.1", "Tổng cộng"],
    ).lines]  # fmt: skip
    assert kinds == [(False, 2), (False, 2), (True, 0), (True, 9), (True, 3)]


def test_a_title_merged_over_the_column_of_marks_is_words() -> None:
    made = sheet([HEAD, ["1", "a"], ["2", "b"]]).grid
    title = Row((replace(made.rows[1].cells[0], columns=2), Cell(rows=0, columns=0)), RowKind.GROUP)
    line = outline_of(replace(made, rows=(made.rows[0], title, *made.rows[2:]))).lines[0]
    assert (line.mark, line.label, line.level) == ("", "1", ROMAN)


def test_the_words_of_a_row_are_those_of_the_column_of_names() -> None:
    made = outline(["1", "7", "Đường A"], ["2", "8", "Đường B"], head=["STT", "Số", "Tên"])
    assert made.label == 2
    assert [line.label for line in made.lines] == ["Đường A", "Đường B"]


def test_a_row_without_a_name_is_called_by_its_first_other_cell() -> None:
    made = outline(
        ["1", "Đường A", "x"], ["2", "", "7"], ["3", "", ""], head=["STT", "Tên", "Loại"]
    )
    assert [line.label for line in made.lines] == ["Đường A", "7", ""]


def test_the_column_of_names_holds_words_in_half_its_rows_at_least() -> None:
    half = outline(["1", "a", "9"], ["2", "5", "9"], head=["STT", "Tên", "Số"])
    assert half.label == 1
    less = outline(["1", "a", "b"], ["2", "5", "c"], ["3", "6", "d"], head=["STT", "Tên", "Số"])
    assert less.label == 2
    empty = outline(["1", "", "b"], ["2", "", "c"], head=["STT", "Tên", "Xã"])
    assert empty.label == 2
    sparse = outline(["1", "a", "b"], ["2", "", "c"], ["3", "", "d"], head=["STT", "Tên", "Xã"])
    assert sparse.label == 1
    none = outline(["1", "4"], ["2", "5"], head=["STT", "Số"])
    assert none.label == -1
    assert [line.label for line in none.lines] == ["4", "5"]
    wide = outline(["1", "4", "6"], head=["STT", "Số", "Hộ"])
    assert [(line.label, line.unit) for line in wide.lines] == [("4", "")]


def test_groups_and_totals_do_not_say_which_column_holds_names() -> None:
    made = outline(
        ["I", "Nhóm", ""], ["II", "Nhóm", ""], ["1", "4", "a"], ["", "Tổng cộng", "5"],
        head=["STT", "Số", "Tên"],
    )  # fmt: skip
    assert made.label == 2


def test_only_the_first_thirty_rows_say_which_column_holds_names() -> None:
    for words, label in ((14, 2), (15, 1)):
        rows = [["1", "5" if i < 30 - words else "a", "b"] for i in range(30)]
        rows += [["1", "a" if label == 2 else "5", "b"]] * 20
        assert outline(*rows, head=["STT", "Tên", "Xã"]).label == label


def test_a_first_column_without_a_name_numbers_rows_where_it_looks_so() -> None:
    for name in ("", "Số"):
        made = outline(["1", "a"], ["", "y"], ["1.1", "b"], head=[name, "Tên"])
        assert (made.order, made.label) == (0, 1)
        assert [line.level for line in made.lines] == [2, 9, 3]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (["Mã", "Tên"], [["1", "a"], ["2", "b"]]),  # the name says otherwise
        (["Số", "Tên"], [["1", "a"], ["12345", "b"]]),  # no mark
        (["Số", "Tên"], [["1", "a"], ["", "b"]]),  # one alone counts nothing
        (["Số", "Tên"], [["1", "a"], ["1.1.1.1.1", "b"]]),  # too long for a mark
        ([""], [["1"], ["2"]]),  # nothing beside it
    ],
)
def test_a_first_column_that_does_not_look_so_numbers_nothing(
    head: list[str], rows: list[list[str]]
) -> None:
    assert outline(*rows, head=head).order == -1


def test_a_mark_of_seven_characters_still_numbers_one_of_eight_does_not() -> None:
    assert outline(["1", "a"], ["1.1.1.1", "b"], head=["Số", "Tên"]).order == 0
    assert outline(["1", "a"], ["1.1.1.12", "b"], head=["Số", "Tên"]).order == -1


def test_the_column_called_so_numbers_the_rows_wherever_it_stands() -> None:
    made = outline(["1", "a", "I"], ["2", "b", "1"], head=["Số", "Tên", "STT"])
    assert (made.order, [line.mark for line in made.lines]) == (2, ["I", "1"])
    first = outline(["x", "1"], ["y", "2"], head=["STT", "Tên"])
    assert first.order == 0


def test_a_unit_stands_in_its_column_else_in_brackets_after_the_words() -> None:
    rows = (["1", "Dân số", "Nghìn người"], ["2", "Đất (ha)", ""], ["3", "Rừng (ha) khác", ""])
    made = outline(*rows, head=["STT", "Tên", "Đơn vị tính"])
    assert made.unit == 2
    assert [line.unit for line in made.lines] == ["nghìn người", "ha", ""]
    first = outline(["ha", "Đất"], ["", "Rừng (m²)"], head=["ĐVT", "Tên"])
    assert (first.unit, [line.unit for line in first.lines]) == (0, ["ha", "m²"])


def test_what_is_only_part_of_a_row_says_so() -> None:
    rows = [["1", words] for words in ("Trong đó: rừng", "Bao gồm", "Gồm: a", "Gồmm", "Đất")]
    assert [line.is_part_of for line in outline(*rows).lines] == [True, True, True, False, False]


def test_header_rows_are_no_lines_and_an_empty_grid_has_none() -> None:
    assert outline().lines == ()
    assert outline_of(Grid((), ())).lines == ()
    assert outline().has_children(0) is False
