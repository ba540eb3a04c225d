from dataclasses import replace

from pipeline.compose.checks.shares import shares
from tests.compose.checks.ground import evidence_of, found, sheet

HEAD = ["STT", "Khu vực", "Cơ cấu [%]"]


def test_shares_must_add_up_to_one_hundred() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"]])
    assert found(shares, evidence_of(table)) == [("S!C4", "ty-trong-khac-100")]


def test_a_declared_remainder_may_be_left_out() -> None:
    table = sheet([HEAD, ["1", "a", "12 - 13"], ["2", "b", "32-33"], ["3", "c", "50-51"],
                   ["4", "Thuế sản phẩm trừ trợ cấp", "Phần còn lại"]])  # fmt: skip
    assert found(shares, evidence_of(table)) == []


def test_the_row_whose_share_is_not_its_part_is_told() -> None:
    table = sheet([["STT", "Nguồn", "Vốn", "Tỷ trọng [%]"], ["1", "a", "400", "40"],
                   ["2", "b", "350", "32"], ["3", "c", "250", "25"]])  # fmt: skip
    assert found(shares, evidence_of(table)) == [("S!D3", "ty-trong-khac-100")]


def test_shares_of_different_wholes_are_let_pass() -> None:
    table = sheet([["Năm", "Tỷ trọng vốn [%]"], ["2021", "34"], ["2022", "35"], ["2023", "36"]])
    assert found(shares, evidence_of(table)) == []


def test_rows_headed_only_rate_are_shares_where_four_of_them_come_near_one_hundred() -> None:
    rows = [["1", "Kinh", "16,5"], ["2", "Nùng", "42,9"], ["3", "Tày", "36,0"]]
    head = ["STT", "Dân tộc", "Tỷ lệ [%]"]
    off = sheet([head, *rows, ["4", "Nhóm thứ tư", "8,6"]])
    assert [code for _, code in found(shares, evidence_of(off))] == ["ty-trong-khac-100"]
    assert found(shares, evidence_of(sheet([head, *rows]))) == []
    rates = sheet([head, ["1", "a", "64"], ["2", "b", "2,5"], ["3", "c", "27,3"], ["4", "d", "65"]])
    assert found(shares, evidence_of(rates)) == []


def test_a_pure_structure_may_be_far_off() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "45"]])
    assert [code for _, code in found(shares, evidence_of(table))] == ["ty-trong-khac-100"]


def told(head: list[str], *rows: list[str]) -> list[tuple[str, str]]:
    return found(shares, evidence_of(sheet([head, *rows])))


def test_what_is_said_names_the_rows_and_what_they_add_up_to() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"]])
    (notice,) = shares(evidence_of(table))
    assert "(C2 đến C4) cộng lại được 103%" in notice.message
    low = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "20"]])
    (notice,) = shares(evidence_of(low))
    assert "cộng lại được 95%" in notice.message


def test_two_shares_are_enough_and_one_is_none() -> None:
    assert told(HEAD, ["1", "a", "40"], ["2", "b", "55"]) == [("S!C3", "ty-trong-khac-100")]
    assert told(HEAD, ["1", "a", "95"]) == []


def test_a_share_below_nothing_or_above_all_is_no_share() -> None:
    assert told(HEAD, ["1", "a", "-0,5"], ["2", "b", "95"]) == []
    assert told(HEAD, ["1", "a", "0"], ["2", "b", "95"]) == [("S!C3", "ty-trong-khac-100")]
    assert told(HEAD, ["1", "a", "101"], ["2", "b", "2"]) == []
    assert told(HEAD, ["1", "a", "100"], ["2", "b", "3"]) == [("S!C2", "ty-trong-khac-100")]


def test_how_far_off_rows_may_be_follows_from_the_name_of_their_column() -> None:
    def off(name: str, last: int) -> bool:
        rows = [["1", "a", "40"], ["2", "b", "30"], ["3", "c", str(last)]]
        return bool(told(["STT", "Khu vực", name], *rows))

    assert (off("Cơ cấu [%]", 5), off("Cơ cấu [%]", 4)) == (True, False)  # 25 from 100
    assert (off("Cơ cấu [%]", 55), off("Cơ cấu [%]", 56)) == (True, False)
    name = "Tỷ trọng lao động qua đào tạo [%]"
    assert (off(name, 22), off(name, 21)) == (True, False)  # 8 from 100
    assert (off(name, 38), off(name, 39)) == (True, False)


def test_rows_of_a_rate_may_be_six_from_one_hundred() -> None:
    def off(last: str) -> bool:
        rows = [["1", "a", "40"], ["2", "b", "30"], ["3", "c", "20"], ["4", "d", last]]
        return bool(told(["STT", "Nhóm", "Tỷ lệ (%)"], *rows))

    assert (off("4"), off("3"), off("16"), off("17")) == (True, False, True, False)


def test_a_remainder_said_below_the_table_allows_less_and_never_more() -> None:
    def said(last: str) -> list[tuple[str, str]]:
        table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", last]])
        grid = replace(table.grid, notes=("Còn lại là thuế sản phẩm.",))
        return found(shares, evidence_of(replace(table, grid=grid)))

    assert said("20") == []
    assert said("28") == [("S!C4", "ty-trong-khac-100")]


def test_a_table_with_its_total_is_left_to_the_check_of_totals() -> None:
    rows = [["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"], ["", "Tổng cộng", "100"]]
    assert told(HEAD, *rows) == []


def test_shares_under_a_group_are_those_of_every_column_but_its_name() -> None:
    head = ["STT", "Chỉ tiêu", "2025", "2030"]
    rows = [["I", "Cơ cấu kinh tế", "", ""], ["1", "a", "40", "40"], ["2", "b", "60", "57"]]
    assert told(head, *rows) == [("S!D4", "ty-trong-khac-100")]


def test_one_culprit_is_told_and_two_are_not_told_apart() -> None:
    head = ["STT", "Nguồn", "Vốn", "Tỷ trọng [%]"]
    one = [["1", "a", "400", "43"], ["2", "b", "350", "35"], ["3", "c", "250", "25"]]
    assert told(head, *one) == [("S!D2", "ty-trong-khac-100")]
    two = [["1", "a", "400", "43"], ["2", "b", "350", "37"], ["3", "c", "250", "25"]]
    assert told(head, *two) == [("S!D4", "ty-trong-khac-100")]
