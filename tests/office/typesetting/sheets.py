"""A PDF's pages as a typesetter sees them: words with face and size, rules, pictures, tables.

Lengths are points from the lower left corner, as in the PDF; pages count from 1. Nothing here
knows who made the file: a table is what its rules enclose.
Source: PDFium's public headers, fpdf_text.h and fpdf_edit.h.
"""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from tests.office.pdf_pages import LANDSCAPE, MM, PORTRAIT

_THIN: Final = 2.5  # a rule is no thicker
_NEAR: Final = 2.0  # ends of rules that touch
_SPACE: Final = 0.14  # of the size: letters further apart are of two words
_NAME_ROOM: Final = 256


class Box(NamedTuple):
    """A rectangle; `top` is above `bottom`."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as printed: where its line stands, its box, size and face."""

    sign: str
    base: float
    box: Box
    size: float
    bold: bool


@dataclass(frozen=True)
class Word:
    """Letters without a space between them."""

    letters: tuple[Letter, ...]

    @cached_property
    def text(self) -> str:
        return unicodedata.normalize("NFC", "".join(letter.sign for letter in self.letters))

    @cached_property
    def box(self) -> Box:
        return around(letter.box for letter in self.letters)

    @property
    def base(self) -> float:
        return self.letters[0].base

    @cached_property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @cached_property
    def bold(self) -> bool:
        return all(letter.bold for letter in self.letters if letter.sign.isalnum())


@dataclass(frozen=True)
class Line:
    """Words on one line of text, from the left."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        return around(word.box for word in self.words)

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)


@dataclass(frozen=True)
class Table:
    """What a grid of rules encloses: its box, the heights of its rules, its uprights.

    `levels` run from the top.
    """

    box: Box
    levels: tuple[float, ...]
    uprights: tuple[float, ...]
    words: tuple[Word, ...]

    @cached_property
    def rows(self) -> tuple[tuple[Word, ...], ...]:
        """The words between each two rules, a row without any left out, in reading order."""
        bands = zip(self.levels, self.levels[1:], strict=False)
        rows = (
            [word for word in self.words if low < (word.box.top + word.box.bottom) / 2 < high]
            for high, low in bands
        )
        return tuple(
            tuple(sorted(row, key=lambda word: (-round(word.base), word.box.left)))
            for row in rows
            if row
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each row."""
        return tuple(" ".join(word.text for word in row) for row in self.rows)


@dataclass(frozen=True)
class Sheet:
    """A page of the file."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]

    @property
    def is_wide(self) -> bool:
        return self.width > self.height

    @property
    def area(self) -> Box:
        """What lies within the margins."""
        margins = LANDSCAPE if self.is_wide else PORTRAIT
        return Box(
            margins.left / MM,
            margins.bottom / MM,
            self.width - margins.right / MM,
            self.height - margins.top / MM,
        )

    @cached_property
    def body(self) -> tuple[Word, ...]:
        """The words below the running head."""
        return tuple(word for word in self.words if word.base < self.area.top)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, from the top: grids of at least two rows' rules and three uprights."""
        found = (_table(group, self.body) for group in _joined(self.rules))
        tables = (table for table in found if table is not None)
        return tuple(sorted(tables, key=lambda table: -table.box.top))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Lines of text outside tables and pictures, from the top."""
        apart = (*(table.box for table in self.tables), *self.pictures)
        free = [word for word in self.body if not any(_holds(box, word.box) for box in apart)]
        return tuple(_lines(free))

    @cached_property
    def foot(self) -> float:
        """Where footnotes begin: their separator, a short rule at the left; else the margin."""
        area = self.area
        separators = [
            rule.top
            for rule in self.rules
            if _is_level(rule)
            and abs(rule.left - area.left) < _NEAR
            and 60 < rule.right - rule.left < (area.right - area.left) / 2
            and rule.top < area.bottom + (area.top - area.bottom) / 2
            and not any(_holds(table.box, rule) for table in self.tables)
        ]
        return max(separators, default=area.bottom)

    @cached_property
    def text(self) -> tuple[Line, ...]:
        """The lines of text above the footnotes."""
        return tuple(line for line in self.lines if line.box.bottom > self.foot)


def read_sheets(pdf: Path) -> tuple[Sheet, ...]:
    """Give every page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_sheet(number, page) for number, page in enumerate(document, start=1))


