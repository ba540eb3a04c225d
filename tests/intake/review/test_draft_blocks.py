"""The blocks of a draft as a copy is held against them."""

from pipeline.compose.flow import lay_out
from pipeline.intake.review.draft_blocks import draft_blocks, fixed_lines
from pipeline.intake.review.things import ThingKind
from pipeline.model.identity import block_bookmark
from tests.render.samples import para, projects, rich, single


def test_a_draft_is_its_printed_blocks_each_by_its_bookmark() -> None:
    report = single(para("Câu một."), projects(2))
    blocks = draft_blocks(lay_out(report))
    last = [one for one in blocks if one.is_row][-1]
    assert len(last.cells) > 1
    assert last.bookmark == block_bookmark("lan-2", last.item, last.ordinal)
    assert last.text == " ".join(filter(None, last.cells))
    assert len({one.bookmark for one in blocks}) == len(blocks)
    assert any(one.text == "Câu một." and one.cells == ("Câu một.",) for one in blocks)
    assert fixed_lines(lay_out(report)) == frozenset()


def test_rows_know_their_table_paragraphs_their_style_and_figures_what_they_show() -> None:
    report, _ = rich()
    blocks = draft_blocks(lay_out(report), {})
    tables = {one.table: one.name for one in blocks if one.is_row}
    assert sorted(tables) == list(range(len(tables)))
    assert any(tables.values())
    assert {one.style for one in blocks if one.is_row} == {""}
    assert "Heading1" in {one.style for one in blocks}
    shown = {thing.kind for one in blocks for thing in one.things}
    assert ThingKind.PICTURE in shown
