"""Numbers that stand on the comma: how many decimals they have, how far each is moved in.

Word and LibreOffice disagree on decimal tabs in cells, not on indents.
"""

import re
from functools import lru_cache
from typing import Final

from pipeline.model.document import Grid
from pipeline.model.table import Align

_NUMBER: Final = re.compile(r"^[^\d]*-?\d[\d.]*(?:,(\d+))?\s*%?$")
_DIGIT_EM, _COMMA_EM = 0.5, 0.25
_MOST_DECIMALS: Final = 4  # more would push the others out of sight
_KEPT: Final = 1_024

Texts = tuple[tuple[str, ...], ...]
"""The cells' texts of a table, by row."""


@lru_cache(_KEPT)
def decimal_indents(grid: Grid, texts: Texts, size: int) -> dict[int, dict[int | None, int]]:
    """Give right indents in twips by column and number of decimals, so that commas are in line.

    Only for columns aligned on the comma; a column whose numbers all have as many decimals
    needs none.
    """
    return {
        column: {count: int(em * size * 20) for count, em in indents.items()}
        for column, indents in indents_in_em(grid, texts).items()
    }


def indents_in_em(grid: Grid, texts: Texts) -> dict[int, dict[int | None, float]]:
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
