from datetime import date

from pipeline.compose.checks.unnamed_amendments import unnamed_amendments
from pipeline.model.legal import LegalDocument
from pipeline.model.registers import Registers
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph

DECREE = LegalDocument("37/2019/NĐ-CP", "Nghị định", date(2019, 5, 7), checked=True)
AMENDING = LegalDocument(
    "58/2023/NĐ-CP", "Nghị định", date(2023, 8, 12), amends=("37/2019/NĐ-CP",), checked=True
)
CITED = "Theo Nghị định số 37/2019/NĐ-CP."


def told(*words: str, amending: LegalDocument = AMENDING) -> list[str]:
    registers = Registers(documents=(DECREE, amending))
    return said(unnamed_amendments, evidence_of(*map(paragraph, words), registers=registers))


def test_an_amended_document_is_told_once_with_what_amended_it() -> None:
    assert told(CITED, CITED) == [
        "1 info van-ban-da-sua-doi: Nghị định số 37/2019/NĐ-CP đã được sửa đổi, bổ sung bởi "
        "58/2023/NĐ-CP → ở mục căn cứ viết thêm “được sửa đổi, bổ sung bởi … số 58/2023/NĐ-CP”"
    ]


def test_one_place_that_names_the_amendment_serves_the_report() -> None:
    chain = "Nghị định số 37/2019/NĐ-CP, được sửa đổi bởi Nghị định số 58/2023/NĐ-CP."
    assert told(CITED, chain) == []


def test_several_amendments_are_named_one_after_another() -> None:
    twice = LegalDocument(
        "5/2018/NĐ-CP", "Nghị định", amended_by=("58/2023/NĐ-CP", "22/2025/NĐ-CP"), checked=True
    )
    (notice,) = told("Theo Nghị định số 5/2018/NĐ-CP.", amending=twice)
    assert "bởi 58/2023/NĐ-CP, 22/2025/NĐ-CP →" in notice


def test_an_amendment_that_does_not_serve_yet_is_none() -> None:
    later = LegalDocument(
        "9/2026/NĐ-CP", "Nghị định", date(2026, 1, 1), amends=("37/2019/NĐ-CP",), checked=True
    )
    assert told(CITED, amending=later) == []
