"""Numbers that no text of a Word file holds: those of headings, and where a list's item counts.

Word counts them when it shows the file; here they are counted as the styles of our drafts do.

Source: ECMA-376 Part 1, 17.9 (numbering).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.intake.word.package import W
from pipeline.model.flow import ListPlace
from pipeline.model.numerals import roman

_DEEPEST: Final = 9


@dataclass(slots=True)
class HeadingCounts:
    """The counters of the report's headings and of the appendices'."""

    report: list[int] = field(default_factory=lambda: [0] * _DEEPEST)
    appendix: list[int] = field(default_factory=lambda: [0] * _DEEPEST)

    def next(self, level: int, *, appendix: bool) -> str:
        """Give the number of the next heading at a level: "III", "II", "1.1.", "Phụ lục I"."""
        counts = self.appendix if appendix else self.report
        counts[level - 1] += 1
        counts[level:] = [0] * (_DEEPEST - level)
        if appendix:
            return f"Phụ lục {roman(counts[0])}" if level == 1 else _dotted(counts[1:level])
        return roman(counts[level - 1]) if level <= 2 else _dotted(counts[2:level])

    def place(self, level: int, *, appendix: bool) -> str:
        """Give the words that name the place of the heading counted last."""
        if appendix:
            return f"Phụ lục {roman(self.appendix[0])}"
        part, chapter, item = self.report[:3]
        place = f"Phần {roman(part)}"
        if level == 1:
            return place
        words = [roman(chapter)] if chapter else []
        words += [str(item)] if level > 2 else []
        return f"{place}, mục {'.'.join(words)}"


def _dotted(counts: list[int]) -> str:
    return "".join(f"{count}." for count in counts)


class ListPlaces:
    """Where the items of lists count, section by section."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._starts = dict(_starts(numbering))
        self._keys: dict[int, int] = {}
        self._open: dict[int, tuple[int, bool]] = {}
        self._count = 0

    def enter(self) -> None:
        """Begin a section or a note: its lists count from 1."""
        self._keys.clear()
        self._open.clear()
        self._count = 0

    def of(self, style: str, properties: etree._Element | None) -> ListPlace | None:
        """Give where a paragraph of a style counts; None, and lists end, where it is no item."""
        name, digit = style[:-1], style[-1:]
        if name not in ("DanhSach", "DanhSachSo") or not digit.isdecimal():
            if name != "DanhSachTiep":
                self._open.clear()
            return None
        level = _value(properties, "ilvl", int(digit) - 1)
        numbered = name == "DanhSachSo"
        self._open = {deep: key for deep, key in self._open.items() if deep <= level}
        if numbered:
            num = _value(properties, "numId", 0)
            key = self._keys.get(num) or self._new()
            self._keys[num] = key
            start: int | None = self._starts.get((num, level), 1)
        else:
            known, was_numbered = self._open.get(level, (0, True))
            key = self._new() if was_numbered else known
            start = None
        self._open[level] = (key, numbered)
        return ListPlace(key, level, start)

    def _new(self) -> int:
        self._count += 1
        return self._count


def is_uncounted(properties: etree._Element | None) -> bool:
    """Say whether a heading was taken out of its list: its number is written as text."""
    return _value(properties, "numId", -1) == 0


def _value(properties: etree._Element | None, name: str, default: int) -> int:
    node = None if properties is None else properties.find(f"{W}numPr/{W}{name}")
    value = "" if node is None else str(node.get(f"{W}val", ""))
    return int(value) if value.isdecimal() and len(value) < 9 else default


def _starts(numbering: etree._Element | None) -> Mapping[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for num in () if numbering is None else numbering.iterfind(f"{W}num"):
        for level in num.iterfind(f"{W}lvlOverride"):
            start = level.find(f"{W}startOverride")
            values = (num.get(f"{W}numId"), level.get(f"{W}ilvl"))
            if start is not None and all(str(v).isdecimal() for v in values):
                first = str(start.get(f"{W}val", ""))
                if first.isdecimal():
                    found[int(str(values[0])), int(str(values[1]))] = int(first)
    return found
