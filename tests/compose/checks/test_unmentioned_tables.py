from pipeline.compose.checks.unmentioned_tables import unmentioned_tables
from pipeline.model.inlines import Reference
from tests.compose.checks.ground import evidence_of, found, sheet
from tests.samples import paragraph

TABLE = sheet([["STT", "Tên"], ["1", "a"]], id_="bang-a")


def test_a_table_no_sentence_names_is_told() -> None:
    assert found(unmentioned_tables, evidence_of(TABLE)) == [("9", "bang-khong-duoc-nhac")]


def test_a_reference_or_the_line_before_leads_to_a_table() -> None:
    named = paragraph("Xem ", Reference("bang-a"))
    led = paragraph("Kết quả nêu trong bảng sau:", line=7)
    assert found(unmentioned_tables, evidence_of(named, TABLE)) == []
    assert found(unmentioned_tables, evidence_of(led, TABLE)) == []
