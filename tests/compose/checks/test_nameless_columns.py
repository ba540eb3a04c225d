import pytest

from pipeline.compose.checks.nameless_columns import nameless_columns
from tests.compose.checks.ground import evidence_of, found, sheet


def test_a_remark_in_a_column_without_a_name_is_told_at_its_cell() -> None:
    table = sheet([["Tên", "Dài", ""], ["Hồ", "5", "hỏi lại xã"], ["Chợ", "6", ""]])
    assert found(nameless_columns, evidence_of(table)) == [("S!C2", "cot-khong-ten")]
    (notice,) = nameless_columns(evidence_of(table))
    assert "hỏi lại xã" in notice.message


@pytest.mark.parametrize(
    "rows",
    [
        [["Tên", "Dài", "Ghi chú"], ["Hồ", "5", "hỏi lại xã"]],
        [["", "Dài", "Rộng"], ["Hồ", "5", "6"]],
        [["Tên", "Dài", ""], ["Hồ", "5", ""]],
        [["Tên", "Dài", ""], ["Hồ", "5", "12"]],
        [["Tên", "", ""], ["Hồ", "a", "b"]],
        [["Tên", "Dài", ""], ["Hồ", "5", "x"], ["Chợ", "6", "y"], ["Bơm", "7", ""]],
    ],
)
def test_named_columns_first_columns_and_figures_are_let_pass(rows: list[list[str]]) -> None:
    assert found(nameless_columns, evidence_of(sheet(rows))) == []
