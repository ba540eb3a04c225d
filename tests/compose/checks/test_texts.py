"""Checks of running text: percentages, citations, indicators, old units, notes left in."""

from datetime import date

import pytest

from pipeline.compose.checks import Check
from pipeline.compose.checks.abolished_units import abolished_units
from pipeline.compose.checks.drafting_notes import drafting_notes
from pipeline.compose.checks.legal_citations import legal_citations
from pipeline.compose.checks.register_values import register_values
from pipeline.compose.checks.stated_percentages import stated_percentages
from pipeline.model.inlines import Marks, Text
from pipeline.model.registers import Indicator, LegalDocument, Registers, Units
from tests.compose.checks.ground import evidence_of, found
from tests.samples import paragraph

REGISTERS = Registers(
    (Indicator("grdp", "Tăng trưởng", "%/năm", "8 - 9", "10 - 11"),),
    "sections/chi-tieu.xlsx",
    (
        LegalDocument("58/2023/NĐ-CP", "Nghị định", date(2023, 8, 12)),
        LegalDocument("66/2025/NQ-CP", "Nghị quyết", date(2025, 8, 28), expired=date(2025, 11, 1)),
    ),
    Units(
        frozenset({"Xã Cao Lộc", "Phường Kỳ Lừa"}),
        (("Thị trấn Cao Lộc", ("Phường Kỳ Lừa",)), ("Xã Cao Lộc", ("Xã Cao Lộc",))),
        ("Huyện Cao Lộc",),
    ),
)


def codes(check: Check, words: str) -> list[str]:
    evidence = evidence_of(paragraph(words), registers=REGISTERS)
    return [code for _, code in found(check, evidence)]


WRONG = (
    (
        stated_percentages,
        "Có 171.000 ha trên tổng số 600.000 ha, chiếm 23%.",
        "ty-le-trong-cau-sai",
    ),
    (legal_citations, "Nghị định số 58/2023/NĐ-CP ngày 12 tháng 6 năm 2023.", "van-ban-sai-ngay"),
    (legal_citations, "Nghị định số 58/2023/NĐ-CP ngày 12/8/20223.", "van-ban-sai-ngay"),
    (legal_citations, "Quyết định số 58/2023/NĐ-CP.", "van-ban-sai-loai"),
    (legal_citations, "Căn cứ Nghị quyết số 66/2025/NQ-CP.", "van-ban-het-hieu-luc"),
    (abolished_units, "Xây chợ tại huyện Cao Lộc.", "don-vi-cu"),
    (abolished_units, "Mở rộng thị trấn Cao Lộc.", "don-vi-cu"),
    (abolished_units, "UBND huyện bố trí đất.", "cap-huyen-con-sot"),
    (drafting_notes, "Quy mô ??? ha.", "ghi-chu-soan-thao"),
    (drafting_notes, "Số liệu (bổ sung sau).", "ghi-chu-soan-thao"),
)
RIGHT = (
    (stated_percentages, "Có 171.000 ha trên tổng số 600.000 ha, chiếm 28,5%."),
    (stated_percentages, "Năm 2021 đạt 34%, năm 2025 đạt 60%."),
    (legal_citations, "Nghị định số 58/2023/NĐ-CP ngày 12/8/2023."),
    (legal_citations, "Luật Quy hoạch, được sửa đổi bởi Nghị định số 58/2023/NĐ-CP."),
    (legal_citations, "Nghị quyết số 66/2025/NQ-CP đã hết hiệu lực."),
    (abolished_units, "Trước sắp xếp, huyện Cao Lộc có 22 xã."),
    (abolished_units, "Đi qua xã Cao Lộc và phường Kỳ Lừa."),
    (drafting_notes, "Nêu tại Phụ lục XXX."),
)


@pytest.mark.parametrize(("check", "words", "code"), WRONG)
def test_a_mistake_in_a_sentence_is_told(check: Check, words: str, code: str) -> None:
    assert codes(check, words) == [code]


@pytest.mark.parametrize(("check", "words"), RIGHT)
def test_what_only_looks_like_a_mistake_is_let_pass(check: Check, words: str) -> None:
    assert codes(check, words) == []


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        ("10 - 11", "grdp", []),
        ("8-9", "grdp", []),
        ("12", "grdp", ["chi-tieu-lech"]),
        ("10 - 11", "gdrp", ["chi-tieu-khong-co"]),
    ],
)
def test_a_marked_figure_must_agree_with_the_register(
    words: str, code: str, expected: list[str]
) -> None:
    run = Text(words, Marks(indicator=code))
    evidence = evidence_of(paragraph("Tăng ", run, "%."), registers=REGISTERS)
    assert [found_ for _, found_ in found(register_values, evidence)] == expected
