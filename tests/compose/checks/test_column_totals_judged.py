"""Which cells of a total or a rate are judged, and how far they may be off."""

import pytest

from pipeline.compose.checks.column_totals import column_totals
from pipeline.model.document import Table
from pipeline.model.fixed import replace
from tests.compose.checks.ground import evidence_of, found, sheet
from tests.compose.checks.test_column_totals import GAP, RATE, SUM, numbered, told

FITS = (["a", "3", "1", "33,3"], ["b", "3", "2", "66,7"], ["c", "8", "1", "12,5"])


@pytest.mark.parametrize(
    ("divisor", "dividend", "rate", "wrong"),
    [
        # half a unit of the last digit shown, and what the dividend may be rounded by
        ("1.000.000", "125.100", "12", False), ("1.000.000", "125.200", "12", True),
        ("500", "50", "10,1000", False), ("500", "50", "10,1001", True),
        ("500,0", "50,0", "10,0100", False), ("500,0", "50,0", "10,0101", True),
        # what is counted is off by one at most
        ("10", "3", "31", False), ("10", "3", "32", True), ("10,0", "3", "35", False),
        ("10,0", "3", "36", True), ("10", "3,0", "31", False), ("10", "3,0", "32", True),
        ("1", "1", "50", True), ("0,5", "0,2", "90", True),
        ("10", "0", "5", True), ("10", "-1", "50", False), ("0", "0", "50", False),
        ("0", "5", "50", False), ("-5", "5", "50", False), ("10", "", "50", False),
        ("", "5", "50", False), ("10", "3 - 4", "50", False), ("10", "3", "20 - 21", False),
    ],
)  # fmt: skip
def test_a_rate_may_be_off_by_what_rounding_explains(
    divisor: str, dividend: str, rate: str, *, wrong: bool
) -> None:
    head = ["Xã", "Kế hoạch", "Thực hiện", "Tỷ lệ [%]"]
    of = told(head, *FITS, ["d", divisor, dividend, rate])
    assert of == ([("S!D5", RATE)] if wrong else [])


SUMS = (["a", "3", "1", "2"], ["b", "5", "2", "3"])


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("9 4 4", True), ("8 4 4", False), ("9 > 4", False), ("9 4-5 4", False),
        ("8-9 4 3", False), ("9 4 ", True), ("9 4 -", True), ("9 4 –", True), ("9 4 …", False),
        ("9 4 0", True), ("9  ", False), ("9 4 rõ", False), (" 4 4", False),
    ],
)  # fmt: skip
def test_a_row_is_judged_where_its_cells_are_numbers_or_nothing(row: str, *, wrong: bool) -> None:
    of = told(["Xã", "Tổng số", "Nam", "Nữ"], *SUMS, ["c", *row.split(" ")])
    assert of == ([("S!B4", SUM)] if wrong else [])


def with_text(table: Table, row: int, column: int, words: str) -> Table:
    """The table with a cell that holds words, as Excel keeps a number typed as text."""
    line = table.grid.rows[row]
    cell = replace(line.cells[column], value=words)
    cells = (*line.cells[:column], cell, *line.cells[column + 1 :])
    rows = (*table.grid.rows[:row], replace(line, cells=cells), *table.grid.rows[row + 1 :])
    return replace(table, grid=replace(table.grid, rows=rows))


def test_a_nought_typed_as_text_is_nothing() -> None:
    table = sheet([["Xã", "Tổng số", "Nam", "Nữ"], *SUMS, ["c", "9", "4", "0"]])
    evidence = evidence_of(with_text(table, 3, 3, "0"))
    assert found(column_totals, evidence) == [("S!B4", SUM)]


@pytest.mark.parametrize(
    ("name", "unit", "total", "wrong"),
    [
        ("Tổng số [ha]", "", "9", False), ("Tổng số [ha]", "", "10", True),
        ("Tổng số", "ha", "9", False), ("Tổng số", "", "9", True), ("Tổng số", "", "8", False),
    ],
)  # fmt: skip
def test_what_is_measured_may_be_rounded_and_what_is_counted_not(
    name: str, unit: str, total: str, *, wrong: bool
) -> None:
    table = sheet([["Xã", name, "Lúa", "Màu"], *SUMS, ["c", total, "4", "4"]], unit=unit)
    assert found(column_totals, evidence_of(table)) == ([("S!B4", SUM)] if wrong else [])


