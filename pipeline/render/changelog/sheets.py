"""The change log as a workbook: one row a change, and sheets that sum it up.

Texts are whole here, as far as a cell of Excel holds them; numbers are numbers.
"""

from collections.abc import Sequence
from typing import Final

from pipeline.model.change import Change, ChangeClass, ChangeKind, Place, TableChange
from pipeline.model.change_summary import ItemShare, NumericChange, Tally
from pipeline.render.changelog.entries import (
    CLASS_WORDS,
    GROUND_WORDS,
    KIND_WORDS,
    THING_WORDS,
    TRACKED_WORDS,
    Entry,
    Log,
    agency_name,
    formal_counts,
    place_words,
)
from pipeline.render.excel.lists import CellValue, Link, ListColumn, ListSheet, table_workbook

_NUMBER: Final = "#,##0.######"
_PERCENT: Final = "#,##0.0"
_SHARE: Final = "0.0%"
_WHOLE: Final = "#,##0"
_LINES: Final = 10  # a whole table that came or went must not fill the screen

_CHANGE_COLUMNS: Final = (
    ListColumn("STT", 6),
    ListColumn("Mã thay đổi", 30),
    ListColumn("Mục", 34),
    ListColumn("Vị trí cũ", 26),
    ListColumn("Vị trí mới", 26),
    ListColumn("Cơ quan", 22),
    ListColumn("Loại", 12),
    ListColumn("Lớp", 12),
    ListColumn("Đối tượng", 16),
    ListColumn("Nội dung cũ", 60),
    ListColumn("Nội dung mới", 60),
    ListColumn("Bảng", 12),
    ListColumn("Dòng", 24),
    ListColumn("Cột", 18),
    ListColumn("Chênh lệch", 13, _NUMBER),
    ListColumn("%", 10, _PERCENT),
    ListColumn("Đơn vị", 10),
    ListColumn("Ý kiến", 20),
    ListColumn("Lý do", 30),
    ListColumn("Căn cứ", 22),
    ListColumn("Đánh dấu trong bản so sánh", 22),
    ListColumn("Số hiệu đánh dấu", 16),
)
_CELL_COLUMNS: Final = (
    ListColumn("STT", 6),
    ListColumn("Mã thay đổi", 30),
    ListColumn("Bảng", 16),
    ListColumn("Dòng", 34),
    ListColumn("Cột", 24),
    ListColumn("Cũ", 24),
    ListColumn("Mới", 24),
    ListColumn("Chênh lệch", 14, _NUMBER),
    ListColumn("%", 10, _PERCENT),
    ListColumn("Đơn vị", 12),
)


def changelog_workbook(log: Log) -> bytes:
    """Give the .xlsx: all changes, cells of tables, summaries, and what the redline cannot show."""
    return table_workbook(
        (
            ListSheet("Thay đổi", _CHANGE_COLUMNS, tuple(map(_row, log.entries)), lines=_LINES),
            ListSheet("Ô của bảng", _CELL_COLUMNS, _cell_rows(log)),
            _tallies("Theo phần", "Phần, phụ lục", log.summary.by_part),
            _tallies("Theo cơ quan", "Cơ quan", log.summary.by_agency),
            _tallies("Theo đối tượng", "Đối tượng", log.summary.by_kind),
            _numbers(log),
            _items(log),
            _formal(log),
            ListSheet(
                "Không theo dõi được",
                _CHANGE_COLUMNS,
                tuple(map(_row, log.untracked)),
                lines=_LINES,
            ),
        )
    )


def _row(entry: Entry) -> tuple[CellValue, ...]:
    change = entry.change
    cell = change.tables[0] if len(change.tables) == 1 else None
    return (
        entry.number,
        change.id,
        entry.item,
        _linked(entry, change.old_place, only=change.new_place is None),
        _linked(entry, change.new_place, only=True),
        entry.agency,
        KIND_WORDS[change.kind],
        CLASS_WORDS[change.class_],
        THING_WORDS[change.what],
        change.old,
        change.new,
        *_table(change, cell),
        ", ".join(change.comments),
        change.reason,
        "" if change.class_ is ChangeClass.FORM else GROUND_WORDS[entry.ground],
        TRACKED_WORDS[change.tracked],
        ", ".join(map(str, change.marks)),
    )


