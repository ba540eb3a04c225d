"""Numbering: labels of headings as Word will count them, and numbered lists of their own.

Formats and indents stand in the template's numbering; here it is only decided which level
of which list a paragraph belongs to. Source: ECMA-376 Part 1, 17.9.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.fixed import Fixed

DEEPEST: Final = 9  # a Word list has nine levels
APPENDIX_DEEPEST: Final = 7  # levels of an appendix, its title being the first
STYLED: Final = 4  # levels with a style of their own

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class OrderedList(Fixed):
    """A numbered list of its own: the `w:num`, its level from 0 and its first number."""

    num: int
    level: int
    start: int


class HeadingLabel(Fixed):
    """How a heading is numbered.

    `printed` is the label as read ("PHẦN I", "1.1."); `counted` says that Word's list gives
    it, else it is written as text. `level` is the outline level from 1; `on_own_line` puts
    the title below the label.
    """

    style: str
    level: int
    printed: str
    counted: bool
    properties: str = ""
    on_own_line: bool = False


HeadingCounts = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(slots=True)
class HeadingCounters:
    """Word's counters of the two heading lists, the report's and the appendices'."""

    _report: list[int] = field(default_factory=lambda: [0] * DEEPEST)
    _appendix: list[int] = field(default_factory=lambda: [0] * DEEPEST)

    def counted(self) -> HeadingCounts:
        """Give how far both lists have counted."""
        return tuple(self._report), tuple(self._appendix)

    @staticmethod
    def at(counts: HeadingCounts) -> "HeadingCounters":
        """Give counters that have counted so far."""
        report, appendix = counts
        return HeadingCounters(list(report), list(appendix))

    def report(self, level: int, number: str) -> HeadingLabel:
        """Give the label of Heading `level`; `number` is the model's, "III", "II.", "1.1."."""
        level = min(level, DEEPEST)
        bare = number.strip().rstrip(".")
        counted = _advance(self._report, level, bare, _report_format)
        printed = f"PHẦN {bare}" if level == 1 else f"{bare}."
        return HeadingLabel(
            style=f"Heading{level}",
            level=level,
            printed=printed if bare else "",
            counted=counted,
            properties="" if counted else _uncounted(level, bare),
            on_own_line=level == 1,
        )

    def appendix(self, number: str) -> HeadingLabel:
        """Give the label of an appendix; `number` is "Phụ lục I"."""
        counted = _advance(self._appendix, 1, number.strip(), _appendix_format)
        return HeadingLabel(
            style="PhuLuc",
            level=1,
            printed=number,
            counted=counted,
            properties="" if counted else UNCOUNTED,
            on_own_line=True,
        )

    def within_appendix(self, level: int, number: str) -> HeadingLabel:
        """Give the label of a heading inside an appendix, `level` counted from 1.

        Its style is none of Word's own headings, which the contents of the report collect.
        """
        level = min(level, APPENDIX_DEEPEST - 1) + 1
        bare = number.strip().rstrip(".")
        counted = _advance(self._appendix, level, bare, _appendix_format)
        return HeadingLabel(
            style=f"PhuLuc{level}",
            level=level,
            printed=f"{bare}." if bare else "",
            counted=counted,
            properties="" if counted else _uncounted(level, bare),
        )


_Form = Callable[[list[int], int], str]
UNCOUNTED: Final = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_FIRST_LINE: Final = '<w:ind w:firstLine="720"/>'  # as the lists of headings have it


def _uncounted(level: int, number: str) -> str:
    """Give the properties of a heading that no list counts, indented as if one did."""
    return UNCOUNTED + _FIRST_LINE if level > 1 and number else UNCOUNTED


def _advance(counters: list[int], level: int, label: str, form: _Form) -> bool:
    """Count on if Word's next number at the level is the label; else leave the count alone."""
    trial = [*counters[: level - 1], counters[level - 1] + 1, *[0] * (DEEPEST - level)]
    if form(trial, level) != label:
        return False
    counters[:] = trial
    return True


def _report_format(counts: list[int], level: int) -> str:
    if level <= 2:
        return roman(counts[level - 1])
    return ".".join(map(str, counts[2:level]))


def _appendix_format(counts: list[int], level: int) -> str:
    if level == 1:
        return f"Phụ lục {roman(counts[0])}"
    return ".".join(map(str, counts[1:level]))


def roman(number: int) -> str:
    """Give a number in capital Roman numerals, "" for 0."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def list_properties(level: int, num: int | str | None) -> str:
    """Give the `w:numPr` of a list paragraph; "" where its style says it all."""
    if num is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def list_definitions(lists: Iterable[OrderedList], abstract: int) -> str:
    """Give a `w:num` for each numbered list, restarted at its own first number."""
    return "".join(
        f'<w:num w:numId="{entry.num}"><w:abstractNumId w:val="{abstract}"/>'
        f'<w:lvlOverride w:ilvl="{entry.level}"><w:startOverride w:val="{entry.start}"/>'
        "</w:lvlOverride></w:num>"
        for entry in lists
    )
