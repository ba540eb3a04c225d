"""The widths of columns at which a table of plain texts stands lowest, as the page's room allows.

A row is as high as its highest cell, so giving room to one of two cells that are equally high
gains nothing at once; heights are added up so that the highest decides and the next one counts
a little. Width is moved from column to column as long as that sum falls.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import Final

from pipeline.model.letter_widths import width
from pipeline.render.word.tables.cells import PADDING
from pipeline.render.word.tables.text_height import height_of, measured
from pipeline.render.word.tables.text_table import Line, TextRow

_STEPS: Final = (800, 400, 200, 100)  # twips moved at once
_SHARPNESS: Final = 8  # how little cells count that are not the highest of their row
_LONG: Final = 14  # letters of a word that may be broken over lines
_LEAST_GAIN: Final = 1e-6

Widths = tuple[int, ...]
Cells = tuple[tuple[Line, ...], ...]


def lowest(
    heads: Sequence[str], usual: Sequence[int], least: Widths, rows: Sequence[TextRow], size: int
) -> Widths:
    """Give the widths in twips, as wide in all as the usual ones.

    Args:
        heads: Names of the columns, in bold.
        usual: Widths to begin from.
        least: What a column keeps, also where its cells are empty, to be written in by hand.
        rows: As `text_table` takes them; those that span do not count.
        size: The size of letters in points.
    """
    head: Cells = tuple((Line(name, bold=True),) for name in heads)
    single = [head, *(row.cells for row in rows if not row.span)]
    floors = _floors(single, least, size)
    found = _raised(usual, floors)
    cost = _cost_of(single, size)
    for step in _STEPS:
        found = _settled(found, floors, step, cost)
    return found


def _settled(widths: Widths, floors: Widths, step: int, cost: Callable[[Widths], float]) -> Widths:
    """Give the widths at which no move of a step is a gain any more."""
    now = cost(widths)
    while True:
        moves = [(cost(moved), moved) for moved in _moves(widths, floors, step)]
        best, moved = min(moves, default=(now, widths))
        if best > now - _LEAST_GAIN:
            return widths
        now, widths = best, moved


def _moves(widths: Widths, floors: Widths, step: int) -> Iterator[Widths]:
    for giver, taker in permutations(range(len(widths)), 2):
        if widths[giver] - step >= floors[giver]:
            moved = list(widths)
            moved[giver] -= step
            moved[taker] += step
            yield tuple(moved)


def _cost_of(rows: Sequence[Cells], size: int) -> Callable[[Widths], float]:
    columns = [tuple(map(measured, cells)) for cells in zip(*rows, strict=True)]

    @cache
    def sharpened(column: int, room: int) -> tuple[float, ...]:
        heights = (height_of(cell, room, size) for cell in columns[column])
        return tuple(math.pow(height, _SHARPNESS) for height in heights)

    def cost(widths: Widths) -> float:
        cells = [sharpened(column, room) for column, room in enumerate(widths)]
        return sum(map(_blunted, zip(*cells, strict=True)))

    return cost


def _blunted(cells: Sequence[float]) -> float:
    """Give little more than the highest of the cells of a row, and the less the lower others."""
    return math.pow(sum(cells), 1 / _SHARPNESS)


def _floors(rows: Sequence[Cells], least: Widths, size: int) -> Widths:
    """Give the least widths: what is asked for, and room for every word that no line may break."""
    columns = zip(*rows, strict=True)
    return tuple(
        max(asked, *(_longest_word(lines, size) for lines in cells))
        for asked, cells in zip(least, columns, strict=True)
    )


def _longest_word(lines: Sequence[Line], size: int) -> int:
    words = [
        width(word, bold=bool(line.bold or line.label or line.marked))
        for line in lines
        for word in f"{line.label} {line.text}".split()
        if len(word) <= _LONG
    ]
    return round(max(words, default=0.0) * size * 20) + PADDING


def _raised(usual: Sequence[int], floors: Widths) -> Widths:
    """Give the usual widths, none below its least; what that takes comes from the widest."""
    found = [max(pair) for pair in zip(usual, floors, strict=True)]
    while sum(found) > sum(usual):
        widest = max(range(len(found)), key=lambda column: found[column] - floors[column])
        if found[widest] <= floors[widest]:
            return tuple(usual)
        found[widest] -= min(sum(found) - sum(usual), found[widest] - floors[widest], _STEPS[-1])
    return tuple(found)
