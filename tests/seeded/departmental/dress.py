"""How an author dresses a report in Word: one habit's choices, and runs as Word writes them."""

from dataclasses import dataclass
from random import Random
from typing import Final
from xml.sax.saxutils import escape

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Dress:
    """One author's ways.

    Attributes:
        headings: "bold", "centred", "style", "custom", "outline" (a level on the paragraph),
            "numbered" (styles numbered by Word), "split" (the number not bold), "italic",
            "caps" (a property instead of capital letters).
        lists: "typed", "tabbed", "word" (numbered by Word), "symbol" (a sign of Symbol typed),
            "indent".
        captions: "typed", "colon" ("Bảng số 1:"), "field" (SEQ), "style".
        units: "above" (a line), "aside" (right of the caption's line by a tab).
        layout: letterhead and ending as a "table", or as "tabs".
        letters: "nfc", "nfd", "nbsp", "soft", "vntime" (only the font's name).
        split: whether runs are cut as Word cuts them.
        bold: whether the whole file is bold; nested: whether tables stand in a table of layout.
        headers: whether header rows are marked to repeat.
        endnotes: whether notes are endnotes.
    """

    headings: str = "bold"
    lists: str = "typed"
    captions: str = "typed"
    units: str = "above"
    layout: str = "table"
    letters: str = "nfc"
    split: bool = False
    bold: bool = False
    nested: bool = False
    headers: bool = False
    endnotes: bool = False
    font: str = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    vanish: bool = False
    size: int = 28
    font: str = ""


PLAIN: Final = Look()
BOLD: Final = Look(bold=True)
ITALIC: Final = Look(italic=True)


def run(text: str, look: Look = PLAIN, *, split: Random | None = None) -> str:
    """Give runs of a text; cut where Word cuts (spelling, sessions) when `split` is given."""
    pieces = [text]
    if split is not None and len(text) > 8:
        cuts = sorted(split.sample(range(1, len(text)), min(3, len(text) - 1)))
        pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    made = [_one(piece, look) for piece in pieces]
    if len(made) > 1:
        made.insert(1, '<w:proofErr w:type="spellStart"/>')
        made.insert(
            3,
            '<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
            '<w:bookmarkEnd w:id="0"/>',
        )
    return "".join(made)


def _one(text: str, look: Look) -> str:
    inner = "".join(map(_content, _tokens(text)))
    return f"<w:r>{_properties(look)}{inner}</w:r>"


def _tokens(text: str) -> list[str]:
    """Part a text at tabs, line breaks and soft hyphens, which are elements in Word."""
    found: list[str] = []
    plain = ""
    for sign in text:
        if sign in "\t\n\u00ad\u2011":
            found.extend((plain, sign))
            plain = ""
        else:
            plain += sign
    return [token for token in (*found, plain) if token]


def _content(token: str) -> str:
    known = {
        "\t": "<w:tab/>",
        "\n": "<w:br/>",
        "\u00ad": "<w:softHyphen/>",
        "\u2011": "<w:noBreakHyphen/>",
    }
    return known.get(token) or f'<w:t xml:space="preserve">{escape(token)}</w:t>'


def _properties(look: Look) -> str:
    font = f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}"/>' if look.font else ""
    flags = "".join(
        f"<w:{name}/>"
        for name, is_set in (
            ("b", look.bold),
            ("i", look.italic),
            ("caps", look.caps),
            ("vanish", look.vanish),
        )
        if is_set
    )
    size = f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
    return f'<w:rPr>{font}{flags}{size}<w:lang w:val="vi-VN"/></w:rPr>'


def para(
    runs: str,
    *,
    style: str = "",
    align: str = "both",
    indent: int = 0,
    first: int = 0,
    numbered: tuple[int, int] | None = None,
    level: int | None = None,
) -> str:
    """Give a paragraph; `numbered` is Word's list and level, `level` an outline level from 0."""
    parts = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        if numbered
        else "",
        '<w:spacing w:before="60" w:after="60" w:line="320" w:lineRule="exact"/>',
        f'<w:ind w:left="{indent}" w:firstLine="{first}"/>' if indent or first else "",
        f'<w:jc w:val="{align}"/>' if align else "",
        f'<w:outlineLvl w:val="{level}"/>' if level is not None else "",
    ]
    properties = f"<w:pPr>{''.join(parts)}</w:pPr>"
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">{properties}{runs}</w:p>'


def field(instruction: str, result: str) -> str:
    """Give a complex field with its result."""
    kinds = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{kinds[0]}{code}{kinds[1]}{result}{kinds[2]}"
