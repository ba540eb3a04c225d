import pytest

from pipeline.intake.markdown.pasted.headings import (
    bold_headings,
    numbered_headings,
    parts_and_chapters,
)
from tests.intake.markdown.pasted.looked_at import found, mended


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("# 1.1. Mạng lưới", "# Mạng lưới"),
        ("## 2.1 Mạng lưới", "## Mạng lưới"),
        ("# II. Hiện trạng", "# Hiện trạng"),
        ("### a) Quy mô", "### Quy mô"),
        ("# **3. Quy mô**", "# **Quy mô**"),
        ("#\t4. Quy mô", "# Quy mô"),
    ],
)
def test_a_number_typed_before_a_heading_is_taken_off(line: str, after: str) -> None:
    assert mended(numbered_headings, line) == after
    assert found(numbered_headings, after) == []


@pytest.mark.parametrize("line", ["# 2030 là năm", "# 5 mục tiêu", "# Năm 1.1", "1.1. Mục", "# 1."])
def test_a_figure_that_belongs_to_the_words_stays(line: str) -> None:
    assert found(numbered_headings, line) == []


def test_a_short_bold_line_that_stands_alone_is_a_heading_of_unknown_level() -> None:
    assert found(bold_headings, "a\n\n**Kết quả đạt được**\n\nb") == [("dam-lam-tieu-de", 2)]
    assert found(bold_headings, "__Kết quả__") == [("dam-lam-tieu-de", 0)]
    assert mended(bold_headings, "**Kết quả**") == "**Kết quả**"


@pytest.mark.parametrize(
    "text",
    [
        "**Kết quả**\ntiếp theo",
        "trước\n**Kết quả**",
        "**Nguồn:**",
        "**Kết quả.**",
        "**Bảng 1. Dân số**",
        "**Tuyến** và **xã**",
        f"**{'a' * 121}**",
        "a **b**",
    ],
)
def test_bold_words_of_a_paragraph_a_caption_or_a_lead_are_none(text: str) -> None:
    assert found(bold_headings, text) == []


@pytest.mark.parametrize(
    "line", ["PHẦN II. ĐÁNH GIÁ", "# Phần III", "**CHƯƠNG I**", "Chương 2", "PHẦN THỨ HAI"]
)
def test_a_part_or_chapter_within_a_section_is_told(line: str) -> None:
    assert found(parts_and_chapters, line) == [("phan-chuong-trong-bai", 0)]


@pytest.mark.parametrize(
    "line", ["Phần III nêu phương hướng.", "Chương trình hành động", "Phần lớn xã", "PHẦN MỀM"]
)
def test_a_sentence_that_begins_with_a_part_is_none(line: str) -> None:
    assert found(parts_and_chapters, line) == []
