from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.table import Column, RowKind


def test_a_covered_cell_holds_nothing() -> None:
    assert COVERED.covered
    assert COVERED.text == ""
    assert not Cell().covered


def test_header_rows_are_those_marked_so() -> None:
    head = Row((Cell((Text("A"),)),), RowKind.HEADER)
    grid = Grid((Column("A"),), (head, Row((Cell((Text("x"), LineBreak(), Text("y"))),))))
    assert grid.header == (head,)
    assert grid.rows[1].text == "x y"
