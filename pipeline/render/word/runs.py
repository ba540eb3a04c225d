"""Runs of text and fields in WordprocessingML: the one place where a `w:r` is written.

Source: ECMA-376 Part 1, 17.3.2 (runs), 17.16 (fields).
"""

import re
from functools import lru_cache
from typing import Final

from pipeline.model.inlines import PLAIN, Marks

_SPECIAL: Final = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ODD: Final = re.compile(f"{_SPECIAL.pattern[:-1]}\t\n\r]")
_BREAKS: Final = re.compile("[\t\n\r]")
_LINES: Final = re.compile("(\t|\r\n|\n|\r)")

LINE_BREAK: Final = "<w:r><w:br/></w:r>"
NOTE_STYLE: Final = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def escape(text: str) -> str:
    """Give the text for XML; what XML 1.0 cannot hold becomes U+FFFD, visibly."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\ufffd"), text)


def run(text: str, properties: str = "") -> str:
    """Give the run of a text; `properties` is its `w:rPr`, tabs and line ends become Word's."""
    if _ODD.search(text) is None:  # nearly every text
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    if _BREAKS.search(text) is None:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    content = "".join(map(_piece, filter(None, _LINES.split(text))))
    return f"<w:r>{properties}{content}</w:r>"


def _piece(text: str) -> str:
    if text == "\t":
        return "<w:tab/>"
    if text[0] in "\r\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def run_properties(marks: Marks, *, bold: bool = False) -> str:
    """Give the `w:rPr` of marks, "" for plain text; `bold` is what the row asks for."""
    if marks == PLAIN and not bold:
        return ""
    return _properties(marks, bold)


@lru_cache(maxsize=4096)
def _properties(marks: Marks, bold: bool) -> str:
    # in the order of CT_RPr; Word calls a file with another order unreadable
    style = "MaTrongDong" if marks.code else "Hyperlink" if marks.link else ""
    parts = (
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/><w:bCs/>" if marks.bold or bold else "",
        "<w:i/><w:iCs/>" if marks.italic else "",
        "<w:strike/>" if marks.strike else "",
        '<w:u w:val="single"/>' if marks.underline else "",
        '<w:vertAlign w:val="superscript"/>' if marks.superscript else "",
        '<w:vertAlign w:val="subscript"/>' if marks.subscript and not marks.superscript else "",
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def field(instruction: str, result: str, properties: str = "") -> str:
    """Give a field with the result that readers see until someone updates it.

    `result` is text; begin, instruction, separate, result and end stand in runs of their own.
    """
    return written_field(escape(instruction), run(result, properties), properties)


def written_field(instruction: str, result: str, properties: str = "") -> str:
    """Give a field of an instruction and a result that are XML already."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} '
        f'</w:instrText></w:r><w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result}"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
