from pipeline.compose.flow import lay_out
from pipeline.model.document import Cell, Formula, Grid, NoteMark, Point, Row, Table
from pipeline.model.inlines import Math
from pipeline.model.table import Column
from pipeline.render.tex import formulas_in, formulas_of_flow, is_reasonable
from tests.render.samples import para, row, single, source


def test_all_formulas_are_found_with_their_lines() -> None:
    note = NoteMark("^1", (para(Math("c", 9)),))
    found = list(formulas_in((Point("a", (para(Math("a"), note, line=3),)), Formula("b"))))
    assert [(key, source.line) for key, source in found] == [
        (("a", False), 3), (("c", False), 9), (("b", True), None),
    ]  # fmt: skip


def test_formulas_of_the_flow_are_those_of_its_blocks() -> None:
    note = NoteMark("^1", (para(Math("c", 9)),))
    cells = row("x")
    table = Table(Grid((Column(),), (Row((Cell((Math("d"),)),)), cells)), source=source(5))
    blocks = (Point("a", (para(Math("a"), note, line=3),)), Formula("b"), table)
    flow = lay_out(single(*blocks))
    found = list(formulas_of_flow(flow.sections[1].blocks))
    assert found == list(formulas_in(blocks))


def test_what_is_empty_too_long_or_too_deep_is_not_given_to_pandoc() -> None:
    assert is_reasonable("x" * 5_000)
    assert not is_reasonable("x" * 5_001)
    assert not is_reasonable(" ")
    assert is_reasonable("{" * 40 + "}" * 40)
    assert not is_reasonable("{" * 41 + "}" * 41)
