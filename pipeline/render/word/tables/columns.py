"""How wide the columns of a table are, how large its type, and whether it needs a wide page.

A column holds at least its longest word or number; beyond that they share the room so that
the table stands as low as it can (`fitting`). What authors ask for (`cols="1,4,2"`) are shares
of the table, kept as far as no word breaks and no short cell wraps. Lengths are in twentieths
of a point (twips).
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import Final

from pipeline.model.document import Grid
from pipeline.model.fixed import Fixed
from pipeline.model.table import RowKind
from pipeline.render.word.tables.content import Content, measure
from pipeline.render.word.tables.decimals import Texts
from pipeline.render.word.tables.fitting import fitted, shared_out
from pipeline.render.word.tables.levelling import EASY, least, spread, with_names

FULL_SIZE: Final = 12
_SIZES: Final = (12, 11, 10)  # smaller is not readable in print
_LINES: Final = {False: 4, True: 6}  # a cell of usual length should not need more, upright or wide
_FEW: Final = 12  # rows of a table for which no page is turned while it can stand upright
_ON_A_PAGE: Final = 36  # lines of cells on an upright page, heads and caption left out
_PLANS_KEPT: Final = 1_024


class Plan(Fixed):
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
    rows become too high. A table of few rows may have higher ones before the page is turned: a
    page turned for it is mostly white, and so is what is left of the one before.
    """
    content = measure(grid, texts)
    rows = sum(row.kind is not RowKind.HEADER for row in grid.rows)
    pages = (False, True) if asked is None else (asked,)
    shares = _shares(grid)
    for wide in pages:
        room = landscape if wide else portrait
        size = _easy_size(content, room, _LINES[wide])
        if not size and asked is None and not wide and 0 < rows <= _FEW:
            size = _whole_size(content, room, max(_LINES[True], _ON_A_PAGE // rows))
        if size:
            return Plan(_widths(content, shares, size, room), size, wide)
    size = _last_resort(content, room)
    crowded = sum(least(content, size, whole=False)) > room
    return Plan(_widths(content, shares, size, room), size, wide, crowded=crowded)


def _easy_size(content: Content, room: int, lines: int) -> int:
    """Give the largest type at which texts of usual length take so many lines; 0 for none."""
    for size in _SIZES:
        low = least(content, size, whole=True)
        if sum(low) <= room and sum(spread(content, low, size, lines, EASY)) <= room:
            return size
    return 0


def _whole_size(content: Content, room: int, lines: int) -> int:
    """Give the largest type at which no word and no short cell breaks; 0 for none.

    Texts of usual length take so many lines at most: fewer rows may be higher.
    """
    for size in _SIZES:
        names = with_names(content, least(content, size, whole=True), size)
        if sum(spread(content, names, size, lines)) <= room:
            return size
    return 0


def _last_resort(content: Content, room: int) -> int:
    """Give the largest type at which no word breaks, the smallest where all do; rows grow high."""
    for whole in (True, False):
        for size in _SIZES:
            if sum(least(content, size, whole=whole)) <= room:
                # high rows of small type are the lesser evil
                return min(size, _SIZES[len(_SIZES) // 2])
    return _SIZES[-1]


def _shares(grid: Grid) -> tuple[float, ...]:
    """Give the shares authors asked for, () where a column has none."""
    shares = [column.width for column in grid.columns]
    return tuple(share for share in shares if share) if all(shares) else ()


def _widths(content: Content, shares: tuple[float, ...], size: int, room: int) -> tuple[int, ...]:
    low = least(content, size, whole=True)
    if sum(low) > room:
        low = least(content, size, whole=False)
    if sum(low) >= room:
        return _whole([floor * room / sum(low) for floor in low], room)
    if shares:
        names = with_names(content, low, size)
        return _whole(shared_out(shares, names if sum(names) < room else low, room), room)
    # as whole numbers, widths are rounded up, so that no text is cut by a fraction
    spare = room - len(low)
    return _whole(fitted(content, low, size, spare) if sum(low) < spare else low, room)


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    """Give the widths as whole numbers that add up to the room."""
    if not widths:
        return ()
    whole = [max(1, ceil(wanted)) for wanted in widths]
    widest = whole.index(max(whole))
    whole[widest] = max(1, whole[widest] + room - sum(whole))
    return tuple(whole)
