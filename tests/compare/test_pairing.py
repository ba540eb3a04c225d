"""Pairs of two lines of things: what pairs, what keeps its order, the same in both directions."""

import subprocess
import sys
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from pipeline.compare.pairing import (
    FREE,
    TAKEN,
    Likeness,
    Pairing,
    Vocabulary,
    backbone,
    gaps,
    pair_alike,
    pair_equal,
    pair_repeated,
    salt_of,
    sharing_words,
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


@settings(max_examples=50)
@given(
    st.permutations(range(6)),
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
    st.lists(st.sampled_from([0, 1, 2, 1 << 32]), min_size=6, max_size=6),
)
def test_no_other_order_is_heavier(order: list[int], weights: list[int], salts: list[int]) -> None:
    pairs = [(old * 2, new * 3) for old, new in enumerate(order)]

    def worth(chosen: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        """Weights first; among equal ones the salts, cut to 32 bits, and how many there are."""
        places = [old // 2 for old, _ in chosen]
        return sum(weights[i] for i in places), sum(salts[i] % (1 << 32) + 1 for i in places)

    chains = [
        chosen
        for count in range(len(pairs) + 1)
        for chosen in combinations(pairs, count)
        if list(chosen) == sorted(chosen, key=lambda pair: pair[1])
    ]
    kept = backbone(pairs, lambda i, j: weights[i // 2], lambda i, j: salts[i // 2])
    found = tuple(pair for pair in pairs if pair[0] in kept)
    assert found in chains
    assert worth(found) == max(map(worth, chains))


def test_the_backbone_is_the_heaviest() -> None:
    salts = {0: 0, 1: (1 << 32) - 1}
    assert backbone([(0, 1), (1, 0)], lambda i, j: 2 - i, lambda i, j: salts[i]) == {0}
    assert backbone([], lambda i, j: 1, lambda i, j: 0) == set()
    assert backbone([(2, 5)], lambda i, j: 1, lambda i, j: 0) == {2}
    pairs = [(0, 1), (1, 2), (2, 0)]
    weights = {0: 1, 1: 1, 2: 5}
    assert backbone(pairs, lambda i, j: weights[i], lambda i, j: 0) == {2}


def test_gaps_and_steps_lie_between_pairs_in_order() -> None:
    kept = [(1, 0), (3, 2)]
    assert list(gaps(kept, 5, 4)) == [(range(2, 3), range(1, 2)), (range(4, 5), range(3, 4))]
    expected = [(0, None), (1, 0), (2, None), (None, 1), (3, 2), (4, None), (None, 3)]
    assert list(steps(kept, 5, 4)) == expected


def test_a_pairing_knows_both_sides_and_scores_below_one() -> None:
    pairing = Pairing(3, 4)
    assert (pairing.to_new, pairing.to_old) == ([FREE] * 3, [FREE] * 4)
    pairing.add(2, 0)
    pairing.add(0, 3, 0.5)
    pairing.add(1, 1, 1.0)
    assert pairing.pairs() == [(0, 3), (1, 1), (2, 0)]
    assert (pairing.to_new, pairing.to_old) == ([3, 1, 0], [2, 1, FREE, 0])
    assert pairing.scores == {0: 0.5}
    pairing.drop(0)
    pairing.drop(2)
    assert (pairing.pairs(), pairing.scores) == ([(1, 1)], {})
    assert (pairing.to_new, pairing.to_old) == ([FREE, 1, FREE], [FREE, 1, FREE, FREE])
    found = [(i, j) for i in range(3) for j in range(4) if pairing.is_free(i, j)]
    assert found == [(i, j) for i in (0, 2) for j in (0, 2, 3)]
    pairing.to_new[0] = TAKEN
    assert not pairing.is_free(0, 0)
    assert pairing.pairs() == [(1, 1)]


def test_places_are_as_far_apart_as_their_middles() -> None:
    same = Pairing(4, 4)
    assert [same.distance(1, j) for j in range(4)] == [8, 0, 8, 16]
    wide = Pairing(2, 4)
    assert [wide.distance(0, j) for j in range(4)] == [2, 2, 6, 10]
    assert [wide.distance(1, j) for j in range(4)] == [10, 6, 2, 2]


def equal(old: str, new: str, *before: tuple[int, int]) -> str:
    """Pairs of equal letters as "00 21", "." equal to nothing; `before` are pairs from before."""
    pairing = Pairing(len(old), len(new))
    for i, j in before:
        pairing.add(i, j)
    keys = ([None if letter == "." else letter for letter in side] for side in (old, new))
    pair_equal(pairing, *keys)
    return " ".join(f"{i}{j}" for i, j in pairing.pairs())


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", "00 11 22"),
        ("abc", "ab", "00 11"),
        ("bc", "abc", "01 12"),
        ("ab", "ba", "01 10"),
        ("xabcy", "zabcw", "11 22 33"),
        # from both ends, as far as it goes, and never twice
        ("aa", "aaa", "00 11"),
        ("aaa", "aa", "00 11"),
        ("aab", "ab", "00 21"),
        ("baa", "ba", "00 11"),
        ("aaxa", "ayza", "00 33"),
        ("axaa", "azya", "00 33"),
        ("ab", "b", "10"),
        # what stands twice goes with what stands beside it once
        ("xaby", "zaba", "11 22"),
        ("kaba", "zabw", "11 22"),
        ("abca", "xabx", "01 12"),
        ("paqa", "xaqay", "11 22 33"),
        ("aqap", "xaqay", "01 12 23"),
        ("aabaac", "xaabaay", "01 12 23 34 45"),
        ("kaal", "maan", ""),
        # nothing stands before the first or behind the last
        ("ba", "acb", "02 10"),
        ("aba", "kabm", "01 12"),
        # nothing is equal to what has no key
        ("..", "..", ""),
        ("a.b", "a.b", "00 22"),
        ("x.by", "z.bw", "22"),
        ("xb.y", "zb.w", "11"),
    ],
)
def test_ends_pair_then_what_stands_once_then_its_neighbours(
    old: str, new: str, pairs: str
) -> None:
    assert equal(old, new) == pairs
    back = sorted(pair[::-1] for pair in pairs.split())
    assert equal(new, old) == " ".join(back)


def test_what_has_a_partner_keeps_it() -> None:
    assert equal("ab", "ab", (0, 1)) == "01"
    assert equal("ab", "ab", (1, 0)) == "10"
    assert equal("xab", "yab", (0, 2)) == "02 11"
    assert equal("abx", "aby", (2, 0)) == "11 20"
    assert equal("kxbm", "ybbn", (2, 1)) == "21"
    assert equal("xay", "zaaw", (1, 1)) == "11"
    assert equal("xaay", "zaw", (1, 1)) == "11"


def test_the_nearest_of_two_equal_neighbours_is_taken() -> None:
    # "b" may go with "p" or with "q"; the places of "q" are nearer one another
    assert equal("pb....qk", "....pbqb", (6, 6)) == "04 15 66"
    assert equal("kbq", "wwbqbp", (2, 3)) == "12 23"


@settings(max_examples=50)
@given(letters, letters)
def test_no_equal_neighbour_of_a_pair_is_left(old: list[str], new: list[str]) -> None:
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, old, new)
    for i, j in pairing.pairs():
        for step in (-1, 1):
            a, b = i + step, j + step
            if 0 <= a < len(old) and 0 <= b < len(new) and old[a] == new[b]:
                assert not pairing.is_free(a, b)


def repeated(old: str, new: str, gap: tuple[range, range] | None = None) -> str:
    pairing = Pairing(len(old), len(new))
    keys = [[None if letter == "." else letter for letter in side] for side in (old, new)]
    pair_repeated(pairing, gap or (range(len(old)), range(len(new))), *keys)
    return " ".join(f"{i}{j}" for i, j in pairing.pairs())


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("aa", "aa", "00 11"),
        ("aba", "aab", "00 12 21"),
        ("a..", "a.a", "00"),
        ("..a", "a.a", "22"),
        (".a.", "a.a", "10"),
        ("a.a", "..a", "22"),
        ("a.a", "a..", "00"),
        ("a...a", "aaaaa", "00 44"),
        ("a", "b", ""),
        (".", ".", ""),
    ],
)
def test_equal_things_of_a_gap_pair_by_their_places(old: str, new: str, pairs: str) -> None:
    assert repeated(old, new) == pairs
    if pairs != "10":  # as near on both sides
        back = " ".join(sorted(pair[::-1] for pair in pairs.split()))
        assert repeated(new, old) == back


