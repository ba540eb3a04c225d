"""How high header rows must be at least, so that names merged over several of them fit.

A program gives a merged cell's lines to its rows where they first stand; where LibreOffice 7.4
repeats the header on the next page, it cuts off what the rows themselves do not hold.
"""

from typing import Final

from pipeline.model.document import Grid
from pipeline.render.word.tables.columns import Plan
from pipeline.render.word.tables.decimals import Texts
from pipeline.render.word.tables.levelling import in_em
from pipeline.render.word.tables.wrapping import lines_of, words_of

_LINE: Final = 23  # twips of a line for each point of its letters
_AIR: Final = {12: 110, 11: 110, 10: 70}  # above and below a cell's text, and its rule


def header_heights(grid: Grid, texts: Texts, plan: Plan) -> tuple[int, ...]:
    """Give the least height in twips of each row, 0 for all but headers that need more."""
    found = [0] * len(grid.rows)
    rows = grid.header
    if len(rows) < 2:
        return tuple(found)
    own = [
        max(
            (
                _height(texts[at][column], plan, column, cell.columns)
                for column, cell in enumerate(row.cells)
                if cell.rows == 1
            ),
            default=0,
        )
        for at, row in enumerate(rows)
    ]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            last = min(at + cell.rows, len(rows)) - 1
            if cell.rows > 1 and last > at:
                needed = _height(texts[at][column], plan, column, cell.columns)
                _raise(own, found, at, last, needed)
    return tuple(found)


def _raise(own: list[int], found: list[int], first: int, last: int, needed: int) -> None:
    """Let the last of some rows be so high that together they hold what is needed."""
    missing = needed - sum(own[first : last + 1])
    if missing > 0:
        own[last] += missing
        found[last] = own[last]


def _height(text: str, plan: Plan, column: int, columns: int) -> int:
    width = sum(plan.widths[column : column + max(1, columns)])
    lines = lines_of(words_of(text, bold=True), in_em(width, plan.size))
    return lines * _LINE * plan.size + _AIR[plan.size]
