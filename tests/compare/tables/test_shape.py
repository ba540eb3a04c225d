"""Merged cells: what can be marked, and rows that a column cuts."""

import pytest

from pipeline.compare.drafts import compare
from pipeline.compare.tables.columns import match_columns
from pipeline.compare.tables.rows import Rows, match_rows
from pipeline.compare.tables.shape import reaches, recast_rows
from pipeline.model.change import ChangedThing, ChangeKind
from pipeline.model.document import COVERED, Cell, Row
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.inlines import Text
from pipeline.model.shown_grid import shown_grid
from pipeline.model.table import Align, Column, RowKind
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, table
from tests.compare.tables.told_tables import GOLDEN, NAMES, ROADS, TABLES, across, told, works
from tests.kept_texts import is_as_kept

YEARS = ["2025", "2030", "2035"]


MERGED = [name for name in TABLES if "merged" in name or "range" in name or "group" in name]


@pytest.mark.parametrize("name", MERGED)
def test_what_became_of_merged_cells_is_told_as_it_was(
    name: str, request: pytest.FixtureRequest
) -> None:
    assert is_as_kept(GOLDEN / f"{name}.txt", told(*TABLES[name]()), request)


def cell(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((Text(text),), value=text, rows=rows, columns=columns)


def headed(years: int, *, notes: str = "Ghi chú", at: int | None = None) -> FlowTable:
    """A table whose heading of two rows has a range over so many years; `at` puts one elsewhere."""
    names = [*YEARS[:years]]
    if at is not None:
        names.insert(at, names.pop())
    first = (
        cell("Tên", rows=2), cell("Quy mô", columns=years), *[COVERED] * (years - 1),
        cell(notes, rows=2),
    )  # fmt: skip
    second = (COVERED, *map(cell, names), COVERED)
    body = [
        Row((cell(name), *(cell(f"{name[0]}{year}") for year in names), cell("Nhóm A")))
        for name in ("Đường tỉnh", "Cầu treo", "Bến xe")
    ]
    columns = (Column("Tên"), *(Column(n, align=Align.RIGHT) for n in names), Column(notes))
    made = table("Công trình", ["x"], ["y"])
    rows = (Row(first, RowKind.HEADER), Row(second, RowKind.HEADER), *body)
    written = replace(made.written, columns=columns, rows=rows)
    return replace(made, written=written, grid=shown_grid(written))


def recast(old: FlowTable, new: FlowTable) -> Rows:
    columns = match_columns(old.grid, new.grid)
    return recast_rows(old.grid, new.grid, columns, match_rows(old, new, columns))


def test_a_column_in_a_merged_head_is_that_column_with_its_figures() -> None:
    old, new = one(headed(2)), one(headed(3), number=2)
    comparison = compare(old, new)
    (change,) = comparison.changes
    assert (change.kind, change.what) == (ChangeKind.ADDED, ChangedThing.COLUMN)
    assert change.new == "Quy mô – 2035: Đ2035; C2035; B2035"
    assert accepted(comparison) == shown(new)
    assert rejected(comparison) == shown(old)


def test_a_column_within_a_merged_head_leaves_the_range_in_one_piece() -> None:
    for at in (0, 1):
        comparison = compare(one(headed(2)), one(headed(3, at=at), number=2))
        assert accepted(comparison) == shown(comparison.new)
        assert rejected(comparison) == shown(comparison.old)
        back = compare(one(headed(3, at=at)), one(headed(2), number=2))
        assert {change.what for change in back.changes} == {ChangedThing.COLUMN}
        assert rejected(back) == shown(back.old)


def test_only_the_rows_of_the_head_are_recast() -> None:
    rows = recast(headed(2), headed(3))
    assert rows.recast == {0: 0, 1: 1}
    assert rows.steps == (
        (0, None), (1, None), (None, 0), (None, 1), (2, 2), (3, 3), (4, 4),
    )  # fmt: skip


def test_a_head_that_says_something_else_too_is_told_of() -> None:
    comparison = compare(one(headed(2)), one(headed(3, notes="Ghi chú chung"), number=2))
    assert sorted(change.what.value for change in comparison.changes) == ["cot", "dong"]
    assert rejected(comparison) == shown(comparison.old)


def test_a_column_beside_a_range_recasts_nothing() -> None:
    names = ["Tên", "Vốn"]
    old = table("A", names, ["Cầu", "1"])
    new = table("A", [*names, "Ghi chú"], ["Cầu", "1", "x"])
    assert recast(old, new).recast == {}


def test_a_range_that_grew_over_rows_that_stayed_cannot_be_marked() -> None:
    def grouped(count: int) -> FlowTable:
        made = table("A", ["Nhóm", "Tên"], *(["", f"Việc số {n}"] for n in range(4)))
        rows = list(made.written.rows)
        rows[1] = replace(rows[1], cells=(cell("Một", rows=count), rows[1].cells[1]))
        for at in range(2, 1 + count):
            rows[at] = replace(rows[at], cells=(COVERED, rows[at].cells[1]))
        written = replace(made.written, rows=tuple(rows))
        return replace(made, written=written, grid=written)

    old, new = grouped(2), grouped(3)
    columns = match_columns(old.grid, new.grid)
    rows = match_rows(old, new, columns)
    assert reaches(old.grid, new.grid, columns, rows) is None
    assert reaches(old.grid, old.grid, columns, rows) == {(1, 0): 2}


def with_groups(count: int, *groups: tuple[int, int]) -> FlowTable:
    """A table of so many rows, some of whose first cells reach down: (first row, how many)."""
    made = table("A", ["Nhóm", "Tên"], *(["", f"Việc số {n}"] for n in range(1, count + 1)))
    rows = list(made.written.rows)
    for start, reach in groups:
        rows[start] = replace(rows[start], cells=(cell("Một", rows=reach), rows[start].cells[1]))
        for at in range(start + 1, start + reach):
            rows[at] = replace(rows[at], cells=(COVERED, rows[at].cells[1]))
    written = replace(made.written, rows=tuple(rows))
    return replace(made, written=written, grid=written)


Steps = tuple[tuple[int | None, int | None], ...]


@pytest.mark.parametrize(
    ("old", "new", "steps", "expected"),
    [
        # nothing reaches down
        (with_groups(2), with_groups(2), ((0, 0), (1, 1), (2, 2)), {}),
        # a group that stayed, with a row that came and one that went inside
        (with_groups(3, (1, 3)), with_groups(3, (1, 3)),
         ((0, 0), (1, 1), (2, None), (None, 2), (3, 3)), {(1, 0): 4}),
        # one that came alone, and one that went alone
        (with_groups(2), with_groups(4, (2, 2)),
         ((0, 0), (1, 1), (None, 2), (None, 3), (2, 4)), {}),
        (with_groups(4, (2, 2)), with_groups(2),
         ((0, 0), (1, 1), (2, None), (3, None), (4, 2)), {}),
        # what went between the rows of others says nothing of a group that went
        (with_groups(6, (2, 2)), with_groups(3),
         ((0, 0), (1, 1), (2, None), (3, None), (4, 2), (5, None), (6, 3)), {}),
        # a group in one piece no more: another row stands between its rows
        (with_groups(3, (1, 2)), with_groups(3, (1, 2)),
         ((0, 0), (1, 1), (3, None), (2, 2), (None, 3)), None),
        # only the new one reaches over a row that stayed
        (with_groups(2), with_groups(2, (1, 2)), ((0, 0), (1, 1), (2, 2)), None),
        (with_groups(2, (1, 2)), with_groups(2), ((0, 0), (1, 1), (2, 2)), None),
        # a range that begins in a row that went and reaches over one that stayed
        (with_groups(3, (1, 2)), with_groups(2), ((0, 0), (1, None), (2, 1), (3, 2)), None),
    ],
)  # fmt: skip
def test_a_range_reaches_as_far_as_its_rows_in_the_comparison(
    old: FlowTable, new: FlowTable, steps: Steps, expected: dict[tuple[int, int], int] | None
) -> None:
    columns = match_columns(old.grid, new.grid)
    assert reaches(old.grid, new.grid, columns, Rows(steps, {})) == expected


def test_a_column_beside_a_merged_range_cuts_no_row() -> None:
    old = across(works(*ROADS), 1, 1, 2)
    wider = works(*((*row, "2026") for row in ROADS), names=(*NAMES, "Năm"))
    assert recast(old, across(wider, 1, 1, 2)).recast == {}
    assert recast(old, across(wider, 1, 1, 4)).recast == {1: 1}
    assert recast(across(works(*ROADS), 1, 1, 3), across(wider, 1, 1, 4)).recast == {1: 1}
