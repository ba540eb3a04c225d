"""Columns of a table that came, went or changed places, and the rows compared by what is left.

A column is known by its cells: in the rows that stand in both, most are the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import Edit, shown
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.units import Unit, bare

_ALIKE: Final = 0.5  # of the cells of a column, which stay in it
_ROWS: Final = 2  # that must stand in both, the head among them
_VALUES: Final = 6


@dataclass(frozen=True, slots=True)
class ColumnEdit:
    """One column that came, went or moved; `block` is the first row of its table."""

    block: int
    unit: int
    edit: Edit


@dataclass(frozen=True, slots=True)
class TableColumns:
    """One table whose columns changed.

    Attributes:
        edits: Its columns' edits.
        rows: Its rows by position of their block, with the position of their unit.
        column_of: For each column of the draft the one of the copy, None where it went.
    """

    edits: tuple[ColumnEdit, ...]
    rows: Mapping[int, int]
    column_of: Sequence[int | None]


def changed_columns(
    units: Sequence[Unit], blocks: Sequence[DraftBlock], found: Matching
) -> Iterator[TableColumns]:
    """Give the tables whose columns are not those of the draft."""
    tables: dict[int, dict[int, int]] = {}
    for index, block in enumerate(blocks):
        own = found.units_of[index]
        if block.table >= 0 and own and units[own[0]].row is not None:
            tables.setdefault(block.table, {})[index] = own[0]
    for rows in tables.values():
        if all(list(blocks[index].cells) == units[unit].cells for index, unit in rows.items()):
            continue  # as it was sent, like nearly every table
        whole = _whole_rows(rows, units, blocks)
        if len(whole) >= _ROWS and whole[0][0] == min(rows):
            yield from _changed(rows, whole, units, blocks)


def _whole_rows(
    rows: Mapping[int, int], units: Sequence[Unit], blocks: Sequence[DraftBlock]
) -> list[tuple[int, int]]:
    """Give the rows that have all columns of their table, in draft and copy."""
    wide = max(len(blocks[index].cells) for index in rows)
    found = [(i, u) for i, u in rows.items() if len(blocks[i].cells) == wide]
    counts = [len(units[unit].cells) for _, unit in found]
    most = max(counts, key=counts.count, default=0)
    return [pair for pair, count in zip(found, counts, strict=True) if count == most]


def _changed(
    rows: Mapping[int, int],
    whole: Sequence[tuple[int, int]],
    units: Sequence[Unit],
    blocks: Sequence[DraftBlock],
) -> Iterator[TableColumns]:
    olds = list(zip(*(blocks[index].cells for index, _ in whole), strict=True))
    news = list(zip(*(units[unit].cells for _, unit in whole), strict=True))
    column_of = _aligned(olds, news)
    if column_of == list(range(len(news))):
        return
    index, unit = whole[0]
    edits = tuple(ColumnEdit(index, unit, edit) for edit in _edits(olds, news, column_of))
    if edits:
        yield TableColumns(edits, rows, column_of)


_Column = tuple[str, ...]


def _aligned(olds: Sequence[_Column], news: Sequence[_Column]) -> list[int | None]:
    """Give for each column of the draft the most alike of the copy, each once, nearest first."""
    scored = sorted(
        (-_likeness(old, new), abs(at - place), at, place)
        for at, old in enumerate(olds)
        for place, new in enumerate(news)
    )
    found: list[int | None] = [None] * len(olds)
    for score, _, at, place in scored:
        if -score >= _ALIKE and found[at] is None and place not in found:
            found[at] = place
    if len(olds) == len(news):  # a column rewritten where it stands
        for at in range(len(olds)):
            if found[at] is None and at not in found:
                found[at] = at
    return found


def _likeness(old: _Column, new: _Column) -> float:
    same = sum(bare(was) == bare(now) for was, now in zip(old, new, strict=True))
    return same / len(old)


def _edits(
    olds: Sequence[_Column], news: Sequence[_Column], column_of: Sequence[int | None]
) -> Iterator[Edit]:
    for at, place in enumerate(column_of):
        if place is None:
            yield Edit(" | ".join(filter(None, olds[at])), "", f"Bỏ cột “{shown(olds[at][0])}”")
    for place, new in enumerate(news):
        if place not in column_of and any(new):
            values = "; ".join(filter(None, new[1 : 1 + _VALUES]))
            after = f" sau cột “{shown(news[place - 1][0])}”" if place else " ở đầu bảng"
            content = f"Thêm cột “{shown(new[0])}”{after}: {values}"
            yield Edit("", " | ".join(filter(None, new)), content)
    yield from _moves(olds, news, column_of)


def _moves(
    olds: Sequence[_Column], news: Sequence[_Column], column_of: Sequence[int | None]
) -> Iterator[Edit]:
    """Give the columns that no longer stand in the draft's order, as few as explain it."""
    kept = [(place, at) for at, place in enumerate(column_of) if place is not None]
    order = [at for _, at in sorted(kept)]
    staying = set(_rising(order))
    for position, at in enumerate(order):
        if at not in staying:
            before = f"sau cột “{shown(olds[order[position - 1]][0])}”" if position else "lên đầu"
            words = shown(olds[at][0])
            yield Edit(olds[at][0], "", f"Chuyển cột “{words}” {before}")


def _rising(numbers: Sequence[int]) -> list[int]:
    """Give a longest run of numbers that rise; a table has few columns."""
    best: list[list[int]] = []
    for number in numbers:
        before = max((run for run in best if run[-1] < number), key=len, default=[])
        best.append([*before, number])
    return max(best, key=len, default=[])
