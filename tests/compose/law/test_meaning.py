from datetime import date

from pipeline.compose.law.citations import citations_in
from pipeline.compose.law.meaning import meant
from pipeline.model.legal import LegalDocument, LegalLibrary

OLD = LegalDocument("21/2017/QH14", "Luật", date(2017, 11, 24), subject="Luật Quy hoạch")
NEW = LegalDocument("112/2025/QH15", "Luật", date(2025, 12, 10), subject="Luật Quy hoạch")
PLAN = LegalDocument("236/QĐ-TTg", "Quyết định", date(2024, 3, 19))
LIST = LegalLibrary((OLD, NEW, PLAN))


def number(text: str) -> str | None:
    document = meant(citations_in(text)[0], LIST)
    return document.number if document else None


def test_a_law_is_the_one_of_its_year() -> None:
    assert number("Luật Quy hoạch năm 2017") == "21/2017/QH14"
    assert number("luật Quy hoạch; Luật Quy hoạch năm 2025") == "112/2025/QH15"
    assert number("Luật Quy hoạch năm 2018") is None
    assert number("Luật Đất đai năm 2017") is None


def test_a_number_is_found_however_it_is_spaced() -> None:
    assert number("QĐ 236/QĐ- TTg") == "236/QĐ-TTg"
    assert number("Quyết định số 236/QĐ-TTg ngày 20/3/2024") == "236/QĐ-TTg"
    assert number("Quyết định số 236/QĐ-TTg ngày 19/3/2025") == "236/QĐ-TTg"
    assert number("Quyết định số 236/QĐ-TTg ngày 7/5/2020") is None
