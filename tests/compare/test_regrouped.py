"""Which paragraphs were split or merged, and which only stand beside one another."""

from collections.abc import Sequence

import pytest

from pipeline.compare.pairing import FREE, TAKEN, Gap, Pairing, Vocabulary
from pipeline.compare.regrouped import Group, regroup
from pipeline.compare.sides import Keys, SectionSide
from pipeline.model.flow import FlowBlock, FlowParagraph
from tests.compare.flows import ROADS, heading, section, table, words

FIRST = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
SECOND = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."


def found(
    old: Sequence[FlowBlock],
    new: Sequence[FlowBlock],
    pairing: Pairing | None = None,
    gap: Gap | None = None,
) -> list[Group]:
    """Groups by positions in the section: a title stands at 0."""
    keys, vocabulary = Keys(), Vocabulary()
    before = SectionSide(section("mot", *old), keys, vocabulary)
    after = SectionSide(section("mot", *new), keys, vocabulary)
    pairing = pairing or Pairing(len(old) + 1, len(new) + 1)
    gap = gap or (range(1, len(old) + 1), range(1, len(new) + 1))
    return regroup(pairing, gap, before, after)


def text(count: int, name: str = "a", start: int = 0) -> FlowParagraph:
    return words(" ".join(f"{name}{n}" for n in range(start, start + count)))


def cut(*counts: int, name: str = "a") -> list[FlowBlock]:
    """The words of `text` in paragraphs of so many."""
    return [text(count, name, sum(counts[:index])) for index, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("count", "pieces", "group"),
    [
        (6, (3, 3), (1, 2)),
        (5, (3, 2), None),
        # in four at most
        (20, (5, 5, 5, 5), (1, 2, 3, 4)),
        (20, (4, 4, 4, 4, 4), (2, 3, 4, 5)),
        # four of five words the same
        (20, (7, 7), (1, 2)),
        (20, (6, 6), None),
        (20, (10, 10, 8), (1, 2)),
        (13, (8, 8), (1, 2)),
        (11, (8, 8), None),
        # clearly more like than any alone
        (20, (17, 3), (1, 2)),
        (20, (3, 17), (1, 2)),
        (28, (24, 4), None),
        (28, (4, 24), None),
        (20, (20, 3), None),
        # what makes it no more alike is not of it
        (20, (10, 10, 1), (1, 2)),
    ],
)
def test_how_like_its_pieces_a_paragraph_must_be(
    count: int, pieces: tuple[int, ...], group: tuple[int, ...] | None
) -> None:
    assert found([text(count)], cut(*pieces)) == ([Group((1,), group)] if group else [])
    assert found(cut(*pieces), [text(count)]) == ([Group(group, (1,))] if group else [])


def test_pieces_may_stand_among_others_but_together() -> None:
    other, last = text(9, "x"), text(9, "y")
    whole, pieces = [text(12)], cut(6, 6)
    assert found(whole, [other, *pieces, last]) == [Group((1,), (2, 3))]
    assert found([other, *whole], [*pieces, last]) == [Group((2,), (1, 2))]
    assert found(whole, [pieces[0], other, pieces[1]]) == []
    assert found(whole, [*pieces[:1], words(""), *pieces[1:]]) == []


def test_only_plain_paragraphs_are_split() -> None:
    title = heading(" ".join(f"a{n}" for n in range(12)))
    assert found([title], cut(6, 6)) == found(cut(6, 6), [title]) == []
    end = heading(" ".join(f"a{n}" for n in range(6, 12)))
    assert found([text(12)], [text(6), end]) == []
    shown = table(" ".join(f"a{n}" for n in range(6, 12)), ["A"])
    assert found([text(12)], [text(6), shown]) == []
    assert found([words(""), text(12)], cut(6, 6)) == [Group((2,), (1, 2))]


def test_what_has_a_partner_or_stands_outside_the_gap_is_left() -> None:
    for old, new in ((1, 3), (2, 1), (2, 2)):
        pairing = Pairing(3, 4)
        pairing.add(old, new)
        blocks = [text(12), text(9, "x")], [*cut(6, 6), text(9, "y")]
        assert found(*blocks, pairing) == []
    assert found([text(12)], cut(6, 6), gap=(range(1, 2), range(1, 2))) == []
    assert found([text(12)], cut(6, 6), gap=(range(1), range(1, 3))) == []


def test_the_most_alike_is_regrouped_first_and_takes_its_paragraphs() -> None:
    pairing = Pairing(3, 3)
    exact, rough = text(12), words(" ".join([*(f"a{n}" for n in range(11)), "z"]))
    assert found([rough, exact], cut(6, 6), pairing) == [Group((2,), (1, 2))]
    assert pairing.to_new == [FREE, FREE, TAKEN]
    assert pairing.to_old == [FREE, TAKEN, TAKEN]
    back = Pairing(3, 3)
    assert found(cut(6, 6), [rough, exact], back) == [Group((1, 2), (2,))]
    assert (back.to_new, back.to_old) == ([FREE, TAKEN, TAKEN], [FREE, FREE, TAKEN])


def test_of_equal_splits_the_nearest_is_taken() -> None:
    whole, pieces, other = text(12), cut(6, 6), text(9, "x")
    assert found([whole, other, other], [*pieces, *pieces]) == [Group((1,), (1, 2))]
    assert found([other, other, whole], [*pieces, *pieces]) == [Group((3,), (3, 4))]
    assert found([whole, whole], [*pieces, *pieces]) == [Group((2,), (3, 4)), Group((1,), (1, 2))]
    assert found([*pieces, *pieces], [other, other, whole]) == [Group((3, 4), (3,))]
    # as near: the first
    assert found([whole, other], [*pieces, *pieces]) == [Group((1,), (1, 2))]
    assert found([*pieces, *pieces], [whole, other]) == [Group((1, 2), (1,))]


@pytest.mark.parametrize(("more", "tried"), [(0, True), (1, False)])
def test_a_gap_written_anew_is_not_tried(more: int, tried: bool) -> None:
    old = [text(12), *(text(2, f"x{n}.") for n in range(99 + more))]
    new = [*cut(6, 6), *(text(2, f"y{n}.") for n in range(98))]
    assert found(old, new) == ([Group((1,), (1, 2))] if tried else [])


def test_splits_and_merges_are_found_alike() -> None:
    one, two = [words(f"{FIRST} {SECOND}")], [words(FIRST), words(SECOND)]
    assert found(one, two) == [Group((1,), (1, 2))]
    assert found(two, one) == [Group((1, 2), (1,))]


def test_a_paragraph_added_beside_an_edited_one_is_no_split() -> None:
    assert found([words(FIRST)], [words(FIRST.replace("đều", "lệch")), words(SECOND)]) == []


def test_paragraphs_of_two_agencies_are_never_one() -> None:
    assert found([words(f"{FIRST} {SECOND}")], [words(FIRST), words(SECOND, agency=ROADS)]) == []
