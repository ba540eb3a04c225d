"""Tables: cells, rows, columns, lines around them, numbers by how much they changed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from pipeline.compare.drafts import compare
from pipeline.compare.tables.cells import cell_change
from pipeline.compare.tables.columns import match_columns
from pipeline.compare.tables.rows import match_rows
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind, Tracked
from pipeline.model.comparison import Comparison, RevisedTable
from pipeline.model.document import COVERED, Cell
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.table import Align, Column
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, table, table_pairs
from tests.compare.tables.told_tables import GOLDEN, TABLES
from tests.compare.tables.told_tables import told as told_whole
from tests.kept_texts import is_as_kept

NAMES = ["STT", "Tên công trình", "Quy mô", "Vốn"]
ROWS = [
    ["1", "Đường tỉnh 226", "12,5", "1.000"],
    ["2", "Cầu Kỳ Cùng mới", "3", "250"],
    ["3", "Bến xe phía Bắc", "1,2", "80"],
    ["4", "Hồ chứa Bản Lải", "30", "4.000"],
]


def works(*rows: list[str], names: list[str] = NAMES, unit: str = "tỷ đồng") -> FlowTable:
    return table("Công trình", names, *rows, unit=unit, number="3.2", figures=2)


@pytest.mark.parametrize(
    "name", ["written-anew", "small-and-new", "lines", "same", "units", "rows", "row-moved"]
)
def test_a_table_is_told_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    assert is_as_kept(GOLDEN / f"{name}.txt", told_whole(*TABLES[name]()), request)


def compared(old: FlowTable, new: FlowTable) -> Comparison:
    comparison = compare(one(old), one(new, number=2))
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)
    return comparison


def changes(old: FlowTable, new: FlowTable) -> tuple[Change, ...]:
    return compared(old, new).changes


def told(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    return sorted((change.kind.value, change.what.value) for change in found)


@settings(max_examples=100, deadline=None)
@given(table_pairs())
def test_any_two_tables_are_told_apart_exactly(pair: tuple[FlowTable, FlowTable]) -> None:
    old, new = (one(block, number=number) for number, block in enumerate(pair, start=1))
    comparison = compare(old, new, formal=True)
    assert accepted(comparison) == shown(new)
    assert rejected(comparison) == shown(old)


@settings(max_examples=100, deadline=None)
@given(table_pairs())
def test_rows_and_columns_are_matched_alike_in_both_directions(
    pair: tuple[FlowTable, FlowTable],
) -> None:
    old, new = pair
    columns, back = match_columns(old.grid, new.grid), match_columns(new.grid, old.grid)
    assert {(a, b) for b, a in back.pairs} == set(columns.pairs)
    rows, other = match_rows(old, new, columns), match_rows(new, old, back)
    there = {*rows.pairs, *rows.moved.items()}
    assert {(i, j) for j, i in (*other.pairs, *other.moved.items())} == there


def test_one_cell_is_one_change_with_its_difference() -> None:
    row = [*ROWS[0][:3], "1.100"]
    (change,) = changes(works(*ROWS), works(row, *ROWS[1:]))
    assert (change.what, change.old, change.new) == (ChangedThing.CELL, "1.000", "1.100")
    assert change.new_place is not None
    assert change.new_place.text == "Bảng 3.2, dòng 1, cột Vốn"
    (cell,) = change.tables
    assert (cell.row_key, cell.column, cell.unit) == ("Đường tỉnh 226", "Vốn", "tỷ đồng")
    assert (cell.delta, cell.percent) == (Decimal(100), Decimal("10.00"))


def test_numbers_beyond_all_measure_have_no_difference() -> None:
    vast = [[*ROWS[0][:3], text] for text in ("9" * 70, "1")]
    (change,) = changes(works(vast[0], *ROWS[1:]), works(vast[1], *ROWS[1:]))
    assert change.tables[0].percent == Decimal("-100.00")
    cells = [(Cell(value=value), Column(), "") for value in (1e-300, 1e300)]
    told_ = cell_change("Bảng 1.1", "a", "b", cells[0], cells[1])
    assert (told_.delta, told_.percent) == (None, None)


def test_a_row_added_renumbers_the_others_as_one_change() -> None:
    new = [["1", "Sân bay Mai Pha", "5", "700"], *ROWS]
    new = [[str(index), *row[1:]] for index, row in enumerate(new, start=1)]
    found = changes(works(*ROWS), works(*new))
    assert told(found) == [("sua", "cot"), ("them", "dong")]
    renumbered = next(change for change in found if change.kind is ChangeKind.CHANGED)
    assert len(renumbered.tables) == 4


def test_a_row_deleted_is_one_change() -> None:
    (change,) = changes(works(*ROWS), works(*ROWS[:2], ROWS[3]))
    assert (change.kind, change.what) == (ChangeKind.DELETED, ChangedThing.ROW)
    assert change.old == "3 | Bến xe phía Bắc | 1,2 | 80"


def test_a_row_moved_is_deleted_and_inserted_in_one_change() -> None:
    comparison = compared(works(*ROWS), works(*ROWS[1:], ["9", *ROWS[0][1:]]))
    assert told(comparison.changes) == [("chuyen", "dong")]
    (ordinal,) = comparison.changes[0].tables
    assert (ordinal.old, ordinal.new, ordinal.delta) == ("1", "9", None)


def test_a_column_added_or_dropped_is_one_change() -> None:
    wide = [[*row, "2026"] for row in ROWS]
    (added,) = changes(works(*ROWS), works(*wide, names=[*NAMES, "Năm"]))
    assert (added.kind, added.what) == (ChangeKind.ADDED, ChangedThing.COLUMN)
    narrow = [[row[0], row[1], row[3]] for row in ROWS]
    (dropped,) = changes(works(*ROWS), works(*narrow, names=[*NAMES[:2], NAMES[3]]))
    assert (dropped.kind, dropped.what) == (ChangeKind.DELETED, ChangedThing.COLUMN)
    assert dropped.old == "Quy mô: 12,5; 3; 1,2; 30"


def test_a_renamed_column_is_the_same_column() -> None:
    (change,) = changes(works(*ROWS), works(*ROWS, names=[*NAMES[:3], "Vốn đầu tư"]))
    assert (change.kind, change.what) == (ChangeKind.CHANGED, ChangedThing.CELL)


def test_another_unit_is_a_change_of_the_line() -> None:
    (change,) = changes(works(*ROWS), works(*ROWS, unit="triệu đồng"))
    assert change.what is ChangedThing.CAPTION
    assert change.new_place is not None
    assert change.new_place.text == "Bảng 3.2, đơn vị"


def test_a_table_written_anew_is_replaced_whole_as_one_change() -> None:
    new = [[str(n), f"Khác hẳn số {n * 7}", f"{n}0,7", f"9{n}"] for n in range(5, 9)]
    comparison = compared(works(*ROWS), works(*new))
    assert told(comparison.changes) == [("sua", "bang")]
    whole = [block for block in comparison.sections[0].blocks if isinstance(block, RevisedTable)]
    assert [bool(block.revision) for block in whole] == [True, True]


def test_a_merged_range_that_changed_replaces_its_row() -> None:
    old = works(*ROWS)
    rows = old.grid.rows
    first = replace(rows[1].cells[1], columns=2)
    merged = replace(rows[1], cells=(rows[1].cells[0], first, COVERED, rows[1].cells[3]))
    new = replace(
        old,
        grid=replace(old.grid, rows=(rows[0], merged, *rows[2:])),
        written=replace(old.written, rows=(rows[0], merged, *rows[2:])),
    )
    assert told(changes(old, new)) == [("sua", "dong")]


def grouped(shown_: FlowTable, *groups: tuple[int, int]) -> FlowTable:
    """Merge the first cells of some rows: (first row, how many)."""
    rows = list(shown_.written.rows)
    for start, count in groups:
        for index in range(start, start + count):
            first = replace(rows[start].cells[0], rows=count) if index == start else COVERED
            rows[index] = replace(rows[index], cells=(first, *rows[index].cells[1:]))
    written = replace(shown_.written, rows=tuple(rows))
    return replace(shown_, written=written, grid=written)


GROUPS = ["Nhóm", "Tên công trình", "Vốn"]
ROADS = [["Đường", "Đường tỉnh 226", "5"], ["Đường", "Đường tỉnh 229", "7"]]
OTHERS = [["Thủy lợi", "Hồ Bản Lải", "30"], ["Thủy lợi", "Kè Kỳ Cùng mới", "9"]]


def test_a_row_added_in_a_merged_group_is_one_change() -> None:
    added = [*ROADS, ["Đường", "Đường tỉnh 250", "2"], *OTHERS]
    old = grouped(works(*ROADS, *OTHERS, names=GROUPS), (1, 2), (3, 2))
    new = grouped(works(*added, names=GROUPS), (1, 3), (4, 2))
    comparison = compared(old, new)
    assert told(comparison.changes) == [("them", "dong")]
    assert told(changes(new, old)) == [("xoa", "dong")]
    (revised,) = [b for b in comparison.sections[0].blocks if isinstance(b, RevisedTable)]
    assert [row.cells[0].cell.rows for row in revised.rows] == [1, 3, 0, 0, 2, 0]


def test_a_whole_merged_group_comes_row_by_row() -> None:
    old = grouped(works(*ROADS, names=GROUPS), (1, 2))
    new = grouped(works(*ROADS, *OTHERS, names=GROUPS), (1, 2), (3, 2))
    assert told(changes(old, new)) == [("them", "dong"), ("them", "dong")]


def test_a_group_that_grew_over_rows_that_stayed_replaces_the_table() -> None:
    old = grouped(works(*ROADS, *OTHERS, names=GROUPS), (1, 2))
    new = grouped(works(*ROADS, *OTHERS, names=GROUPS), (1, 3))
    assert told(changes(old, new)) == [("sua", "bang")]


def test_a_column_that_stands_otherwise_is_one_change_of_formatting() -> None:
    old = works(*ROWS)
    columns = (*old.grid.columns[:3], Column("Vốn", align=Align.CENTER))
    new = replace(
        old,
        grid=replace(old.grid, columns=columns),
        written=replace(old.written, columns=columns),
    )
    (change,) = changes(old, new)
    assert (change.what, change.class_) == (ChangedThing.COLUMN, ChangeClass.FORMATTING)


def test_a_table_turned_is_listed_unmarked() -> None:
    (change,) = changes(works(*ROWS), replace(works(*ROWS), landscape=True))
    assert (change.tracked, change.new) == (Tracked.UNTRACKED, "khổ ngang")


def test_rows_are_known_by_the_key_of_their_form() -> None:
    names = ["Mã", "Năm", "Vốn"]
    old = replace(works(["A1", "2025", "5"], ["A2", "2026", "7"], names=names), key=(0,))
    new = replace(works(["A2", "2031", "9"], ["A1", "2025", "5"], names=names), key=(0,))
    kinds = [change.kind for change in changes(old, new)]
    assert ChangeKind.ADDED not in kinds or ChangeKind.DELETED in kinds


def blocks(comparison: Comparison) -> list[str]:
    return [type(block).__name__ for block in comparison.sections[0].blocks[1:]]


@pytest.mark.parametrize(
    ("landscape", "words"),
    [(True, "khổ ngang"), (False, "khổ dọc"), (None, "khổ trang theo bề rộng bảng")],
)
def test_a_table_of_which_only_the_page_is_another_stays_as_it_is(
    landscape: bool | None, words: str
) -> None:
    old = replace(works(*ROWS), landscape=not landscape)
    new = replace(works(*ROWS), landscape=landscape)
    comparison = compared(old, new)
    assert blocks(comparison) == ["FlowTable"]
    assert comparison.changes[0].new == words
    wide = replace(new, options=(("cols", "1,2"),))
    (change,) = compared(new, wide).changes
    assert (change.old, change.new) == (words, f"{words}, bề rộng cột 1,2")


def test_an_empty_column_that_came_is_marked_though_no_cell_says_anything() -> None:
    wide = works(*([*row, ""] for row in ROWS), names=[*NAMES, ""])
    comparison = compared(works(*ROWS), replace(wide, written=wide.grid))
    assert blocks(comparison) == ["RevisedTable"]
    assert told(comparison.changes) == [("them", "cot")]


@pytest.mark.parametrize(("rows", "rewritten"), [(1, False), (3, True)])
def test_a_table_of_twelve_cells_is_marked_whatever_changed(rows: int, rewritten: bool) -> None:
    names = ["Một", "Hai", "Ba", "Bốn"]
    old = works(*([f"a{n}{m}" for m in range(4)] for n in range(rows + 1)), names=names)
    new = works(*([f"Khác {m}{n}x" for m in range(4)] for n in range(rows + 1)), names=names)
    assert (len(blocks(compared(old, new))) == 2) is rewritten
