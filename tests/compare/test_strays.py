"""Blocks found again in another item."""

import pytest

from pipeline.compare.align import align
from pipeline.compare.pairing import FREE, TAKEN, Pairing, Vocabulary
from pipeline.compare.sides import Keys, sides
from pipeline.compare.strays import Spot, Strays
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock
from tests.compare.flows import figure, flow, heading, section, table, words

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
EDITED = LONG.replace("phân bố đều", "phân bố chưa đều")


def partners(old: list[FlowBlock], new: list[FlowBlock]) -> dict[tuple[int, int], tuple[int, int]]:
    before = flow(section("mot", *old), section("hai"))
    after = flow(section("mot"), section("hai", *new), number=2)
    return {i: j for i, j in align(before, after).partners.items() if i[1]}


def test_equal_blocks_are_found_in_another_item() -> None:
    assert partners([words(LONG)], [words(LONG)]) == {(0, 1): (1, 1)}
    moved = table("Tên", ["A"], ["x"])
    assert partners([moved], [moved]) == {(0, 1): (1, 1)}


def test_a_paragraph_moved_and_edited_is_found_where_it_is_clearly_the_same() -> None:
    assert partners([words(LONG)], [words(EDITED)]) == {(0, 1): (1, 1)}
    assert partners([words(LONG)], [words("Tỉnh có mười bảy đô thị, đủ loại.")]) == {}


def test_what_says_little_or_stands_twice_has_not_moved() -> None:
    assert partners([words("Cụ thể:")], [words("Cụ thể:")]) == {}
    assert partners([words(LONG)], [words(LONG), words(LONG)]) != {(0, 1): (1, 1), (0, 2): (1, 2)}


def test_a_heading_goes_to_another_item_with_what_stands_beneath_it() -> None:
    moved = (heading("Dân số", "1.2."), words(LONG), words("Ngắn."))
    old = flow(section("mot", words("Một."), *moved), section("hai", words("Hai.")))
    new = flow(section("mot", words("Một.")), section("hai", words("Hai."), *moved), number=2)
    partners = align(old, new).partners
    assert [partners.get((0, block)) for block in (2, 3, 4)] == [(1, 2), (1, 3), (1, 4)]


# by itself: sections "a" to "c", each a title and one-word paragraphs but for what is said


def draft(*items: tuple[str, list[FlowBlock]]) -> Flow:
    return flow(*(section(id_, *blocks) for id_, blocks in items))


def strays(old: Flow, new: Flow, homes: dict[int, int], *, title: bool = True) -> Strays:
    """Strays of two drafts; in an item that stayed only the title has its partner."""
    keys, vocabulary = Keys(), Vocabulary()
    before, after = sides(old, keys, vocabulary), sides(new, keys, vocabulary)
    found = Strays(before, after, homes)
    for i, j in homes.items():
        pairing = Pairing(len(before[i].blocks), len(after[j].blocks))
        if title:
            pairing.add(0, 0)
        found.watch(i, pairing)
    return found


def text(count: int, name: str = "a") -> FlowBlock:
    return words(" ".join(f"{name}{n}" for n in range(count)))


def equal(old: Flow, new: Flow, homes: dict[int, int]) -> dict[Spot, Spot]:
    found = strays(old, new, homes)
    found.pair_equal()
    return found.found


def alike(old: Flow, new: Flow, homes: dict[int, int]) -> dict[Spot, Spot]:
    """What is found but for titles."""
    found = strays(old, new, homes)
    found.pair_alike()
    return {was: now for was, now in found.found.items() if was[1] and now[1]}


def test_what_did_not_change_is_no_stray() -> None:
    same, other = ("mot", [text(9)]), [text(9, "b")]
    old, new = draft(same, ("hai", other)), draft(same, ("hai", [*other, text(9)]))
    assert {i: j for i, j in align(old, new).partners.items() if i[0] != j[0]} == {}
    assert {i: j for i, j in align(new, old).partners.items() if i[0] != j[0]} == {}


