import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.section import WD_ORIENT

from pipeline.render.templates.papers import (
    divergence_template,
    letter_template,
    response_template,
    slip_template,
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


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (response_template, "của Hội đồng thẩm định đối với"),
        (divergence_template, "báo cáo Hội đồng thẩm định"),
        (letter_template, "Chủ tịch Hội đồng thẩm định (báo cáo)"),
        (slip_template, "Phiếu giải trình, tiếp thu ý kiến thẩm định"),
    ],
)
def test_the_council_has_templates_of_its_own(make: Callable[..., bytes], words: str) -> None:
    def texts(data: bytes) -> str:
        document = docx.Document(io.BytesIO(data))
        cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
        inner = (p.text for cell in cells for p in cell.paragraphs)
        return "\n".join((*(p.text for p in document.paragraphs), *inner))

    assert words in texts(make(council=True))
    assert words not in texts(make())


def test_a_slip_has_a_head_and_no_foot_and_lies_wide() -> None:
    document = docx.Document(io.BytesIO(slip_template()))
    assert [p.text for p in document.paragraphs].count(TABLE_MARKER) == 1
    assert len(document.tables) == 1
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
