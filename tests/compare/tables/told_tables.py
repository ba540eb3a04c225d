"""Small tables in two drafts, and what became of them as a text that can be read and kept.

A row of the comparison is a line: what became of it, and its cells between bars. `[-a-]0` went
with the change 0, `{+b+}1` came with 1; `^+0` is a cell of a column that came, `(2x3)` how far
one reaches down and across, `·` one that is covered, `was` how it stood. Below stand the changes
with their places and cells.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.compare.drafts import compare
from pipeline.model.change import Change, TableChange
from pipeline.model.comparison import (
    Comparison,
    RevisedCell,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import COVERED, Cell, Row, plain_text
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, FlowTable
from pipeline.model.shown_grid import shown_grid
from pipeline.model.table import Align, Column, RowKind
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, table

GOLDEN: Final = Path(__file__).parent / "golden"
_SIGNS: Final = {"inserted": "+", "deleted": "-", "restyled": "~"}


def told(old: FlowTable, new: FlowTable, *, formal: bool = False) -> str:
    """What became of a table; both drafts read back from it."""
    comparison = compare(one(old), one(new, number=2), formal=formal)
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)
    return "\n".join([*_blocks(comparison), *_changes(comparison.changes)]) + "\n"


def _blocks(comparison: Comparison) -> Iterator[str]:
    for block in comparison.sections[0].blocks[1:]:
        match block:
            case RevisedTable():
                yield f"table{_fate(block.revision)}"
                yield from (f"  above: {_line(line)}" for line in block.above)
                yield f"  columns: {' '.join(_column(*column) for column in block.columns)}"
                yield from (f"  {_row(row)}" for row in block.rows)
                yield from (f"  below: {_line(line)}" for line in block.below)
            case FlowTable():
                yield "table as it was"


def _fate(revision: Revision | None) -> str:
    return f" {_SIGNS[revision.fate.value]}{revision.change}" if revision else ""


def _column(position: int | None, revision: Revision | None) -> str:
    return f"{'·' if position is None else position}{_fate(revision).strip()}"


def _line(line: FlowParagraph | RevisedParagraph) -> str:
    if isinstance(line, FlowParagraph):
        return line.text
    return "".join(map(_span, line.spans)) + _fate(line.mark)


def _row(row: RevisedRow) -> str:
    kind = "" if row.row.kind is RowKind.BODY else f" {row.row.kind.value}"
    known = row.written.text if row.written else ""
    cells = " | ".join(map(_cell, row.cells))
    return f"row{_fate(row.revision)}{kind}: {cells}  <{known}>"


def _cell(one_: RevisedCell) -> str:
    cell, was = one_.cell, one_.was
    reach = "" if (cell.rows, cell.columns) in ((1, 1), (0, 0)) else f"({cell.rows}x{cell.columns})"
    stands = f" {cell.align.value}" if cell.align else ""
    own = f" ^{_fate(one_.revision).strip()}" if one_.revision else ""
    before = ""
    if was is not None:
        look = was.align.value if was.align else "-"
        before = f" was {look} ({was.rows}x{was.columns}){_fate(one_.restyled)}"
    words = "·" if cell.covered else "".join(map(_span, one_.spans))
    return f"{words}{reach}{stands}{own}{before}"


def _span(span: Span) -> str:
    text = plain_text(span.runs)
    if span.revision is None:
        return text
    opening, closing = ("[-", "-]") if span.revision.fate.is_old else ("{+", "+}")
    return f"{opening}{text}{closing}{span.revision.change}"


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    for index, change in enumerate(changes):
        told_ = f"{change.kind.value} {change.what.value} {change.class_.value}"
        yield f"{index}. {told_} ({change.tracked.value}, {change.author})"
        for place, words in ((change.old_place, change.old), (change.new_place, change.new)):
            if place is not None:
                yield f"   {place.text} [{place.block}]: {words}"
        yield from (f"   cell {_changed(cell)}" for cell in change.tables)


def _changed(cell: TableChange) -> str:
    by = "" if cell.delta is None else f" ({cell.delta}, {cell.percent} %) {cell.unit}".rstrip()
    return f"{cell.table}, {cell.row_key}, {cell.column}: {cell.old} → {cell.new}{by}"


NAMES = ("STT", "Tên công trình", "Quy mô", "Vốn")
ROADS = (
    ("1", "Đường tỉnh 226", "12,5", "1.000"),
    ("2", "Cầu Kỳ Cùng mới", "3", "250"),
    ("3", "Bến xe phía Bắc", "1,2", "80"),
    ("4", "Hồ chứa Bản Lải", "30", "4.000"),
)


def works(*rows: Sequence[str], names: Sequence[str] = NAMES, unit: str = "tỷ đồng") -> FlowTable:
    return table("Công trình", names, *rows, unit=unit, number="3.2", figures=2)


def with_columns(made: FlowTable, *columns: Column) -> FlowTable:
    return _of(made, made.written.rows, columns)


def with_row(made: FlowTable, index: int, row: Row) -> FlowTable:
    rows = list(made.written.rows)
    rows[index] = row
    return _of(made, tuple(rows), made.written.columns)


def _of(made: FlowTable, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> FlowTable:
    written = replace(made.written, rows=rows, columns=columns)
    return replace(made, written=written, grid=shown_grid(written))


def of_kind(made: FlowTable, index: int, kind: RowKind) -> FlowTable:
    return with_row(made, index, replace(made.written.rows[index], kind=kind))


def with_cell(made: FlowTable, index: int, column: int, **more: object) -> FlowTable:
    row = made.written.rows[index]
    cells = list(row.cells)
    cells[column] = replace(cells[column], **more)  # type: ignore[arg-type]
    return with_row(made, index, replace(row, cells=tuple(cells)))


def across(made: FlowTable, index: int, column: int, count: int) -> FlowTable:
    """The table with a cell merged with those to its right."""
    row = made.written.rows[index]
    whole = replace(row.cells[column], columns=count)
    cells = (*row.cells[:column], whole, *[COVERED] * (count - 1), *row.cells[column + count :])
    return with_row(made, index, replace(row, cells=cells))


def down(made: FlowTable, index: int, count: int) -> FlowTable:
    """The table with a first cell merged with those below it."""
    for at in range(index, index + count):
        row = made.written.rows[at]
        first: Cell = replace(row.cells[0], rows=count) if at == index else COVERED
        made = with_row(made, at, replace(row, cells=(first, *row.cells[1:])))
    return made


def column(name: str, align: Align | None = None, unit: str = "") -> Column:
    return Column(name, unit, align)


Pair = tuple[FlowTable, FlowTable]


def _cells() -> Pair:
    later = (("1", "Đường tỉnh 226", "12,5", "1.100"), ("2", "Cầu Kỳ Cùng cũ", "-", "250"))
    return works(*ROADS), works(*later, *ROADS[2:])


def _units() -> Pair:
    plain = (column("STT"), column("Tên"), column("Dài", Align.RIGHT, "km"), column("Vốn"))
    other = (column("STT"), column("Tên"), column("Dài", Align.RIGHT, "m"), column("Vốn"))
    later = (("1", "Đường tỉnh 226", "15", "1.200"), ("2", "Cầu Kỳ Cùng mới", "3", "0"))
    return with_columns(works(*ROADS[:2]), *plain), with_columns(works(*later), *other)


def _rows() -> Pair:
    later = (("1", "Sân bay Mai Pha", "5", "700"), ("2", "Đường tỉnh 226", "12,5", "1.050"),
             ROADS[2], ROADS[3])  # fmt: skip
    return works(*ROADS), works(*later)


def _rows_only_renumbered() -> Pair:
    return works(*ROADS), works(*ROADS[:2], ("7", *ROADS[2][1:]), ROADS[3])


def _row_moved() -> Pair:
    moved = ("4", "Đường tỉnh 226", "12,5", "1.250")
    others = ((str(n), *row[1:]) for n, row in enumerate(ROADS[1:], 1))
    return works(*ROADS), works(*others, moved)


def _total() -> Pair:
    old = of_kind(works(*ROADS[:2], ("", "Tổng cộng", "", "1.250")), 3, RowKind.TOTAL)
    new = of_kind(works(*ROADS[:3], ("", "Tổng cộng", "", "1.330")), 4, RowKind.TOTAL)
    return old, new


def _column_added_and_dropped() -> Pair:
    names = ("STT", "Tên công trình", "Vốn", "Năm")
    later = tuple((a, b, d, f"202{at}") for at, (a, b, c, d) in enumerate(ROADS))
    return works(*ROADS), works(*later, names=names)


def _rows_and_columns_apart() -> Pair:
    """A column that came, a row that went, one that came and one that moved with it."""
    names = (*NAMES[:2], "Loại", *NAMES[2:])
    later = (ROADS[1], ("2", "Sân bay Mai Pha", "5", "700"), ROADS[3], ROADS[0])
    rows = ((*row[:2], f"Nhóm {row[2]}", *row[2:]) for row in later)
    return works(*ROADS), works(*rows, names=names)


def _columns_swapped() -> Pair:
    later = (ROADS[0], ("2", "Cầu Kỳ Cùng mới", "4", "260"), *ROADS[2:])
    turned = ((a, b, d, c) for a, b, c, d in later)
    return works(*ROADS), works(*turned, names=(*NAMES[:2], "Vốn", "Quy mô"))


def _columns_swapped_and_rows() -> Pair:
    """A column elsewhere that stands otherwise, beside rows that came and went."""
    later = (ROADS[0], ROADS[2], ("4", "Sân bay Mai Pha", "5", "700"))
    turned = ((a, b, d, c) for a, b, c, d in later)
    new = works(*turned, names=(*NAMES[:2], "Vốn", "Quy mô"))
    made = (column("STT"), column("Tên công trình"), column("Vốn", Align.CENTER), column("Quy mô"))
    return works(*ROADS), with_columns(new, *made)


def _realigned() -> Pair:
    old, new = works(*ROADS[:2]), works(*ROADS[:1], ("2", "Cầu Kỳ Cùng mới", "4", "250"))
    before = (column("STT", Align.CENTER), column("Tên"), column("Quy mô", Align.RIGHT),
              column("Vốn", Align.RIGHT))  # fmt: skip
    after = (column("STT"), column("Tên"), column("Quy mô", Align.CENTER),
             column("Vốn", Align.DECIMAL))  # fmt: skip
    old, new = with_columns(old, *before), with_columns(new, *after)
    return old, with_cell(with_cell(new, 1, 1, align=Align.CENTER), 2, 1, align=Align.RIGHT)


def _cell_realigned_with_its_words() -> Pair:
    new = works(("1", "Đường tỉnh 227", "12,5", "1.000"), *ROADS[1:])
    return works(*ROADS), with_cell(new, 1, 1, align=Align.CENTER)


def _head_changed() -> Pair:
    new = works(*ROADS, names=("STT", "Tên công trình", "Quy mô (km)", "Vốn"))
    return works(*ROADS), with_cell(new, 0, 1, align=Align.RIGHT)


def _merged_across() -> Pair:
    return works(*ROADS), across(works(*ROADS), 2, 1, 2)


def _column_in_a_merged_row() -> Pair:
    """A column that came under a range: its row is recast, and one that says otherwise too."""
    names = (*NAMES, "Năm")
    old = across(across(works(*ROADS), 1, 1, 3), 3, 1, 3)
    later = [(*row, "2026") for row in ROADS]
    later[2] = ("3", "Bến xe phía Nam", "1,2", "80", "2026")
    return old, across(across(works(*later, names=names), 1, 1, 4), 3, 1, 4)


def _column_gone_from_a_merged_row() -> Pair:
    new, old = _column_in_a_merged_row()
    return old, new


def _row_gone_beside_a_column_within_its_range() -> Pair:
    """A row with a range went where a column came in the middle: it follows the range."""
    old = across(works(*ROADS), 3, 1, 3)
    names = (*NAMES[:2], "Loại", *NAMES[2:])
    later = [(*row[:2], "Mới", *row[2:]) for row in (*ROADS[:2], ROADS[3])]
    return old, works(*later, names=names)


def _row_came_beside_a_column_within_its_range() -> Pair:
    new, old = _row_gone_beside_a_column_within_its_range()
    return old, new


def _row_gone_with_a_short_range() -> Pair:
    """What stands behind the range follows the cell that the column left in the middle."""
    old = across(works(*ROADS), 3, 1, 2)
    names = (*NAMES[:2], "Loại", *NAMES[2:])
    later = [(*row[:2], "Mới", *row[2:]) for row in (*ROADS[:2], ROADS[3])]
    return old, works(*later, names=names)


def _group_grown() -> Pair:
    names = ("Nhóm", "Tên công trình", "Vốn")
    roads = (("Đường", "Đường tỉnh 226", "5"), ("Đường", "Đường tỉnh 229", "7"))
    others = (("Thủy lợi", "Hồ Bản Lải", "30"), ("Thủy lợi", "Kè Kỳ Cùng mới", "9"))
    old = down(down(works(*roads, *others, names=names), 1, 2), 3, 2)
    more = (*roads, ("Đường", "Đường tỉnh 250", "2"), *others)
    return old, down(down(works(*more, names=names), 1, 3), 4, 2)


def _group_shrunk() -> Pair:
    new, old = _group_grown()
    return old, new


def _written_anew() -> Pair:
    later = [(str(n), f"Khác hẳn số {n * 7}", f"{n}0,7", f"9{n}") for n in range(5, 9)]
    return works(*ROADS), works(*later)


def _small_and_new() -> Pair:
    return works(ROADS[0], names=NAMES), works(("9", "Sân bay", "1", "2"), names=NAMES)


def _lines() -> Pair:
    new = works(*ROADS, unit="triệu đồng")
    note = FlowParagraph("GhiChu", replace(new.above[1]).runs)
    return works(*ROADS), replace(new, below=(note,), landscape=True)


def _same() -> Pair:
    return works(*ROADS), works(*ROADS)


TABLES: Mapping[str, Callable[[], Pair]] = {
    "cells": _cells,
    "units": _units,
    "rows": _rows,
    "rows-only-renumbered": _rows_only_renumbered,
    "row-moved": _row_moved,
    "total": _total,
    "column-added-and-dropped": _column_added_and_dropped,
    "rows-and-columns-apart": _rows_and_columns_apart,
    "columns-swapped": _columns_swapped,
    "columns-swapped-and-rows": _columns_swapped_and_rows,
    "realigned": _realigned,
    "cell-realigned-with-its-words": _cell_realigned_with_its_words,
    "head-changed": _head_changed,
    "merged-across": _merged_across,
    "column-in-a-merged-row": _column_in_a_merged_row,
    "column-gone-from-a-merged-row": _column_gone_from_a_merged_row,
    "row-gone-in-a-range": _row_gone_beside_a_column_within_its_range,
    "row-came-in-a-range": _row_came_beside_a_column_within_its_range,
    "row-gone-with-a-short-range": _row_gone_with_a_short_range,
    "group-grown": _group_grown,
    "group-shrunk": _group_shrunk,
    "written-anew": _written_anew,
    "small-and-new": _small_and_new,
    "lines": _lines,
    "same": _same,
}
