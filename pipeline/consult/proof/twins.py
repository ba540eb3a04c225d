"""Tables in both drafts: which table, row and column of the new draft is which of the old one.

A table is known again by its caption and the names of its rows, also in another item; a row by
its name and group; a column by its name, else by what stands in it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from pipeline.model.document import Row
from pipeline.model.flow import FlowTable
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_SAME_TABLE: Final = 0.5  # of captions and names of rows taken together
_ROWS_WEIGH: Final = 0.6
_SAME_ROW: Final = 70.0  # of 100: a row with another name
_SAME_COLUMN: Final = 0.5  # of the values of a column with another name
_NUMBERS: Final = re.compile(r"(?:[ivxlc]+|[a-zđ])[.)]?", re.IGNORECASE)
_MOST: Final = 300  # rows without a partner that are held against one another


@dataclass(frozen=True, slots=True)
class Twin:
    """A table of the old draft and what it is in the new one.

    `rows` and `columns` give positions in the new table by those in the old one; what is not
    among them is gone. `added` are the new rows that the old table has not.
    """

    old: FlowTable
    new: FlowTable
    rows: dict[int, int]
    columns: dict[int, int]
    added: tuple[int, ...]


def twin(old: FlowTable, new: FlowTable) -> Twin:
    """Give what became of each row and column of a table."""
    rows = _rows(old.grid.rows, new.grid.rows)
    columns = _columns(old, new, rows)
    taken = set(rows.values())
    heads = len(new.grid.header)
    added = tuple(at for at in range(heads, len(new.grid.rows)) if at not in taken)
    return Twin(old, new, rows, columns, added)


def likest(old: FlowTable, others: Sequence[FlowTable]) -> int | None:
    """Give the position of the table that is likest, None where none is like enough."""
    scores = [(likeness(old, other), -at) for at, other in enumerate(others)]
    best, at = max(scores, default=(0.0, 0))
    return -at if best >= _SAME_TABLE else None


def likeness(old: FlowTable, new: FlowTable) -> float:
    """Give how alike two tables are by caption and names of rows, from 0 to 1."""
    captions = fuzz.ratio(_caption(old), _caption(new)) / 100
    was, now = Counter(_names(old)), Counter(_names(new))
    total = sum((was | now).values())
    rows = sum((was & now).values()) / total if total else 0.0
    return (1 - _ROWS_WEIGH) * captions + _ROWS_WEIGH * rows


def row_name(row: Row) -> str:
    """Give the words that name a row: its first cell that is more than a number or letter."""
    texts = [cell.text.strip() for cell in row.cells]
    named = (text for text in texts if any(map(str.isalpha, text)) and not _NUMBERS.fullmatch(text))
    return next(named, next(filter(None, texts), ""))


def _caption(table: FlowTable) -> str:
    return folded(table.caption.text) if table.caption else ""


def _names(table: FlowTable) -> Iterator[str]:
    return (folded(row_name(row)) for row in table.grid.rows if row.kind is not RowKind.HEADER)


def _rows(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    was = [at for at, row in enumerate(old) if row.kind is not RowKind.HEADER]
    now = [at for at, row in enumerate(new) if row.kind is not RowKind.HEADER]
    # header rows come first in both and are known by their place
    heads = min(len(old) - len(was), len(new) - len(now))
    found = {at: at for at in range(heads)}
    # in one group first: "Nữ" stands under many
    for keys in (_grouped, _named):
        free_old = [at for at in was if at not in found]
        free_new = [at for at in now if at not in found.values()]
        found |= _paired(keys(old, free_old), keys(new, free_new))
    free_old = [at for at in was if at not in found]
    taken = set(found.values())
    free_new = [at for at in now if at not in taken]
    if 0 < len(free_old) <= _MOST and 0 < len(free_new) <= _MOST:
        found |= _alike(old, free_old, new, free_new)
    return found


def _grouped(rows: Sequence[Row], among: Sequence[int]) -> list[tuple[int, Hashable]]:
    group = ""
    groups = []
    for row in rows:
        group = folded(row_name(row)) if row.kind is RowKind.GROUP else group
        groups.append(group)
    return [(at, (groups[at], folded(row_name(rows[at])))) for at in among]


def _named(rows: Sequence[Row], among: Sequence[int]) -> list[tuple[int, Hashable]]:
    return [(at, folded(row_name(rows[at]))) for at in among]


def _paired(
    old: Sequence[tuple[int, Hashable]], new: Sequence[tuple[int, Hashable]]
) -> dict[int, int]:
    """Pair what has the same key, in the order in which it stands."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, key in reversed(new):
        waiting[key].append(at)
    return {at: waiting[key].pop() for at, key in old if waiting[key]}


def _alike(
    old: Sequence[Row], free_old: Sequence[int], new: Sequence[Row], free_new: Sequence[int]
) -> dict[int, int]:
    """Pair rows that were renamed: the likest first, each once."""
    texts_old = {at: folded(old[at].text) for at in free_old}
    texts_new = {at: folded(new[at].text) for at in free_new}
    scored = sorted(
        (
            (-score, at, other)
            for at, text in texts_old.items()
            for other, words in texts_new.items()
            if (score := fuzz.ratio(text, words, score_cutoff=_SAME_ROW)) >= _SAME_ROW
        )
    )
    found: dict[int, int] = {}
    for _, at, other in scored:
        if at not in found and other not in found.values():
            found[at] = other
    return found


def _columns(old: FlowTable, new: FlowTable, rows: dict[int, int]) -> dict[int, int]:
    """Pair columns by name, then by what stands in them; as many left on both sides in order."""
    was = [(at, folded(column.name)) for at, column in enumerate(old.grid.columns)]
    now = [(at, folded(column.name)) for at, column in enumerate(new.grid.columns)]
    found = _paired(was, now)
    free = [at for at, _ in now if at not in found.values()]
    for at in (at for at, _ in was if at not in found):
        shares = [(_overlap(old, at, new, other, rows), -other) for other in free]
        share, other = max(shares, default=(0.0, 0))
        if share >= _SAME_COLUMN:
            found[at] = -other
            free.remove(-other)
    left = [at for at, _ in was if at not in found]
    return found | dict(zip(left, free, strict=True)) if len(left) == len(free) else found


def _overlap(old: FlowTable, at: int, new: FlowTable, other: int, rows: dict[int, int]) -> float:
    """Give the share of rows in which two columns say the same."""
    pairs = [
        (old.grid.rows[i].cells[at].text.strip(), new.grid.rows[j].cells[other].text.strip())
        for i, j in rows.items()
    ]
    said = [(a, b) for a, b in pairs if a or b]
    return sum(a == b for a, b in said) / len(said) if said else 0.0
