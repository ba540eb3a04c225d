from pipeline.compose.checks.rowless_tables import rowless_tables
from tests.compose.checks.ground import evidence_of, found, sheet


def test_a_table_of_headings_alone_is_told() -> None:
    assert found(rowless_tables, evidence_of(sheet([["STT", "Tên"]]))) == [("9", "bang-khong-dong")]


def test_one_row_is_enough() -> None:
    assert found(rowless_tables, evidence_of(sheet([["STT", "Tên"], ["1", "a"]]))) == []
