import pytest

from pipeline.compose.checks.unlisted_documents import unlisted_documents
from pipeline.model.fixed import replace
from pipeline.model.legal import LegalDocument
from pipeline.model.registers import Registers
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph

LISTED = LegalDocument("58/2023/NĐ-CP", "Nghị định")


def told(*words: str, documents: tuple[LegalDocument, ...] = (LISTED,)) -> list[str]:
    blocks = (
        replace(paragraph(text), source=replace(paragraph(text).source, line=line))
        for line, text in enumerate(words, 1)
    )
    return said(unlisted_documents, evidence_of(*blocks, registers=Registers(documents=documents)))


def test_a_document_is_told_once_with_all_its_places() -> None:
    (notice,) = told(
        "Theo Nghị định số 7/2021/NĐ-CP.",
        "Theo Nghị định số 7/2021/NĐ-CP ngày 5/6/2021.",
        "Nghị định số 58/2023/NĐ-CP; NĐ 07/2021/NĐ-CP.",
    )
    head, _, rest = notice.partition("; viện dẫn tại ")
    assert head == (
        "1 info van-ban-ngoai-danh-sach: Nghị định số 7/2021/NĐ-CP ngày 5/6/2021 chưa có trong "
        "van-ban.yaml nên không kiểm tra được ngày, hiệu lực"
    )
    assert rest.startswith("dòng 1, 2, 3 →")


def test_a_near_number_is_named() -> None:
    (notice,) = told("Theo Nghị định số 58/2022/NĐ-CP.")
    assert notice.endswith("nếu viết nhầm số, năm: gần giống Nghị định số 58/2023/NĐ-CP")


def test_places_in_other_files_are_counted() -> None:
    words = "Theo Nghị định số 7/2021/NĐ-CP."
    blocks = [
        replace(paragraph(words), source=replace(paragraph(words).source, file=f"{n}.md", line=n))
        for n in range(1, 10)
    ]
    registers = Registers(documents=(LISTED,))
    (notice,) = said(unlisted_documents, evidence_of(*blocks, registers=registers))
    assert "; viện dẫn tại 2.md:2; 3.md:3;" in notice
    assert " và 2 chỗ khác" in notice


def test_a_law_by_its_name_and_a_number_of_two_years_are_documents_of_their_own() -> None:
    notices = told(
        "Luật Lâm nghiệp năm 2017; QĐ 5/QĐ-TTg ngày 1/2/2020, QĐ 5/QĐ-TTg ngày 3/4/2021."
    )
    assert len(notices) == 3
    assert "Luật Lâm nghiệp năm 2017 chưa có" in notices[0]


@pytest.mark.parametrize(
    "words",
    ["Công văn số 12/UBND-KT.", "Báo cáo số 12/BC-UBND.", "Tờ trình số 3/TTr-SXD.",
     "Văn bản số 1820/SYT-KHTC.", "Nghị định số 58/2023/NĐ-CP.", "Luật Lâm nghiệp."],
)  # fmt: skip
def test_letters_and_what_is_listed_are_let_pass(words: str) -> None:
    assert told(words) == []


def test_without_a_list_nothing_is_said() -> None:
    assert told("Theo Nghị định số 7/2021/NĐ-CP.", documents=()) == []
