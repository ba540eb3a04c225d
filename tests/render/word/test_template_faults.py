import io

import docx
import pytest
from docx.document import Document

from pipeline.render.templates.make import report_template
from pipeline.render.word.report import REQUIRED_STYLES
from pipeline.render.word.shell import BODY_MARKER
from pipeline.render.word.template_faults import template_faults


@pytest.fixture
def template() -> Document:
    return docx.Document(io.BytesIO(report_template()))


def faults(document: Document) -> tuple[str, ...]:
    return template_faults(document, REQUIRED_STYLES, BODY_MARKER)


def test_the_shipped_template_has_none(template: Document) -> None:
    assert faults(template) == ()


def test_every_fault_is_told_at_once(template: Document) -> None:
    styles = template.styles
    styles["Tên bảng"].delete()
    styles["Bảng - chữ"].element.set(styles["Bảng - chữ"].element.attrib.keys()[0], "character")
    template.paragraphs[-1].text = "khác"
    told = faults(template)
    assert len(told) == 3
    assert "TenBang" in told[0]
    assert "BangChu" in told[1]
    assert "cần kiểu đoạn văn" in told[1]
    assert BODY_MARKER in told[2]


@pytest.mark.parametrize(
    ("name", "kind"), [("Tiêu đề phụ lục", "ký tự"), ("Bảng", "bảng"), ("heading 1", "đoạn văn")]
)
def test_a_style_of_another_kind_is_named_with_the_kind_it_needs(
    template: Document, name: str, kind: str
) -> None:
    style = next(look for look in template.styles if look.element.name_val == name)
    other = "table" if kind != "bảng" else "paragraph"
    style.element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type", other)
    (told,) = faults(template)
    assert style.style_id in told
    assert told.endswith(f"cần kiểu {kind}")


def test_a_marker_may_have_spaces_round_it_and_be_cut_into_runs(template: Document) -> None:
    last = template.paragraphs[-1]
    last.text = BODY_MARKER[:5]
    last.add_run(f"{BODY_MARKER[5:]} ")
    assert faults(template) == ()


def test_a_template_needs_a_page_at_its_end(template: Document) -> None:
    section = template.element.body.xpath("./w:sectPr")[-1]
    section.remove(section.xpath("./w:pgMar")[0])
    assert ["lề trang" in told for told in faults(template)] == [True]
    section.getparent().remove(section)
    assert ["sectPr cuối tệp" in told for told in faults(template)] == [True]