def test_blocks_of_an_item_that_went_are_found_in_one_that_came() -> None:
    old, new = draft(("mot", [text(9)])), draft(("hai", [text(1), text(9)]))
    assert equal(old, new, {}) == {(0, 1): (0, 2)}
    edited = draft(("hai", [text(1), text(10)]))
    assert alike(old, edited, {}) == {(0, 1): (0, 2)}
    assert alike(edited, old, {}) == {(0, 2): (0, 1)}


@pytest.mark.parametrize(("count", "known"), [(4, False), (5, True)])
def test_what_is_equal_needs_five_words_to_be_known_again(count: int, known: bool) -> None:
    old, new = draft(("mot", [text(count)])), draft(("hai", [text(count)]))
    assert equal(old, new, {}) == ({(0, 1): (0, 1)} if known else {})
    shown = table("", ["A"])
    assert equal(draft(("mot", [shown])), draft(("hai", [shown])), {}) == {(0, 1): (0, 1)}
    drawn = figure("", "a")
    assert equal(draft(("mot", [drawn])), draft(("hai", [drawn])), {}) == {(0, 1): (0, 1)}


def test_what_stands_twice_in_a_draft_is_not_known_by_being_equal() -> None:
    one, two = draft(("mot", [text(9)])), draft(("hai", [text(9), text(9)]))
    assert equal(one, two, {}) == equal(two, one, {}) == {}
    three = draft(("hai", [text(9)]), ("ba", [text(9), text(9)]))
    assert equal(one, three, {}) == equal(three, one, {}) == {}


def test_what_stands_beside_an_equal_block_goes_with_it_both_ways() -> None:
    run = [text(1), text(2), text(9), text(2, "b"), text(1)]
    old = draft(("mot", [text(1, "x"), *run]))
    new = draft(("hai", [text(1, "y"), *run, text(1, "z")]))
    expected = {(0, block): (0, block) for block in (2, 3, 4, 5, 6)}
    assert equal(old, new, {}) == equal(new, old, {}) == expected
    assert equal(draft(("mot", run)), draft(("hai", run)), {}) == {
        (0, block): (0, block) for block in (1, 2, 3, 4, 5)
    }


def test_what_has_a_partner_does_not_go_with_its_neighbour() -> None:
    run = [text(1), text(9)]
    old, new = draft(("mot", run), ("hai", [])), draft(("mot", [text(1)]), ("hai", run))
    found = strays(old, new, {0: 0, 1: 1})
    found.pairings[0].add(1, 1)
    found.pair_equal()
    assert found.found == {(0, 2): (1, 2)}
    back = strays(new, old, {0: 0, 1: 1})
    back.pairings[0].add(1, 1)
    back.pair_equal()
    assert back.found == {(1, 2): (0, 2)}


def test_what_is_found_elsewhere_is_taken_in_its_own_item() -> None:
    old = draft(("mot", [text(9)]), ("hai", [text(1)]))
    new = draft(("mot", [text(1)]), ("hai", [text(1), text(9)]))
    found = strays(old, new, {0: 0, 1: 1})
    found.pair_equal()
    assert found.found == {(0, 1): (1, 2)}
    assert found.pairings[0].to_new == [0, TAKEN]
    assert found.pairings[1].to_old == [0, FREE, TAKEN]
    assert found.pairings[1].to_new == [0, FREE]
    found.pair_equal()
    assert found.found == {(0, 1): (1, 2)}


def test_what_is_found_in_its_own_item_is_paired_there_alone() -> None:
    run = [text(1), text(9), text(2)]
    old, new = draft(("x", []), ("mot", run)), draft(("mot", [text(1, "y"), *run]))
    found = strays(old, new, {1: 0})
    found.pair_equal()
    assert found.found == {}
    assert found.pairings[1].pairs() == [(0, 0), (2, 3)]
    alike_ = strays(old, draft(("mot", [text(1, "y"), text(1), text(10)])), {1: 0})
    alike_.pair_alike()
    assert (alike_.found, alike_.pairings[1].pairs()) == ({}, [(0, 0), (2, 3)])


