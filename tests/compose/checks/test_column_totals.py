import pytest

from pipeline.compose.checks.column_totals import column_totals
from pipeline.model.fixed import replace
from tests.compose.checks.ground import evidence_of, found, said, sheet


def test_a_total_that_most_rows_bear_out_is_asked_of_all() -> None:
    table = sheet([["Năm", "Tổng số", "Nhà nước", "Tư nhân"], ["2021", "30", "10", "20"],
                   ["2022", "45", "20", "25"], ["2023", "61", "30", "30"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == [("S!B4", "tong-cot-sai")]


def test_a_column_named_total_that_is_no_sum_is_let_pass() -> None:
    table = sheet([["Năm", "Tổng số hộ", "Hộ nghèo", "Hộ cận nghèo"], ["2021", "900", "10", "20"],
                   ["2022", "950", "20", "25"], ["2023", "990", "30", "30"]])  # fmt: skip
    assert found(column_totals, evidence_of(table)) == []


def test_the_total_of_one_year_is_no_sum_of_another() -> None:
    def of(part: str, total: str) -> list[tuple[str, str]]:
        rows = [["a", "1", "2", "3"], ["b", "2", "2", "4"], ["c", "4", "2", "5"]]
        return told(["Xã", f"{part} – Mầm non", f"{part} – Tiểu học", total], *rows)

    for other in ("Tổng cộng 2030", "Tổng cộng 1995", "Cộng 2024"):
        assert of("Năm 2025", other) == []
    for own in ("Tổng cộng 2025", "Tổng cộng 2025 và 2030", "Tổng cộng", "Tổng cộng 1795"):
        assert of("Năm 2025", own) == [("S!D4", "tong-cot-sai")]
    assert of("Trường", "Tổng cộng 2025") == [("S!D4", "tong-cot-sai")]


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

    assert wrong(3) == wrong(6) == wrong(8) == [("S!B4", "tong-cot-sai")]
    assert wrong(9) == []


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


SUM, GAP, RATE = "tong-cot-sai", "hieu-cot-sai", "ty-le-sai"


@pytest.mark.parametrize(
    ("name", "is_sum"),
    [
        ("Tổng số", True), ("TỔNG", True), ("Cộng các nguồn", True), ("Cả năm", True),
        ("Cả giai đoạn", True), ("2021 - 2025", True), ("Giai đoạn 2021–2025", True),
        ("Vốn – Tổng số", True), ("Cả nước", False), ("Tổngs", False), ("Số dự án", False),
        ("Tổng tỷ lệ", False), ("Tổng số [%]", False),
    ],
)  # fmt: skip
def test_a_total_is_known_by_its_name(name: str, *, is_sum: bool) -> None:
    rows = ["a", "3", "1", "2"], ["b", "5", "2", "3"], ["c", "9", "4", "4"]
    assert told(["Xã", name, "Nam", "Nữ"], *rows) == ([("S!B4", SUM)] if is_sum else [])


def test_a_total_may_stand_before_or_after_its_columns_or_among_those_of_its_heading() -> None:
    rows = ["1", "2", "3"], ["2", "3", "5"], ["4", "4", "9"]
    assert told(["Nam", "Nữ", "Tổng số"], *map(list, rows)) == [("S!C4", SUM)]
    head = ["Xã", "Vốn – TW", "Vốn – Tổng số", "Vốn – Tỉnh", "Số dự án"]
    among = ["a", "1", "3", "2", "7"], ["b", "2", "5", "3", "7"], ["c", "4", "9", "4", "7"]
    assert told(head, *map(list, among)) == [("S!C4", SUM)]
    alone = ["a", "3", "3"], ["b", "5", "5"], ["c", "9", "7"]
    assert told(["Xã", "Vốn – Tổng số", "Vốn – TW"], *map(list, alone)) == []
    assert told(["Xã", "Tổng số", "Nam"], *map(list, alone)) == []
    around = ["1", "3", "2"], ["2", "5", "3"], ["4", "9", "4"]
    assert told(["Nam", "Tổng số", "Nữ"], *map(list, around)) == []


@pytest.mark.parametrize("name", ["Trong đó", "Chia ra", "Gồm", "Bao gồm", "TRONG ĐÓ: các loại"])
def test_parts_are_known_by_the_heading_over_them(name: str) -> None:
    head = ["Xã", "Diện tích", f"{name} – Lúa", f"{name} – Màu", "Số hộ"]
    rows = ["a", "3", "1", "2", "7"], ["b", "5", "2", "3", "7"], ["c", "9", "4", "4", "7"]
    assert told(head, *map(list, rows)) == [("S!B4", SUM)]
    assert told([*head[:2], "Loại – Lúa", "Loại – Màu", head[4]], *map(list, rows)) == []


def test_parts_are_no_totals_of_one_another_and_a_single_one_is_no_sum() -> None:
    head = ["Xã", "Diện tích", "Trong đó – Lúa", "Trong đó – Màu", "Trong đó – Rừng"]
    rows = (["a", "4", "2", "1", "1"], ["b", "8", "4", "2", "2"], ["c", "16", "8", "4", "4"],
            ["d", "18", "10", "4", "4"])  # fmt: skip
    half = ["d", "9", "5", "2", "2"]
    assert told(head, *map(list, rows)) == []
    assert told(head[:4], ["a", "2", "1", "1"], ["b", "4", "2", "2"], ["c", "8", "4", "4"],
                ["d", "9", "5", "4"]) == []  # fmt: skip
    assert told(head[:3], ["a", "3", "3"], ["b", "5", "5"], half[:3]) == []


@pytest.mark.parametrize(
    "name", ["Tăng", "Giảm so với trước", "Chênh lệch", "Biến động", "So sánh", "Tăng thêm",
             "Còn thiếu", "Vốn – Tăng"],
)  # fmt: skip
def test_a_difference_is_known_by_its_name(name: str) -> None:
    rows = ["a", "4", "10", "6"], ["b", "5", "7", "2"], ["c", "1", "9", "9"]
    assert told(["Xã", "Trước", "Sau", name], *map(list, rows)) == [("S!D4", GAP)]
    assert told(["Xã", "Trước", "Sau", "Ghi chú"], *map(list, rows)) == []


@pytest.mark.parametrize(
    ("head", "order"),
    [
        (["Trước", "Sau", "Tăng"], "old new gap"),
        (["Sau", "Trước", "Tăng"], "new old gap"),
        (["Trước", "Hộ", "Sau", "Tăng"], "old any new gap"),
        (["Tăng", "Trước", "Sau"], "gap old new"),
        (["Tăng", "Sau", "Trước"], "gap new old"),
    ],
)
def test_the_columns_of_a_difference_may_stand_in_five_ways(head: list[str], order: str) -> None:
    values = {"old": "4 5 1 8", "new": "10 7 9 20", "gap": "6 2 8 99", "any": "31 47 83 61"}
    columns = [values[name].split() for name in order.split()]
    rows = [list(row) for row in zip(*columns, strict=True)]
    assert told(head, *rows) == [(f"S!{'ABCD'[head.index('Tăng')]}5", GAP)]


def test_the_last_column_is_no_neighbour_of_the_first() -> None:
    old, new, gap, any_ = (
        ["4", "5", "1", "8"],
        ["10", "7", "9", "20"],
        ["6", "2", "8", "99"],
        ["3", "1", "8", "6"],
    )
    for columns in ((old, gap, any_, new), (new, gap, any_, old)):
        rows = [list(row) for row in zip(*columns, strict=True)]
        assert told(["A", "Tăng", "B", "C"], *rows) == []


@pytest.mark.parametrize(
    ("name", "cells", "is_rate"),
    [
        ("Tỷ lệ", "80 75 85 100", True), ("Tỉ lệ đạt", "80 75 85 100", True),
        ("Mức độ", "80 75 85 100", True), ("Đạt", "80 75 85 100", True),
        ("So với kế hoạch", "80 75 85 100", True), ("Năm 2025 – Tỷ lệ", "80 75 85 100", True),
        ("TH/KH [%]", "80 75 85 100", True), ("TH/KH (%)", "80 75 85 100", True),
        ("Kết quả", "80% 75% 85% 100%", True), ("Kết quả", "80% 75 85% 100%", False),
        ("Kết quả", "80 75 85 100", False), ("Tỷ trọng [%]", "80 75 85 100", False),
        ("Kết quả (đạt)", "80 75 85 100", False),
    ],
)  # fmt: skip
def test_a_rate_is_known_by_its_name_its_unit_or_its_cells(
    name: str, cells: str, *, is_rate: bool
) -> None:
    amounts = ["a", "100", "80"], ["b", "200", "150"], ["c", "50", "45"], ["d", "40", "40"]
    rows = [[*row, cell] for row, cell in zip(amounts, cells.split(), strict=True)]
    assert told(["Xã", "Kế hoạch", "Thực hiện", name], *rows) == (
        [("S!D4", RATE)] if is_rate else []
    )


def test_five_cells_show_what_a_column_holds() -> None:
    def of(*cells: str) -> list[tuple[str, str]]:
        rows = [["a", "100", "80", cell] for cell in cells]
        return told(["Xã", "Kế hoạch", "Thực hiện", "Kết quả"], *rows)

    assert of("80%", "80%", "80%", "", "80%", "99") == [("S!D7", RATE)]
    assert of("80%", "80%", "80%", "80%", "80", "99%") == []


def test_a_rate_is_of_columns_near_by_and_of_the_nearest_first() -> None:
    head = ["Xã", "KH đầu", "TH đầu", "KH", "TH", "Tỷ lệ [%]"]
    rows = ["a", "100", "80", "100", "80", "80"], ["b", "50", "20", "50", "20", "40"]
    wrong = ["c", "50", "30", "50", "30", "99"]
    table = sheet([head, *map(list, rows), wrong])
    assert said(column_totals, evidence_of(table)) == [
        f"S!F4 warning {RATE}: cột “Tỷ lệ [%]” là 99, nhưng “TH” chia “KH” cùng dòng là 60"
        " → sửa số sai trong dòng, hoặc sửa ô này thành 60".replace(" [%]", "")
    ]


def far(before: int, after: int) -> bool:
    """Whether a rate is told whose dividend stands so many columns before and divisor after."""
    width = before + after + 1
    rows = []
    for number, (done, planned, rate) in enumerate(((80, 100, 80), (20, 50, 40), (30, 50, 99))):
        row = [str(100003 + 7919 * number * (column + 1)) for column in range(width)]
        row[0], row[before], row[-1] = str(done), str(rate), str(planned)
        rows.append(row)
    head = [f"Cột {chr(97 + column)}" for column in range(width)]
    head[before] = "Tỷ lệ [%]"
    return told(head, *rows) == [(f"S!{chr(65 + before)}4", RATE)]


def test_a_rate_looks_six_columns_back_and_three_ahead() -> None:
    assert (far(6, 3), far(7, 3), far(6, 4)) == (True, False, False)
    assert (far(1, 3), far(1, 4)) == (True, False)


def test_a_column_is_no_part_of_its_own_rate_and_running_numbers_are_none() -> None:
    own = ["a", "100", "80"], ["b", "100", "70"], ["c", "100", "60"], ["d", "50", "40"]
    assert told(["Xã", "Tối đa", "Tỷ lệ [%]"], *map(list, own)) == []
    same = ["a", "7", "100"], ["b", "8", "100"], ["c", "9", "100"], ["d", "9", "90"]
    assert told(["Xã", "Kế hoạch", "Tỷ lệ [%]"], *map(list, same)) == []
    order = [[str(n), "x", "4", rate] for n, rate in enumerate(("25", "50", "75", "99"), 1)]
    assert told(["STT", "Xã", "Tổ", "Tỷ lệ [%]"], *order) == []
