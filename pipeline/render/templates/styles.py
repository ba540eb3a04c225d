"""The styles of the shipped template, after Nghị định 30/2020/NĐ-CP, Phụ lục I.

A4 pages are set in the template's sections; here: Times New Roman 14, justified, first
line 1,27 cm, at least 6 pt between paragraphs, black. Sizes in points, lengths in twips.
"""

from collections.abc import Iterable
from typing import Final, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER, WD_UNDERLINE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.font import Font

from pipeline.render.templates.elements import (
    element,
    set_borders,
    set_outline,
    set_shade,
)
from pipeline.render.templates.looks import (
    BUILT_IN,
    CHARACTERS,
    FONT,
    SIZE,
    CharacterLook,
    Look,
    shipped_looks,
)
from pipeline.render.word.shell import DECLARATIONS
from pipeline.render.word.tables.cells import CELL_MARGIN, HEADER_FILL


def define_styles(
    document: Document,
    more: Iterable[Look] = (),
    characters: Iterable[CharacterLook] = (),
    *,
    shipped: Iterable[Look] | None = None,
) -> None:
    """Put our styles in the place of all that the document has.

    `more` are paragraph styles of one template alone, `characters` its character styles;
    `shipped` stand in the place of those that every template has.
    """
    root = document.styles.element
    for entry in list(root):
        root.remove(entry)
    _set_defaults(document)
    looks = (*(shipped_looks() if shipped is None else shipped), *more)
    styles = {look.id: _add_paragraph_style(document, look) for look in looks}
    for look in looks:
        if look.based in styles:
            styles[look.id].base_style = styles[look.based]
        if look.follow:
            styles[look.id].next_paragraph_style = styles[look.follow]
    for letters in (*CHARACTERS, *characters):
        _add_character_style(document, letters)
    _add_table_styles(document)


def _add_paragraph_style(document: Document, look: Look) -> ParagraphStyle:
    builtin = look.name[0].islower()
    style = cast(
        ParagraphStyle, document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin)
    )
    style.element.styleId = look.id  # of a Vietnamese name python-docx would make no ASCII id
    style.base_style = document.styles["Normal"]
    style.hidden, style.quick_style = not look.shown, look.shown
    _set_paragraph(style, look)
    _set_letters(style.font, look)
    return style


def _set_paragraph(style: ParagraphStyle, look: Look) -> None:
    form, properties = style.paragraph_format, style.element.get_or_add_pPr()
    form.keep_with_next = look.keep_next or None
    form.keep_together = look.keep_lines or None
    form.page_break_before = look.new_page or None
    if look.num:
        counted = properties.get_or_add_numPr()
        counted.get_or_add_ilvl().val = look.num[1]
        counted.get_or_add_numId().val = look.num[0]
    if look.leader_at:
        at, dots = Twips(look.leader_at), WD_TAB_LEADER.DOTS
        form.tab_stops.add_tab_stop(at, WD_TAB_ALIGNMENT.RIGHT, dots)
    form.space_before = None if look.before is None else Pt(look.before)
    form.space_after = None if look.after is None else Pt(look.after)
    if look.line:
        form.line_spacing = Twips(look.line) if look.exact else look.line / 240
    form.left_indent = None if look.left is None else Twips(look.left)
    form.right_indent = None if look.right is None else Twips(look.right)
    form.first_line_indent = None if look.first is None else Twips(look.first)
    if look.align:
        form.alignment = WD_ALIGN_PARAGRAPH.from_xml(look.align)
    if look.borders:
        set_borders(properties, look.borders)
    if look.shade:
        set_shade(properties, look.shade)
    if look.outline is not None:
        set_outline(properties, look.outline)


def _set_letters(font: Font, look: Look) -> None:
    font.bold = font.cs_bold = look.bold
    font.italic = font.cs_italic = look.italic
    font.all_caps = look.caps or None
    _set_typeface(font, look.font, look.size)


def _set_typeface(font: Font, name: str, size: float | None) -> None:
    """Set name and size, for complex scripts too, which python-docx leaves out."""
    if name:
        font.name = name
        font.element.find(qn("w:rPr")).find(qn("w:rFonts")).set(qn("w:cs"), name)
    if size is not None:
        font.size = Pt(size)
        whole = font.element.find(qn("w:rPr")).find(qn("w:sz"))
        whole.addnext(element("w:szCs", val=int(size * 2)))


def _add_character_style(document: Document, look: CharacterLook) -> CharacterStyle:
    builtin = look.id in BUILT_IN
    style = cast(
        CharacterStyle, document.styles.add_style(look.name, WD_STYLE_TYPE.CHARACTER, builtin)
    )
    style.element.styleId = look.id
    style.base_style = document.styles["Default Paragraph Font"]
    style.hidden, style.quick_style = False, look.shown and not builtin
    font = style.font
    font.bold = font.cs_bold = look.bold
    font.strike, font.all_caps, font.superscript = look.strike, look.caps, look.superscript
    if look.underline:
        font.underline = WD_UNDERLINE.from_xml(look.underline)
    if look.color:
        font.color.rgb = RGBColor.from_string(look.color)
    _set_typeface(font, look.font, look.size)
    return style


def _set_defaults(document: Document) -> None:
    """Set what holds where no style says otherwise, and the three styles all others rest on."""
    root = document.styles.element
    root.extend(list(parse_xml(f"<x {DECLARATIONS}>{_DEFAULTS}</x>")))
    for name, kind, id_ in (
        ("Normal", WD_STYLE_TYPE.PARAGRAPH, "Normal"),
        ("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER, "DefaultParagraphFont"),
        ("Normal Table", WD_STYLE_TYPE.TABLE, "TableNormal"),
    ):
        style = document.styles.add_style(name, kind, builtin=True)
        style.element.styleId = id_
        style.element.set(_DEFAULT, "1")
        style.quick_style = kind == WD_STYLE_TYPE.PARAGRAPH
        style.hidden = not style.quick_style
        if style.hidden:
            style.priority = 99 if kind == WD_STYLE_TYPE.TABLE else 1


def _add_table_styles(document: Document) -> None:
    """Add the table with lines and the one without; cells have a little air at their sides."""
    plain = document.styles["Normal Table"]
    margins, *ruled = parse_xml(f"<x {DECLARATIONS}>{_PLAIN}{_RULED}</x>")
    plain.element.append(margins)
    for name, id_, looks in (("Bảng", "Bang", ruled), ("Bảng không kẻ", "BangKhongKe", [])):
        style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
        style.element.styleId = id_
        style.base_style = plain
        style.hidden = False
        style.element.extend(looks)


_DEFAULT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}default"
_DEFAULTS: Final = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    f'<w:color w:val="000000"/><w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)
# eighths of a point: the frame half a point, the rules inside a quarter
_LINES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for sides, size in ((("top", "left", "bottom", "right"), 4), (("insideH", "insideV"), 2))
    for side in sides
)
_MARGINS: Final = (
    f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
    f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
)
_PLAIN: Final = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS}</w:tblPr>'
_RULED: Final = (
    f'<w:tblPr><w:jc w:val="center"/><w:tblBorders>{_LINES}</w:tblBorders>{_MARGINS}</w:tblPr>'
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr><w:tblStylePr w:type="firstRow"><w:tblPr/>'
    f'<w:tcPr>{HEADER_FILL}<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>'
)
