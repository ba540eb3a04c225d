"""A small report with a cover, contents, two Phần, a landscape page and two Phụ lục.

Made with python-docx, nothing of the pipeline, laid out as the checks want it; each field of
`Seeds` spoils one thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

TEXT = "Nội dung này được rà soát và trình bày theo đúng thể thức của văn bản hành chính. " * 6
CONTENTS = (
    ("PHẦN I. SỰ CẦN THIẾT", "1"),
    (
        "1. Hiện trạng mạng lưới giao thông và các công trình hạ tầng kỹ thuật thiết yếu của tỉnh",
        "1",
    ),
    ("2. Định hướng", "2"),
    ("Phụ lục I. Danh mục dự án", "2 trang"),
    ("Phụ lục II. Danh mục bản đồ", "1 trang"),
)
TABLES = (("Bảng 1.1. Tổng hợp dự án", "3"),)


@dataclass(frozen=True, slots=True)
class Seeds:
    """What to spoil; as it stands, nothing."""

    wide_word: bool = False
    wide_picture: Path | None = None
    empty_page: bool = False
    font: str = ""
    text: str = ""
    header_text: str = ""
    first_number_shown: bool = False
    appendix_goes_on: bool = False
    gap_in_numbers: bool = False
    contents: tuple[tuple[str, str], ...] = CONTENTS
    tables: tuple[tuple[str, str], ...] = TABLES


def write_report(path: Path, seeds: Seeds | None = None) -> Path:
    """Write the report to `path`: 10 pages when nothing is spoilt (cover, contents, list of
    tables, Phần I 1-4, Phụ lục I of two pages, Phụ lục II of one)."""
    spoilt = seeds or Seeds()
    document = docx.Document()  # noqa: TID251 -- tests make their own Word files
    _fonts(document)
    _page(document.sections[0])
    cover = document.add_paragraph("ỦY BAN NHÂN DÂN TỈNH")
    cover.paragraph_format.space_after = Pt(420)
    document.add_paragraph("Tháng 11 năm 2025")
    _front(document, spoilt)
    _body(document, spoilt)
    _appendices(document, spoilt)
    document.save(str(path))
    return path


def _fonts(document: Any) -> None:
    for name in ("Normal", "Header", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(14)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), "Times New Roman")


def _page(section: Section, *, landscape: bool = False) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.PORTRAIT
    if landscape:
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin = section.right_margin = Mm(20)
    if landscape:
        section.top_margin = Mm(30)
    else:
        section.left_margin = Mm(30)
    section.header_distance = Mm(9)


def _new_section(
    document: Any,
    *,
    start: int | None = None,
    roman: bool = False,
    hide_first: bool = False,
    landscape: bool = False,
    header: str = "",
) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, landscape=landscape)
    section.header.is_linked_to_previous = False
    section.different_first_page_header_footer = hide_first
    kind = section._sectPr.find(qn("w:pgNumType"))
    if kind is not None:
        section._sectPr.remove(kind)
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "lowerRoman" if roman else "decimal")
    if start is not None:
        kind.set(qn("w:start"), str(start))
    section._sectPr.insert_element_before(kind, "w:cols", "w:titlePg", "w:docGrid")
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if header:
        paragraph.add_run(header)
    else:
        _page_field(paragraph)


def _page_field(paragraph: Paragraph) -> None:
    for kind, text in (
        ("begin", ""),
        ("", " PAGE "),
        ("separate", ""),
        ("shown", "1"),
        ("end", ""),
    ):
        run = paragraph.add_run(text if kind == "shown" else "")
        if kind in {"begin", "separate", "end"}:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
        elif not kind:
            element = OxmlElement("w:instrText")
            element.text = text
            run._r.append(element)


def _front(document: Any, spoilt: Seeds) -> None:
    _new_section(document, start=1, roman=True)
    document.add_paragraph("MỤC LỤC")
    _entries(document, spoilt.contents)
    document.add_paragraph("DANH MỤC BẢNG").paragraph_format.page_break_before = True
    _entries(document, spoilt.tables)


def _entries(document: Any, entries: Sequence[tuple[str, str]]) -> None:
    for text, shown in entries:
        paragraph = document.add_paragraph(f"{text}\t{shown}" if shown else text)
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        paragraph.paragraph_format.right_indent = Mm(15)


def _body(document: Any, spoilt: Seeds) -> None:
    _new_section(document, start=1, hide_first=not spoilt.first_number_shown)
    document.add_heading("PHẦN I", 1)
    document.add_paragraph("SỰ CẦN THIẾT")
    document.add_heading(CONTENTS[1][0], 2)
    document.add_paragraph(TEXT)
    if spoilt.wide_picture:
        document.add_picture(str(spoilt.wide_picture), width=Mm(190))
    if spoilt.wide_word:
        document.add_paragraph("quá-rộng").paragraph_format.left_indent = Mm(-15)
    if spoilt.font:
        document.add_paragraph("Phông lạ").runs[0].font.name = spoilt.font
    document.add_paragraph(f"{TEXT} {spoilt.text}")
    document.add_paragraph(TEXT)
    document.add_heading(CONTENTS[2][0], 2).paragraph_format.page_break_before = True
    document.add_paragraph(TEXT if spoilt.empty_page is False else "Còn một dòng.")
    if not spoilt.empty_page:
        document.add_paragraph(TEXT)
    _new_section(
        document,
        landscape=True,
        start=9 if spoilt.gap_in_numbers else None,
        header=spoilt.header_text,
    )
    document.add_paragraph(TABLES[0][0])
    table = document.add_table(rows=12, cols=8)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "12,5"
    _new_section(document)
    document.add_heading("PHẦN II", 1)
    document.add_paragraph("Ngắn, nhưng trước Phụ lục.")


def _appendices(document: Any, spoilt: Seeds) -> None:
    _new_section(document, start=None if spoilt.appendix_goes_on else 1)
    document.add_heading("Phụ lục I", 1)
    for _ in range(10):
        document.add_paragraph(TEXT)
    _new_section(document, start=1)
    document.add_heading("Phụ lục II", 1)
    document.add_paragraph(TEXT)
