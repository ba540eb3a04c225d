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
