"""How the rows of a table lie under one another: total, letters, Roman, Arabic, 1.1, dashes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.compose.checks.quantities import UNIT_COLUMNS, is_order
from pipeline.model.document import Grid, Row
from pipeline.model.fixed import Fixed
from pipeline.model.numerals import roman_value
from pipeline.model.table import RowKind
from pipeline.model.text import folded

LETTER, ROMAN, ARABIC, UNMARKED = 0, 1, 2, 9
_LETTER: Final = re.compile(r"[A-ZĐ]")
_LETTERS: Final = "ABCDĐEGHIKLMNOPQ"  # in the order of lists; some leave one out
_ARABIC: Final = re.compile(r"\d{1,4}")
_DOTTED: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}")
_BULLET: Final = re.compile(r"[-+–•*]|[a-zđ]")
_PART_OF: Final = re.compile(r"trong đó|bao gồm|gồm\b", re.IGNORECASE)
_LABEL_UNIT: Final = re.compile(r"\(([^()]{1,30})\)\s*$")


class Line(Fixed):
    """A body row: its index in the grid, its depth (0 outermost), its mark and words."""

    row: int
    level: int
    mark: str
    label: str
    unit: str
    total: bool

    @property
    def is_part_of(self) -> bool:
        """Say whether it opens a partial list ("Trong đó: …")."""
        return _PART_OF.match(self.label) is not None


class RowOutline(Fixed):
    """The body rows of a table with their depth, and the columns that say so (-1 for none)."""

    lines: tuple[Line, ...]
    order: int
    label: int
    unit: int

    def has_children(self, index: int) -> bool:
        """Say whether a line stands under a line."""
        if index + 1 >= len(self.lines):
            return False
        following = self.lines[index + 1]
        return not following.total and following.level > self.lines[index].level

    def children(self, index: int) -> tuple[int, ...]:
        """Give the lines directly under a line; () where nothing stands under it."""
        inside: list[int] = []
        for following in range(index + 1, len(self.lines)):
            line = self.lines[following]
            if line.total or line.level <= self.lines[index].level:
                break
            inside.append(following)
        if not inside:
            return ()
        top = min(self.lines[entry].level for entry in inside)
        return tuple(entry for entry in inside if self.lines[entry].level == top)


def outline_of(grid: Grid) -> RowOutline:
    """Give the outline of a grid's body."""
    order = next((i for i, column in enumerate(grid.columns) if is_order(column)), -1)
    if order < 0 and _first_column_counts(grid):
        order = 0
    label = _label_column(grid, order)
    names = [folded(column.name) for column in grid.columns]
    unit = next((i for i, name in enumerate(names) if name in UNIT_COLUMNS), -1)
    return RowOutline(tuple(_lines(grid, order, label, unit)), order, label, unit)


def _first_column_counts(grid: Grid) -> bool:
    if len(grid.columns) < 2 or folded(grid.columns[0].name) not in {"", "số"}:
        return False
    first = (row.cells[0].text for row in grid.rows if row.kind is not RowKind.HEADER)
    texts = [text for text in first if text]
    return len(texts) > 1 and all(len(text) < 8 and level_of(text) < UNMARKED for text in texts)


def _label_column(grid: Grid, order: int) -> int:
    rows = [row for row in grid.rows if row.kind is RowKind.BODY][:30]
    for column in range(len(grid.columns)):
        if column == order:
            continue
        texts = [row.cells[column].value for row in rows if row.cells[column].runs]
        words = [text for text in texts if isinstance(text, str)]
        if texts and 2 * len(words) >= len(texts):
            return column
    return -1


def _lines(grid: Grid, order: int, label: int, unit: int) -> Iterator[Line]:
    last_letter = ""
    for index, row in enumerate(grid.rows):
        if row.kind is RowKind.HEADER:
            continue
        mark = _mark(row, order)
        words = _words(row, order, label)
        level = UNMARKED if order >= 0 else ARABIC
        if mark:
            level = level_of(mark)
            if _follows(last_letter, mark):
                level, last_letter = LETTER, mark
        elif row.kind is RowKind.GROUP:
            level = ROMAN
        is_numbered = bool(mark) and level == ARABIC  # whatever it is called, it is no total
        total = row.kind is RowKind.TOTAL and not is_numbered
        yield Line(index, level, mark, words, _unit(row, unit, words), total)


def _mark(row: Row, order: int) -> str:
    if order < 0 or row.cells[order].columns > 1:
        # a group's title merged over the numbering column is words, not a mark
        return ""
    text = row.cells[order].text.strip().strip("().")
    return text if level_of(text) < UNMARKED else ""


def _words(row: Row, order: int, label: int) -> str:
    if label >= 0 and row.cells[label].runs:
        return row.cells[label].text
    cells = (cell for i, cell in enumerate(row.cells) if i != order or cell.columns > 1)
    return next((cell.text for cell in cells if cell.runs), "")


def _unit(row: Row, unit: int, words: str) -> str:
    if unit >= 0 and row.cells[unit].runs:
        return folded(row.cells[unit].text)
    found = _LABEL_UNIT.search(words)
    return folded(found[1]) if found else ""


def _follows(last: str, mark: str) -> bool:
    """Say whether a mark is the letter after the `last` one of a list, or the next but one."""
    if not last or mark not in _LETTERS:
        return mark == "A"
    return mark == "A" or 0 < _LETTERS.index(mark) - _LETTERS.index(last) <= 2


@lru_cache(maxsize=4096)
def level_of(mark: str) -> int:
    """Give the depth that a mark in the numbering column means; `UNMARKED` for none."""
    mark = mark.strip().strip("().")
    if _ARABIC.fullmatch(mark):
        return ARABIC
    if roman_value(mark):
        return ROMAN
    if _LETTER.fullmatch(mark):
        return LETTER
    if _DOTTED.fullmatch(mark):
        return ARABIC + mark.count(".")
    return 7 if _BULLET.fullmatch(mark) else UNMARKED