def test_only_what_is_free_and_in_the_gap_pairs() -> None:
    assert repeated("aaa", "aaa", (range(1, 2), range(1))) == "10"
    assert repeated("aaa", "aaa", (range(2), range(2, 3))) == "12"
    pairing = Pairing(3, 3)
    pairing.add(0, 2)
    pair_repeated(pairing, (range(3), range(3)), "aaa", "aaa")
    assert pairing.pairs() == [(0, 2), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("old", "new", "last"), [(32, 128, 127 - 2), (17, 241, 16), (128, 32, 31), (241, 17, 16)]
)
def test_of_very_many_equal_things_the_first_pair(old: int, new: int, last: int) -> None:
    pairing = Pairing(old, new)
    pair_repeated(pairing, (range(old), range(new)), "a" * old, "a" * new)
    assert pairing.pairs()[-1][1] == last


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
    assert salt_of() == 0
    assert salt_of("a\ud800") == salt_of("a\ud800")


def alike(old: list[str], new: list[str]) -> dict[int, int]:
    """Which become which, letters as words; both directions."""
    there, back = (_alike(*sides) for sides in ((old, new), (new, old)))
    assert {j: i for i, j in there.items()} == back
    return there


def _alike(old: list[str], new: list[str]) -> dict[int, int]:
    pairing = Pairing(len(old), len(new))
    measured = Likeness(old.__getitem__, new.__getitem__, [""] * len(old), [""] * len(new))
    pair_alike(pairing, (range(len(old)), range(len(new))), measured)
    assert all(0.5 <= score < 1 for score in pairing.scores.values())
    return dict(pairing.pairs())


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["abcd"], ["abxy"], {0: 0}),  # half of the words
        (["abcd"], ["axyz"], {}),
        (["abcd", "q"], ["abxy", "w"], {0: 0}),
        (["abcd", "q"], ["axyz", "w"], {}),
        (["ab", "cd"], ["ab", "cd"], {0: 0, 1: 1}),
        ([""], [""], {}),
        (["", "ab"], ["", "ab"], {1: 1}),
        # crossing: at least eight words, and four of five the same
        (["abcdefgh", "klmnopqrstu"], ["klmnopqrstu", "abcdefgh"], {0: 1, 1: 0}),
        (["abcdefg", "klmnopqrstu"], ["klmnopqrstu", "abcdefx"], {1: 0}),
        (["abcdefgh", "klmnopqrstu"], ["klmnopqrstu", "abcdefgx"], {0: 1, 1: 0}),
        (["abcdefgh", "klmnopqrstu"], ["klmnopqrstu", "abcdefxy"], {1: 0}),
        (["abcdefghi", "klmnopqrstu"], ["klmnopqrstu", "abcdefg"], {1: 0}),
        # what is in order with its neighbours on both sides needs no more than half
        (["abcdefgh", "pqrs", "klmnopqx"], ["abcdefgh", "pqtu", "klmnopqx"], {0: 0, 1: 1, 2: 2}),
        (["pqrs", "abcdefgh"], ["abcdefgh", "pqtu"], {1: 0}),
        (["abcdefgh", "pqrs"], ["pqtu", "abcdefgh"], {0: 1}),
        # the nearest of what is as alike
        (["abcd"], ["abcx", "abcy"], {0: 0}),
        (["abcd", "w"], ["z", "v", "abcx", "abcy"], {0: 2}),
        (["w", "abcd"], ["abcx", "abcy", "z", "v"], {1: 1}),
        (["w", "v", "abcd"], ["abcx", "z", "abcy"], {2: 2}),
    ],
)
def test_what_is_alike_pairs(old: list[str], new: list[str], pairs: dict[int, int]) -> None:
    assert alike(old, new) == pairs


