"""The rows of a table that stayed: cells, ordinals, columns elsewhere, ranges in one piece."""

import pytest

from pipeline.compare.drafts import compare
from pipeline.compare.tables.body import unit_of
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind
from pipeline.model.comparison import RevisedTable
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, table
from tests.compare.tables.told_tables import GOLDEN, TABLES, told
from tests.kept_texts import is_as_kept

NAMES = ["STT", "Tên công trình", "Quy mô", "Vốn"]
ROWS = [
    ["1", "Đường tỉnh 226", "12,5", "1.000"],
    ["2", "Cầu Kỳ Cùng mới", "3", "250"],
    ["3", "Bến xe phía Bắc", "1,2", "80"],
]


@pytest.mark.parametrize("name", TABLES)
def test_what_became_of_a_table_is_told_as_it_was(
    name: str, request: pytest.FixtureRequest
) -> None:
    assert is_as_kept(GOLDEN / f"{name}.txt", told(*TABLES[name]()), request)


def works(*rows: list[str], names: list[str] = NAMES) -> FlowTable:
    return table("Công trình", names, *rows, number="3.2", figures=2, unit="tỷ đồng")


def changes(old: FlowTable, new: FlowTable) -> tuple[Change, ...]:
    comparison = compare(one(old), one(new, number=2))
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)
    return comparison.changes


def swapped(*rows: list[str]) -> FlowTable:
    return works(*([a, b, d, c] for a, b, c, d in rows), names=[*NAMES[:2], "Vốn", "Quy mô"])


def test_columns_the_other_way_round_are_one_that_moved() -> None:
    (change,) = changes(works(*ROWS), swapped(*ROWS))
    assert (change.kind, change.what) == (ChangeKind.MOVED, ChangedThing.COLUMN)
    assert change.old == change.new
    assert change.old_place is not None
    assert change.old_place.text in ("Bảng 3.2, cột Quy mô", "Bảng 3.2, cột Vốn")
    assert change.tables == ()


def test_a_column_that_moved_tells_its_cells_that_changed() -> None:
    later = [ROWS[0], [*ROWS[1][:2], "4", "260"], ROWS[2]]
    found = changes(works(*ROWS), swapped(*later))
    cells = sorted((cell.old, cell.new) for change in found for cell in change.tables)
    assert cells == [("250", "260"), ("3", "4")]
    assert sorted(change.what.value for change in found) == ["cot", "o"]


def test_ordinals_that_shifted_are_of_form() -> None:
    fewer = [ROWS[0], ["2", *ROWS[2][1:]]]
    found = changes(works(*ROWS), works(*fewer))
    assert [(c.what, c.class_) for c in found] == [
        (ChangedThing.ROW, ChangeClass.CONTENT),
        (ChangedThing.COLUMN, ChangeClass.FORM),
    ]


def test_an_ordinal_alone_that_changed_is_of_content() -> None:
    (change,) = changes(works(*ROWS), works(*ROWS[:2], ["4", *ROWS[2][1:]]))
    assert (change.what, change.class_) == (ChangedThing.CELL, ChangeClass.CONTENT)
    assert change.tables[0].delta is None


def test_a_moved_column_is_marked_where_it_was_and_where_it_is() -> None:
    comparison = compare(one(works(*ROWS)), one(swapped(*ROWS), number=2))
    revised = next(b for b in comparison.sections[0].blocks if isinstance(b, RevisedTable))
    fates = [revision.fate.value for _, revision in revised.columns if revision]
    assert sorted(fates) == ["deleted", "inserted"]


def test_the_unit_of_a_table_stands_above_it() -> None:
    assert unit_of(works(*ROWS)) == "tỷ đồng"
    assert unit_of(table("A", ["B"], ["c"])) == ""
    two = table("A", ["B"], ["c"], unit="km")
    twice = replace(two, above=(*two.above, *works(*ROWS).above[1:]))
    assert unit_of(twice) == "km"
