import docx
from docx.oxml.ns import qn

from pipeline.render.templates.elements import (
    add_field,
    element,
    keep_row,
    set_borders,
    set_outline,
    set_page_frame,
    set_page_number,
    set_shade,
)


def names(parent: object) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in parent]  # type: ignore[attr-defined]


def test_an_element_bears_its_attributes_in_the_namespace_of_word() -> None:
    made = element("w:shd", val="clear", fill="F2F2F2")
    assert made.get(qn("w:val")) == "clear"
    assert made.get(qn("w:fill")) == "F2F2F2"


def test_borders_shade_and_outline_stand_where_the_schema_wants_them() -> None:
    paragraph = docx.Document().add_paragraph()
    form = paragraph.paragraph_format
    form.space_before, form.left_indent, form.keep_with_next = 1, 1, True
    properties = paragraph._p.get_or_add_pPr()
    set_outline(properties, 2)
    set_shade(properties, "EDEDED")
    set_borders(properties, (("top", 8, 4), ("bottom", 6, 1)))
    assert names(properties) == ["keepNext", "pBdr", "shd", "spacing", "ind", "outlineLvl"]
    frame = properties.find(qn("w:pBdr"))
    assert frame is not None
    assert [(line.tag, line.get(qn("w:sz")), line.get(qn("w:space"))) for line in frame] == [
        (qn("w:top"), "8", "4"),
        (qn("w:bottom"), "6", "1"),
    ]


def test_a_section_counts_from_one_only_where_it_restarts() -> None:
    section = docx.Document().sections[0]
    set_page_number(section, restart=False)
    (number,) = section._sectPr.xpath("./w:pgNumType")
    assert number.get(qn("w:start")) is None
    section._sectPr.remove(number)
    set_page_number(section, restart=True)
    (number,) = section._sectPr.xpath("./w:pgNumType")
    assert number.get(qn("w:start")) == "1"


def test_a_frame_has_four_sides_before_the_number_of_the_page() -> None:
    section = docx.Document().sections[0]
    set_page_number(section, restart=True)
    set_page_frame(section, width=24, space=8)
    order = names(section._sectPr)
    assert order.index("pgMar") < order.index("pgBorders") < order.index("pgNumType")
    (frame,) = section._sectPr.xpath("./w:pgBorders")
    assert names(frame) == ["top", "left", "bottom", "right"]


def test_a_field_opens_says_what_it_is_shows_its_result_and_closes() -> None:
    paragraph = docx.Document().add_paragraph()
    add_field(paragraph, "PAGE", "2")
    inside = [names(run._r)[0] for run in paragraph.runs]
    assert inside == ["fldChar", "instrText", "fldChar", "t", "fldChar"]
    assert paragraph.text == "2"
    kinds = [node.get(qn("w:fldCharType")) for node in paragraph._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_a_row_keeps_together_and_only_a_head_is_repeated() -> None:
    table = docx.Document().add_table(2, 1)
    keep_row(table.rows[0], repeats=True)
    keep_row(table.rows[1])
    assert [names(row._tr.trPr) for row in table.rows] == [
        ["cantSplit", "tblHeader"],
        ["cantSplit"],
    ]
