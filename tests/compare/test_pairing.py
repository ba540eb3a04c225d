"""Pairs of two lines of things: what pairs, what keeps its order, the same in both directions."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.pairing import (
    FREE,
    Likeness,
    Pairing,
    Vocabulary,
    backbone,
    gaps,
    pair_alike,
    pair_equal,
    pair_repeated,
    salt_of,
    steps,
)

letters = st.lists(st.sampled_from("abcde"), max_size=12)


def paired(old: list[str], new: list[str]) -> set[tuple[int, int]]:
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, old, new)
    pair_repeated(pairing, (range(len(old)), range(len(new))), old, new)
    return set(pairing.pairs())


@given(letters, letters)
def test_equal_things_pair_the_same_way_in_both_directions(old: list[str], new: list[str]) -> None:
    there, back = paired(old, new), paired(new, old)
    assert {(j, i) for i, j in back} == there
    assert all(old[i] == new[j] for i, j in there)


@given(letters, letters)
def test_as_many_equal_things_pair_as_there_are_on_both_sides(
    old: list[str], new: list[str]
) -> None:
    assert len(paired(old, new)) == sum(min(old.count(one), new.count(one)) for one in "abcde")


@given(st.permutations(range(7)))
def test_the_backbone_keeps_order_and_cannot_be_longer(order: list[int]) -> None:
    pairs = list(enumerate(order))
    kept = backbone(pairs, lambda i, j: 1, lambda i, j: i + j)
    rows = [new for old, new in pairs if old in kept]
    assert rows == sorted(rows)
    longest = [1] * 7
    for i in range(7):
        longest[i] += max((longest[k] for k in range(i) if order[k] < order[i]), default=0)
    assert len(kept) == max(longest)


def test_the_backbone_is_the_heaviest() -> None:
    pairs = [(0, 1), (1, 2), (2, 0)]
    weights = {0: 1, 1: 1, 2: 5}
    assert backbone(pairs, lambda i, j: weights[i], lambda i, j: 0) == {2}


def test_gaps_and_steps_lie_between_pairs_in_order() -> None:
    kept = [(1, 0), (3, 2)]
    assert list(gaps(kept, 5, 4)) == [(range(2, 3), range(1, 2)), (range(4, 5), range(3, 4))]
    expected = [(0, None), (1, 0), (2, None), (None, 1), (3, 2), (4, None), (None, 3)]
    assert list(steps(kept, 5, 4)) == expected


def likeness(old: list[str], new: list[str]) -> Likeness:
    vocabulary = Vocabulary()
    before = [vocabulary.encoded(text.split()) for text in old]
    after = [vocabulary.encoded(text.split()) for text in new]
    return Likeness(before.__getitem__, after.__getitem__, [""] * len(old), [""] * len(new))


def test_the_most_alike_pair_first() -> None:
    old = ["a b c d e f", "a b c d x y"]
    new = ["a b c d e g", "k l m n o p"]
    pairing = Pairing(2, 2)
    pair_alike(pairing, (range(2), range(2)), likeness(old, new))
    assert pairing.to_new == [0, FREE]
    assert pairing.scores[0] < 1


def test_orders_cross_only_where_two_things_are_clearly_the_same() -> None:
    one, two = "a b c d e f g h i", "k l m n o p q r s"
    pairing = Pairing(2, 2)
    pair_alike(pairing, (range(2), range(2)), likeness([one, two], [f"{two} t", f"{one} t"]))
    assert pairing.to_new == [1, 0]
    weak = Pairing(2, 2)
    pair_alike(weak, (range(2), range(2)), likeness(["a b c", "d e f"], ["d e x", "a b x"]))
    assert weak.to_new.count(FREE) == 1


def test_salts_do_not_know_which_text_is_older() -> None:
    assert salt_of("a", "b") == salt_of("b", "a") != salt_of("a", "a")
