from datetime import date, datetime, time
from decimal import Decimal

import msgspec
import pytest

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.form import Interval
from pipeline.model.plain_values import marked, plain_cell, plain_grid, plain_row, value_of

DAY = date(2025, 11, 30)
VALUES = ("2025-11-30", 3, 1.5, True, None, DAY, datetime.combine(DAY, time(8)), Decimal("1.50"))


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_read_back_as_what_it_is(value: object) -> None:
    read = msgspec.msgpack.decode(msgspec.msgpack.encode(marked(value)), ext_hook=value_of)
    assert (read, type(read)) == (value, type(value))


def test_an_interval_is_read_back() -> None:
    interval = Interval(Decimal("1.5"), Decimal(2))
    read = msgspec.msgpack.decode(msgspec.msgpack.encode(marked(interval)), ext_hook=value_of)
    assert read == interval


def test_what_nobody_marked_is_no_value() -> None:
    with pytest.raises(ValueError, match="9"):
        value_of(9, memoryview(b"1"))
    with pytest.raises(ArithmeticError):
        value_of(3, memoryview(b"x"))


def test_a_grid_is_marked_cell_by_cell_and_what_needs_no_mark_stays() -> None:
    plain, day = Cell(value="a"), Cell(value=date(2025, 11, 30))
    assert plain_cell(plain) is plain
    row = Row((plain,))
    assert plain_row(row) is row
    grid = plain_grid(Grid((), (row, Row((plain, day)))))
    assert grid.rows[0] is row
    assert grid.rows[1].cells[1].value == marked(day.value)
