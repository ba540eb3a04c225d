from pipeline.compose.checks.nameless_tables import nameless_tables
from pipeline.model.consolidated import GENERATED
from pipeline.model.document import Figure
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image
from tests.compose.checks.ground import evidence_of, found, sheet
from tests.samples import source, text

TABLE = sheet([["Tên"], ["Hồ"]])
FIGURE = Figure(Image("a.png", "", "png", 10, 10, "a" * 64), source=source(5))


def test_a_table_and_a_figure_without_a_name_are_told_where_they_stand() -> None:
    evidence = evidence_of(replace(TABLE, caption=()), FIGURE)
    assert found(nameless_tables, evidence) == [("9", "bang-khong-ten"), ("5", "hinh-khong-ten")]
    (first, _) = nameless_tables(evidence)
    assert (first.agency, first.item) == ("so-xay-dung", "muc")


def test_those_with_a_name_and_tables_that_nobody_wrote_are_let_pass() -> None:
    made = replace(TABLE, caption=(), options=((GENERATED, "x"),))
    named = replace(FIGURE, caption=text("Sơ đồ"))
    assert found(nameless_tables, evidence_of(TABLE, made, named)) == []
