"""What python-docx has no words for: borders, shading, fields, rows that repeat, page frames.

Elements are put where their schema wants them (ECMA-376 Part 1, Annex A); all else of the
templates goes through python-docx's own names.
"""

from collections.abc import Sequence
from typing import Final, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.table import _Row
from docx.text.paragraph import Paragraph

Border = tuple[str, int, int]  # side, eighths of a point, points of space

# what comes behind an element in CT_PPrBase, CT_SectPr and CT_TrPrBase
_AFTER_BORDERS: Final = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_OUTLINE: Final = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
_AFTER_FRAME: Final = (
    "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg",
    "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings",
    "w:sectPrChange",
)  # fmt: skip


def element(name: str, **values: str | int) -> BaseOxmlElement:
    """Give an element such as `w:shd` with attributes of the same namespace."""
    made = cast(BaseOxmlElement, OxmlElement(name))
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def set_borders(properties: BaseOxmlElement, borders: Sequence[Border]) -> None:
    """Put lines round a paragraph (17.3.1.24), in the order top, left, bottom, right."""
    frame = element("w:pBdr")
    frame.extend(_line(*border) for border in borders)
    properties.insert_element_before(frame, *_AFTER_BORDERS)


def set_shade(properties: BaseOxmlElement, fill: str) -> None:
    """Fill the ground of a paragraph with a colour (17.3.1.31)."""
    shade = element("w:shd", val="clear", color="auto", fill=fill)
    properties.insert_element_before(shade, *_AFTER_BORDERS[1:])


def set_outline(properties: BaseOxmlElement, level: int) -> None:
    """Let a paragraph stand at a level of the outline, from 0 (17.3.1.20)."""
    properties.insert_element_before(element("w:outlineLvl", val=level), *_AFTER_OUTLINE)


def set_page_number(section: Section, *, restart: bool) -> None:
    """Number the pages of a section in Arabic digits, from 1 where it restarts (17.6.12)."""
    start = {"start": 1} if restart else {}
    numbers = element("w:pgNumType", fmt="decimal", **start)
    section._sectPr.insert_element_before(numbers, *_AFTER_FRAME[2:])


def set_page_frame(section: Section, *, width: int, space: int) -> None:
    """Draw a frame round the text of a section's pages (17.6.10)."""
    frame = element("w:pgBorders", offsetFrom="text")
    for side in ("top", "left", "bottom", "right"):
        line = element(f"w:{side}", val="thinThickSmallGap", sz=width, space=space, color="000000")
        frame.append(line)
    section._sectPr.insert_element_before(frame, *_AFTER_FRAME)


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field with the result it shows (17.16.18), each part in a run of its own."""
    for kind in ("begin", "", "separate", "=", "end"):
        run = paragraph.add_run(shown if kind == "=" else "")
        if kind == "":
            text = element("w:instrText")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = f" {instruction} "
            run._r.append(text)
        elif kind != "=":
            run._r.append(element("w:fldChar", fldCharType=kind))


def keep_row(row: _Row, *, repeats: bool = False) -> None:
    """Let no page break go through a row; `repeats` shows it on every page (17.4.6, 17.4.49)."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if repeats:
        properties.append(element("w:tblHeader"))


def _line(side: str, size: int, space: int) -> BaseOxmlElement:
    return element(f"w:{side}", val="single", sz=size, space=space, color="000000")
