from datetime import date

import pytest

from pipeline.compose.checks.legal_citations import legal_citations
from pipeline.model.registers import LegalDocument, Registers
from tests.compose.checks.ground import codes, evidence_of, found, said, sheet
from tests.samples import paragraph

WRONG_DAY, WRONG_KIND = "van-ban-sai-ngay", "van-ban-sai-loai"
EXPIRED, WRONG_NUMBER = "van-ban-het-hieu-luc", "van-ban-sai-so"


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
        ("Căn cứ Nghị quyết số 66/2025/NQ-CP.", EXPIRED),
        ("Căn cứ 66/2025/NQ-CP.", EXPIRED),
        ("Nghị định số 58/2022/NĐ-CP.", WRONG_NUMBER),
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
        "Nghị quyết số 66/2025/NQ-CP đã hết hiệu lực.",
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
    documents = (LegalDocument("7/2024/NQ-HĐND", "Nghị quyết"),)
    for words in (f"Theo {kind} số 7/2024/NQ-HĐND", f"Theo {kind} của tỉnh 7/2024/NQ-HĐND"):
        assert said(legal_citations, evidence_of(paragraph(words), registers=of(*documents))) == [
            f"1 warning van-ban-sai-loai: 7/2024/NQ-HĐND là Nghị quyết, ở đây ghi “{kind}”"
            " → viết “Nghị quyết số 7/2024/NQ-HĐND”"
        ]
    unknown = of(LegalDocument("7/2024/NQ-HĐND", ""))
    words = f"Theo {kind} số 7/2024/NQ-HĐND ngày 1/1/2024"
    assert said(legal_citations, evidence_of(paragraph(words), registers=unknown)) == []


def test_a_resolution_cited_for_a_decree_is_told() -> None:
    assert codes(legal_citations, "Nghị quyết 58/2023/NĐ-CP") == [WRONG_KIND]


def of(*documents: LegalDocument) -> Registers:
    return Registers(documents=documents)


DECISION = LegalDocument(
    "12/QĐ-UBND",
    "Quyết định",
    date(2024, 3, 5),
    expired=date(2025, 11, 15),  # the draft's day
    replaced_by="34/QĐ-UBND",
)


def told(words: str, *documents: LegalDocument) -> list[str]:
    return said(legal_citations, evidence_of(paragraph(words), registers=of(*documents)))


def test_what_is_said_names_the_day_and_what_stands_instead() -> None:
    assert told("Theo Quyết định số 12/QĐ-UBND, ngày 5/4/2024 của tỉnh", DECISION) == [
        "1 error van-ban-sai-ngay: Quyết định số 12/QĐ-UBND ban hành ngày 5/3/2024, ở đây ghi "
        "“ngày 5/4/2024” → viết “ngày 5/3/2024”, hoặc sửa ngày trong van-ban.yaml nếu danh sách "
        "sai",
        "1 warning van-ban-het-hieu-luc: Quyết định số 12/QĐ-UBND đã hết hiệu lực từ ngày "
        "15/11/2025; văn bản thay thế: 34/QĐ-UBND → viện dẫn 34/QĐ-UBND; nếu nhắc lại việc đã qua "
        "thì ghi rõ “đã hết hiệu lực”",
    ]
    alone = LegalDocument("12/QĐ-UBND", "Quyết định", expired=date(2024, 1, 2))
    assert told("Theo Quyết định số 12/QĐ-UBND", alone) == [
        "1 warning van-ban-het-hieu-luc: Quyết định số 12/QĐ-UBND đã hết hiệu lực từ ngày "
        "2/1/2024 → viện dẫn văn bản hiện hành; nếu nhắc lại việc đã qua thì ghi rõ “đã hết hiệu "
        "lực”"
    ]