def _linked(entry: Entry, place: Place | None, *, only: bool) -> CellValue:
    """Give a place as a link to the redline, where the redline stands at that place."""
    if place is None:
        return None
    file, _, bookmark = entry.address.partition("#")
    words = place_words(place)
    return Link(words, file, bookmark) if only else words


def _table(change: Change, cell: TableChange | None) -> tuple[CellValue, ...]:
    """Give table, row, column, difference, per cent and unit; of several cells only the table."""
    if cell is not None:
        return (cell.table, cell.row_key, cell.column, cell.delta, cell.percent, cell.unit)
    if not change.tables:
        return (None,) * 6
    return (change.tables[0].table, f"{len(change.tables)} ô", None, None, None, None)


def _cell_rows(log: Log) -> tuple[tuple[CellValue, ...], ...]:
    return tuple(
        (
            *(entry.number, entry.change.id, cell.table, cell.row_key, cell.column),
            *(cell.old, cell.new, cell.delta, cell.percent, cell.unit),
        )
        for entry in log.entries
        for cell in entry.change.tables
    )


def _tallies(name: str, title: str, tallies: Sequence[Tally]) -> ListSheet:
    columns = (
        ListColumn(title, 44),
        *(ListColumn(KIND_WORDS[kind], 12, _WHOLE) for kind in ChangeKind),
        ListColumn("Tổng số", 12, _WHOLE),
        *(ListColumn(words, 12, _WHOLE) for words in CLASS_WORDS.values()),
    )
    return ListSheet(name, columns, tuple(map(_tally, tallies)))


def _tally(tally: Tally) -> tuple[CellValue, ...]:
    kinds = dict(tally.kinds)
    counts = (kinds.get(kind, 0) for kind in ChangeKind)
    return (tally.label, *counts, tally.total, tally.content, tally.formal, tally.formatting)


def _numbers(log: Log) -> ListSheet:
    columns = (
        ListColumn("Mã thay đổi", 30),
        ListColumn("Vị trí", 30),
        *_CELL_COLUMNS[3:],
        ListColumn("Cơ quan", 24),
    )

    def row(number: NumericChange) -> tuple[CellValue, ...]:
        return (
            *(number.change, number.place, number.row, number.column, number.old, number.new),
            *(number.delta, number.percent, number.unit),
            agency_name(number.agency, log.old, log.new),
        )

    return ListSheet("Số liệu thay đổi", columns, tuple(map(row, log.summary.largest)))


def _items(log: Log) -> ListSheet:
    columns = (
        ListColumn("Vị trí", 26),
        ListColumn("Mục", 48),
        ListColumn("Cơ quan", 28),
        ListColumn("Số thay đổi", 12, _WHOLE),
        ListColumn("Số từ đánh dấu", 14, _WHOLE),
        ListColumn("Số từ", 12, _WHOLE),
        ListColumn("Tỷ lệ", 10, _SHARE),
        ListColumn("Tình trạng", 20),
    )

    def row(share: ItemShare) -> tuple[CellValue, ...]:
        return (
            *(share.place, share.title, agency_name(share.agency, log.old, log.new)),
            *(share.changes, share.marked, share.words),
            share.marked / share.words if share.words else None,
            "Có thay đổi" if share.changes else "Không có thay đổi",
        )

    return ListSheet("Theo mục", columns, tuple(map(row, log.summary.items)))


def _formal(log: Log) -> ListSheet:
    columns = (
        ListColumn("Mục", 48),
        ListColumn("Kiểu khác biệt", 32),
        ListColumn("Số chỗ", 10, _WHOLE),
    )
    return ListSheet("Khác biệt hình thức", columns, formal_counts(log.formal))
