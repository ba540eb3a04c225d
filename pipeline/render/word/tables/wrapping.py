"""How a text wraps in a column: full lines, a word that no longer fits begins the next one.

Lengths are in em. A word too long for its line is cut, as Word and LibreOffice cut it.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import Final, NamedTuple

from pipeline.model.letter_widths import width

_SPACE: Final = 0.25
_NEAR: Final = 0.1
_KEPT: Final = 65_536


class Words(NamedTuple):
    """The words of a text: their widths, and that of all on one line."""

    widths: tuple[float, ...]
    whole: float


@lru_cache(_KEPT)
def words_of(text: str, *, bold: bool = False) -> Words:
    """Give the words of a text."""
    widths = tuple(width(word, bold=bold) for word in text.split())
    return Words(widths, sum(widths) + _SPACE * max(0, len(widths) - 1))


def lines_of(words: Words, room: float) -> int:
    """Give how many lines words take in a room, at least one."""
    return 1 if words.whole <= room else _wrapped(words.widths, room)[0]


def widest_line(words: Words, room: float) -> float:
    """Give the room that the words need to wrap as they do in this one."""
    return words.whole if words.whole <= room else _wrapped(words.widths, room)[1]


def _wrapped(widths: Sequence[float], room: float) -> tuple[int, float]:
    """Give the number of lines and the width of the widest."""
    lines, used, widest = 1, 0.0, 0.0
    for word in widths:
        longer = used + _SPACE + word if used else word
        if longer <= room:
            used = longer
            continue
        if used:
            lines, widest = lines + 1, max(widest, used)
        cut = ceil(word / room) - 1 if word > room > 0 else 0
        lines, used = lines + cut, word - cut * room
        widest = max(widest, room) if cut else widest
    return lines, max(widest, used)


@lru_cache(_KEPT)
def least_room(words: Words, lines: int) -> float:
    """Give the least room in which words take so many lines at most, to a tenth of an em."""
    low, high = max(words.widths, default=0.0), words.whole
    if lines_of(words, low) <= lines:
        return low
    while high - low > _NEAR:
        middle = (low + high) / 2
        if lines_of(words, middle) <= lines:
            high = middle
        else:
            low = middle
    return high
