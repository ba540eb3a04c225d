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
