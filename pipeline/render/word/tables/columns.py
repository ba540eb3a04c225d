"""How wide the columns of a table are, how large its type, and whether it needs a wide page.

A column holds at least its longest word or number; beyond that the columns share the room so
that their usual texts take equally many lines, which keeps the rows low. What authors ask for
(`cols="1,4,2"`) are shares of the table, kept as far as no word breaks. Lengths are in
twentieths of a point (twips) where not said otherwise.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.model.document import Grid
from pipeline.model.table import Align, RowKind
from pipeline.render.word.tables.cells import PADDING
from pipeline.render.word.tables.letter_widths import needs, width

Texts = tuple[tuple[str, ...], ...]

FULL_SIZE: Final = 12
_PORTRAIT_SIZES: Final = (12, 11, 10)  # smaller is not readable; then the page is turned
_ALL_SIZES: Final = (12, 11, 10, 9, 8)
_SLACK: Final = 1.02  # programs round the widths of letters
_LINES: Final = {False: 4, True: 6}  # a cell of usual length should not need more, upright or wide
_HEADER_LINES: Final = 4
_RAGGED: Final = 1.0  # em a line loses because words are not cut
_SHORT, _BRIEF = 20.0, 8.0  # em of a name for two lines or one, rather than as many as others
_STRETCH: Final = (1.0, 2.0, 3.0)  # how much longer names may get, tried in turn
_EASY: Final = 1.5  # how much longer they may be before the type is made smaller
_BEARABLE: Final = 1.35  # as many lines more may long texts take for that
_MOST_LINES: Final = 60.0
_SAMPLE: Final = 500  # rows from which the usual length is taken
_LONGEST_WORD: Final = 12.0  # in em; longer ones (links) may break
_LETTER: Final = 0.46  # of an em, over whole sentences
_BOLD: Final = 1.1

_NUMBER: Final = re.compile(r"^[^\d]*-?\d[\d.]*(?:,(\d+))?\s*%?$")
_DIGIT_EM, _COMMA_EM = 0.5, 0.25
_PLANS_KEPT: Final = 1_024
_MOST_DECIMALS: Final = 4  # more would push the others out of sight


@dataclass(frozen=True, slots=True)
class Measure:
    """A column's content in em.

    `word` is its widest word, `whole` its widest word, range or figure with unit, `usual` the
    usual text of the body, `head` the longest text of the head.
    """

    word: float
    whole: float
    usual: float
    head: float


@dataclass(frozen=True, slots=True)
class Across:
    """The widest word of the cells that reach over `count` columns from `start`, in em."""

    start: int
    count: int
    word: float


@dataclass(frozen=True, slots=True)
class Content:
    """What a table's columns hold, and what reaches over several of them."""

    columns: tuple[Measure, ...]
    across: tuple[Across, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Widths of the columns, type size in points, a turned page or not.

    `crowded` says that even the smallest type leaves words without room.
    """

    widths: tuple[int, ...]
    size: int
    wide: bool
    crowded: bool = False


@lru_cache(_PLANS_KEPT)
def plan_columns(
    grid: Grid, texts: Texts, *, portrait: int, landscape: int, asked: bool | None
) -> Plan:
    """Give widths, size and page for a table.

    A table stands in the report, in the redline and in what goes to each body it concerns: it is
    planned once. `texts` are the cells' texts by row; `portrait` and `landscape` the room on
    either page; `asked` is the author's wish for a wide page, None to leave it to the width. The
    type is made smaller, and then the page turned, only where words or figures would break or
    rows become too high.
    """
    content = measure(grid, texts)
    choices = {
        None: [(False, size) for size in _PORTRAIT_SIZES] + [(True, size) for size in _ALL_SIZES],
        True: [(True, size) for size in _ALL_SIZES],
        False: [(False, size) for size in _ALL_SIZES],
    }[asked]
    shares = _shares(grid)
    for wide, size in choices:
        room = landscape if wide else portrait
        low = _least(content, size, whole=True)
        if sum(low) <= room and sum(_spread(content, low, size, _LINES[wide], _EASY)) <= room:
            return Plan(_widths(content, shares, size, room), size, wide)
    wide, size = _last_resort(content, choices, portrait, landscape)
    room = landscape if wide else portrait
    crowded = sum(_least(content, size, whole=False)) > room
    return Plan(_widths(content, shares, size, room), size, wide, crowded=crowded)


def _last_resort(
    content: Content, choices: Sequence[tuple[bool, int]], portrait: int, landscape: int
) -> tuple[bool, int]:
    """Give the page last tried with the largest type at which no word breaks; rows grow high."""
    wide = choices[-1][0]
    room = landscape if wide else portrait
    sizes = [size for turned, size in choices if turned == wide]
    for whole in (True, False):
        for size in sizes:
            if sum(_least(content, size, whole=whole)) <= room:
                # high rows of small type are the lesser evil
                return wide, min(size, sizes[len(sizes) // 2])
    return choices[-1]


def measure(grid: Grid, texts: Texts) -> Content:
    """Give the measure of each column, and of the cells that reach over several."""
    columns = range(len(grid.columns))
    heads: list[list[str]] = [[] for _ in columns]
    strong: list[list[str]] = [[] for _ in columns]
    plain: list[list[str]] = [[] for _ in columns]
    across: dict[tuple[int, int], list[str]] = {}
    for row, cells in zip(grid.rows, texts, strict=True):
        bold = heads if row.kind is RowKind.HEADER else strong
        found = plain if row.kind is RowKind.BODY else bold
        for column, cell, text in zip(columns, row.cells, cells, strict=False):
            if not text:
                continue
            if cell.columns == 1:
                found[column].append(text)
            else:
                reach = min(cell.columns, len(columns) - column)
                across.setdefault((column, reach), []).append(text)
    aligned = _aligned_needs(grid, texts)
    measures = (
        _measure(heads[column], strong[column], plain[column], aligned.get(column, 0.0))
        for column in columns
    )
    spans = (
        Across(start, reach, min(needs(found, bold=True).word, _LONGEST_WORD))
        for (start, reach), found in sorted(across.items())
        if reach > 1
    )
    return Content(tuple(measures), tuple(spans))


def _measure(heads: list[str], strong: list[str], plain: list[str], aligned: float) -> Measure:
    thick, thin = needs((*heads, *strong), bold=True), needs(plain, bold=False)
    sample = plain[:: max(1, len(plain) // _SAMPLE)]
    return Measure(
        min(max(thick.word, thin.word, aligned), _LONGEST_WORD),
        min(max(thick.whole, thin.whole, aligned), _LONGEST_WORD),
        _usual([len(text) for text in sample]) * _LETTER,
        max(map(len, heads), default=0) * _LETTER * _BOLD,
    )


def _aligned_needs(grid: Grid, texts: Texts) -> dict[int, float]:
    """Give the room in em of the numbers of each column aligned on the comma, indents included."""
    found: dict[int, float] = {}
    for column, indents in _indents(grid, texts).items():
        longest: dict[tuple[float, bool], str] = {}
        for row, cells in zip(grid.rows, texts, strict=True):
            if row.kind is RowKind.HEADER or row.cells[column].columns != 1:
                continue
            indent = indents.get(decimals(cells[column]))
            if indent is not None:
                key = (indent, row.kind is not RowKind.BODY)
                longest[key] = max(longest.get(key, ""), cells[column], key=len)
        found[column] = max(
            (width(text, bold=bold) + indent for (indent, bold), text in longest.items()),
            default=0.0,
        )
    return found


def _usual(lengths: list[int]) -> int:
    lengths.sort()
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _room_for(em: float, size: int) -> float:
    return em * size * 20 * _SLACK + PADDING


def _least(content: Content, size: int, *, whole: bool) -> list[float]:
    """Give the least widths, at which no word breaks, or no range or figure either."""
    low = [
        _room_for(max(entry.whole if whole else entry.word, 1.0), size) for entry in content.columns
    ]
    for span in content.across:
        reach = range(span.start, span.start + span.count)
        missing = _room_for(span.word, size) - sum(low[column] for column in reach)
        if missing > 0:
            for column in reach:
                low[column] += missing / span.count
    return low


def _spread(
    content: Content, low: Sequence[float], size: int, lines: float, stretch: float = _MOST_LINES
) -> list[float]:
    """Give the widths at which the usual texts take so many lines.

    Names take two lines at most, short ones a single one, times `stretch`.
    """
    return [
        max(
            least,
            _on_lines(entry.usual, size, min(lines, _most_lines(entry.usual) * stretch)),
            _on_lines(entry.head, size, min(2 * lines, _HEADER_LINES)),
        )
        for entry, least in zip(content.columns, low, strict=True)
    ]


def _most_lines(usual: float) -> float:
    if usual > _SHORT:
        return _MOST_LINES
    return 1.0 if usual <= _BRIEF else 2.0


def _on_lines(em: float, size: int, lines: float) -> float:
    return _room_for(min(em, em / lines + _RAGGED) if lines > 1 else em, size)


def _shares(grid: Grid) -> tuple[float, ...]:
    """Give the shares authors asked for, () where a column has none."""
    shares = [column.width for column in grid.columns]
    return tuple(share for share in shares if share) if all(shares) else ()


def _widths(content: Content, shares: tuple[float, ...], size: int, room: int) -> tuple[int, ...]:
    low = _least(content, size, whole=True)
    if sum(low) > room:
        low = _least(content, size, whole=False)
    if sum(low) >= room:
        return _whole([least * room / sum(low) for least in low], room)
    if shares:
        return _whole(_shared(shares, low, room), room)
    easy = _spread(content, low, size, 1)
    if sum(easy) <= room:
        return _whole([wanted * room / sum(easy) for wanted in easy], room)
    return _whole(_levelled(content, low, size, room), room)


def _levelled(content: Content, low: Sequence[float], size: int, room: int) -> list[float]:
    """Give the widths at which the usual texts take as few lines as the room allows.

    Names are kept short as far as that does not make the other texts much longer.
    """
    fewest = _fewest(content, low, size, room, _MOST_LINES)
    if fewest == math.inf:
        wished = _spread(content, low, size, _MOST_LINES)
        part = (room - sum(low)) / (sum(wished) - sum(low))
        return [least + (wish - least) * part for least, wish in zip(low, wished, strict=True)]
    for stretch in (*_STRETCH, _MOST_LINES):
        lines = _fewest(content, low, size, room, stretch)
        if lines <= fewest * _BEARABLE:
            break
    found = _spread(content, low, size, lines, stretch)
    spare = (room - sum(found)) / len(found)
    return [wanted + spare for wanted in found]


def _fewest(content: Content, low: Sequence[float], size: int, room: int, stretch: float) -> float:
    """Give how many lines the usual texts must take to fit the room; infinite where none do."""
    few, many = 1.0, _MOST_LINES
    if sum(_spread(content, low, size, many, stretch)) > room:
        return math.inf
    for _ in range(16):
        middle = (few + many) / 2
        if sum(_spread(content, low, size, middle, stretch)) <= room:
            many = middle
        else:
            few = middle
    return many


def _shared(shares: Sequence[float], low: Sequence[float], room: int) -> list[float]:
    """Give the widths by shares; a column too narrow for its words takes from the others."""
    held: set[int] = set()
    while True:
        free = room - sum(low[column] for column in held)
        total = sum(share for column, share in enumerate(shares) if column not in held)
        found = [
            low[column] if column in held else share * free / total
            for column, share in enumerate(shares)
        ]
        narrow = {column for column, given in enumerate(found) if given < low[column]}
        if not narrow - held:
            return found
        held |= narrow


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    """Give the widths as whole numbers that add up to the room."""
    if not widths:
        return ()
    whole = [max(1, int(wanted)) for wanted in widths]
    widest = whole.index(max(whole))
    whole[widest] = max(1, whole[widest] + room - sum(whole))
    return tuple(whole)


@lru_cache(_PLANS_KEPT)
def decimal_indents(grid: Grid, texts: Texts, size: int) -> dict[int, dict[int | None, int]]:
    """Give right indents by column and number of decimals, so that commas stand in line.

    Only for columns aligned on the comma; a column whose numbers all have as many decimals
    needs none. Word and LibreOffice disagree on decimal tabs in cells, not on indents.
    """
    return {
        column: {count: int(em * size * 20) for count, em in indents.items()}
        for column, indents in _indents(grid, texts).items()
    }


def _indents(grid: Grid, texts: Texts) -> dict[int, dict[int | None, float]]:
    """Give the indents in em."""
    indents: dict[int, dict[int | None, float]] = {}
    for column, entry in enumerate(grid.columns):
        if entry.align is not Align.DECIMAL:
            continue
        found = {decimals(row[column]) for row in texts if column < len(row)} - {None}
        most = max((count for count in found if count is not None), default=0)
        if len(found) > 1 and most <= _MOST_DECIMALS:
            indents[column] = {
                count: (most - count) * _DIGIT_EM + (count == 0) * _COMMA_EM
                for count in found
                if count is not None
            }
    return indents


@lru_cache(maxsize=65536)
def decimals(text: str) -> int | None:
    """Give how many digits stand after the comma of a number, None for what is no number."""
    found = _NUMBER.match(text)
    return None if found is None else len(found[1] or "")
