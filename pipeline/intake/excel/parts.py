"""The parts of a workbook's package around its sheets: their list, styles and shared strings.

Source: ECMA-376 Part 1, 18.2 (workbook), 18.4 (shared strings), 18.8 (styles). The
strict form of the standard (ISO/IEC 29500-1 Annex A) differs in its namespaces alone, so names
are looked for in any.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, cast

from lxml import etree

from pipeline.intake.excel.day_serials import BUILT_IN_FORMATS, shows_day, shows_duration
from pipeline.intake.package import Package, parsed
from pipeline.model.document import Inline
from pipeline.model.errors import UnreadableError
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, LineBreak, Marks, Text
from pipeline.model.table import Align

State = Literal["visible", "hidden", "veryHidden"]

_ALIGN: Final = {
    "left": Align.LEFT,
    "center": Align.CENTER,
    "centerContinuous": Align.CENTER,
    "right": Align.RIGHT,
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF: Final = ("0", "false")


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet as the workbook lists it: its title, state, part in the package."""

    title: str
    state: State
    part: str
    chart: bool = False


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What a style says of a cell's content: format, alignment, whether it is a time, a strike."""

    number_format: str = "General"
    align: Align | None = None
    is_date: bool = False
    is_duration: bool = False
    strike: bool = False


class Words(NamedTuple):
    """A string of the file: as typed, and as runs; `runs` is () where nothing prints."""

    value: str
    runs: tuple[Inline, ...]


def sheet_names(package: Package, root: etree._Element) -> Iterator[SheetName]:
    """Give the sheets in the order of their tabs; `root` is that of the package's main part.

    Raises `UnreadableError` for a sheet without a part.
    """
    related = package.relations(package.main)
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        ids = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        relation = related.get(str(ids[0]) if ids else "")
        if relation is None or relation.target not in package.names:
            raise UnreadableError(f"trang '{sheet.get('name')}' không có nội dung trong tệp")
        state = cast(State, sheet.get("state", "visible"))
        chart = relation.kind != "worksheet"
        yield SheetName(sheet.get("name", ""), state, relation.target, chart)


def counts_from_1904(root: etree._Element) -> bool:
    """Say whether days count from 1904, as old Excel for Macintosh wrote."""
    properties = root.find("{*}workbookPr")
    return properties is not None and properties.get("date1904", "0") not in _OFF


def read_styles(xml: bytes) -> tuple[CellStyle, ...]:
    """Give the styles in the order that cells name them; a plain one where there is none."""
    root = parsed(xml)
    codes = dict(BUILT_IN_FORMATS)
    for entry in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[_whole(entry.get("numFmtId"))] = entry.get("formatCode", "General")
    strikes = [_marks_of(font).strike for font in root.iterfind("{*}fonts/{*}font")]
    styles = [_style(entry, codes, strikes) for entry in root.iterfind("{*}cellXfs/{*}xf")]
    return tuple(styles) or (CellStyle(),)


def _style(entry: etree._Element, codes: dict[int, str], strikes: Sequence[bool]) -> CellStyle:
    code = codes.get(_whole(entry.get("numFmtId")), "General")
    alignment = entry.find("{*}alignment")
    horizontal = "" if alignment is None else alignment.get("horizontal", "")
    font = _whole(entry.get("fontId"))
    return CellStyle(
        code,
        _ALIGN.get(horizontal),
        is_date=shows_day(code),
        is_duration=shows_duration(code),
        strike=font < len(strikes) and strikes[font],
    )


def styled(runs: tuple[Inline, ...], style: CellStyle) -> tuple[Inline, ...]:
    """Give the runs of a cell, struck out where its style strikes the whole of it."""
    if not style.strike:
        return runs
    return tuple(
        replace(run, marks=replace(run.marks, strike=True)) if isinstance(run, Text) else run
        for run in runs
    )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def read_strings(xml: bytes) -> tuple[Words, ...]:
    """Give the shared strings in the order that cells name them."""
    return tuple(words_of(entry) for entry in parsed(xml).iterfind("{*}si"))


def inline_words(inside: bytes) -> Words:
    """Give a string with runs in its cell; `inside` is its element without the end tag."""
    name = inside[1:].split(b">")[0].split()[0]
    prefix = name.rpartition(b":")[0]
    space = b"xmlns:" + prefix if prefix else b"xmlns"
    whole = b'<x %s="x">%s</%s></x>' % (space, inside, name)
    return words_of(parsed(whole)[0])


def words_of(entry: etree._Element) -> Words:
    """Give a string of the file, shared or in its cell, without its phonetic guides."""
    if len(entry) == 1 and str(entry[0].tag).endswith("}t"):
        return typed_words(entry[0].text or "")
    plain: list[str] = []
    runs: list[Inline] = []
    is_rich = False
    for child in entry:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "t":
            text = _clean(child.text or "")
            plain.append(text)
            runs.extend(_runs(text, PLAIN))
        elif name == "r":
            is_rich = True
            text = _clean("".join(part.text or "" for part in child.iterfind("{*}t")))
            plain.append(text)
            runs.extend(_runs(text, _marks(child)))
    value = "".join(plain)
    return Words(value, tuple(_trimmed(runs))) if is_rich else in_words(value)


def typed_words(text: str) -> Words:
    """Give a string of the file that is plain text."""
    return in_words(_clean(text))


def in_words(value: str) -> Words:
    """Give a text as runs: line breaks of their own, nothing where only spaces are there."""
    if value.isprintable():
        return Words(value, (Text(value),) if value and not value.isspace() else ())
    return Words(value, tuple(_trimmed(list(_runs(value, PLAIN)))))


def _clean(text: str) -> str:
    """Give a text composed (NFC), its escapes read: `_x000D_` stands for a character that XML
    cannot hold (ECMA-376 Part 1, 22.9.2.19)."""
    if text.isascii():
        return _ESCAPED.sub(_unescaped, text) if "_x" in text else text
    return unicodedata.normalize("NFC", _ESCAPED.sub(_unescaped, text) if "_x" in text else text)


def _unescaped(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign in "\n\r\t_" or sign.isprintable() else ""


def _marks(run: etree._Element) -> Marks:
    properties = run.find("{*}rPr")
    return PLAIN if properties is None else _marks_of(properties)


def _marks_of(properties: etree._Element) -> Marks:
    """Give what a font says of words, in a run or in a style."""
    said = {
        etree.QName(mark).localname: mark.get("val", "")
        for mark in properties
        if isinstance(mark.tag, str)
    }
    return Marks(
        bold="b" in said and said["b"] not in _OFF,
        italic="i" in said and said["i"] not in _OFF,
        strike="strike" in said and said["strike"] not in _OFF,
        underline="u" in said and said["u"] != "none",
        superscript=said.get("vertAlign") == "superscript",
        subscript=said.get("vertAlign") == "subscript",
    )


def _runs(words: str, marks: Marks) -> Iterator[Inline]:
    """Give text and line breaks; a tab becomes a space, control characters fall away."""
    words = _CONTROL.sub("", words).replace("\r\n", "\n").replace("\r", "\n")
    for index, line in enumerate(words.replace("\t", " ").split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield Text(line, marks)


def _trimmed(runs: list[Inline]) -> list[Inline]:
    """Drop line breaks at both ends, and all of it where nothing but spaces is there."""
    if not any(isinstance(run, Text) and run.text.strip() for run in runs):
        return []
    while isinstance(runs[0], LineBreak):
        runs = runs[1:]
    while isinstance(runs[-1], LineBreak):
        runs = runs[:-1]
    return runs
