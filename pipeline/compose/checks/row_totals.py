"""Rows that must add up: parts to their group's row, groups to the grand total.

Found on real plans: totals that do not add up after a row was added or corrected (shared
measurement of signed documents). A total is held wrong only where no reasonable reading of
the table makes it right: of the rows above, of the groups above, of its own group, of the
subtotals, of the rows below where the total stands first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.outline_of_rows import ARABIC, UNMARKED, Line, RowOutline
from pipeline.compose.checks.quantities import (
    Quantity,
    is_measure,
    is_order,
    is_rate,
    is_share,
    shown,
    slack,
)
from pipeline.model.document import Cell
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind

_NEAR: Final = Decimal("0.2")  # a group's row further off than this is no sum at all
_NEAR_DOTTED: Final = Decimal("0.03")  # 1.1 and 1.2 under 1 are often only some of its parts
# what may be no sum: an average of the province, a quantity of its own at the end of a table
_DOUBTFUL: Final = re.compile(r"(?:toàn|cả) tỉnh|tổng (?!cộng|số)", re.IGNORECASE)
_MOST_GROUPS: Final = 20
_PLAIN_TOTAL: Final = re.compile(r"(?:tổng (?:cộng|số)|tổng|cộng)[:.]?", re.IGNORECASE)
_HUNDRED: Final = Decimal(100)
_COUNTED: Final = re.compile(
    r"người|hộ|dự án|công trình|trường|lớp|cơ sở|xã|phường|cụm|đô thị|giường|trạm", re.IGNORECASE
)


class _Sum(Fixed):
    """A whole with the parts that should make it; lines are indices into the outline."""

    whole: int
    parts: tuple[int, ...]


@dataclass(slots=True)
class _Column:
    """One column of a table: the quantity on each line, None where there is none."""

    index: int
    values: list[Quantity | None]
    cells: list[Cell]
    counts: bool


def row_totals(evidence: Evidence) -> Iterator[Notice]:
    """Tell of totals and group rows that are not the sum of their rows."""
    for placed in evidence.tables:
        yield from told(_in_table(placed))


def _in_table(placed: PlacedTable) -> Iterator[Notice]:
    grid = placed.table.grid
    outline = placed.outline
    if not any(row.kind in (RowKind.TOTAL, RowKind.GROUP) for row in grid.rows) and not any(
        line.mark in ("I", "A") or "." in line.mark for line in outline.lines
    ):
        return
    for index, column in enumerate(grid.columns):
        name = column.name
        if index in (outline.order, outline.label, outline.unit) or is_order(column):
            continue
        unit = column.unit or placed.table.unit
        if not is_measure(column) or (is_rate(name, unit) and not is_share(name)):
            continue
        read = _read(placed, outline, index)
        if is_share(name) and not _adds_to_hundred(outline, read):
            continue
        yield from _in_column(placed, outline, read)


def _read(placed: PlacedTable, outline: RowOutline, index: int) -> _Column:
    grid = placed.table.grid
    cells = [grid.rows[line.row].cells[index] for line in outline.lines]
    counted = placed.quantities(index)
    values = [counted[line.row] for line in outline.lines]
    unit = grid.columns[index].unit or placed.table.unit
    counts = not unit or _COUNTED.search(unit) is not None
    return _Column(index, values, cells, counts)


def _adds_to_hundred(outline: RowOutline, column: _Column) -> bool:
    totals = [
        value
        for line, value in zip(outline.lines, column.values, strict=True)
        if line.total and value is not None
    ]
    parts = [
        value.low
        for line, value in zip(outline.lines, column.values, strict=True)
        if not line.total and value is not None
    ]
    whole = bool(totals) and abs(sum(parts) - _HUNDRED) < 1
    return whole or any(abs(value.low - _HUNDRED) < 5 for value in totals)


def _in_column(placed: PlacedTable, outline: RowOutline, column: _Column) -> Iterator[Notice]:
    wrong: list[tuple[int, _Sum, Decimal]] = []
    right = False
    for index, line in enumerate(outline.lines):
        whole = column.values[index]
        if whole is None or is_rate(line.label, line.unit):
            continue
        sums = list(_sums(outline, column, index, line))
        if not sums:
            continue
        if any(_agrees(column, found) for found in sums):
            right = True
            continue
        wrong.append((index, sums[0], _added(column, sums[0])))
    for index, found, added in wrong:
        whole = column.values[index]
        assert whole is not None
        line = outline.lines[index]
        gap = abs(added - whole.low)
        near = gap <= _near(outline, found) * max(abs(added), abs(whole.low))
        if near or (right if not line.total else not _DOUBTFUL.match(line.label)):
            yield _told(placed, outline, column, found, added)


def _near(outline: RowOutline, found: _Sum) -> Decimal:
    is_dotted = "." in outline.lines[found.parts[0]].mark
    return _NEAR_DOTTED if is_dotted else _NEAR


def _sums(outline: RowOutline, column: _Column, index: int, line: Line) -> Iterator[_Sum]:
    """Give the readings of a line as a sum, the likeliest first."""
    candidates = _total_sums(outline, column, index) if line.total else _group_sums(outline, index)
    for parts in candidates:
        usable = _usable(outline, column, index, parts)
        if usable is not None:
            yield _Sum(index, usable)


def _group_sums(outline: RowOutline, index: int) -> Iterator[tuple[int, ...]]:
    children = outline.children(index)
    if not children or outline.lines[children[0]].is_part_of:
        return
    if outline.lines[children[0]].level == UNMARKED and len(children) < 2:
        return  # one row without a number under another is a line of its own
    yield children
    yield tuple(child for child in children if not outline.lines[child].is_part_of)


def _total_sums(outline: RowOutline, column: _Column, index: int) -> Iterator[tuple[int, ...]]:
    lines = outline.lines
    before = max((i for i in range(index) if lines[i].total), default=-1)
    above = [i for i in range(before + 1, index) if column.values[i] is not None]
    all_above = [i for i in range(index) if column.values[i] is not None and not lines[i].total]
    below_end = next((i for i in range(index + 1, len(lines)) if lines[i].total), len(lines))
    below = [i for i in range(index + 1, below_end) if column.values[i] is not None]
    subtotals = tuple(i for i in range(index) if lines[i].total)
    yield _tops(outline, above)
    group = max((i for i in range(index) if lines[i].level < ARABIC), default=-1)
    yield tuple(i for i in above if i > group)
    yield _tops(outline, all_above)
    yield tuple(above)
    yield tuple(i for i in above if not outline.children(i))
    yield tuple(i for i in above if not lines[i].is_part_of)
    yield subtotals
    if len(above) < 2 and before < 0:
        yield _tops(outline, below)
        yield tuple(below)
    if before >= 0:
        yield (before, *above)
    if _PLAIN_TOTAL.fullmatch(lines[index].label.strip()) is None:
        yield from _runs(_tops(outline, all_above))


def _runs(tops: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give every run of groups: "Tổng cộng đường bộ" is the sum of some of them."""
    if len(tops) <= _MOST_GROUPS:
        for start in range(len(tops)):
            for end in range(start + 2, len(tops) + 1):
                yield tuple(tops[start:end])


