"""Which paragraphs were split or merged, and which only stand beside one another."""

from pipeline.compare.pairing import Pairing, Vocabulary
from pipeline.compare.regrouped import Group, regroup
from pipeline.compare.sides import Keys, SectionSide
from pipeline.model.flow import FlowParagraph
from tests.compare.flows import ROADS, section, words

FIRST = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
SECOND = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."


def found(old: list[FlowParagraph], new: list[FlowParagraph]) -> list[Group]:
    keys, vocabulary = Keys(), Vocabulary()
    before = SectionSide(section("mot", *old), keys, vocabulary)
    after = SectionSide(section("mot", *new), keys, vocabulary)
    pairing = Pairing(len(old) + 1, len(new) + 1)
    gap = (range(1, len(old) + 1), range(1, len(new) + 1))
    return regroup(pairing, gap, before, after)


def test_splits_and_merges_are_found_alike() -> None:
    one, two = [words(f"{FIRST} {SECOND}")], [words(FIRST), words(SECOND)]
    assert found(one, two) == [Group((1,), (1, 2))]
    assert found(two, one) == [Group((1, 2), (1,))]


def test_a_paragraph_added_beside_an_edited_one_is_no_split() -> None:
    assert found([words(FIRST)], [words(FIRST.replace("đều", "lệch")), words(SECOND)]) == []


def test_paragraphs_of_two_agencies_are_never_one() -> None:
    assert found([words(f"{FIRST} {SECOND}")], [words(FIRST), words(SECOND, agency=ROADS)]) == []