texts = st.lists(st.text("abcdefgh", max_size=12), max_size=5)


@settings(max_examples=50)
@given(texts, texts)
def test_the_most_alike_pair_in_the_order_of_their_likeness(old: list[str], new: list[str]) -> None:
    def score(i: int, j: int) -> float:
        return Indel.normalized_similarity(old[i], new[j]) if old[i] and new[j] else 0

    measure = Pairing(len(old), len(new))
    every = [pair for pair in product(range(len(old)), range(len(new))) if score(*pair) >= 0.5]
    # scores of many pairs are single floats: four of five is as near as that
    every.sort(
        key=lambda pair: (
            -round(score(*pair), 6),
            measure.distance(*pair),
            sum(pair),
            salt_of(old[pair[0]], new[pair[1]]),
        )
    )
    expected: dict[int, int] = {}
    in_order: list[tuple[int, int]] = []
    for i, j in every:
        if i in expected or j in expected.values():
            continue
        crosses = any((a < i) != (b < j) for a, b in in_order)
        clear = round(score(i, j), 6) >= 0.8 and min(len(old[i]), len(new[j])) >= 8
        if not crosses:
            in_order.append((i, j))
        if not crosses or clear:
            expected[i] = j
    assert _alike(old, new) == expected


def test_only_the_free_of_one_sort_in_the_gap_are_alike() -> None:
    old, new = ["abcd", "abcd", "abcd"], ["abcx", "abcy", "abcz"]
    pairing = Pairing(3, 3)
    pairing.add(0, 2)
    sorts = Likeness(old.__getitem__, new.__getitem__, ["x", "x", "y"], ["y", "x", "x"])
    pair_alike(pairing, (range(3), range(3)), sorts)
    assert pairing.pairs() == [(0, 2), (1, 1)]
    other = Pairing(3, 3)
    pair_alike(other, (range(1, 3), range(2)), sorts)
    assert other.pairs() == [(1, 1)]
    assert other.scores == {1: 0.75}
    same = Pairing(1, 1)
    pair_alike(same, (range(1), range(1)), Likeness(old.__getitem__, old.__getitem__, [""], [""]))
    assert same.scores == {0: 0.999}


