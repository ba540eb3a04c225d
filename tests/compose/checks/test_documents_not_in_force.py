from datetime import date
from typing import Any

import pytest

from pipeline.compose.checks.documents_not_in_force import documents_not_in_force
from pipeline.model.legal import LegalDocument, LegalSpan
from pipeline.model.registers import Registers
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph

DAY = date(2025, 11, 15)  # the draft's


def decision(**more: Any) -> LegalDocument:
    return LegalDocument("12/QĐ-UBND", "Quyết định", date(2024, 3, 5), checked=True, **more)


EXPIRED = decision(expired=DAY, replaced_by="34/QĐ-UBND")


def told(words: str, *documents: LegalDocument) -> list[str]:
    registers = Registers(documents=documents)
    return said(documents_not_in_force, evidence_of(paragraph(words), registers=registers))


def test_what_is_said_names_the_day_and_what_stands_instead() -> None:
    assert told("Theo Quyết định số 12/QĐ-UBND ngày 5/3/2024 của tỉnh", EXPIRED) == [
        "1 warning van-ban-het-hieu-luc: Quyết định số 12/QĐ-UBND đã hết hiệu lực từ ngày "
        "15/11/2025; văn bản thay thế: 34/QĐ-UBND → viện dẫn 34/QĐ-UBND; nếu nhắc lại việc đã qua "
        "thì ghi rõ “đã hết hiệu lực”",
    ]
    alone = decision(expired=date(2024, 4, 2))
    (notice,) = told("Theo QĐ 12/QĐ-UBND", alone)
    assert "2/4/2024 → viện dẫn văn bản hiện hành" in notice


def test_what_nobody_checked_is_said_to_be_hearsay() -> None:
    unsure = LegalDocument("12/QĐ-UBND", "Quyết định", expired=date(2024, 1, 2), source="báo chí")
    (notice,) = told("Theo Quyết định số 12/QĐ-UBND", unsure)
    assert "chưa đối chiếu với văn bản, theo báo chí" in notice


def test_a_document_serves_until_the_day_it_expires() -> None:
    assert len(told("Theo Quyết định số 12/QĐ-UBND", EXPIRED)) == 1
    assert told("Theo Quyết định số 12/QĐ-UBND", decision(expired=date(2025, 11, 16))) == []
    assert told("Theo Quyết định số 12/QĐ-UBND", decision()) == []


@pytest.mark.parametrize(
    "words",
    ["nay hết hiệu lực", "được thay thế", "thay cho văn bản cũ", "trước đây", "trước ngày ấy",
     "đã bãi bỏ", "không còn hiệu lực", "đến ngày ấy", "tại thời điểm ấy", "quy định chuyển tiếp",
     "được ban hành khi ấy", "khi đó", "đã được phê duyệt theo", "KHI ĐÓ"],
)  # fmt: skip
def test_a_sentence_of_the_past_may_cite_what_expired(words: str) -> None:
    assert told(f"Theo Quyết định số 12/QĐ-UBND {words}.", EXPIRED) == []
    assert told(f"Nhắc lại: {words} Quyết định số 12/QĐ-UBND.", EXPIRED) == []
    assert len(told(f"Theo Quyết định số 12/QĐ-UBND. Nhắc lại: {words}.", EXPIRED)) == 1


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("Tháng 9 năm 2025 tỉnh", True),
        ("Trong tháng 9 năm 2025 tỉnh", True),
        ("Trong tháng 9/2025 tỉnh", True),
        ("Trong tháng 11/2025 tỉnh", True),
        ("Trong tháng 12/2025 tỉnh", False),
        ("Trong tháng 12/2024 tỉnh", True),
        ("Trong tháng 1/2026 tỉnh", False),
        ("Trong tháng 12/2025 và tháng 9/2025 tỉnh", True),
        ("Ngày 5 tháng 9 năm 2025 tỉnh", False),
        ("Năm 2024, tỉnh", True),
        ("Trong năm 2024, tỉnh", True),
        ("Giai đoạn 2021 - 2024, tỉnh", True),
        ("Trong năm 2024 và đến năm 2030, tỉnh", False),
        ("Trong năm 2025, tỉnh", False),
        ("Tỉnh", False),
    ],
)
def test_a_time_in_which_the_document_served_excuses_its_sentence(
    words: str, *, past: bool
) -> None:
    assert (told(f"{words} theo Quyết định số 12/QĐ-UBND.", EXPIRED) == []) is past
    apart = f"{words} báo cáo. Nay theo Quyết định số 12/QĐ-UBND."
    assert len(told(apart, EXPIRED)) == 1


