"""Comparisons: which fates belong to which draft, and every revision in reading order."""

from pipeline.model.comparison import (
    Fate,
    RevisedCell,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
    redline_name,
    revisions_in,
)
from pipeline.model.document import Cell, Grid, NoteMark, Row
from pipeline.model.flow import FlowParagraph, FlowTable
from pipeline.model.inlines import Text

AUTHOR = "Sở Y tế"


def test_a_fate_belongs_to_one_draft_or_to_both() -> None:
    assert {fate for fate in Fate if fate.is_new} == {Fate.INSERTED, Fate.MOVED_HERE}
    assert {fate for fate in Fate if fate.is_old} == {Fate.DELETED, Fate.MOVED_AWAY}


def test_revisions_are_given_in_reading_order_with_those_of_footnotes() -> None:
    mark, word, inner = (Revision(Fate.INSERTED, change, AUTHOR) for change in range(3))
    note = RevisedParagraph(FlowParagraph("FootnoteText"), (Span((Text("mới"),), inner),))
    paragraph = RevisedParagraph(
        FlowParagraph("BodyText"),
        (Span((Text("giữ"),)), Span((Text("thêm"),), word), Span((NoteMark("1"),), note=(note,))),
        mark,
    )
    assert list(revisions_in(paragraph)) == [mark, word, inner]


def test_revisions_of_a_table_are_those_of_columns_rows_and_cells() -> None:
    column, row, cell = (Revision(Fate.DELETED, change, AUTHOR) for change in range(3))
    revised = RevisedRow(Row(()), (RevisedCell(Cell(), (Span((Text("x"),), cell),)),), revision=row)
    table = FlowTable(Grid((), ()), Grid((), ()))
    found = revisions_in(RevisedTable(table, (), ((None, column),), (revised,), ()))
    assert list(found) == [column, row, cell]
    assert list(revisions_in(table)) == []


def test_a_redline_is_named_after_the_earlier_round() -> None:
    assert redline_name(1) == "so-sanh-lan-1.docx"
