from datetime import date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.comparison import RevisedCell, RevisedRow, RevisedTable, Span
from pipeline.model.content_key import ContentKeys, blocks_key, content_key
from pipeline.model.document import Cell, Grid, Row
from pipeline.model.flow import FlowNote, FlowParagraph, FlowSection, FlowTable, SectionKind
from pipeline.model.inlines import Text
from pipeline.model.table import Column, Value

VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False),
    st.sampled_from(["", "2025-01-01", "1.10", "1.1", "2025-01-01T00:00:00", "1", "True"]),
    st.sampled_from([Decimal("1.10"), Decimal("1.1"), Decimal(1)]),
    st.sampled_from([date(2025, 1, 1), datetime(2025, 1, 1)]),  # noqa: DTZ001 -- as Excel has it
)


def table(*values: Value) -> FlowTable:
    rows = tuple(Row((Cell((Text("x"),), value),)) for value in values)
    grid = Grid((Column("a"),), rows)
    return FlowTable(grid, grid)


def key(*blocks: FlowTable | FlowParagraph) -> bytes | None:
    return content_key(FlowSection("a", SectionKind.ITEM, "", "1.", "so-y-te", blocks))


@given(st.lists(VALUES, min_size=1, max_size=3), st.lists(VALUES, min_size=1, max_size=3))
def test_sections_have_one_key_exactly_if_their_values_are_the_same(
    one: list[Value], other: list[Value]
) -> None:
    def kinds(values: list[Value]) -> list[tuple[str, str]]:
        return [(type(value).__name__, repr(value)) for value in values]

    assert (key(table(*one)) == key(table(*other))) == (kinds(one) == kinds(other))


def test_values_in_a_table_of_a_footnote_count() -> None:
    def noted(value: Value) -> FlowParagraph:
        return FlowParagraph("BodyText", (FlowNote("1", content=(table(value),)),))

    assert key(noted("1.10")) != key(noted(Decimal("1.10")))
    assert key(noted("1.10")) == key(noted("1.10"))


def test_a_number_of_twenty_digits_has_no_key() -> None:
    assert key(table(10**20)) is None


def test_the_key_of_a_section_is_worked_out_once() -> None:
    keys, section = ContentKeys(), FlowSection("a", SectionKind.ITEM, "", "1.", "so-y-te", ())
    assert keys.of(section) == content_key(section)
    assert keys.of(section) is keys.of(section)


def revised(value: Value, was: Value = None, note: Value = None) -> RevisedTable:
    row = Row((Cell((Text("x"),), value),))
    grid = Grid((Column("a"),), ())
    spans = (Span((Text("x"),), note=(table(note),)),)
    cells = (RevisedCell(Cell((Text("x"),)), spans, was=Cell((Text("x"),), was)),)
    return RevisedTable(FlowTable(grid, grid), (), (), (RevisedRow(row, cells, None, row),), ())


def test_values_in_cells_of_a_comparison_count() -> None:
    for one, other in (("1.10", Decimal("1.10")), ("2025-01-01", date(2025, 1, 1))):
        keys = {
            blocks_key((revised(one),)),
            blocks_key((revised(other),)),
            blocks_key((revised("", one),)),
            blocks_key((revised("", other),)),
            blocks_key((revised("", "", one),)),
            blocks_key((revised("", "", other),)),
        }
        assert len(keys) == 6