def test_the_day_of_the_citation_itself_is_no_excuse() -> None:
    words = "Theo Quyết định số 12/QĐ-UBND ngày 5 tháng 3 năm 2024 của tỉnh, nay lập đề án."
    assert len(told(words, EXPIRED)) == 1


def test_the_years_of_other_citations_are_no_excuse() -> None:
    words = "Thực hiện Quyết định số 12/QĐ-UBND và Luật Quy hoạch năm 2017."
    assert len(told(words, EXPIRED)) == 1


def test_what_another_document_amends_is_only_named() -> None:
    words = "Văn bản sửa đổi, bổ sung một số điều của Quyết định số 12/QĐ-UBND."
    assert told(words, EXPIRED) == []


LATER = decision(in_force=date(2026, 3, 1))


def test_what_is_not_yet_in_force_is_told_with_its_day() -> None:
    (notice,) = told("Căn cứ Quyết định số 12/QĐ-UBND, tỉnh giao đất.", LATER)
    assert "chưa có hiệu lực tại ngày của dự thảo (từ ngày 1/3/2026)" in notice
    issued = LegalDocument("12/QĐ-UBND", "Quyết định", date(2025, 12, 1), checked=True)
    (notice,) = told("Căn cứ Quyết định số 12/QĐ-UBND", issued)
    assert "chưa được ban hành tại ngày của dự thảo (từ ngày 1/12/2025)" in notice
    for words in ("có hiệu lực từ ngày 01/3/2026", "sẽ được áp dụng", "chuyển tiếp"):
        assert told(f"Quyết định số 12/QĐ-UBND {words}.", LATER) == []


def test_a_part_in_force_early_serves_from_its_day() -> None:
    early = decision(in_force=date(2026, 3, 1), early=(LegalSpan(DAY, what="Điều 56"),))
    assert told("Căn cứ Quyết định số 12/QĐ-UBND", early) == []
    not_yet = decision(
        in_force=date(2026, 3, 1), early=(LegalSpan(date(2025, 11, 16), what="Điều 56"),)
    )
    assert len(told("Căn cứ Quyết định số 12/QĐ-UBND", not_yet)) == 1


def test_a_document_is_suspended_for_a_time() -> None:
    span = LegalSpan(date(2025, 1, 1), date(2026, 1, 1), by="Nghị quyết số 5/NQ-CP")
    (notice,) = told("Căn cứ Quyết định số 12/QĐ-UBND", decision(suspended=(span,)))
    assert "tạm ngưng hiệu lực từ ngày 1/1/2025 theo Nghị quyết số 5/NQ-CP" in notice
    over = LegalSpan(date(2025, 1, 1), DAY)
    assert told("Căn cứ Quyết định số 12/QĐ-UBND", decision(suspended=(over,))) == []


def test_only_the_article_that_is_repealed_is_told() -> None:
    partly = decision(partly_repealed=(LegalSpan(date(2025, 7, 1), what="Điều 5, Điều 12"),))
    (notice,) = told("theo khoản 2 Điều 5 Quyết định số 12/QĐ-UBND", partly)
    assert "Điều 5 của Quyết định số 12/QĐ-UBND đã bị bãi bỏ (Điều 5, Điều 12)" in notice
    assert told("theo Điều 1 Quyết định số 12/QĐ-UBND", partly) == []
    assert told("theo Quyết định số 12/QĐ-UBND", partly) == []
