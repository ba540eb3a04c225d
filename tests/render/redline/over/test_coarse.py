from pipeline.model.comparison import RevisedParagraph, RevisedTable
from pipeline.model.flow import FlowParagraph
from pipeline.render.redline.over.coarse import coarse_blocks
from tests.ooxml.markup import tree
from tests.render.comparisons import came
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run


def test_blocks_that_differ_in_any_way_are_gone_and_come() -> None:
    a, b, c = (paragraph(text_run(text)) for text in "abc")
    old, new = (tree(f"<w:body>{xml}</w:body>") for xml in (a + b, a + c + "<w:tbl/>"))
    kept, gone, came_, table = coarse_blocks(new, old, came())
    assert isinstance(kept, FlowParagraph)
    assert isinstance(gone, RevisedParagraph)
    assert isinstance(came_, RevisedParagraph)
    assert isinstance(table, RevisedTable)
    assert gone.mark is not None
    assert gone.mark.fate.is_old
    assert came_.mark is not None
    assert came_.mark.fate.is_new
