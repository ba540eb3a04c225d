import io

import docx
import pytest
from docx.enum.section import WD_ORIENT

from pipeline.render.templates.papers import (
    divergence_template,
    letter_template,
    response_template,
)
from pipeline.render.word.shell import TABLE_MARKER

MAKERS = {"tables": response_template, "points": divergence_template, "letter": letter_template}


@pytest.mark.parametrize("name", MAKERS)
def test_a_paper_has_head_marker_and_foot_in_one_section(name: str) -> None:
    document = docx.Document(io.BytesIO(MAKERS[name]()))
    assert [p.text for p in document.paragraphs].count(TABLE_MARKER) == 1
    assert len(document.tables) == 2
    (section,) = document.sections
    assert (section.orientation == WD_ORIENT.PORTRAIT) == (name == "letter")
    assert section.different_first_page_header_footer


def test_the_letter_names_whom_it_asks_and_who_gets_copies() -> None:
    document = docx.Document(io.BytesIO(letter_template()))
    assert "Kính gửi: {{ noi_nhan }}" in [p.text for p in document.paragraphs]
    receivers = document.tables[1].rows[0].cells[0].paragraphs
    assert receivers[0].text == "Nơi nhận:"
    assert receivers[-1].text.startswith("- Lưu: VT")


def test_paragraphs_of_lists_are_loops_before_and_behind_the_marker() -> None:
    texts = [p.text for p in docx.Document(io.BytesIO(response_template())).paragraphs]
    at = texts.index(TABLE_MARKER)
    assert "{%p for dong in mo_dau %}" in texts[:at]
    assert "{%p for dong in ket %}" in texts[at:]
    assert texts.count("{%p endfor %}") == 2
