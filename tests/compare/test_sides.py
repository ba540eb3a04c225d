"""One draft as a comparison sees it."""

from dataclasses import replace

from pipeline.compare.pairing import Vocabulary
from pipeline.compare.sides import Keys, SectionSide, owner, sides
from tests.compare.flows import HEALTH, PLANNER, figure, flow, part, section, table, words

ITEM = section("mot", words("Một hai."), table("Tên", ["A"], ["x"]), figure("Sơ đồ", "a" * 64))


def test_a_grid_of_both_drafts_is_read_once() -> None:
    keys, shown = Keys(), table("Tên", ["A"], ["x"])
    other = replace(shown, source=replace(shown.source, line=9))
    assert keys.of(shown) == keys.of(other)
    assert len(keys._grids) == 1


def test_captions_and_identifiers_name_blocks() -> None:
    side = SectionSide(ITEM, Keys(), Vocabulary())
    assert [side.identity(index) for index in range(2)] == ["text mot", ""]
    assert [side.caption(index) for index in range(4)] == ["", "", "table Tên", "figure Sơ đồ"]
    assert side.sorts == ["text", "text", "table", "figure"]


def test_words_are_signs_of_one_vocabulary() -> None:
    vocabulary = Vocabulary()
    old, new = (sides(flow(ITEM), Keys(), vocabulary)[0] for _ in range(2))
    assert old.words(1) == new.words(1)
    assert len(old.words(1)) == 3
    assert old.is_long(2, 99)
    assert not old.is_long(1, 4)


def test_the_outline_is_the_planning_agencys() -> None:
    draft = flow(part("ĐÁNH GIÁ"), ITEM)
    owners = [owner(section.blocks[0], draft) for section in draft.sections]
    assert owners == [PLANNER, HEALTH]
