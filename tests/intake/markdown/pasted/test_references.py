import pytest

from pipeline.intake.markdown.pasted.references import (
    typed_captions,
    typed_notes,
    typed_references,
)
from tests.intake.markdown.pasted.looked_at import found


@pytest.mark.parametrize(
    "line",
    [
        "nêu tại Bảng 2.3.",
        "xem Hình 1 và bản đồ",
        "theo bảng số 5",
        "chi tiết tại bảng dưới đây:",
        "thể hiện ở biểu đồ sau đây",
        "(xem bảng tổng hợp bên dưới)",
        "theo bảng sau:",
    ],
)
def test_a_number_or_a_place_typed_for_a_table_is_told(line: str) -> None:
    assert found(typed_references, line) == [("tro-go-tay", 0)]


@pytest.mark.parametrize(
    "line",
    [
        "Bảng 2 của Quyết định số 236",
        "Bảng 1 Phụ lục I kèm theo",
        "bảng 12% và hình 3/4",
        "bảng lương mới, hình thành 5 cụm",
        "| Bảng 2.3 | 5 |",
        "![Bảng 2.3](a.xlsx)",
        "`Bảng 2.3` và “Bảng 2.3”",
        "xem @bang-2 và {#bang-2}",
        "tình hình mười năm qua",
        "gồm các loại hình sau: chợ",
    ],
)
def test_tables_of_other_documents_and_other_words_are_none(line: str) -> None:
    assert found(typed_references, line) == []


def test_a_caption_with_its_number_is_told_as_one() -> None:
    for line in ("Bảng 2.3. Dân số các xã", "**Bảng 1:** Dân số", "Hình 4. Sơ đồ"):
        assert found(typed_captions, line) == [("ten-bang-go-tay", 0)]
        assert found(typed_references, line) == []
    assert found(typed_captions, "Bảng: Dân số {#bang-a}") == []
    assert found(typed_captions, "Bảng 2.3 nêu dân số.") == []


@pytest.mark.parametrize("mark", ["(1)", "^1^", "^(1)^", "¹"])
def test_a_mark_with_its_note_below_is_told(mark: str) -> None:
    assert found(typed_notes, f"Diện tích của xã{mark} là 5 ha.\n\n{mark} Theo niên giám.") == [
        ("chu-thich-go-tay", 0)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích của xã(1) là 5 ha.",
        "(1) một việc; (2) hai việc\n\n(1) ba",
        "Rộng 5 km² và 12 m^2^\n\n² Theo niên giám.\n\n^2^ Theo",
        "Xã[^1] a\n\n[^1]: Theo",
    ],
)
def test_a_mark_without_note_an_enumeration_and_a_unit_are_none(text: str) -> None:
    assert found(typed_notes, text) == []
