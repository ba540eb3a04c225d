from pipeline.compose.checks.doubled_columns import doubled_columns
from tests.compose.checks.ground import evidence_of, found, sheet


def told(*names: str) -> list[tuple[str, str]]:
    return found(doubled_columns, evidence_of(sheet([names, ["1"] * len(names)])))


def test_the_second_column_of_a_name_is_told_at_its_heading() -> None:
    assert told("Tên", "Giá trị", "giá  trị") == [("S!C1", "cot-trung")]
    assert told("Tên", "Tên", "Tên") == [("S!B1", "cot-trung"), ("S!C1", "cot-trung")]


def test_columns_without_a_name_or_of_other_units_are_not_alike() -> None:
    assert told("", "", "Tên") == []
    assert told("Vốn [tỷ đồng]", "Vốn [%]") == []
    assert told("Năm 2024", "Năm 2025") == []
