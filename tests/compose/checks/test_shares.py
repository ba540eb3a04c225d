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
