import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Twips

from pipeline.render.templates.pages import (
    ROOM,
    WIDE_ROOM,
    add_table,
    end_section,
    set_headers,
    set_page,
    write,
    write_loop,
)


def test_a_cell_takes_its_first_paragraph_then_more() -> None:
    (cell,) = docx.Document().add_table(1, 1).rows[0].cells
    write(cell, "QuocHieu", "Một")
    write(cell, "TieuNgu", "Hai")
    assert [(p._p.style, p.text) for p in cell.paragraphs] == [
        ("QuocHieu", "Một"),
        ("TieuNgu", "Hai"),
    ]


def test_a_loop_is_three_paragraphs_of_one_style() -> None:
    document = docx.Document()
    write_loop(document, "ket", "MoDau")
    assert [p.text for p in document.paragraphs] == [
        "{%p for dong in ket %}",
        "{{ dong.chu }}",
        "{%p endfor %}",
    ]
    assert {p._p.style for p in document.paragraphs} == {"MoDau"}


@pytest.mark.parametrize(("wide", "room"), [(False, ROOM), (True, WIDE_ROOM)])
def test_the_room_is_what_the_margins_leave(wide: bool, room: int) -> None:
    (section,) = docx.Document().sections
    set_page(section, wide=wide)
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    left = section.page_width - section.left_margin - section.right_margin
    assert abs(left - Twips(room)) <= Twips(1)
    assert (section.orientation == WD_ORIENT.LANDSCAPE) == wide


def test_a_page_may_stand_further_in_on_every_side() -> None:
    (section,) = docx.Document().sections
    set_page(section, wider=270)
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert sides == (Twips(1404), Twips(1404), Twips(1404), Twips(1971))


def test_a_table_keeps_its_widths() -> None:
    table = add_table(docx.Document(), "Bang", (1000, 3000), rows=2)
    assert [cell.width for cell in table.rows[1].cells] == [Twips(1000), Twips(3000)]
    (width,) = table._tbl.tblPr.xpath("./w:tblW")
    assert (width.get(qn("w:w")), width.get(qn("w:type"))) == ("4000", "dxa")
    assert not table.autofit
    assert table._tbl.tblPr.style == "Bang"


def test_the_first_page_has_no_number_and_both_have_the_note() -> None:
    (section,) = docx.Document().sections
    set_headers(section, note="Dự thảo")
    assert [p.text for p in section.header.paragraphs] == ["2", "Dự thảo"]
    assert [p.text for p in section.first_page_header.paragraphs] == ["", "Dự thảo"]
    assert section.different_first_page_header_footer
    assert {p._p.style for p in section.footer.paragraphs} == {"Footer"}


def test_a_section_ends_in_its_last_paragraph() -> None:
    document = docx.Document()
    write(document, "A", "bìa")
    following = end_section(document)
    write(document, "B", "thân")
    assert [p.text for p in document.paragraphs] == ["bìa", "thân"]
    assert document.paragraphs[0]._p.xpath("./w:pPr/w:sectPr")
    assert following._sectPr is document.element.body.xpath("./w:sectPr")[-1]
