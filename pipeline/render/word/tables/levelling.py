"""The least widths of columns, and those at which their usual texts take equally many lines.

A column holds at least its longest word or number; beyond that the columns share the room so
that their usual texts take equally many lines. That chooses the size of letters and the page,
and is where the search for the lowest table begins. Widths are in twips.
"""

import math
from collections.abc import Sequence
from typing import Final

from pipeline.render.word.tables.cells import PADDING
from pipeline.render.word.tables.content import Content, Measure
from pipeline.render.word.tables.wrapping import least_room

SLACK: Final = 1.02
"""Programs round the widths of letters."""
EASY: Final = 1.5
"""How much longer names may be before the type is made smaller."""
HEADER_LINES: Final = 3
_NARROWEST: Final = 1.5  # em: a column is hardly less than a centimetre wide
_TOWER: Final = 5  # lines
_RAGGED: Final = 1.0  # em a line loses because words are not cut
_SHORT, _BRIEF = 20.0, 8.0  # em of a name for two lines or one, rather than as many as others
_STRETCH: Final = (1.0, 2.0, 3.0)  # how much longer names may get, tried in turn
_BEARABLE: Final = 1.35  # as many lines more may long texts take for that
_MOST_LINES: Final = 60.0
_HALVINGS: Final = 12  # to a fiftieth of a line


def in_twips(em: float, size: int) -> float:
    """Give the width of a cell whose text has so much room."""
    return em * size * 20 * SLACK + PADDING


def in_em(twips: float, size: int) -> float:
    """Give the room of the text in a cell of that width."""
    return (twips - PADDING) / (size * 20 * SLACK)


def least(content: Content, size: int, *, whole: bool) -> list[float]:
    """Give the least widths, at which no word breaks, or no range or figure either."""
    low = [
        in_twips(max(entry.whole if whole else entry.word, _NARROWEST), size)
        for entry in content.columns
    ]
    for span in content.across:
        reach = range(span.start, span.start + span.count)
        missing = in_twips(span.word, size) - sum(low[column] for column in reach)
        if missing > 0:
            for column in reach:
                low[column] += missing / span.count
    return low


def with_names(content: Content, low: Sequence[float], size: int) -> list[float]:
    """Give the least widths at which no short cell wraps either."""
    return [
        max(floor, in_twips(entry.short, size))
        for entry, floor in zip(content.columns, low, strict=True)
    ]


def head_room(entry: Measure, lines: int = HEADER_LINES) -> float:
    """Give the room in em at which a column's names take so many lines at most."""
    return max((least_room(head, lines) for head in entry.head), default=0.0)


def spread(
    content: Content, low: Sequence[float], size: int, lines: float, stretch: float = _MOST_LINES
) -> list[float]:
    """Give the widths at which the usual texts take so many lines.

    Names take two lines at most, short ones a single one, times `stretch`. The names above
    figures decide nothing but where they would stand in a tower.
    """
    return _texts_on(content, _beneath_heads(content, low, size), size, lines, stretch)


def _beneath_heads(content: Content, low: Sequence[float], size: int) -> list[float]:
    """Give the least widths, at which names take as many lines as they may."""
    return [
        max(floor, in_twips(head_room(entry, _TOWER if entry.figures else HEADER_LINES), size))
        for entry, floor in zip(content.columns, low, strict=True)
    ]


def _texts_on(
    content: Content, floors: Sequence[float], size: int, lines: float, stretch: float
) -> list[float]:
    return [
        max(floor, _on_lines(entry.usual, size, min(lines, _most_lines(entry.usual) * stretch)))
        for entry, floor in zip(content.columns, floors, strict=True)
    ]


def _most_lines(usual: float) -> float:
    if usual > _SHORT:
        return _MOST_LINES
    return 1.0 if usual <= _BRIEF else 2.0


def _on_lines(em: float, size: int, lines: float) -> float:
    return in_twips(min(em, em / lines + _RAGGED) if lines > 1 else em, size)


def levelled(content: Content, low: Sequence[float], size: int, room: int) -> list[float]:
    """Give the widths at which the usual texts take as few lines as the room allows.

    Names are kept short as far as that does not make the other texts much longer.
    """
    floors = _beneath_heads(content, low, size)
    fewest = _fewest(content, floors, size, room, _MOST_LINES)
    if fewest == math.inf:
        wished = _texts_on(content, floors, size, _MOST_LINES, _MOST_LINES)
        part = (room - sum(low)) / (sum(wished) - sum(low))
        return [floor + (wish - floor) * part for floor, wish in zip(low, wished, strict=True)]
    for stretch in (*_STRETCH, _MOST_LINES):
        lines = _fewest(content, floors, size, room, stretch)
        if lines <= fewest * _BEARABLE:
            break
    found = _texts_on(content, floors, size, lines, stretch)
    spare = (room - sum(found)) / len(found)
    return [wanted + spare for wanted in found]


def _fewest(
    content: Content, floors: Sequence[float], size: int, room: int, stretch: float
) -> float:
    """Give how many lines the usual texts must take to fit the room; infinite where none do."""
    few, many = 1.0, _MOST_LINES
    if sum(_texts_on(content, floors, size, many, stretch)) > room:
        return math.inf
    for _ in range(_HALVINGS):
        middle = (few + many) / 2
        if sum(_texts_on(content, floors, size, middle, stretch)) <= room:
            many = middle
        else:
            few = middle
    return many