def around(boxes: Iterator[Box] | Sequence[Box]) -> Box:
    """Give the box that holds them all."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _sheet(number: int, page: Any) -> Sheet:
    width, height = page.get_size()
    rules, pictures = [], []
    for drawn in page.get_objects(max_depth=4):
        if drawn.type not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        box = Box(*drawn.get_bounds())
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif min(box.right - box.left, box.top - box.bottom) <= _THIN:
            rules.append(box)
    text = page.get_textpage()
    words = tuple(_words(list(_letters(text))))
    return Sheet(number, width, height, words, tuple(rules), tuple(pictures))


def _letters(text: Any) -> Iterator[Letter]:
    name, flags, matrix = (
        ctypes.create_string_buffer(_NAME_ROOM),
        ctypes.c_int(),
        pdfium.FS_MATRIX(),
    )
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_ROOM, flags)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        size = pdfium.FPDFText_GetFontSize(text, index) * (matrix.d**2 + matrix.b**2) ** 0.5
        left, _, right, _ = text.get_charbox(index, loose=True)  # with the room beside it
        _, bottom, _, top = text.get_charbox(index)
        box = Box(left, bottom, right, top)
        yield Letter(sign, y.value, box, size, b"Bold" in name.value)


def _words(letters: Sequence[Letter]) -> Iterator[Word]:
    """Give words in the order of the file; a space, a jump or another line ends one."""
    word: list[Letter] = []
    for letter in letters:
        blank = letter.sign.isspace() or letter.sign in "\u00a0\u0002\ufffe\0"
        if word and (blank or _is_apart(word[-1], letter)):
            yield Word(tuple(word))
            word = []
        if not blank:
            word.append(letter)
    if word:
        yield Word(tuple(word))


def _is_apart(before: Letter, after: Letter) -> bool:
    room = _SPACE * max(before.size, after.size)
    gap = after.box.left - before.box.right
    return gap > room or gap < -3 * room or abs(after.base - before.base) > 0.6 * before.size


def _lines(words: Sequence[Word]) -> Iterator[Line]:
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.base, word.box.left)):
        if line and line[0].base - word.base > 0.35 * line[0].size:
            yield Line(tuple(sorted(line, key=lambda word: word.box.left)))
            line = []
        line.append(word)
    if line:
        yield Line(tuple(sorted(line, key=lambda word: word.box.left)))


def _is_level(rule: Box) -> bool:
    return rule.right - rule.left > rule.top - rule.bottom


def _holds(outer: Box, inner: Box) -> bool:
    across, up = (inner.left + inner.right) / 2, (inner.bottom + inner.top) / 2
    return outer.left <= across <= outer.right and outer.bottom <= up <= outer.top


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.bottom - _NEAR <= other.top
        and other.bottom - _NEAR <= one.top
    )


def _joined(rules: Sequence[Box]) -> Iterator[list[Box]]:
    """Give the rules that hang together, group by group."""
    left = list(rules)
    while left:
        group, fresh = [], [left.pop()]
        while fresh:
            rule = fresh.pop()
            group.append(rule)
            fresh += [other for other in left if _touch(rule, other)]
            left = [other for other in left if not _touch(rule, other)]
        yield group


def _table(rules: Sequence[Box], words: Sequence[Word]) -> Table | None:
    box = around(rules)
    levels = _apart([(r.bottom + r.top) / 2 for r in rules if _is_level(r)])
    uprights = _apart([(r.left + r.right) / 2 for r in rules if not _is_level(r)])
    inside = tuple(word for word in words if _holds(box, word.box))
    table = Table(box, tuple(reversed(levels)), tuple(uprights), inside)
    sides = [rule for rule in rules if not _is_level(rule) and _spans(rule, box)]
    framed = {side.left > (box.left + box.right) / 2 for side in sides} == {False, True}
    # the lines of a chart have one side, a box with a frame no uprights
    if not framed or len(levels) < 3 or len(uprights) < 3 or len(table.rows) < 2:
        return None
    return table


def _spans(upright: Box, box: Box) -> bool:
    at_a_side = min(upright.left - box.left, box.right - upright.right) < _NEAR
    return at_a_side and upright.top - upright.bottom > 0.9 * (box.top - box.bottom)


def _apart(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
