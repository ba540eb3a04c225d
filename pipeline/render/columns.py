"""How wide the columns of a table are, how large its type, and whether it needs a wide page.

Widths follow the content: a column holds at least its longest word, and gets more the
longer its usual text. Lengths are in twentieths of a point (twips) where not said otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.table import Align, Grid, RowKind

Texts = Sequence[Sequence[str]]

FULL_SIZE: Final = 12
_PORTRAIT_SIZES: Final = (12, 11, 10)  # smaller is not readable; then the page is turned
_ALL_SIZES: Final = (12, 11, 10, 9, 8)
_PADDING: Final = 160  # left and right margin of a cell, and the line
_LINES: Final = {False: 4, True: 6}  # a cell of usual length should not need more, upright or wide
_HEADER_LINES: Final = 4
_BOLD: Final = 1.1
_SAMPLE: Final = 500  # rows from which the usual length is taken
_LONGEST_WORD: Final = 12.0  # in em; longer ones (links) may break

# Widths of Times New Roman, in thousandths of an em: what is not named is 500
_NARROW: Final = dict.fromkeys("ijltfrI.,;:!|'()[]/- ìíỉĩị", 330)
_BROAD: Final = dict.fromkeys("mwMWĐƯƠÔÂÊABCDEFGHKLNOPQRSTUVXYÁÀẢÃẠ%", 730)
_EM: Final = {**_NARROW, **_BROAD}
_USUAL_EM: Final = 500
_LETTER: Final = 0.46  # of an em, over whole sentences

_NUMBER: Final = re.compile(r"^[^\d]*-?\d[\d.]*(?:,(\d+))?\s*%?$")
_DIGIT_EM, _COMMA_EM = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Measure:
    """A column's content in em: longest word, usual text of the body, longest text of the head."""

    word: float
    usual: float
    head: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Widths of the columns, type size in points, a turned page or not.

    `crowded` says that even the smallest type leaves words without room.
    """

    widths: tuple[int, ...]
    size: int
    wide: bool
    crowded: bool = False


def plan_columns(
    grid: Grid, texts: Texts, *, portrait: int, landscape: int, asked: bool | None
) -> Plan:
    """Give widths, size and page for a table.

    `texts` are the cells' texts by row; `portrait` and `landscape` the room on either page;
    `asked` is the author's wish for a wide page, None to leave it to the width.
    """
    measures = measure(grid, texts)
    choices = {
        None: [(False, size) for size in _PORTRAIT_SIZES] + [(True, size) for size in _ALL_SIZES],
        True: [(True, size) for size in _ALL_SIZES],
        False: [(False, size) for size in _ALL_SIZES],
    }[asked]
    for wide, size in choices:
        room = landscape if wide else portrait
        if sum(_least(entry, size, wide) for entry in measures) <= room:
            return Plan(_widths(grid, measures, size, wide, room), size, wide)
    wide, size = choices[-1]
    room = landscape if wide else portrait
    crowded = sum(entry.word * size * 20 + _PADDING for entry in measures) > room
    return Plan(_widths(grid, measures, size, wide, room), size, wide, crowded=crowded)


def measure(grid: Grid, texts: Texts) -> tuple[Measure, ...]:
    """Give the measure of each column, merged cells left out."""
    count = len(grid.columns)
    words = [("", 0.0)] * count
    headers = [0] * count
    lengths: list[list[int]] = [[] for _ in range(count)]
    step = max(1, len(texts) // _SAMPLE)
    for index, (row, cells) in enumerate(zip(grid.rows, texts, strict=True)):
        sampled = index % step == 0
        for column, text in enumerate(cells[:count]):
            if not text or row.cells[column].columns != 1:
                continue
            longest = max(text.split(), key=len, default="")
            header = row.kind is not RowKind.BODY
            if len(longest) > len(words[column][0]) or header:
                words[column] = max(
                    words[column], (longest, _em(longest, bold=header)), key=lambda word: word[1]
                )
            if row.kind is RowKind.HEADER:
                headers[column] = max(headers[column], len(text))
            elif sampled:
                lengths[column].append(len(text))
    return tuple(
        Measure(min(em, _LONGEST_WORD), _usual(found) * _LETTER, header * _LETTER * _BOLD)
        for (_, em), header, found in zip(words, headers, lengths, strict=True)
    )


def _usual(lengths: list[int]) -> int:
    lengths.sort()
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _em(text: str, *, bold: bool) -> float:
    plain = sum(_EM.get(letter, _USUAL_EM) for letter in text) / 1000
    return plain * _BOLD if bold else plain


def _least(entry: Measure, size: int, wide: bool) -> float:
    lines = max(entry.usual / _LINES[wide], entry.head / _HEADER_LINES)
    return max(entry.word, lines, 1.0) * size * 20 + _PADDING


def _widths(
    grid: Grid, measures: Sequence[Measure], size: int, wide: bool, room: int
) -> tuple[int, ...]:
    shares = [column.width for column in grid.columns]
    if shares and all(shares):
        given = [share or 0.0 for share in shares]
        return _whole([share * room / sum(given) for share in given], room)
    low = [_least(entry, size, wide) for entry in measures]
    high = [
        max(least, min(max(entry.usual, entry.head / 2) * size * 20 + _PADDING, room * 0.5))
        for least, entry in zip(low, measures, strict=True)
    ]
    spare, wish = room - sum(low), sum(high) - sum(low)
    if spare <= 0:
        return _whole([least * room / sum(low) for least in low], room)
    if spare >= wish:
        return _whole([most * room / sum(high) for most in high], room)
    return _whole(
        [least + (most - least) * spare / wish for least, most in zip(low, high, strict=True)],
        room,
    )


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    if not widths:
        return ()
    whole = [max(1, int(width)) for width in widths]
    whole[-1] = max(1, whole[-1] + room - sum(whole))
    return tuple(whole)


def decimal_indents(grid: Grid, texts: Texts, size: int) -> dict[int, dict[int | None, int]]:
    """Give right indents by column and number of decimals, so that commas stand in line.

    Only for columns aligned on the comma; a column whose numbers all have as many decimals
    needs none. Word and LibreOffice disagree on decimal tabs in cells, not on indents.
    """
    indents: dict[int, dict[int | None, int]] = {}
    for column, entry in enumerate(grid.columns):
        if entry.align is not Align.DECIMAL:
            continue
        found = {decimals(row[column]) for row in texts if column < len(row)} - {None}
        most = max((count for count in found if count is not None), default=0)
        if len(found) > 1 and most <= 4:
            indents[column] = {
                count: int(((most - count) * _DIGIT_EM + (count == 0) * _COMMA_EM) * size * 20)
                for count in found
                if count is not None
            }
    return indents


def decimals(text: str) -> int | None:
    """Give how many digits stand after the comma of a number, None for what is no number."""
    found = _NUMBER.match(text)
    return None if found is None else len(found[1] or "")
