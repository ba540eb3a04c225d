"""Which rows of a table share a page, so that none stands where it says nothing."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from pipeline.model.document import Row
from pipeline.model.table import RowKind

SHORT: Final = 16  # rows of a table that is not torn for a tail
TAIL: Final = 4  # rows that are one
_TOGETHER: Final = TAIL + 1


def rows_kept(rows: Sequence[Row], *, followed: bool) -> tuple[bool, ...]:
    """Say of each row whether it stands on the page of what follows it.

    So do a group's name, the first row and the one before a total, which would stand alone at
    the foot or head of a page, and the last one where a source or note follows the table. Of a
    short table the last five rows stand together, all of them where one would be left before.
    """
    body = [index for index, row in enumerate(rows) if row.kind is not RowKind.HEADER]
    first = next((index for index, row in enumerate(rows) if row.kind is RowKind.BODY), -1)
    together = _together(body)
    return tuple(
        row.kind is RowKind.GROUP
        or index in together
        or (after.kind is RowKind.TOTAL if after else followed)
        or (index == first and after is not None)
        for index, (row, after) in enumerate(zip_longest(rows, rows[1:]))
    )


def _together(body: Sequence[int]) -> frozenset[int]:
    """Give the rows that stand with the one behind them, that none of a short table is a tail."""
    if len(body) > SHORT:
        return frozenset()
    return frozenset(body[:-1] if len(body) < _TOGETHER + 2 else body[-_TOGETHER:-1])