def _tops(outline: RowOutline, lines: Sequence[int]) -> tuple[int, ...]:
    """Leave out the lines that stand under another of them."""
    if not lines:
        return ()
    asked = frozenset(lines)
    chosen: list[int] = []
    deepest = UNMARKED  # a line that lies deeper stands under the last one chosen
    for index in range(lines[0], lines[-1] + 1):
        level = outline.lines[index].level
        if level > deepest:
            continue
        deepest = UNMARKED
        if index in asked:
            chosen.append(index)
            deepest = level
    return tuple(chosen)


def _usable(
    outline: RowOutline, column: _Column, whole: int, parts: Sequence[int]
) -> tuple[int, ...] | None:
    """Give the parts that hold numbers; None where they cannot be the parts of one sum."""
    lines, line = outline.lines, outline.lines[whole]
    counted: list[int] = []
    for index in parts:
        part = lines[index]
        if column.values[index] is None:
            if not _is_empty(column.cells[index]):
                return None  # words or a bound stand where a number should: nothing to add
            continue
        if is_rate(part.label, part.unit) and not is_share(part.label):
            return None
        if line.unit != part.unit and (line.unit or outline.unit >= 0) and part.unit:
            return None
        counted.append(index)
    units = {column.cells[i].unit for i in (*counted, whole) if column.cells[i].unit}
    if len(units) > 1 or not counted or (line.total and len(parts) == 1):
        return None
    return tuple(counted)


def _is_empty(cell: Cell) -> bool:
    return not cell.runs or cell.text.strip() in ("-", "–", "—", "…", "...")


def _agrees(column: _Column, found: _Sum) -> bool:
    whole = column.values[found.whole]
    parts = [value for i in found.parts if (value := column.values[i]) is not None]
    assert whole is not None
    tolerance = slack(parts, whole, counts=column.counts)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    # ranges add up as intervals; a target inside the interval is a choice, not a mistake
    return low - tolerance <= whole.high and whole.low <= high + tolerance


def _added(column: _Column, found: _Sum) -> Decimal:
    return sum(
        (value.low for i in found.parts if (value := column.values[i]) is not None), Decimal(0)
    )


def _told(
    placed: PlacedTable, outline: RowOutline, column: _Column, found: _Sum, added: Decimal
) -> Notice:
    line = outline.lines[found.whole]
    whole = column.values[found.whole]
    assert whole is not None
    first, last = (
        placed.at(outline.lines[i].row, column.index) for i in (found.parts[0], found.parts[-1])
    )
    what = "tổng" if line.total else f"dòng “{line.label}”"
    gap = shown(abs(whole.low - added))
    message = (
        f"{what} của cột “{placed.column(column.index)}” là {column.cells[found.whole].text}, "
        f"nhưng các dòng thành phần ({first} đến {last}) cộng lại được {shown(added)} "
        f"(chênh {gap})"
    )
    fix = f"đối chiếu từng dòng rồi sửa số sai, hoặc sửa tổng thành {shown(added)}"
    return placed.notice(Severity.WARNING, "tong-dong-sai", message, fix, (line.row, column.index))