@pytest.mark.parametrize(
    ("count", "more", "known"),
    [(8, 0, True), (7, 0, False), (7, 1, False), (8, 3, True), (8, 5, False), (16, 7, True),
     (16, 9, False)],
)  # fmt: skip
def test_what_was_edited_needs_eight_words_and_four_of_five_in_common(
    count: int, more: int, known: bool
) -> None:
    old, new = draft(("mot", [text(count)])), draft(("hai", [text(count + more)]))
    expected = {(0, 1): (0, 1)} if known else {}
    assert alike(old, new, {}) == alike(new, old, {}) == expected


def test_a_heading_is_not_known_by_its_words() -> None:
    title = heading(" ".join(f"a{n}" for n in range(9)))
    old, new = draft(("mot", [title])), draft(("hai", [text(10)]))
    assert alike(old, new, {}) == alike(new, old, {}) == {}
    assert alike(old, draft(("hai", [title])), {}) == {}


def test_a_block_becomes_none_of_another_sort() -> None:
    shown = table(" ".join(f"a{n}" for n in range(12)), ["A"])
    assert alike(draft(("mot", [text(12)])), draft(("hai", [shown])), {}) == {}
    assert alike(draft(("mot", [shown])), draft(("hai", [shown])), {}) == {(0, 1): (0, 1)}


def test_the_most_alike_is_found_first_and_each_only_once() -> None:
    one, near, far = text(20), text(21), text(24)
    old, new = draft(("mot", [one])), draft(("hai", [far, near]))
    assert alike(old, new, {}) == {(0, 1): (0, 2)}
    assert alike(new, old, {}) == {(0, 2): (0, 1)}
    both = draft(("mot", [one, near]))
    assert alike(both, new, {}) == {(0, 2): (0, 2), (0, 1): (0, 1)}


def test_headings_right_above_a_pair_go_with_it() -> None:
    one, other = heading("Một"), heading("Hai")
    old, new = draft(("mot", [one, text(9)])), draft(("hai", [text(1), other, text(10)]))
    assert alike(old, new, {}) == {(0, 1): (0, 2), (0, 2): (0, 3)}
    assert alike(new, old, {}) == {(0, 2): (0, 1), (0, 3): (0, 2)}
    plain = draft(("hai", [text(1), text(10)]))
    assert alike(old, plain, {}) == {(0, 2): (0, 2)}
    assert alike(plain, old, {}) == {(0, 2): (0, 2)}
    first = draft(("ba", [text(9)]))
    assert alike(first, new, {}) == {(0, 1): (0, 3)}


def test_a_heading_that_has_a_partner_stays_with_it() -> None:
    one, other = heading("Một"), heading("Hai")
    old = draft(("mot", [one, text(9)]), ("hai", []))
    new = draft(("mot", [one]), ("hai", [other, text(10)]))
    found = strays(old, new, {0: 0, 1: 1})
    found.pairings[0].add(1, 1)
    found.pair_alike()
    assert found.found == {(0, 2): (1, 2)}
    back = strays(new, old, {0: 0, 1: 1})
    back.pairings[0].add(1, 1)
    back.pair_alike()
    assert back.found == {(1, 2): (0, 2)}


def test_nothing_stands_above_the_first_block() -> None:
    alone = flow(section("mot"))
    blocks = (text(9), heading("Hai"))
    bare = [flow(replace(alone.sections[0], blocks=blocks)) for _ in range(2)]
    assert equal(bare[0], bare[1], {}) == {(0, 0): (0, 0), (0, 1): (0, 1)}
    last = flow(replace(alone.sections[0], blocks=(text(10), heading("Ba"))))
    found = strays(bare[0], last, {})
    found.pair_alike()
    assert found.found == {(0, 0): (0, 0)}
