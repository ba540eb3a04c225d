from datetime import date
from typing import Any

import pytest

from pipeline.compose.checks.legal_citations import legal_citations
from pipeline.model.fixed import replace
from pipeline.model.legal import LegalDocument
from pipeline.model.registers import Registers
from tests.compose.checks.ground import codes, evidence_of, found, said, sheet
from tests.samples import paragraph


def listed(number: str, kind: str, issued: date | None = None, **more: Any) -> LegalDocument:
    """A row of the list that somebody held against the text."""
    return LegalDocument(number, kind, issued, checked=True, **more)


WRONG_DAY, WRONG_KIND = "van-ban-sai-ngay", "van-ban-sai-loai"
WRONG_NUMBER, WRONG_ISSUER = "van-ban-sai-so", "van-ban-sai-co-quan"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Nghị định số 58/2023/NĐ-CP ngày 12 tháng 6 năm 2023.", WRONG_DAY),
        ("Nghị định số 58/2023/NĐ-CP ngày 13 tháng 8 năm 2023.", WRONG_DAY),
        ("Nghị định số 58/2023/NĐ-CP, ngày 12 tháng 8 năm 2024.", WRONG_DAY),
        ("Nghị định 58/2023/NĐ-CP ngày 12 tháng 9.", WRONG_DAY),
        ("Nghị định số 58/2023/NĐ-CP ngày 12/8/20223.", WRONG_DAY),
        ("Nghị định số 58/2023/NĐ-CP ngày 12/8/23.", WRONG_DAY),
        ("Nghị định số 58/2023/NĐ-CP ngày 11.8.2023.", WRONG_DAY),
        ("Nghị định số 58/2023/NĐ-CP ngày 12-7-2023.", WRONG_DAY),
        ("nghị định số 58/2023/nđ-cp ngày 12-7-2023.", WRONG_DAY),
        ("Quyết định số 58/2023/NĐ-CP.", WRONG_KIND),
        ("Nghị định số 58/2022/NĐ-CP ngày 12/8/2023.", WRONG_DAY),  # its year is not the day's
        ("Nghị định số 59/2023/NĐ-CP ngày 12/8/2023.", WRONG_NUMBER),
        ("Nghị định số 58/2023/ND-CP.", WRONG_NUMBER),
        ("Nghị định số 58/20223/NĐ-CP.", WRONG_NUMBER),
        ("Nghị định số 7/2022/NĐ-CP ngày 5/6/2021.", WRONG_DAY),
        ("Nghị định số 7/2022/NĐ-CP ngày 31/6/2022.", WRONG_DAY),
        ("Nghị định số 7/2022/NĐ-CP ngày 5/6/20222.", WRONG_DAY),
        ("Quyết định số 7/2022/NĐ-CP.", WRONG_KIND),
        ("Nghị định số 7/QĐ-TTg.", WRONG_KIND),
        ("Luật Đất đai số 7/2024/NĐ-CP.", WRONG_KIND),
        ("Quyết định số 7/QĐ-TTg ngày 5/6/2021 của Chính phủ.", WRONG_ISSUER),
        ("Nghị định số 58/2023/NĐ-CP của Thủ tướng Chính phủ.", WRONG_ISSUER),
        ("Thông tư số 7/2021/TT-BXD của Bộ Công Thương.", WRONG_ISSUER),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(legal_citations, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Nghị định số 58/2023/NĐ-CP ngày 12/8/2023.",
        "Nghị định số 58/2023/NĐ-CP ngày 12/08/2023.",
        "Nghị định số 58/2023/NĐ-CP, ngày 12 tháng 8 năm 2023.",
        "Nghị định số 58/2023/NĐ-CP ngày 12 tháng 8.",
        "NGHỊ ĐỊNH SỐ 58/2023/NĐ-CP.",
        "Văn bản 58/2023/NĐ-CP.",
        "Luật Quy hoạch, được sửa đổi bởi Nghị định số 58/2023/NĐ-CP.",
        "Luật Quy hoạch: theo 58/2023/NĐ-CP, thực hiện Luật Đất đai.",
        "Nghị định số 58/2022/NĐ-CP.",  # an honest other decree; it is told as unlisted
        "Nghị định số 58/2022/NĐ-CP ngày 3/2/2022 của Chính phủ.",
        "Quyết định số 7/QĐ-TTg ngày 5/6/2021 của Thủ tướng.",
        "Nghị quyết số 7/2021/QH15 của Quốc hội.",
        "Thông tư số 7/2021/TT-BXD của Bộ trưởng Bộ Xây dựng quy định.",
        "Quyết định số 7/QĐ-UBND của Ủy ban nhân dân tỉnh.",
        "Văn bản số 7/KH-UBND; Công văn số 7/2021/TT-BXD.",
        "Nghị định số 99/2023/NĐ-CP và tuyến 5/6 km.",
        "Công văn số 58/UBND-KT.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(legal_citations, words) == []


@pytest.mark.parametrize(
    "kind",
    ["Luật", "Nghị định", "Quyết định", "Thông tư", "Kế hoạch", "Chỉ thị", "Công văn", "Thông báo"],
)
def test_each_kind_is_held_against_that_of_the_list(kind: str) -> None:
    documents = (listed("7/2024/NQ-HĐND", "Nghị quyết"),)
    for words in (f"Theo {kind} số 7/2024/NQ-HĐND", f"Theo {kind} của tỉnh 7/2024/NQ-HĐND"):
        assert said(legal_citations, evidence_of(paragraph(words), registers=of(*documents))) == [
            f"1 warning van-ban-sai-loai: 7/2024/NQ-HĐND là Nghị quyết, ở đây ghi “{kind}”"
            " → viết “Nghị quyết số 7/2024/NQ-HĐND”"
        ]
    unknown = of(listed("7/2024/NQ-HĐND", ""))
    words = f"Theo {kind} số 7/2024/NQ-HĐND ngày 1/1/2024"
    assert said(legal_citations, evidence_of(paragraph(words), registers=unknown)) == []


def test_a_resolution_cited_for_a_decree_is_told() -> None:
    assert codes(legal_citations, "Nghị quyết 58/2023/NĐ-CP") == [WRONG_KIND]


def of(*documents: LegalDocument) -> Registers:
    return Registers(documents=documents)


DECISION = listed("12/QĐ-UBND", "Quyết định", date(2024, 3, 5), issuer="UBND tỉnh Lạng Sơn")


def told(words: str, *documents: LegalDocument) -> list[str]:
    return said(legal_citations, evidence_of(paragraph(words), registers=of(*documents)))


def test_what_is_said_names_the_day_and_who_checked_the_list() -> None:
    words = "Theo Quyết định số 12/QĐ-UBND, ngày 5/4/2024 của tỉnh"
    fix = "viết “ngày 5/3/2024”, hoặc sửa ngày trong van-ban.yaml nếu danh sách sai"
    wrong = "Quyết định số 12/QĐ-UBND ban hành ngày 5/3/2024, ở đây ghi “ngày 5/4/2024”"
    assert told(words, DECISION) == [f"1 error van-ban-sai-ngay: {wrong} → {fix}"]
    hearsay = replace(DECISION, checked=False, source="báo chí")
    assert told(words, hearsay) == [
        f"1 warning van-ban-sai-ngay: {wrong} (dòng này của van-ban.yaml chưa đối chiếu với văn "
        f"bản, theo báo chí) → {fix}"
    ]


def test_a_number_without_a_year_is_another_document_in_another_year() -> None:
    assert told("Theo Quyết định số 12/QĐ-UBND ngày 7/9/2022", DECISION) == []
    assert len(told("Theo Quyết định số 12/QĐ-UBND ngày 5/3/2022", DECISION)) == 1


def test_the_issuer_of_the_list_goes_before_the_symbol() -> None:
    party = listed("57-NQ/TW", "Nghị quyết", issuer="Bộ Chính trị")
    assert told("Nghị quyết số 57-NQ/TW của Bộ Chính trị", party) == []
    (notice,) = told("Nghị quyết số 57-NQ/TW của Ban Chấp hành Trung ương", party)
    assert "do Bộ Chính trị ban hành" in notice
    for right in ("UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh", "UBND"):
        assert told(f"Quyết định số 12/QĐ-UBND của {right}", DECISION) == [], right


def test_a_law_is_known_by_its_name_and_year() -> None:
    law = listed("21/2017/QH14", "Luật", date(2017, 11, 24), subject="Luật Quy hoạch")
    assert told("Luật Quy hoạch năm 2017; Luật Quy hoạch ngày 24/11/2017", law) == []
    (notice,) = told("Luật Quy hoạch ngày 25 tháng 11 năm 2017", law)
    assert notice.startswith("1 error van-ban-sai-ngay: Luật Quy hoạch số 21/2017/QH14 ban hành")


def test_a_misprinted_number_is_told_where_its_day_or_subject_gives_it_away() -> None:
    known = (
        listed("58-CP", "Nghị định"),
        listed("57/2023/NĐ-CP", "Nghị định", date(2023, 8, 11)),
        listed("58/2023/TT-BXD", "Thông tư"),
        listed(
            "58/2023/NĐ-CP", "Nghị định", date(2023, 8, 12), subject="Về quản lý quy hoạch đô thị"
        ),
    )
    where = "cùng ngày hoặc cùng trích yếu là Nghị định số 58/2023/NĐ-CP"
    fix = "viết 58/2023/NĐ-CP, hoặc thêm văn bản vào van-ban.yaml"
    assert told("Nghị định số 85/2023/NĐ-CP ngày 12/8/2023", *known) == [
        f"1 warning van-ban-sai-so: không có Nghị định số 85/2023/NĐ-CP trong danh sách; {where}"
        f" → {fix}"
    ]
    assert len(told("Nghị định số 58/2032/NĐ-CP về quản lý quy hoạch đô thị", *known)) == 1
    assert told("Nghị định số 58/2032/NĐ-CP về việc khác", *known) == []
    assert told("Nghị định số 59/2023/NĐ-CP ngày 1/9/2023", *known) == []


def test_each_citation_of_a_passage_is_told_where_it_stands() -> None:
    words = "Theo Nghị định số 58/2023/ND-CP và Quyết định số 58/2023/NĐ-CP."
    table = sheet([["STT", "Căn cứ"], ["1", words], ["2", "Luật Đất đai"]])
    evidence = evidence_of(table, registers=of(listed("58/2023/NĐ-CP", "Nghị định")))
    assert found(legal_citations, evidence) == [("S!B2", WRONG_NUMBER), ("S!B2", WRONG_KIND)]


def test_without_a_list_only_what_the_number_itself_says_is_wrong() -> None:
    assert told("Quyết định số 12/QĐ-UBND ngày 1/1/2020") == []
    assert len(told("Quyết định số 12/2021/QĐ-UBND ngày 1/1/2020")) == 1