def shared(old: list[str], new: list[str], least: float = 0.5) -> list[tuple[int, int]]:
    measured = Likeness(old.__getitem__, new.__getitem__, [""] * len(old), [""] * len(new))
    found = list(sharing_words(range(len(old)), range(len(new)), measured, least))
    for i, j, score in found:
        assert score == Indel.normalized_similarity(old[i], new[j])
    return [(i, j) for i, j, _ in found]


def test_what_is_measured_shares_three_words_in_a_row() -> None:
    assert shared(["abcdx"], ["yabcz"]) == [(0, 0)]
    assert shared(["abxcd"], ["abycd"]) == []
    assert shared(["xyabc"], ["abczw"]) == [(0, 0)]
    assert shared(["abc", "ab", "a"], ["abc", "ab", "a"]) == [(0, 0), (1, 1), (2, 2)]
    assert shared(["abcdx"], ["abcyz"], 0.59) == [(0, 0)]
    assert shared(["abcdx"], ["abcyz"], 0.61) == []
    few, many = ["abcd"] * 4, ["abcd"] * 5
    assert shared(few, few) == list(product(range(4), range(4)))
    assert shared(few, many) == shared(many, few) == []


def test_only_one_sort_is_measured() -> None:
    old = ["abcd", "abce"]
    sorts = Likeness(old.__getitem__, old.__getitem__, ["x", "y"], ["y", "x"])
    found = sharing_words(range(2), range(2), sorts, 0.5)
    assert [(i, j) for i, j, _ in found] == [(0, 1), (1, 0)]


@pytest.mark.parametrize(("others", "known"), [(499, True), (500, False)])
def test_where_too_many_are_left_only_those_that_share_words_are_measured(
    others: int, known: bool
) -> None:
    old = ["abxcd", "klmno", *(chr(0x1000 + n) for n in range(498))]
    new = ["abycd", "klmnp", *(chr(0x2000 + n) for n in range(others - 1))]
    assert _alike(old, new) == ({0: 0, 1: 1} if known else {1: 1})


def test_every_word_has_a_sign_of_its_own() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.encoded(["một", "hai", "một"]) == "\x01\x02\x01"
    assert vocabulary.encoded(["ba", "hai"]) == "\x03\x02"
    signs = Vocabulary().encoded(map(str, range(0xD801)))
    assert signs[-3:] == "\ud7ff\ue000\ue001"


class Many(dict[str, str]):
    """As many words as there are signs, but for one."""

    def __len__(self) -> int:
        return sys.maxunicode - 0x801 + super().__len__()


def test_beyond_the_last_sign_words_share_it() -> None:
    vocabulary = Vocabulary()
    vocabulary._signs = Many()
    assert vocabulary.encoded(["x", "y", "z"]) == chr(sys.maxunicode) * 3


def test_few_pairs_are_measured_as_many_are(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["abcd", "abce", "xbcd", "qrst", "abcdef", ""]
    likeness = Likeness(words.__getitem__, words[::-1].__getitem__, ["text"] * 6, ["text"] * 6)
    gap = range(6), range(6)

    def found() -> tuple[list[int], list[int]]:
        pairing = Pairing(6, 6)
        pair_alike(pairing, gap, likeness)
        return pairing.to_new, pairing.to_old

    few = found()
    assert FREE in few[0] != [FREE] * 6
    monkeypatch.setattr("pipeline.compare.pairing._FEW", 0)
    assert found() == few


def test_numpy_is_not_loaded_for_few_pairs() -> None:
    code = (
        "import sys; from pipeline.compare.pairing import *\n"
        "alike = Likeness('abcdabce'.__getitem__, 'abcdabce'.__getitem__, ['a'] * 8, ['a'] * 8)\n"
        "pair_alike(Pairing(8, 8), (range(8), range(8)), alike)\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
