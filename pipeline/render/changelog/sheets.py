"""The change log as a workbook: one row an entry, and sheets that sum it up.

The changes of an entry that tells several are rows beneath it, folded away. Texts are whole
here, as far as a cell of Excel holds them; numbers are numbers.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.change import THING_WORDS, Change, ChangeClass, ChangeKind, TableChange
from pipeline.model.change_summary import ItemShare, NumericChange, Tally
from pipeline.render.changelog.entries import Log, ShownChange, ShownEntry, formal_counts
from pipeline.render.changelog.names import (
    BY_HALVES,
    CLASS_WORDS,
    ENTRY_WORDS,
    GROUND_WORDS,
    KIND_WORDS,
    TRACKED_WORDS,
    agency_name,
    counted_words,
    place_words,
)
from pipeline.render.excel.lists import CellValue, Link, ListColumn, ListSheet, table_workbook

_NUMBER: Final = "#,##0.######"
_PERCENT: Final = "#,##0.0"
_SHARE: Final = "0.0%"
_WHOLE: Final = "#,##0"

_CHANGE_COLUMNS: Final = (
    ListColumn("STT", 6),
    ListColumn("Mã thay đổi", 30, aside=True),
    ListColumn("Mục", 34),
    ListColumn("Vị trí cũ", 26),
    ListColumn("Vị trí mới", 26),
    ListColumn("Cơ quan", 22, aside=True),
    ListColumn("Loại", 12, aside=True),
    ListColumn("Lớp", 12, aside=True),
    ListColumn("Đối tượng", 16, aside=True),
    ListColumn("Gồm", 18, aside=True),
    ListColumn("Định dạng", 24, aside=True),
    ListColumn("Nội dung cũ", 60),
    ListColumn("Nội dung mới", 60),
    ListColumn("Bảng", 12, aside=True),
    ListColumn("Dòng", 24, aside=True),
    ListColumn("Cột", 18, aside=True),
    ListColumn("Chênh lệch", 13, _NUMBER, aside=True),
    ListColumn("%", 10, _PERCENT, aside=True),
    ListColumn("Đơn vị", 10, aside=True),
    ListColumn("Ý kiến", 20, aside=True),
    ListColumn("Đối chiếu ý kiến", 34, aside=True),
    ListColumn("Lý do", 30),
    ListColumn("Căn cứ", 22, aside=True),
    ListColumn("Đánh dấu trong bản so sánh", 22, aside=True),
    ListColumn("Số hiệu đánh dấu", 16, aside=True),
)
_CELL_COLUMNS: Final = (
    ListColumn("STT", 6),
    ListColumn("Mã thay đổi", 30, aside=True),
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
            _listing("Thay đổi", log.entries),
            ListSheet("Ô của bảng", _CELL_COLUMNS, _cell_rows(log)),
            _tallies("Theo phần", "Phần, phụ lục", log.summary.by_part),
            _tallies("Theo cơ quan", "Cơ quan", log.summary.by_agency),
            _tallies("Theo đối tượng", "Đối tượng", log.summary.by_kind),
            _numbers(log),
            _items(log),
            _formal(log),
            _listing("Không theo dõi được", log.untracked),
        ),
        "Nhật ký thay đổi",
    )


def _listing(name: str, entries: Iterable[ShownEntry]) -> ListSheet:
    """Give the sheet of some entries, those that tell several changes with these beneath them."""
    rows: list[tuple[CellValue, ...]] = []
    levels: list[int] = []
    for entry in entries:
        rows.append(_row(entry))
        levels.append(0)
        if entry.entry.folded:
            rows += map(_change_row, entry.changes)
            levels += [1] * len(entry.changes)
    outline = tuple(levels) if any(levels) else ()
    return ListSheet(name, _CHANGE_COLUMNS, tuple(rows), levels=outline)


def _row(shown: ShownEntry) -> tuple[CellValue, ...]:
    entry, first = shown.entry, shown.changes[0]
    if not entry.folded:
        return (_linked(shown.number, shown.address), *_change_row(first)[1:])
    cells = sum(len(change.cells) for change in shown.told)
    tables = dict.fromkeys(cell.table for change in shown.told for cell in change.cells)
    return (
        _linked(shown.number, shown.address),
        entry.id,
        shown.item,
        place_words(entry.old_place),
        place_words(entry.new_place),
        shown.agency,
        ENTRY_WORDS[entry.kind],
        CLASS_WORDS[entry.class_],
        THING_WORDS[entry.what],
        counted_words(entry.counts),
        shown.look,
        entry.old,
        entry.new,
        ", ".join(tables) or None,
        f"{cells} ô" if cells else None,
        *(None, None, None, None),
        ", ".join(shown.comments),
        "\n".join(shown.answers),
        shown.reason,
        "" if entry.class_ is ChangeClass.FORM else GROUND_WORDS[shown.ground],
        BY_HALVES if shown.moves_by_halves else TRACKED_WORDS[shown.tracked],
        "",
    )


def _change_row(shown: ShownChange) -> tuple[CellValue, ...]:
    change = shown.change
    cell = change.tables[0] if len(change.tables) == 1 else None
    return (
        _linked(shown.number, shown.address),
        change.id,
        shown.item,
        place_words(change.old_place),
        place_words(change.new_place),
        shown.agency,
        KIND_WORDS[change.kind],
        CLASS_WORDS[change.class_],
        THING_WORDS[change.what],
        "",
        change.look,
        change.old,
        change.new,
        *_table(change, cell),
        ", ".join(change.comments),
        "\n".join(shown.answers),
        change.reason,
        "" if change.class_ is ChangeClass.FORM else GROUND_WORDS[shown.ground],
        BY_HALVES if _by_halves(shown) else TRACKED_WORDS[change.tracked],
        ", ".join(map(str, change.marks)),
    )


def _by_halves(shown: ShownChange) -> bool:
    return shown.change.kind is ChangeKind.MOVED and not shown.moves


def _linked(number: object, address: str) -> Link:
    """Give a number as a link to the redline, where the redline stands at that place.

    A place would be the better link, but LibreOffice breaks no link into lines.
    """
    file, _, bookmark = address.partition("#")
    return Link(str(number), file, bookmark)


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
            *(shown.number, shown.change.id, cell.table, cell.row_key, cell.column),
            *(cell.old, cell.new, cell.delta, cell.percent, cell.unit),
        )
        for shown in log.changes
        for cell in shown.change.tables
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
        ListColumn("Số chỗ thay đổi", 12, _WHOLE),
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
    spelt = (change for entry in log.formal for change in entry.changes)
    return ListSheet("Khác biệt hình thức", columns, formal_counts(spelt))
