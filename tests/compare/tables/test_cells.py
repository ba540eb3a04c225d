"""One cell: by how much its number changed."""

from decimal import Decimal

import pytest

from pipeline.compare.tables.cells import cell_change, difference
from pipeline.model.change import TableChange
from pipeline.model.document import Cell
from pipeline.model.inlines import Text
from pipeline.model.table import Column, Value

KM, HA = Column("Dài", "km"), Column("Dài", "ha")


def change(
    old: str, new: str, *, before: Column = KM, after: Column = KM, value: Value = None
) -> TableChange:
    cells = Cell((Text(old),), value=value), Cell((Text(new),), value=value)
    return cell_change("Bảng 1.1", "Cầu", "Dài", (cells[0], before, ""), (cells[1], after, ""))


def test_a_number_has_its_difference_and_per_cent() -> None:
    told = change("8", "10")
    assert (told.old, told.new, told.unit) == ("8", "10", "km")
    assert told.delta == 2
    assert told.percent == Decimal("25.00")


def test_from_nothing_there_is_no_per_cent_and_from_less_than_nothing_it_has_its_sign() -> None:
    assert change("0", "3").delta == 3
    assert change("0", "3").percent is None
    assert change("-4", "-2").percent == Decimal("50.00")


def test_words_and_other_units_have_no_difference() -> None:
    assert change("8", "tám").delta is None
    assert change("8", "10", after=HA).delta is None


@pytest.mark.parametrize(("value", "delta"), [(5, 0), (Decimal("1.5"), 0), (True, None)])
def test_a_value_that_is_printed_in_words_still_counts(value: Value, delta: int | None) -> None:
    assert change("năm", "5 cái", value=value).delta == delta


def test_what_is_beyond_all_measure_has_no_difference() -> None:
    assert difference(Decimal("1E+90"), Decimal("2E+90"))[1] == Decimal("100.00")
    assert difference(Decimal(1), Decimal("1E+91")) == (None, None)


def of(cell: Cell, column: Column, unit: str) -> TableChange:
    return cell_change("b", "r", "c", (cell, column, unit), (cell, column, unit))


@pytest.mark.parametrize(
    ("cell", "column", "unit"),
    [
        (Cell((Text("5 tỷ đồng"),), unit="m"), KM, "tỷ đồng"),
        (Cell((Text("5"),), unit="m"), KM, "m"),
        (Cell((Text("5"),)), KM, "km"),
        (Cell((Text("5"),)), Column("Dài"), "người"),
        (Cell((Text("năm"),), value=5, unit="m"), KM, "m"),
        (Cell((Text("năm"),), value=5), KM, "km"),
        (Cell((Text("năm"),), value=5), Column("Dài"), "người"),
        (Cell((Text("năm"),)), KM, ""),
    ],
)
def test_the_unit_is_the_nearest_that_is_said(cell: Cell, column: Column, unit: str) -> None:
    assert of(cell, column, "người").unit == unit


def test_a_cell_change_says_where_it_is() -> None:
    told = change("8", "10")
    assert (told.table, told.row_key, told.column) == ("Bảng 1.1", "Cầu", "Dài")
    assert change("tám", "10").unit == "km"
    assert change("10", "tám").unit == ""


@pytest.mark.parametrize(
    ("old", "new", "delta", "percent"),
    [
        ("8", "10", "2", "25.00"),
        ("3", "4", "1", "33.33"),
        ("-4", "2", "6", "150.00"),
        ("4", "0", "-4", "-100.00"),
        ("0", "4", "4", None),
        ("1E-90", "1E-90", "0", "0.00"),
    ],
)
def test_a_difference_is_new_less_old(old: str, new: str, delta: str, percent: str | None) -> None:
    told = difference(Decimal(old), Decimal(new))
    assert told == (Decimal(delta), None if percent is None else Decimal(percent))
    assert difference(Decimal("1E-91"), Decimal(1)) == (None, None)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "5", True])
def test_what_is_no_number_has_no_difference(value: Value) -> None:
    assert change("a", "b", value=value).delta is None
    assert change("a", "b", value=2.5).delta == 0
