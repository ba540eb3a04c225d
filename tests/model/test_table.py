from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.table import ORDER_NAMES, Column, RowKind
from pipeline.model.text import folded


def test_a_covered_cell_holds_nothing() -> None:
    assert COVERED.covered
    assert COVERED.text == ""
    assert not Cell().covered


def test_header_rows_are_those_marked_so() -> None:
    head = Row((Cell((Text("A"),)),), RowKind.HEADER)
    grid = Grid((Column("A"),), (head, Row((Cell((Text("x"), LineBreak(), Text("y"))),))))
    assert grid.header == (head,)
    assert grid.rows[1].text == "x y"


def test_names_of_columns_of_numbers_stand_as_a_folded_name_is_looked_up() -> None:
    assert {folded(name) for name in ("STT", " Số  TT", "Thứ tự")} <= ORDER_NAMES
    assert {*map(folded, ORDER_NAMES)} == ORDER_NAMES
