"""Word's own numbers before paragraphs, as Word shows them: "1.", "a)", "II.1.", "•".

Word counts as it lays out: a level begins anew after a paragraph of a level above it. Numbers of
one abstract list run on through all lists that share it, unless a list overrides its start.

Sources: ECMA-376 Part 1, 17.9 (numbering), 17.18.59 (number formats).
"""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.model.numerals import roman
from pipeline.ooxml.names import W, value

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_LEVELS: Final = 9
_BULLET: Final = "bullet"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: its text, whether it is a bullet, its level from 0.

    `font` is that of the sign: symbol fonts have letters of their own.
    """

    text: str
    bullet: bool
    level: int
    font: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int | None
    legal: bool
    font: str


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int] = field(default_factory=dict)  # starts of its own, used once


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, part: etree._Element | None) -> None:
        abstracts = {} if part is None else {
            str(node.get(f"{W}abstractNumId", "")): node for node in part.iter(f"{W}abstractNum")
        }  # fmt: skip
        styled = {
            value(node.find(f"{W}styleLink")): id_
            for id_, node in abstracts.items()
            if node.find(f"{W}styleLink") is not None
        }
        self._lists: dict[str, _List] = {}
        for node in () if part is None else part.iterfind(f"{W}num"):
            id_ = value(node.find(f"{W}abstractNumId"))
            linked = value(abstracts[id_].find(f"{W}numStyleLink")) if id_ in abstracts else ""
            id_ = styled.get(linked, id_) if linked else id_
            self._lists[str(node.get(f"{W}numId", ""))] = _list(id_, abstracts.get(id_), node)
        self._counts: dict[str, list[int | None]] = {}

    def label(self, number: str, level: int) -> Label | None:
        """Count a paragraph of a list and give its label; None for a list that is not there."""
        found = self._lists.get(number)
        own = None if found is None else found.levels.get(level)
        if found is None or own is None:
            return None
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        if level in found.overrides:
            counts[level] = found.overrides.pop(level)
        for deeper in range(level + 1, _LEVELS):
            known = found.levels.get(deeper)
            if known is None or known.restart is None or level < known.restart:
                counts[deeper] = None
        if own.format == _BULLET:
            return Label(own.text, True, level, own.font)
        return Label(_shown(own, found.levels, counts), False, level)


def _list(id_: str, abstract: etree._Element | None, node: etree._Element) -> _List:
    levels: dict[int, _Level] = {}
    for entry in () if abstract is None else abstract.iterfind(f"{W}lvl"):
        levels[_digit(str(entry.get(f"{W}ilvl", "")), 0)] = _level(entry)
    made = _List(id_, levels)
    for override in node.iterfind(f"{W}lvlOverride"):
        at = _digit(str(override.get(f"{W}ilvl", "")), 0)
        replaced = override.find(f"{W}lvl")
        if replaced is not None:
            levels[at] = _level(replaced)
            made.overrides[at] = levels[at].start
        started = value(override.find(f"{W}startOverride"))
        if started:
            made.overrides[at] = _digit(started, 1)
    return made


def _level(entry: etree._Element) -> _Level:
    restart = value(entry.find(f"{W}lvlRestart"))
    fonts = entry.find(f"{W}rPr/{W}rFonts")
    legal = entry.find(f"{W}isLgl")
    return _Level(
        value(entry.find(f"{W}numFmt"), "decimal"),
        value(entry.find(f"{W}lvlText")),
        _digit(value(entry.find(f"{W}start")), 1),
        _digit(restart, 0) if restart else None,
        legal is not None and value(legal, "1") not in ("0", "false", "off"),
        "" if fonts is None else str(fonts.get(f"{W}ascii", "")),
    )


def _digit(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default


def _shown(own: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
    """Give a number's text with each %n as that level counts."""
    text = own.text
    for at in range(_LEVELS):
        if f"%{at + 1}" in text:
            level = levels.get(at, own)
            count = counts[at] if counts[at] is not None else level.start
            format_ = "decimal" if own.legal else level.format
            text = text.replace(f"%{at + 1}", _number(count or 0, format_))
    return text


def _number(count: int, format_: str) -> str:
    match format_:
        case "lowerRoman":
            return roman(count).lower()
        case "upperRoman":
            return roman(count)
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case "none":
            return ""
        case _:
            return str(count)


def _letters(count: int) -> str:
    """Give a … z, aa … zz, as Word repeats a letter."""
    if count < 1:
        return ""
    return _LATIN[(count - 1) % 26] * ((count - 1) // 26 + 1)
