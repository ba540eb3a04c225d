"""How high a table of plain texts stands, told from the widths of its words.

A line is counted full where a word no longer fits, as Word breaks it; what is told is good
enough to choose a size of letters by, not to lay pages with.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Final

from pipeline.model.letter_widths import width
from pipeline.render.word.tables.cells import PADDING
from pipeline.render.word.tables.text_table import Line, TextRow

_TWIPS: Final = 20  # of a point
_LINE: Final = 1.15  # of the size of letters: Times New Roman's own distance
_GAPS: Final = {11: 5.0, 10: 3.0, 9: 3.0}  # points above and below a paragraph, by its style
_RULE: Final = 0.5

Measured = tuple[tuple[float, ...], ...]
"""The widths in em of the words of each line of a cell."""


def height(
    heads: Sequence[str], widths: Sequence[int], rows: Iterable[TextRow], size: int
) -> float:
    """Give the height of a table in points.

    Args:
        heads: Names of its columns, in bold.
        widths: Their widths in twips.
        rows: As `text_table` takes them.
        size: The size of its letters: 11, 10 or 9.
    """
    return sum(_heights(heads, widths, rows, size))


def fits(
    heads: Sequence[str], widths: Sequence[int], rows: Iterable[TextRow], size: int, room: float
) -> bool:
    """Say whether a table is no higher than so many points; told as soon as it is higher."""
    return all(height <= room for height in accumulate(_heights(heads, widths, rows, size)))


def _heights(
    heads: Sequence[str], widths: Sequence[int], rows: Iterable[TextRow], size: int
) -> Iterator[float]:
    head = TextRow(tuple((Line(name, bold=True),) for name in heads))
    return (_row(row, widths, size) for row in chain((head,), rows))


def _row(row: TextRow, widths: Sequence[int], size: int) -> float:
    rooms = (sum(widths),) if row.span else widths
    cells = zip(row.cells, rooms, strict=True)
    return max(height_of(measured(lines), room, size) for lines, room in cells) + _RULE


def measured(lines: Sequence[Line]) -> Measured:
    """Give the widths of the words of a cell's lines; a cell without any has an empty one."""
    return tuple(_words(line) for line in lines if line.text) or ((),)


def _words(line: Line) -> tuple[float, ...]:
    bold = line.bold or bool(line.marked)
    return tuple(width(word, bold=bold) for word in f"{line.label} {line.text}".split())


def height_of(cell: Measured, room: int, size: int) -> float:
    """Give the height in points of the lines of a cell that is `room` twips wide."""
    em = (room - PADDING) / _TWIPS / size
    return sum(_lines(words, em) * _LINE * size + _GAPS[size] for words in cell)


def _lines(words: Sequence[float], room: float) -> int:
    """Give how many lines a paragraph takes in a room in em."""
    count, used = 1, 0.0
    for wide in words:
        if used and used + 0.25 + wide > room:
            count, used = count + 1, 0.0
        used += (0.25 if used else 0.0) + wide
        if used >= room:
            more = int(used / room)
            count, used = count + more, used - more * room
    return count
