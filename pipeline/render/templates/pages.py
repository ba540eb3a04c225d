"""Paragraphs, tables and pages of a template, in the words that its makers use.

Widths are in twips. Headers stand on every page of a numbered run but its first, whose own is
empty (Nghị định 30/2020/NĐ-CP, Phụ lục I: no number on page 1).
"""

from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section, _BaseHeaderFooter
from docx.shared import Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from pipeline.render.templates.elements import add_field, element, set_page_number

Container = Document | _Cell | _BaseHeaderFooter

A4: Final = (11906, 16838)
MARGIN: Final = 1134  # 20 mm
BINDING: Final = 1701  # 30 mm, on the left of an upright page
WIDE_ROOM: Final = 14570  # between the margins of a landscape page
ROOM: Final = 9071
_HEADER: Final = 454


def write(container: Container, style: str, text: str) -> Paragraph:
    """Write a paragraph of the template's own words and tags; `style` is a style's id.

    A cell or header begins with an empty paragraph, which is taken first.
    """
    first = container.paragraphs[0] if _is_blank(container) else None
    paragraph = first or container.add_paragraph()
    paragraph._p.style = style
    if text:
        paragraph.add_run(text)
    return paragraph


def write_loop(container: Container, name: str, style: str, *, keeps: bool = False) -> None:
    """Write a paragraph for each row of a list of texts ("chu").

    With `keeps` the last stands on the page of what follows: a signature never stands alone.
    """
    write(container, style, f"{{%p for dong in {name} %}}")
    if keeps:
        write(container, style, "{%p if loop.last %}")
        write(container, style, "{{ dong.chu }}").paragraph_format.keep_with_next = True
        write(container, style, "{%p else %}")
    write(container, style, "{{ dong.chu }}")
    for text in ("{%p endif %}", "{%p endfor %}")[not keeps :]:
        write(container, style, text)


def add_table(document: Document, style: str, widths: Sequence[int], rows: int = 1) -> Table:
    """Add a table whose columns keep their widths."""
    table: Table = document.add_table(rows, len(widths))
    properties = table._tbl.tblPr
    properties.style = style
    properties.remove_all("w:tblW", "w:tblLook")
    properties.insert_element_before(
        element("w:tblW", w=sum(widths), type="dxa"), "w:jc", "w:tblLayout"
    )
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)
    return table


def set_page(section: Section, *, wide: bool = False, wider: int = 0) -> None:
    """Make a section A4 with the margins of the decree, `wider` on every side."""
    short, long = A4
    section.start_type = WD_SECTION.NEW_PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Twips(long), Twips(short)) if wide else (Twips(short), Twips(long))
    )
    for side in ("top", "right", "bottom"):
        setattr(section, f"{side}_margin", Twips(MARGIN + wider))
    section.left_margin = Twips((MARGIN if wide else BINDING) + wider)
    section.header_distance = section.footer_distance = Twips(_HEADER)
    section.gutter = Twips(0)
    section._sectPr.remove_all("w:docGrid")


def set_headers(section: Section, *, note: str = "") -> None:
    """Number the pages of a section from 1 in their headers, the first page without.

    `note` stands at the right above every page, the first too.
    """
    section.different_first_page_header_footer = True
    for header in (section.header, section.first_page_header):
        header.is_linked_to_previous = False
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        write(footer, "Footer", "")
    add_field(write(section.header, "Header", ""), "PAGE", "2")
    write(section.first_page_header, "Header", "")
    if note:
        for header in (section.header, section.first_page_header):
            header.add_paragraph(note)._p.style = "DuThao"
    set_page_number(section, restart=True)


def end_section(document: Document) -> Section:
    """End a section with the last paragraph written, and give the section that follows."""
    following: Section = document.add_section()
    ended = document.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
    last = ended.getprevious()
    last.get_or_add_pPr().append(ended.pPr.sectPr)
    document.element.body.remove(ended)
    return following


def _is_blank(container: Container) -> bool:
    if isinstance(container, Document):
        return False
    paragraphs = container.paragraphs
    return len(paragraphs) == 1 and not len(paragraphs[0]._p.xpath("./w:r"))