def test_rows_of_rates_do_not_add_up_unless_the_columns_say_so() -> None:
    head = ["Chỉ tiêu", "Tổng số", "Nam", "Nữ"]
    rate = ["Tỷ lệ hộ nghèo", "9", "4", "4"]
    assert told(head, *SUMS, rate) == []
    assert told(head, *SUMS, ["Hộ nghèo", "9", "4", "4"]) == [("S!B4", SUM)]
    assert numbered(head, ["1", "2=3+4", "3", "4"], *SUMS, rate) == [("S!B4", SUM)]


def test_a_rule_is_borne_out_by_the_rows_that_can_be_judged() -> None:
    head = ["Xã", "Tổng số", "Nam", "Nữ"]
    right, wrong, unknown = ["a", "3", "1", "2"], ["c", "9", "4", "4"], ["d", "", "4", "4"]
    assert len(told(head, *[right] * 3, *[wrong] * 2, *[unknown] * 5)) == 2
    assert told(head, *[right] * 2, *[wrong] * 2, *[unknown] * 6) == []


def test_a_rule_that_one_row_bears_out_leaves_the_column_to_others() -> None:
    head = ["Xã", "Tổng số", "Nam", "Nữ", "Khác"]
    rows = ["a", "3", "1", "2", "-"], ["b", "5", "2", "3", "rõ"], ["c", "9", "4", "4", "rõ"]
    assert told(head, *map(list, rows)) == [("S!B4", SUM)]


def test_what_the_row_of_numbers_says_is_believed_by_a_single_row() -> None:
    head = ["Tên", "A", "B", "C"]
    assert numbered(head, ["1", "2=3+4", "3", "4"], ["x", "9", "4", "4"]) == [("S!B2", SUM)]
    assert numbered(["A", "B", "C"], ["1=2+3", "2", "3"], ["9", "4", "4"]) == [("S!A2", SUM)]
    assert numbered(["A", "B", "C"], ["1", "2", "3=1+2"], ["4", "4", "9"]) == [("S!C2", SUM)]


def test_what_the_row_of_numbers_says_is_believed_however_many_rows_break_it() -> None:
    head = ["Tên", "Cộng", "A", "B", "C"]
    numbers = ["1", "2=3+4", "3", "4", "5"]
    wrong = [["x", "9", "4", "4", "1"]] * 4
    assert len(numbered(head, numbers, *wrong)) == 4
    right = [["x", "3", "1", "2", "0"], ["y", "5", "2", "3", "0"], ["z", "8", "4", "4", "0"],
             ["u", "9", "4", "5", "7"]]  # fmt: skip
    assert numbered(head, numbers, *right) == []


def test_a_column_that_is_stated_may_be_part_of_another() -> None:
    head = ["Tên", "A", "B", "C", "D"]
    numbers = ["1", "2=3+4", "3", "4", "5=2-3"]
    assert numbered(head, numbers, ["x", "8", "4", "4", "9"]) == [("S!E2", GAP)]
    assert numbered(head, numbers, ["x", "8", "4", "4", "4"]) == []


def test_what_is_stated_and_cannot_be_judged_leaves_the_column_to_its_name() -> None:
    head = ["Tên", "Cộng", "A", "B", "C"]
    rows = [["x", "3", "1", "2", "8 - 9"], ["y", "5", "2", "3", "8 - 9"],
            ["z", "9", "4", "4", "8 - 9"]]  # fmt: skip
    assert numbered(head, ["1", "2=3+5", "3", "4", "5"], *rows) == [("S!B4", SUM)]
    assert numbered(head, ["1", "2=+", "3", "4", "5"], *rows) == [("S!B4", SUM)]


def test_a_number_is_shown_with_one_decimal_or_as_many_as_the_cell() -> None:
    def instead(*row: str) -> str:
        table = sheet([["Xã", "Tổng số", "Nam", "Nữ"], *SUMS, ["c", *row]])
        (notice,) = column_totals(evidence_of(table))
        return notice.fix.rpartition(" ")[2]

    assert instead("9", "4,25", "2") == "6,2"
    assert instead("9,00", "4,25", "2") == "6,25"
    assert instead("9,0", "4,3", "2") == "6,3"
