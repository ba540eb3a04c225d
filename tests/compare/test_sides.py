"""One draft as a comparison sees it."""

from pipeline.compare.pairing import Vocabulary
from pipeline.compare.printed import block_key, folded_key
from pipeline.compare.sides import Keys, SectionSide, owner, sides
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock
from pipeline.model.folding import folded_form
from tests.compare.flows import HEALTH, PLANNER, figure, flow, heading, part, section, table, words

ITEM = section("mot", words("Một hai."), table("Tên", ["A"], ["x"]), figure("Sơ đồ", "a" * 64))


def test_a_grid_of_both_drafts_is_read_once() -> None:
    keys, shown = Keys(), table("Tên", ["A"], ["x"])
    other = replace(shown, source=replace(shown.source, line=9))
    assert keys.of(shown) == keys.of(other)
    assert len(keys._grids) == 1
    assert keys.of(shown) is not None
    read = [keys._grid(shown.written) for _ in range(2)]
    assert read[0] is read[1]


def side_of(*blocks: FlowBlock) -> SectionSide:
    return SectionSide(section("mot", *blocks), Keys(), Vocabulary())


def test_keys_are_those_of_what_is_printed() -> None:
    side = SectionSide(ITEM, Keys(), Vocabulary())
    assert side.keys == [block_key(block) for block in ITEM.blocks]
    assert (side.section, side.blocks) == (ITEM, ITEM.blocks)
    spelled = side_of(words("Uỷ ban"), table("Hoà", ["A"], ["x"]))
    other = side_of(words("Ủy ban"), table("Hòa", ["A"], ["x"]))
    assert spelled.keys[1:] != other.keys[1:]
    assert spelled.folded == other.folded == [folded_key(key) for key in other.keys]


def test_captions_and_identifiers_name_blocks() -> None:
    side = SectionSide(ITEM, Keys(), Vocabulary())
    assert [side.identity(index) for index in range(2)] == ["text mot", ""]
    assert [side.caption(index) for index in range(4)] == ["", "", "table Tên", "figure Sơ đồ"]
    assert side.sorts == ["text", "text", "table", "figure"]


def test_a_block_without_a_caption_has_no_name() -> None:
    shown = table("Uỷ ban", ["A"], ["x"])
    bare, blank = replace(shown, above=()), table("", ["A"], ["x"])
    named = replace(shown, above=(replace(shown.above[0], id="bang-a"),))
    side = side_of(bare, blank, named, replace(figure("a", "b"), below=()))
    assert [side.identity(index) for index in range(1, 5)] == ["", "", "table bang-a", ""]
    assert [side.caption(index) for index in range(1, 5)] == [
        "", "", f"table {folded_form('Uỷ ban')}", "",
    ]  # fmt: skip
    assert [side.opening(index) for index in range(5)] == ["Mục mot", "", "", "Uỷ ban", ""]


def test_what_a_block_weighs_is_about_its_letters() -> None:
    side = side_of(words("Một hai."), table("Tên", ["A", "B"], ["x", "1"], ["y", "2"]), words(""))
    assert [side.weight(index) for index in range(4)] == [8, 9, 1 + 8 * 3 * 2, 1]


def test_headings_are_headings() -> None:
    side = side_of(heading("A"), words("A"), table("A", ["B"]), figure("A", "b"))
    assert [side.is_heading(index) for index in range(5)] == [True, True, False, False, False]


def test_a_block_is_long_by_its_words_and_a_table_always() -> None:
    side = side_of(words("Một hai ba."), table("A", ["B"]), figure("A", "b"))
    assert [side.is_long(1, least) for least in (3, 4, 5)] == [True, True, False]
    assert side.is_long(2, 99)
    assert side.is_long(3, 99)


def test_a_table_is_measured_by_its_first_words() -> None:
    side = side_of(table("A", ["B"], *([f"x{n}"] for n in range(2_100))))
    assert len(side.words(1)) == 2_000


def test_words_are_signs_of_one_vocabulary() -> None:
    vocabulary = Vocabulary()
    old, new = (sides(flow(ITEM), Keys(), vocabulary)[0] for _ in range(2))
    assert old.words(1) == new.words(1)
    assert len(old.words(1)) == 3
    assert old.words(1) is old.words(1)
    assert old.is_long(2, 99)
    assert not old.is_long(1, 4)


def test_the_outline_is_the_planning_agencys() -> None:
    draft = flow(part("ĐÁNH GIÁ"), ITEM)
    owners = [owner(section.blocks[0], draft) for section in draft.sections]
    assert owners == [PLANNER, HEALTH]


def test_blocks_of_the_same_words_are_told_apart_by_their_look_and_identifier() -> None:
    line = words("Một hai.")
    alike = (line, replace(line, style="TrichDan"), replace(line, id="a"), heading("Một hai."))
    side = side_of(*alike, line)
    assert len({side.opening(index) for index in range(1, 6)}) == 1
    assert len({side.told_apart(index) for index in range(1, 6)}) == 4
    assert side.told_apart(1) == side.told_apart(5)


def test_among_other_words_a_section_is_the_same_with_signs_of_its_own() -> None:
    first, words_ = Vocabulary(), words("Hai lần hai là bốn.")
    first.encoded(["khác"])
    side = SectionSide(section("mot", words_), Keys(), first)
    own = side.within(Vocabulary())
    assert own.key(1) is side.key(1)
    assert (len(own.words(1)), own.words(1) != side.words(1)) == (len(side.words(1)), True)
