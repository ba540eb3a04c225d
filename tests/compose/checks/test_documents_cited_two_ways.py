from datetime import date

from pipeline.compose.checks.documents_cited_two_ways import documents_cited_two_ways
from pipeline.model.legal import LegalDocument
from pipeline.model.registers import Registers
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph

LISTED = LegalDocument("66.2/2025/NQ-CP", "Nghị quyết", date(2025, 8, 28))


def told(*words: str, documents: tuple[LegalDocument, ...] = ()) -> list[str]:
    registers = Registers(documents=documents)
    return said(documents_cited_two_ways, evidence_of(*map(paragraph, words), registers=registers))


def test_the_rarer_of_two_days_is_told_beside_the_usual() -> None:
    usual = "Theo Quyết định số 7/QĐ-UBND ngày 5/6/2021."
    (notice,) = told(usual, usual, "Theo Quyết định số 7/QĐ-UBND ngày 6/5/2021.")
    assert "ở đây ghi “ngày 6/5/2021”" in notice
    assert "ghi “ngày 5/6/2021”" in notice


def test_the_same_day_in_two_spellings_and_days_of_two_years_are_let_pass() -> None:
    assert told("7/QĐ-UBND ngày 05/6/2021; QĐ 7/QĐ-UBND ngày 5 tháng 6 năm 2021.") == []
    assert told("7/QĐ-UBND ngày 5/6/2021; QĐ 7/QĐ-UBND ngày 6/5/2022.") == []


def test_a_listed_document_is_held_against_the_list_alone() -> None:
    words = "66.2/2025/NQ-CP ngày 28/8/2025, 66.2/2025/NQ-CP ngày 29/8/2025"
    assert told(words, documents=(LISTED,)) == []
    assert len(told(words)) == 1


def test_a_number_that_lost_its_year_is_told() -> None:
    full = "Nghị quyết số 66.2/2025/NQ-CP ngày 28/8/2025."
    (notice,) = told(full, "Nghị quyết số 66.2/NQ-CP ngày 28/8/2025.", documents=(LISTED,))
    assert "thiếu năm trong số hiệu" in notice
    assert notice.endswith("viết 66.2/2025/NQ-CP nếu là cùng văn bản")
    assert told(full, "Nghị quyết số 66.2/NQ-CP ngày 2/3/2021.", documents=(LISTED,)) == []
    assert told(full, "Nghị quyết số 66.2/NQ-CP.", documents=(LISTED,)) == []


def test_a_decree_without_its_year_is_sure_even_without_a_day() -> None:
    assert len(told("Nghị định số 37/2019/NĐ-CP và Nghị định số 37/NĐ-CP.")) == 1
    assert told("Nghị định số 38/2019/NĐ-CP và Nghị định số 37/NĐ-CP.") == []