def test_a_document_serves_until_the_day_it_expires() -> None:
    tomorrow = LegalDocument("12/QĐ-UBND", "Quyết định", expired=date(2025, 11, 16))
    serving = LegalDocument("12/QĐ-UBND", "Quyết định")
    assert len(told("Theo Quyết định số 12/QĐ-UBND", DECISION)) == 1
    assert told("Theo Quyết định số 12/QĐ-UBND", tomorrow) == []
    assert told("Theo Quyết định số 12/QĐ-UBND ngày 9/9/2020", serving) == []
    assert told("Trong tháng 9/2025, theo Quyết định số 12/QĐ-UBND", serving) == []


@pytest.mark.parametrize(
    "words",
    ["nay hết hiệu lực", "được thay thế", "thay cho văn bản cũ", "trước đây", "trước ngày ấy",
     "đã bãi bỏ", "không còn hiệu lực", "đến ngày ấy", "tại thời điểm ấy", "quy định chuyển tiếp",
     "được ban hành khi ấy", "khi đó", "đã được phê duyệt", "KHI ĐÓ"],
)  # fmt: skip
def test_what_tells_of_the_past_may_cite_what_expired(words: str) -> None:
    assert told(f"Theo Quyết định số 12/QĐ-UBND {words}.", DECISION) == []
    assert told(f"Theo Quyết định số 12/QĐ-UBND. Nhắc lại: {words}.", DECISION) == []


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("Tháng 9 năm 2025 tỉnh", False),  # the month is written small within a sentence
        ("Trong tháng 9 năm 2025 tỉnh", True),
        ("Trong tháng 9/2025 tỉnh", True),
        ("Trong tháng 11/2025 tỉnh", True),
        ("Trong tháng 12/2025 tỉnh", False),
        ("Trong tháng 12/2024 tỉnh", True),
        ("Trong tháng 1/2026 tỉnh", False),
        ("Trong tháng 12/2025 và tháng 9/2025 tỉnh", True),
        ("Ngày 5 tháng 9 năm 2025 tỉnh", False),
        ("Tỉnh", False),
    ],
)
def test_a_month_in_which_the_document_served_excuses_its_sentence(
    words: str, *, past: bool
) -> None:
    assert (told(f"{words} theo Quyết định số 12/QĐ-UBND.", DECISION) == []) is past
    apart = f"{words} báo cáo. Nay theo Quyết định số 12/QĐ-UBND."
    assert len(told(apart, DECISION)) == 1


def test_a_misprinted_number_is_told_with_the_nearest_of_the_list() -> None:
    known = (
        LegalDocument("58-CP", "Nghị định"),
        LegalDocument("57/2023/NĐ-CP", "Nghị định"),
        LegalDocument("58/2023/TT-BXD", "Thông tư"),
        LegalDocument("58/2023/NĐ-CP", "Nghị định"),
        LegalDocument("58/2024/NĐ-CP", "Nghị định"),
    )
    assert told("Nghị định số 58/2032/NĐ-CP", *known) == [
        "1 warning van-ban-sai-so: không có văn bản số 58/2032/NĐ-CP trong danh sách; gần nhất là "
        "58/2023/NĐ-CP (Nghị định) → viết 58/2023/NĐ-CP, hoặc thêm văn bản vào van-ban.yaml"
    ]
    assert told("Nghị định số 59/2023/NĐ-CP", *known) == []


def test_a_document_listed_without_its_year_is_the_nearest_of_one_with_it() -> None:
    (told_one,) = told("Quyết định số 12/2024/QĐ-UBND", DECISION)
    assert "gần nhất là 12/QĐ-UBND (Quyết định)" in told_one


def test_each_citation_of_a_passage_is_told_where_it_stands() -> None:
    words = "Theo Nghị định số 58/2022/NĐ-CP và Quyết định số 58/2023/NĐ-CP."
    table = sheet([["STT", "Căn cứ"], ["1", words], ["2", "Luật Đất đai"]])
    evidence = evidence_of(table, registers=of(LegalDocument("58/2023/NĐ-CP", "Nghị định")))
    assert found(legal_citations, evidence) == [("S!B2", WRONG_NUMBER), ("S!B2", WRONG_KIND)]


def test_without_a_list_no_citation_is_wrong() -> None:
    assert told("Quyết định số 12/QĐ-UBND ngày 1/1/2020") == []
