"""Whole blocks: everything in them shares one revision, rows and lines too."""

from pipeline.compare.whole import whole_block
from pipeline.model.comparison import Fate, RevisedParagraph, RevisedTable, Revision, revisions_in
from tests.compare.flows import figure, table, words

CAME = Revision(Fate.INSERTED, 0, "Sở Y tế")


def test_a_whole_table_marks_itself_its_lines_rows_and_cells() -> None:
    whole = whole_block(table("Tên", ["A", "B"], ["x", "1"], unit="ha"), CAME)
    assert isinstance(whole, RevisedTable)
    assert whole.revision is CAME
    assert all(row.revision is CAME for row in whole.rows)
    # the table, two lines (mark and text), two rows, four cells
    assert len(list(revisions_in(whole))) == 1 + 2 * 2 + 2 + 4


def test_a_whole_paragraph_and_figure_mark_their_ends() -> None:
    assert list(revisions_in(whole_block(words("Một."), CAME))) == [CAME, CAME]
    assert len(list(revisions_in(whole_block(figure("Sơ đồ", "a" * 64), CAME)))) == 4
    empty = whole_block(words(""), CAME)
    assert isinstance(empty, RevisedParagraph)
    assert (empty.spans, empty.mark) == ((), CAME)
