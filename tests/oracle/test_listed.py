import pytest

from tests.oracle.listed import listings
from tests.oracle.small_docx import docx, heading, paragraph, run


def contents(instruction: str, *lines: str) -> str:
    """A TOC field of lines that end in a tab and a number."""
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    ends = ['<w:r><w:fldChar w:fldCharType="end"/></w:r>']
    words = [f"{run(line)}<w:r><w:tab/><w:t>9</w:t></w:r>" for line in lines]
    return "".join(map(paragraph, [opening + words[0], *words[1:], *ends]))


BODY = heading("Hiện trạng") + paragraph("Lời.") + heading("Dân số", 2)


def test_a_contents_that_an_update_would_not_change_has_no_difference() -> None:
    (found,) = listings(docx(contents(r'TOC \o "1-9" \h', "I. Hiện trạng", "1. Dân số") + BODY))
    assert found.stored == ["I. Hiện trạng", "1. Dân số"]
    assert found.collected == ["Hiện trạng", "Dân số"]
    assert found.differences == []


def test_a_heading_that_is_not_stored_and_one_that_changed_are_told() -> None:
    (found,) = listings(docx(contents(r'TOC \o "1-9"', "I. Hiện trạng") + BODY))
    assert found.differences == ["1 lines stored, 2 after an update"]
    (found,) = listings(docx(contents(r'TOC \o "1-1"', "I. Hiện trang") + BODY))
    assert found.differences == ["“I. Hiện trang” would be “Hiện trạng”"]


def test_a_list_by_style_holds_the_paragraphs_of_that_style_only() -> None:
    (found,) = listings(docx(contents(r'TOC \t "heading 2" \c', "Bảng 1. Dân số") + BODY))
    assert found.collected == ["Dân số"]


def test_a_switch_that_is_not_read_is_refused() -> None:
    with pytest.raises(ValueError, match="not read"):
        listings(docx(contents(r"TOC \u", "a") + BODY))
