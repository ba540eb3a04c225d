from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.consult.proof.cells import TableCells, quoted_cell
from pipeline.consult.proof.draft_side import DraftSide, TableSide
from pipeline.consult.proof.passage import Piece
from pipeline.consult.proof.twins import twin
from pipeline.model.change import Change, ChangedThing, ChangeKind, TableChange
from pipeline.model.fixed import replace
from tests.consult.proof.told_places import piece_words
from tests.consult.sample_trace import BEDS, ITEM, OLD, change, flow, place, table
from tests.kept_texts import is_as_kept

NEW = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "950"), ("Phòng khám tư", "7"))
YEARS = table("Dân số", "2.1", ("Tên", "2024", "Ước 2025"), ("Nam giới", "40", "41"))


def cells() -> TableCells:
    old = DraftSide(flow(1, *OLD)).table_at(ITEM, 5)
    new = DraftSide(flow(2, *OLD[:4], NEW, OLD[5])).table_at(ITEM, 5)
    assert old is not None
    assert new is not None
    changes = (
        change("c-1", (7, "900"), (7, "950"), where="Bảng 2.3, dòng 1, cột Số"),
        change("c-2", (5, "a"), (5, "b")),
        change("c-3", (9, "a"), (9, "b")),
    )
    return TableCells(old, new, twin(BEDS, NEW), changes)


def test_a_row_is_given_cell_by_cell_as_it_was_and_is() -> None:
    name, number = cells().row(1)
    assert (name.old, name.new, name.differs) == ("Tuyến tỉnh", "Tuyến tỉnh", False)
    assert (number.old, number.new, number.differs) == ("900", "950", True)
    assert number.place is not None
    assert number.place.text == "Bảng 2.3, dòng “Tuyến tỉnh”, cột Số"


def test_a_row_that_went_has_no_new_words_and_one_that_came_no_old_ones() -> None:
    found = list(cells().row(2))
    assert [(piece.old, piece.new) for piece in found] == [("Tuyến xã", ""), ("120", "")]
    assert [piece.new for piece in cells().added()] == ["Phòng khám tư", "7"]


def test_one_cell_stands_apart_from_the_others_of_its_row() -> None:
    cell, others = cells().cell(1, 1)
    assert (cell.old, [piece.old for piece in others]) == ("900", ["Tuyến tỉnh"])


def test_lines_above_are_told_apart_from_cells_and_other_tables_are_not_its_own() -> None:
    assert [line.id for line in cells().lines()] == ["c-1", "c-2"]


@pytest.mark.parametrize(
    ("quote", "column"),
    [
        ('Bảng "Dân số", dòng “Nam giới”: “40”', 1),
        ("dòng “Nam giới”, ước 2025", 2),
        ("dòng “Nam giới”, cột “Ước 2025”", 2),
        ("41", 2),
        ("Nam giới", None),
        ("dòng “Nam giới”", None),
        ("dòng “Nam giới”: “99”", None),
    ],
)
def test_a_quotation_means_one_cell_by_value_or_column(quote: str, column: int | None) -> None:
    assert quoted_cell(quote, YEARS, 1) == column


def test_a_cell_bears_the_changes_of_its_own_column_and_row() -> None:
    old = DraftSide(flow(1, *OLD)).table_at(ITEM, 5)
    new = DraftSide(flow(2, *OLD[:4], NEW, OLD[5])).table_at(ITEM, 5)
    assert old is not None
    assert new is not None

    def cell(name: str, column: str, row: int) -> Change:
        told = TableChange("Bảng 2.3", "x", column, "a", "b")
        made = change(name, (row, "a"), (row, "b"))
        return replace(made, what=ChangedThing.CELL, tables=(told,))

    column = replace(
        cell("c-4", "Số", 5), what=ChangedThing.COLUMN,
        tables=(TableChange("b", "x", "Tên", "a", "b"), TableChange("b", "x", "Số", "a", "b")),
    )  # fmt: skip
    gone = replace(
        change("c-6", (5, "a"), None, where="Bảng 2.3, cột Số"), what=ChangedThing.COLUMN
    )
    moved = replace(change("c-5", (7, "a"), (7, "b")), what=ChangedThing.ROW,
                    kind=ChangeKind.MOVED)  # fmt: skip
    changes = (cell("c-1", "Số", 7), cell("c-2", "Tên", 7), cell("c-3", "Số", 8), column, gone)
    read = TableCells(old, new, twin(BEDS, NEW), changes)
    _, number = read.row(1)
    assert (number.changes, number.moved) == (("c-1", "c-4", "c-6"), False)
    _, number = TableCells(old, new, twin(BEDS, NEW), (*changes, moved)).row(1)
    assert (number.changes[-1], number.moved) == ("c-5", True)
    name, _ = TableCells(old, new, twin(BEDS, NEW), (*changes, moved)).row(1)
    assert (name.changes, name.moved) == ((), False)


