"""The lists of the shipped templates: headings, appendices, bullets, numbered lists.

A list is linked to the styles that count in it (ECMA-376 Part 1, 17.9); its ids are fixed.
python-docx opens the part that holds them and has no words for what stands in it.
"""

from collections.abc import Collection
from typing import Final

from docx.document import Document
from docx.oxml import parse_xml

from pipeline.render.word.listing import APPENDIX_DEEPEST
from pipeline.render.word.shell import DECLARATIONS

HEADINGS: Final = 1
APPENDICES: Final = 2
BULLETS: Final = 3
NUMBERED: Final = 4

_LEVELS: Final = range(9)
_INDENT: Final = 720  # first line, 1,27 cm
_STEP: Final = 360
_SIGNS: Final = ("-", "+", "•", "◦")


_ALL: Final = (HEADINGS, APPENDICES, BULLETS, NUMBERED)


def define_lists(document: Document, only: Collection[int] = _ALL) -> None:
    """Let the document count in our lists of nine levels, or some of them, and in no other."""
    root = document.part.numbering_part.element
    for entry in list(root):
        root.remove(entry)
    root.extend(list(parse_xml(f"<x {DECLARATIONS}>{_lists(only)}</x>")))


def _lists(only: Collection[int]) -> str:
    lists = (
        (HEADINGS, "5A1C0001", [_heading(level) for level in _LEVELS]),
        (APPENDICES, "5A1C0002", [_appendix(level) for level in _LEVELS]),
        (BULLETS, "5A1C0003", [_bullet(level) for level in _LEVELS]),
        (NUMBERED, "5A1C0004", [_numbered(level) for level in _LEVELS]),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{key}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{key}"/>{"".join(levels)}'
        "</w:abstractNum>"
        for number, key, levels in lists
        if number in only
    )
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, _, _ in lists
        if number in only
    )
    return abstract + nums


def _level(
    level: int,
    *,
    form: str,
    text: str,
    style: str = "",
    after: str = "space",
    indent: str = "",
    letters: str = "",
) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent}</w:pPr>{letters}</w:lvl>"
    )


def _indents(left: int, first: int) -> str:
    return f'<w:ind w:left="{left}" w:firstLine="{first}"/>'


def _heading(level: int) -> str:
    style, text = f"Heading{level + 1}", "".join(f"%{n}." for n in range(3, level + 2))
    if level == 0:
        return _level(
            0, form="upperRoman", text="PHẦN %1", style=style, after="nothing",
            indent=_indents(0, 0),
        )  # fmt: skip
    if level == 1:
        return _level(1, form="upperRoman", text="%2.", style=style, indent=_indents(0, _INDENT))
    return _level(level, form="decimal", text=text, style=style, indent=_indents(0, _INDENT))


def _appendix(level: int) -> str:
    if level == 0:
        return _level(
            0,
            form="upperRoman",
            text="Phụ lục %1",
            style="PhuLuc",
            after="nothing",
            indent=_indents(0, 0),
        )
    text = "".join(f"%{n}." for n in range(2, level + 2))
    style = f"PhuLuc{level + 1}" if level < APPENDIX_DEEPEST else ""
    return _level(level, form="decimal", text=text, style=style, indent=_indents(0, _INDENT))


def _bullet(level: int) -> str:
    sign = _SIGNS[min(level, len(_SIGNS) - 1)]
    style = f"DanhSach{level + 1}" if level < 4 else ""
    font = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>'
    indent = _indents(_STEP * level, _INDENT)
    return _level(level, form="bullet", text=sign, style=style, indent=indent, letters=font)


def _numbered(level: int) -> str:
    style = f"DanhSachSo{level + 1}" if level < 4 else ""
    text = ("%{}.", "%{})", "(%{})")[level % 3].format(level + 1)
    return _level(
        level, form="decimal", text=text, style=style, indent=_indents(_STEP * level, _INDENT)
    )
