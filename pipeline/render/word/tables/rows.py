"""Which rows of a table share a page, so that none stands where it says nothing."""

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.model.document import Row
from pipeline.model.table import RowKind


def rows_kept(rows: Sequence[Row], *, followed: bool) -> tuple[bool, ...]:
    """Say of each row whether it stands on the page of what follows it.

    So do a group's name, the first row and the one before a total, which would stand alone at
    the foot or head of a page, and the last one where a source or note follows the table.
    """
    first = next((index for index, row in enumerate(rows) if row.kind is RowKind.BODY), -1)
    return tuple(
        row.kind is RowKind.GROUP
        or (after.kind is RowKind.TOTAL if after else followed)
        or (index == first and after is not None)
        for index, (row, after) in enumerate(zip_longest(rows, rows[1:]))
    )
