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


def told(*rows: list[str], head: list[str] = HEAD) -> list[tuple[str, str]]:
    return found(row_totals, evidence_of(sheet([head, *rows])))


def test_what_is_said_names_the_rows_added_and_the_gap() -> None:
    rows = [["1", "a", "10"], ["2", "b", "20"], ["", "Tổng cộng", "32"]]
    (notice,) = row_totals(evidence_of(sheet([HEAD, *rows])))
    assert "tổng của cột “Vốn” là 32" in notice.message
    assert "(C2 đến C3) cộng lại được 30 (chênh 2)" in notice.message
    group = [["I", "Giao thông", "34"], ["1", "a", "10"], ["2", "b", "20"]]
    (notice,) = row_totals(evidence_of(sheet([HEAD, *group])))
    assert notice.message.startswith("dòng “Giao thông”")


def test_a_total_that_stands_first_is_the_sum_of_what_is_below() -> None:
    rows = [["", "Tổng cộng", "30"], ["1", "a", "10"], ["2", "b", "20"]]
    assert told(*rows) == []
    assert told(["", "Tổng cộng", "33"], *rows[1:]) == [("S!C2", "tong-dong-sai")]


def test_a_second_total_may_be_of_all_totals_of_what_follows_or_of_everything() -> None:
    first = [["1", "a", "10"], ["2", "b", "20"], ["", "Tổng cộng", "30"]]
    second = [["1", "c", "5"], ["2", "d", "6"], ["", "Tổng cộng", "11"]]
    for last in ("41",):
        assert told(*first, *second, ["", "Tổng cộng", last]) == []
    assert told(*first, *second[:2], ["", "Tổng cộng", "41"]) == []
    assert told(*first, *second[:2], ["", "Tổng cộng", "44"]) == [("S!C7", "tong-dong-sai")]


def test_a_row_in_another_unit_or_of_words_makes_no_sum() -> None:
    assert told(["1", "a", "10"], ["2", "b", "đang lập"], ["", "Tổng cộng", "15"]) == []
    assert told(["1", "a", "10"], ["2", "b", "…"], ["3", "c", "2"], ["", "Tổng cộng", "15"]) == [
        ("S!C5", "tong-dong-sai")
    ]
    for sign in ("-", "–", "—", "...", ""):
        rows = [["1", "a", "10"], ["2", "b", sign], ["3", "c", "5"], ["", "Tổng cộng", "15"]]
        assert told(*rows) == []


def test_rows_of_several_units_are_never_added() -> None:
    head = ["STT", "Chỉ tiêu", "Đơn vị", "Năm 2025"]
    rows = [["I", "Hạ tầng", "km", "31"], ["1", "a", "km", "10"], ["2", "b", "cầu", "20"]]
    assert told(*rows, head=head) == []
    same = [["I", "Hạ tầng", "km", "31"], ["1", "a", "km", "10"], ["2", "b", "km", "20"]]
    assert told(*same, head=head) == [("S!D2", "tong-dong-sai")]


def test_a_group_far_from_its_rows_is_no_sum_unless_others_are() -> None:
    far = [["I", "A", "60"], ["1", "a", "10"], ["2", "b", "20"]]
    assert told(*far) == []
    others = [["II", "B", "7"], ["1", "c", "3"], ["2", "d", "4"]]
    assert told(*far, *others) == [("S!C2", "tong-dong-sai")]


def test_parts_under_a_dotted_number_must_be_nearer() -> None:
    near = [["1", "A", "31,2"], ["1.1", "a", "10,0"], ["1.2", "b", "20,5"]]
    assert told(*near) == [("S!C2", "tong-dong-sai")]
    further = [["1", "A", "33"], ["1.1", "a", "10"], ["1.2", "b", "20"]]
    assert told(*further) == []


def test_counted_things_must_fit_exactly_and_measured_ones_nearly() -> None:
    rows = [["1", "a", "10"], ["2", "b", "20"], ["3", "c", "20"], ["", "Tổng cộng", "51"]]
    assert told(*rows, head=["STT", "Xã", "Dân số [người]"]) == [("S!C5", "tong-dong-sai")]
    assert told(*rows, head=["STT", "Xã", "Diện tích [ha]"]) == []


def test_the_whole_province_may_be_an_average() -> None:
    rows = [["1", "a", "10"], ["2", "b", "20"], ["", "Toàn tỉnh", "15"]]
    assert told(*rows) == []
