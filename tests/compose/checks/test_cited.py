from datetime import date

from pipeline.compose.checks.cited import cited
from pipeline.model.legal import LegalDocument, LegalLibrary
from tests.compose.checks.ground import evidence_of
from tests.samples import paragraph

OLD = LegalDocument("21/2017/QH14", "Luật", date(2017, 11, 24), subject="Luật Quy hoạch")
NEW = LegalDocument("112/2025/QH15", "Luật", date(2025, 12, 10), subject="Luật Quy hoạch")
PLAN = LegalDocument("236/QĐ-TTg", "Quyết định", date(2024, 3, 19))
LIST = LegalLibrary((OLD, NEW, PLAN))


def test_all_passages_are_read_in_order() -> None:
    evidence = evidence_of(paragraph("Luật Quy hoạch năm 2017"), paragraph("QĐ 236/QĐ-TTg"))
    assert [one.document for one in cited(evidence, LIST)] == [OLD, PLAN]