def test_a_column_that_came_is_given_with_its_row() -> None:
    wide = table("Giường bệnh", "2.3", ("Tên", "Số", "Tỷ lệ"), ("Tuyến tỉnh", "900", "88,2"),
                 ("Tuyến xã", "120", "11,8"))  # fmt: skip
    old = DraftSide(flow(1, *OLD)).table_at(ITEM, 5)
    new = DraftSide(flow(2, *OLD[:4], wide, OLD[5])).table_at(ITEM, 5)
    assert old is not None
    assert new is not None
    read = TableCells(old, new, twin(BEDS, wide), ())
    assert [(piece.old, piece.new) for piece in read.row(2)][-1] == ("", "11,8")
    assert next(piece.new for piece in read.row(1, 2)) == "Tuyến xã"


@pytest.mark.parametrize("quote", ["mới dài 6 km", "đoạn mới dài", "mới dài"])
def test_quoted_words_may_stand_anywhere_in_a_cell(quote: str) -> None:
    sized = table("A", "1.1", ("Tên", "Quy mô"), ("Kè", "đoạn mới dài 6 km"))
    assert quoted_cell(quote, sized, 1) == 1


KEPT = Path(__file__).parent / "golden" / "cells.txt"
WAS = table(
    "Giường bệnh", "2.3", ("STT", "Tên", "2024", "Ghi chú"), ("1", "Tuyến tỉnh", "900", "a"),
    ("2", "Tuyến xã", "120", "b"), ("3", "Trạm ngành", "30", "c"), ("4", "Phòng khám", "7", "d"),
)  # fmt: skip
NOW = table(
    "Giường bệnh", "2.3", ("STT", "Tên", "2024", "2025"), ("1", "Tuyến tỉnh", "900", "910"),
    ("2", "Phòng khám", "8", "9"), ("3", "Tuyến xã", "120", "130"), ("4", "Khu vực", "5", "6"),
)  # fmt: skip


def of(
    id_: str, what: ChangedThing, old: int | None, new: int | None, *columns: str, **more: object
) -> Change:
    made = change(id_, None if old is None else (old, "a"), None if new is None else (new, "b"))
    told = tuple(TableChange("Bảng 2.3", "x", name, "a", "b") for name in columns)
    return replace(made, what=what, tables=told, **more)  # type: ignore[arg-type]


THING = ChangedThing
CHANGES = (
    of("caption", THING.CAPTION, 5, 5),
    of("cell", THING.CELL, 10, 8, "2024"),
    of("other-cell", THING.CELL, 10, 8, "Tên"),
    of("gone-row", THING.ROW, 9, None),
    of("came-row", THING.ROW, None, 10),
    of("moved-row", THING.ROW, 10, 8, kind=ChangeKind.MOVED),
    replace(of("gone-column", THING.COLUMN, 5, None), old_place=place(5, "Bảng 2.3, cột Ghi chú")),
    replace(of("came-column", THING.COLUMN, None, 5), new_place=place(5, "Bảng 2.3, cột 2025")),
    of("numbers", THING.COLUMN, 5, 5, "STT"),
    of("text", THING.PARAGRAPH, 4, 4),
    of("behind", THING.PARAGRAPH, None, 11),
    of("elsewhere", THING.CELL, 7, 7, "2024", item="giao-duc"),
    of("moved-in", THING.ROW, 7, 7, kind=ChangeKind.MOVED, item="giao-duc"),
)


def side(number: int, made: object) -> TableSide:
    found = DraftSide(flow(number, *OLD[:4], made, OLD[5])).table_at(ITEM, 5)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_cells_are_told_as_they_were(request: pytest.FixtureRequest) -> None:
    old, new, twins = side(1, WAS), side(2, NOW), twin(WAS, NOW)
    read = TableCells(old, new, twins, CHANGES)
    whole = TableCells(old, new, twins, (of("table", THING.TABLE, 5, 5),))
    came = TableCells(None, new, twin(NOW, NOW), CHANGES)

    def told(name: str, pieces: Iterable[Piece]) -> str:
        return f"# {name}\n" + "".join(f"{piece_words(piece)}\n" for piece in pieces)

    one, others = read.cell(2, 2)
    text = "".join((
        f"lines: {' '.join(one_.id for one_ in read.lines())}\n",
        *(told(f"row {row}", read.row(row)) for row in range(5)),
        told("row 1 as row 2", read.row(1, 2)), told("cell", (one,)), told("others", others),
        told("changed", read.changed()), told("added", read.added()),
        told("replaced whole", whole.changed()), told("came", came.changed()),
    ))  # fmt: skip
    assert is_as_kept(KEPT, text, request)


@pytest.mark.parametrize(
    ("quote", "column"),
    [
        ("Ước 2025", 2),
        ("cột Ước 2025: “41”", 2),
        ("cột 2024: “41”", 2),  # the value goes before the name of the column
        ("giới", None),
        ("40", 1),
        ("“40”", 1),
        ("4", None),
        ("dòng “40”", None),
        ("cột 2024, dòng “Nam giới”", 1),
        ("tên", 0),
        ("", None),
    ],
)
def test_what_a_quotation_means_in_a_row(quote: str, column: int | None) -> None:
    assert quoted_cell(quote, YEARS, 1) == column
