"""How high a table of plain texts stands, told from the widths of its words.

A line is counted full where a word no longer fits, as Word breaks it; what is told is good
enough to choose a size of letters by, not to lay pages with.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.letter_widths import width
from pipeline.render.word.tables.cells import PADDING
from pipeline.render.word.tables.text_table import Line, TextRow

_TWIPS: Final = 20  # of a point
_LINE: Final = 1.15  # of the size of letters: Times New Roman's own distance
_GAPS: Final = {11: 5.0, 10: 3.0, 9: 3.0}  # points above and below a paragraph, by its style
_RULE: Final = 0.5


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
    head = TextRow(tuple((Line(name, bold=True),) for name in heads))
    return sum(_row(row, widths, size) for row in (head, *rows))


def _row(row: TextRow, widths: Sequence[int], size: int) -> float:
    rooms = (sum(widths),) if row.span else widths
    cells = zip(row.cells, rooms, strict=True)
    return max(cell_height(lines, room, size) for lines, room in cells) + _RULE


def cell_height(lines: Sequence[Line], room: int, size: int) -> float:
    """Give the height in points of the lines of a cell that is `room` twips wide."""
    em = (room - PADDING) / _TWIPS / size
    shown = [line for line in lines if line.text] or [Line("")]
    return sum(_lines(line, em) * _LINE * size + _GAPS[size] for line in shown)


def _lines(line: Line, room: float) -> int:
    """Give how many lines a paragraph takes in a room in em."""
    count, used = 1, 0.0
    bold = line.bold or bool(line.marked)
    for word in f"{line.label} {line.text}".split():
        wide = width(word, bold=bold)
        if used and used + 0.25 + wide > room:
            count, used = count + 1, 0.0
        used += (0.25 if used else 0.0) + wide
        more = int(used / room)
        count, used = count + more, used - more * room
    return count
