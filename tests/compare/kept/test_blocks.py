import pytest

from pipeline.compare.beside import Beside, Standing
from pipeline.compare.kept.blocks import laid_otherwise, revised_block, thing_of
from pipeline.compare.ledger import Ledger
from pipeline.compare.places import Places
from pipeline.model.change import ChangedThing
from pipeline.model.comparison import RevisedFigure, RevisedParagraph, RevisedTable
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock
from tests.compare.flows import HEALTH, figure, heading, one, table, words

LINE, SHOWN, DRAWN = words("Một hai ba."), table("Bảng", ["A"], ["1"]), figure("Sơ đồ", "a" * 64)
PAIRS = [
    (LINE, words("Một hai bốn."), RevisedParagraph),
    (SHOWN, table("Bảng", ["A"], ["2"]), RevisedTable),
    (DRAWN, figure("Sơ đồ khác", "a" * 64), RevisedFigure),
]


def beside(before: FlowBlock, after: FlowBlock) -> Beside:
    old, new = one(before), one(after, number=2)
    was, now = (Standing(Places(draft.sections[0]), 1, HEALTH) for draft in (old, new))
    return Beside(Ledger(old, new), "mot", was, now, formal=False)


@pytest.mark.parametrize(("before", "after", "kind"), PAIRS)
def test_a_block_that_stayed_is_one_block_of_its_kind(
    before: FlowBlock, after: FlowBlock, kind: type[object]
) -> None:
    (found,) = revised_block(before, after, beside(before, after))
    assert isinstance(found, kind)


def test_of_what_is_another_kind_one_goes_and_one_comes() -> None:
    assert len(revised_block(LINE, SHOWN, beside(LINE, SHOWN))) == 2


def test_a_change_is_told_of_the_thing_it_is() -> None:
    things = [thing_of(block) for block in (LINE, heading("Hai"), SHOWN, DRAWN)]
    assert things == [
        ChangedThing.PARAGRAPH,
        ChangedThing.HEADING,
        ChangedThing.TABLE,
        ChangedThing.FIGURE,
    ]


def test_a_table_turned_or_with_other_widths_is_laid_otherwise() -> None:
    assert laid_otherwise(SHOWN, replace(SHOWN, landscape=True))
    assert laid_otherwise(SHOWN, replace(SHOWN, options=(("cols", "1 2"),)))
    assert not laid_otherwise(SHOWN, replace(SHOWN, options=(("form", "a"),)))
    assert not laid_otherwise(LINE, words("Khác."))
