from pipeline.compose.checks.row_totals import row_totals
from tests.compose.checks.ground import evidence_of, found, sheet

HEAD = ["STT", "Dự án", "Vốn [tỷ đồng]"]


def test_a_total_that_is_not_the_sum_of_its_groups_is_told_at_its_cell() -> None:
    table = sheet(
        [HEAD, ["I", "Giao thông", "300"], ["1", "a", "100"], ["2", "b", "200"],
         ["II", "Y tế", "150"], ["1", "c", "90"], ["2", "d", "60"], ["", "Tổng cộng", "470"]]
    )  # fmt: skip
    assert found(row_totals, evidence_of(table)) == [("S!C8", "tong-dong-sai")]


def test_a_group_that_is_not_the_sum_of_its_rows_is_told() -> None:
    table = sheet(
        [HEAD, ["I", "Giao thông", "310"], ["1", "a", "100"], ["2", "b", "200"],
         ["II", "Y tế", "150"], ["1", "c", "90"], ["2", "d", "60"], ["", "Tổng cộng", "460"]]
    )  # fmt: skip
    assert found(row_totals, evidence_of(table)) == [("S!C2", "tong-dong-sai")]


def test_rounding_of_shown_numbers_is_no_mistake() -> None:
    table = sheet([HEAD, ["1", "a", "33,3"], ["2", "b", "33,3"], ["3", "c", "33,3"],
                   ["", "Tổng cộng", "100,0"]])  # fmt: skip
    assert found(row_totals, evidence_of(table)) == []


def test_a_total_of_some_groups_says_so_in_its_name() -> None:
    table = sheet(
        [HEAD, ["I", "Đường tỉnh", "30"], ["1", "a", "10"], ["2", "b", "20"],
         ["II", "Đường xã", "15"], ["3", "c", "9"], ["4", "d", "6"],
         ["III", "Đường sắt", "7"], ["5", "e", "7"], ["", "Tổng cộng đường bộ", "45"]]
    )  # fmt: skip
    assert found(row_totals, evidence_of(table)) == []


def test_rates_are_never_added() -> None:
    table = sheet([["STT", "Khu vực", "Tỷ lệ [%]"], ["1", "a", "40"], ["2", "b", "60"],
                   ["", "Tổng cộng", "51"]])  # fmt: skip
    assert found(row_totals, evidence_of(table)) == []


def test_ranges_add_up_as_intervals() -> None:
    right = sheet([HEAD, ["1", "a", "8 - 9"], ["2", "b", "2 - 3"], ["", "Tổng cộng", "11"]])
    wrong = sheet([HEAD, ["1", "a", "8 - 9"], ["2", "b", "2 - 3"], ["", "Tổng cộng", "19"]])
    assert found(row_totals, evidence_of(right)) == []
    assert found(row_totals, evidence_of(wrong)) == [("S!C4", "tong-dong-sai")]


def test_what_stands_under_a_number_as_1_1_adds_up_to_it() -> None:
    rows = [["1", "GRDP", "37000"], ["1.1", "a", "8000"], ["1.2", "b", "28000"],
            ["2", "Vốn", "500"], ["2.1", "c", "300"], ["2.2", "d", "200"]]  # fmt: skip
    assert found(row_totals, evidence_of(sheet([HEAD, *rows]))) == [("S!C2", "tong-dong-sai")]
    some = [["1", "Số xã", "61"], ["1.1", "Đạt chuẩn", "40"], ["1.2", "Nâng cao", "15"]]
    assert found(row_totals, evidence_of(sheet([HEAD, *some]))) == []


def test_the_whole_province_may_be_an_average_and_no_sum() -> None:
    rows = [["1", "a", "60"], ["2", "b", "64"], ["3", "c", "62"], ["", "Toàn tỉnh", "62"]]
    assert found(row_totals, evidence_of(sheet([HEAD, *rows]))) == []
