from dataclasses import replace

from pipeline.compose.checks.column_totals import column_totals
from tests.compose.checks.ground import evidence_of, found, sheet


def test_a_total_that_most_rows_bear_out_is_asked_of_all() -> None:
    table = sheet([["Năm", "Tổng số", "Nhà nước", "Tư nhân"], ["2021", "30", "10", "20"],
                   ["2022", "45", "20", "25"], ["2023", "61", "30", "30"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == [("S!B4", "tong-cot-sai")]


def test_a_column_named_total_that_is_no_sum_is_let_pass() -> None:
    table = sheet([["Năm", "Tổng số hộ", "Hộ nghèo", "Hộ cận nghèo"], ["2021", "900", "10", "20"],
                   ["2022", "950", "20", "25"], ["2023", "990", "30", "30"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == []


def test_the_total_of_one_year_is_no_sum_of_another() -> None:
    table = sheet([["Xã", "Năm 2025 – Mầm non", "Năm 2025 – Tiểu học", "Tổng số năm 2030"],
                   ["a", "1", "2", "3"], ["b", "2", "2", "4"], ["c", "4", "2", "5"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == []


def test_the_row_of_column_numbers_is_believed() -> None:
    head = ["STT", "Cộng", "Chi", "Đầu tư"]
    table = sheet([head, ["1", "30", "10", "20"], ["2", "35", "10", "20"]])
    numbers = sheet([["A", "1=2+3", "2", "3"]]).grid.rows[0]
    grid = table.grid
    rows = (grid.rows[0], numbers, *grid.rows[1:])
    placed = replace(table, grid=replace(grid, rows=rows))
    assert found(column_totals, evidence_of(placed)) == [("S!B3", "tong-cot-sai")]


def test_differences_and_rates_follow_from_their_row() -> None:
    table = sheet([["Loại", "2020", "2025", "Tăng, giảm", "Tỷ lệ [%]"],
                   ["a", "10", "20", "10", "200,0"], ["b", "40", "30", "-10", "75,0"],
                   ["c", "50", "60", "20", "120,0"], ["d", "10", "15", "5", "140,0"],
                   ["e", "10", "18", "8", "180,0"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == [
        ("S!D4", "hieu-cot-sai"), ("S!E5", "ty-le-sai"),
    ]  # fmt: skip


def test_the_whole_year_is_the_sum_of_its_quarters() -> None:
    table = sheet([["Xã", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm"],
                   ["a", "10", "20", "30", "40", "100"], ["b", "5", "5", "5", "5", "25"],
                   ["c", "1", "2", "3", "3", "9"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == [("S!F3", "tong-cot-sai")]


def test_a_rate_is_found_whatever_its_heading_calls_it_but_never_in_the_running_number() -> None:
    table = sheet([["STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "TH/KH [%]"],
                   ["1", "a", "100", "80", "80"], ["2", "b", "200", "150", "75"],
                   ["3", "c", "50", "45", "85"], ["4", "d", "40", "40", "100"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == [("S!E4", "ty-le-sai")]
    other = sheet([["STT", "Lĩnh vực", "Số dự án", "Tỷ lệ vốn [%]"], ["1", "a", "5", "25"],
                   ["2", "b", "3", "50"], ["3", "c", "2", "25"]])  # fmt: skip
    assert found(column_totals, evidence_of(other)) == []


def told(*rows: list[str]) -> list[tuple[str, str]]:
    return found(column_totals, evidence_of(sheet(list(rows))))


def numbered(head: list[str], numbers: list[str], *rows: list[str]) -> list[tuple[str, str]]:
    """What is told of a table with a row of column numbers under its headings."""
    table = sheet([head, *rows])
    row = sheet([numbers]).grid.rows[0]
    grid = replace(table.grid, rows=(table.grid.rows[0], row, *table.grid.rows[1:]))
    return found(column_totals, evidence_of(replace(table, grid=grid)))


def test_what_is_said_names_the_columns_and_the_right_number() -> None:
    table = sheet([["Năm", "Tổng số", "Nhà nước", "Tư nhân"], ["2021", "30", "10", "20"],
                   ["2022", "45", "20", "25"], ["2023", "61", "30", "30"]])  # fmt: skip
    (notice,) = column_totals(evidence_of(table))
    assert "là 61, nhưng tổng của “Nhà nước”, “Tư nhân” cùng dòng là 60" in notice.message
    assert notice.fix.endswith("sửa ô này thành 60")
    gap = sheet([["Loại", "2020", "2025", "Tăng, giảm"], ["a", "10", "20", "10"],
                 ["b", "40", "30", "-10"], ["c", "50", "60", "11"]])  # fmt: skip
    (notice,) = column_totals(evidence_of(gap))
    assert "hiệu của “2025” và “2020” cùng dòng là 10" in notice.message


def test_two_rows_that_fit_are_enough_and_one_is_not() -> None:
    head = ["Xã", "Tổng số", "Nam", "Nữ"]
    fits = [["a", "3", "1", "2"], ["b", "5", "2", "3"]]
    wrong = ["c", "9", "4", "4"]
    assert told(head, *fits, wrong) == [("S!B4", "tong-cot-sai")]
    assert told(head, fits[0], wrong) == []


def test_three_of_five_bear_a_rule_out_and_two_of_four_do_not() -> None:
    head = ["Xã", "Tổng số", "Nam", "Nữ"]
    right, wrong = ["a", "3", "1", "2"], ["c", "9", "4", "4"]
    assert len(told(head, right, right, right, wrong, wrong)) == 2
    assert told(head, right, right, wrong, wrong) == []


def test_eight_columns_may_make_a_total_and_nine_do_not() -> None:
    def row(name: str, count: int, total: int) -> list[str]:
        return [name, str(total), *["1"] * count]

    def wrong(count: int) -> list[tuple[str, str]]:
        head = ["Xã", "Tổng số", *(f"Loại {chr(97 + n)}" for n in range(count))]
        return told(head, row("a", count, count), row("b", count, count), row("c", count, 99))

    assert wrong(6) == [("S!B4", "tong-cot-sai")]


def test_what_stands_under_in_which_is_the_parts_of_the_column_before() -> None:
    head = ["Xã", "Diện tích", "Trong đó – Lúa", "Trong đó – Màu", "Ghi chú"]
    rows = [["a", "3", "1", "2", ""], ["b", "5", "2", "3", ""], ["c", "9", "4", "4", ""]]
    assert told(head, *rows) == [("S!B4", "tong-cot-sai")]
    last = [[*row[:4]] for row in (head, *rows)]
    assert told(*last) == [("S!B4", "tong-cot-sai")]


def test_a_total_of_its_own_merged_heading_is_told_by_that_heading_first() -> None:
    head = ["Xã", "Vốn – Tổng số", "Vốn – Trung ương", "Vốn – Tỉnh", "Số dự án"]
    rows = [["a", "3", "1", "2", "3"], ["b", "5", "2", "3", "5"], ["c", "9", "4", "4", "9"]]
    assert told(head, *rows) == [("S!B4", "tong-cot-sai")]


def test_numbers_of_columns_state_differences_and_sums_in_brackets() -> None:
    head = ["Tên", "A", "B", "C"]
    rows = [["x", "10", "4", "6"], ["y", "10", "4", "7"]]
    for given in ("(4)=(2)-(3)", "4=2-3", "4 = 2 − 3"):
        assert numbered(head, ["1", "2", "3", given], *rows) == [("S!D3", "hieu-cot-sai")]
    sums = [["x", "10", "4", "6"], ["y", "10", "4", "7"]]
    assert numbered(head, ["(1)", "(2)=(3)+(4)", "(3)", "(4)"], *sums) == [("S!B3", "tong-cot-sai")]


def test_a_number_of_a_column_that_is_not_there_states_nothing() -> None:
    head = ["Tên", "A", "B", "C"]
    rows = [["x", "10", "4", "6"], ["y", "10", "4", "7"]]
    assert numbered(head, ["1", "2", "3", "4=2-9"], *rows) == []


def test_a_difference_may_be_of_either_order_and_stand_before_its_columns() -> None:
    early = ["a", "4", "10", "-6"], ["b", "5", "7", "-2"], ["c", "1", "9", "-9"]
    assert told(["Xã", "Sau", "Trước", "Chênh lệch"], *map(list, early)) == [
        ("S!D4", "hieu-cot-sai")
    ]
    before = ["a", "6", "4", "10"], ["b", "2", "5", "7"], ["c", "9", "1", "9"]
    assert told(["Xã", "Tăng thêm", "Trước", "Sau"], *map(list, before)) == [
        ("S!B4", "hieu-cot-sai")
    ]


def test_cells_that_are_no_exact_numbers_are_not_judged() -> None:
    head = ["Xã", "Tổng số", "Nam", "Nữ"]
    rows = [["a", "3", "1", "2"], ["b", "5", "2", "3"], ["c", "9", "4", "chưa rõ"],
            ["d", "8 - 9", "4", "3"], ["e", "9", "> 4", "4"]]  # fmt: skip
    assert told(head, *rows) == []


def test_empty_cells_and_dashes_count_for_nothing() -> None:
    head = ["Xã", "Tổng số", "Nam", "Nữ"]
    rows = [["a", "3", "1", "2"], ["b", "5", "2", "3"], ["c", "4", "4", "-"], ["d", "5", "4", ""]]
    assert told(head, *rows) == [("S!B5", "tong-cot-sai")]


def test_rates_are_let_pass_within_what_rounding_explains() -> None:
    head = ["Xã", "Kế hoạch", "Thực hiện", "Tỷ lệ [%]"]
    fits = [["a", "3", "1", "33,3"], ["b", "3", "2", "66,7"], ["c", "8", "1", "12,5"]]
    assert told(head, *fits, ["d", "300", "100", "33,4"]) == []
    assert told(head, *fits, ["d", "300", "100", "35,4"]) == [("S!D5", "ty-le-sai")]
