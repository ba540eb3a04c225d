"""Which of two lines of things became which: pairs, the same in both directions.

Used for blocks, rows and columns. Things pair by equal keys first, then, within the gaps that
these pairs leave, by likeness of their words. Every choice is made by rules that do not know
which draft is the older: score, then distance of places, then the sum of places (pairs that
share an element never tie on it), so that comparing the other way round gives the same pairs.
"""

import heapq
import sys
import zlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

FREE: Final = -1
TAKEN: Final = -2  # it has its partner elsewhere
_DENSE: Final = 250_000  # pairs of a gap that are all measured; beyond, those that share words
_FEW: Final = 4_096  # pairs of a gap that are measured one by one
_RANKED: Final = 4_096  # pairs of equal things that are ordered by distance; beyond, by rank
_SHARED: Final = 16  # a stretch of words in more places than that says nothing

Gap = tuple[range, range]


class Pairing:
    """Pairs between `old_count` and `new_count` things.

    `to_new` and `to_old` hold positions, `FREE` for what has no partner yet, `TAKEN` for what
    has it elsewhere.
    """

    def __init__(self, old_count: int, new_count: int) -> None:
        self.to_new = [FREE] * old_count
        self.to_old = [FREE] * new_count
        self.scores: dict[int, float] = {}

    def add(self, old: int, new: int, score: float = 1.0) -> None:
        """Pair two things that are free."""
        self.to_new[old] = new
        self.to_old[new] = old
        if score < 1.0:
            self.scores[old] = score

    def drop(self, old: int) -> None:
        """Part a pair."""
        self.to_old[self.to_new[old]] = FREE
        self.to_new[old] = FREE
        self.scores.pop(old, None)

    def is_free(self, old: int, new: int) -> bool:
        """Say whether neither has a partner."""
        return self.to_new[old] == FREE == self.to_old[new]

    def pairs(self) -> list[tuple[int, int]]:
        """Give the pairs in the order of the old side."""
        return [(old, new) for old, new in enumerate(self.to_new) if new >= 0]

    def distance(self, old: int, new: int) -> int:
        """Give how far two relative places are from each other; whole, so it never rounds."""
        return abs((2 * old + 1) * len(self.to_old) - (2 * new + 1) * len(self.to_new))


def pair_equal(pairing: Pairing, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Pair what is equal and free: ends first, then what occurs once, then its neighbours.

    A key None is equal to nothing.
    """
    _pair_ends(pairing, old, new)
    once_new = _once(new, pairing.to_old)
    for key, i in _once(old, pairing.to_new).items():
        if key in once_new:
            pairing.add(i, once_new[key])
    _pair_neighbours(pairing, old, new)


def _pair_ends(pairing: Pairing, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    shorter = min(len(old), len(new))
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), shorter - start)
    fronts = ((place, place) for place in range(start))
    backs = ((len(old) - back, len(new) - back) for back in range(1, end + 1))
    for i, j in (*fronts, *backs):
        if pairing.is_free(i, j):
            pairing.add(i, j)


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Give how many keys two lines begin with alike."""
    return sum(takewhile(bool, map(_are_equal, old, new)))


def _are_equal(old: Hashable, new: Hashable) -> bool:
    return old == new and old is not None


def _once(keys: Sequence[Hashable], partners: Sequence[int]) -> dict[Hashable, int]:
    """Give where each key stands that is free and stands there once."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if partners[index] == FREE and key is not None:
            places[key].append(index)
    return {key: found.pop() for key, found in places.items() if len(found) == 1}


def _pair_neighbours(pairing: Pairing, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Pair equal neighbours of pairs, the nearest places first, as far as that goes."""
    waiting: list[tuple[int, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        inside = 0 <= i < len(old) and 0 <= j < len(new)
        if inside and pairing.is_free(i, j) and _are_equal(old[i], new[j]):
            heapq.heappush(waiting, (pairing.distance(i, j), i + j, i, j))

    for i, j in pairing.pairs():
        offer(i + 1, j + 1)
        offer(i - 1, j - 1)
    while waiting:
        # those of one rank share no element; all are taken before what they lead to is weighed
        rank = waiting[0][:2]
        level: list[tuple[int, int]] = []
        while waiting and waiting[0][:2] == rank:
            *_, i, j = heapq.heappop(waiting)
            if pairing.is_free(i, j):
                pairing.add(i, j)
                level.append((i, j))
        for i, j in level:
            offer(i + 1, j + 1)
            offer(i - 1, j - 1)


def pair_repeated(
    pairing: Pairing, gap: Gap, old: Sequence[Hashable], new: Sequence[Hashable]
) -> None:
    """Pair within a gap what is equal but stands there more than once, nearest places first."""
    places: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i in gap[0]:
        if pairing.to_new[i] == FREE and old[i] is not None:
            places[old[i]][0].append(i)
    for j in gap[1]:
        if pairing.to_old[j] == FREE and new[j] is not None and new[j] in places:
            places[new[j]][1].append(j)
    for before, after in places.values():
        # they are all the same, so their order is kept
        for i, j in zip(*_nearest(pairing, before, after), strict=False):
            pairing.add(i, j)


def _nearest(pairing: Pairing, before: list[int], after: list[int]) -> tuple[list[int], list[int]]:
    """Give as many places of either side as the shorter has: those nearest one another."""
    if len(before) == len(after) or len(before) * len(after) > _RANKED:
        return before, after
    old: set[int] = set()
    new: set[int] = set()
    ranked = sorted(
        ((i, j) for i in before for j in after),
        key=lambda pair: (pairing.distance(*pair), sum(pair)),
    )
    for i, j in ranked:
        if i not in old and j not in new:
            old.add(i)
            new.add(j)
    return sorted(old), sorted(new)


def backbone(
    pairs: Sequence[tuple[int, int]],
    weight: Callable[[int, int], int],
    salt: Callable[[int, int], int],
) -> set[int]:
    """Give the old sides of the heaviest pairs that keep their order; the rest has moved.

    `salt` tells apart what weighs the same by what it says, the same in both directions.
    Time grows with n log n: of the chains that end at or before a place only the heaviest counts.
    """
    if all(before[1] < after[1] for before, after in pairwise(pairs)):
        return {old for old, _ in pairs}
    ends: list[int] = []  # new sides at which chains end, ever farther
    chains: list[tuple[int, int]] = []  # their weights, ever heavier, and their last pairs
    links: list[int] = []  # of each pair: the one before it in its chain
    for index, (old, new) in enumerate(pairs):
        place = bisect_left(ends, new)
        total, link = chains[place - 1] if place else (0, FREE)
        links.append(link)
        chain = total + (weight(old, new) << 32) + (salt(old, new) & 0xFFFF_FFFF) + 1, index
        beaten = bisect_left(chains, chain, place)
        ends[place:beaten] = [new]
        chains[place:beaten] = [chain]
    kept: set[int] = set()
    _, index = chains.pop()
    while index != FREE:
        kept.add(pairs[index][0])
        index = links[index]
    return kept


def gaps(kept: Sequence[tuple[int, int]], old_count: int, new_count: int) -> Iterator[Gap]:
    """Give the stretches between pairs in order, where both sides have something."""
    i = j = 0
    for old, new in (*kept, (old_count, new_count)):
        if old > i and new > j:
            yield range(i, old), range(j, new)
        i, j = old + 1, new + 1


def steps(
    kept: Sequence[tuple[int, int]], old_count: int, new_count: int
) -> Iterator[tuple[int | None, int | None]]:
    """Give both lines as one: pairs in order, before each what only one side has, old first."""
    i = j = 0
    for old, new in (*kept, (old_count, new_count)):
        yield from ((index, None) for index in range(i, old))
        yield from ((None, index) for index in range(j, new))
        if old < old_count:
            yield old, new
        i, j = old + 1, new + 1


def salt_of(*texts: str) -> int:
    """Give a number for texts in any order, the same in every run."""
    return sum(zlib.crc32(text.encode(errors="surrogatepass")) for text in texts)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is asked of two things that are not equal.

    Attributes:
        old, new: The words of a thing as a string of one sign a word (see `Vocabulary`).
        sorts_old, sorts_new: What each may become another of.
        least: The score, from 0 to 1, from which two are the same thing changed.
        moved: The score from which that holds although they stand in another order.
        long: How many words a thing must have to be known in another place.
    """

    old: Callable[[int], str]
    new: Callable[[int], str]
    sorts_old: Sequence[str]
    sorts_new: Sequence[str]
    least: float = 0.5
    moved: float = 0.8
    long: int = 8


def pair_alike(pairing: Pairing, gap: Gap, likeness: Likeness) -> None:
    """Pair within a gap what is alike, the most alike first; orders cross only where clear."""
    found = sorted(
        (-score, pairing.distance(i, j), i + j, salt_of(likeness.old(i), likeness.new(j)), i, j)
        for i, j, score in _measured(pairing, gap, likeness)
    )
    accepted: list[tuple[int, int]] = []
    for negative, _, _, _, i, j in found:
        if not pairing.is_free(i, j):
            continue
        place = bisect_left(accepted, (i, j))
        beside = accepted[max(place - 1, 0) : place + 1]
        if all((was < i) == (now < j) for was, now in beside):
            insort(accepted, (i, j))
        elif -negative < likeness.moved or _shorter(likeness, i, j) < likeness.long:
            continue
        pairing.add(i, j, min(-negative, 0.999))


def _shorter(likeness: Likeness, i: int, j: int) -> int:
    return min(len(likeness.old(i)), len(likeness.new(j)))


def _measured(pairing: Pairing, gap: Gap, likeness: Likeness) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of a gap that are alike enough, with their score."""
    old: defaultdict[str, list[int]] = defaultdict(list)
    new: defaultdict[str, list[int]] = defaultdict(list)
    for i in gap[0]:
        if pairing.to_new[i] == FREE and likeness.old(i):
            old[likeness.sorts_old[i]].append(i)
    for j in gap[1]:
        if pairing.to_old[j] == FREE and likeness.new(j):
            new[likeness.sorts_new[j]].append(j)
    for sort in old.keys() & new.keys():
        before, after = old[sort], new[sort]
        if len(before) * len(after) <= _DENSE:
            yield from _all_measured(before, after, likeness)
        else:
            yield from sharing_words(before, after, likeness, likeness.least)


def _all_measured(
    before: Sequence[int], after: Sequence[int], likeness: Likeness
) -> Iterator[tuple[int, int, float]]:
    if len(before) * len(after) <= _FEW:
        yield from _one_by_one(before, after, likeness)
        return
    matrix = process.cdist(
        [likeness.old(i) for i in before],
        [likeness.new(j) for j in after],
        scorer=Indel.normalized_similarity,
        score_cutoff=likeness.least,
    )
    rows, columns = matrix.nonzero()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        yield before[row], after[column], float(matrix[row, column])


def _one_by_one(
    before: Sequence[int], after: Sequence[int], likeness: Likeness
) -> Iterator[tuple[int, int, float]]:
    """Measure few pairs without the matrix: that of numpy takes longer to load than they do."""
    news = [(j, likeness.new(j)) for j in after]
    for i in before:
        words = likeness.old(i)
        for j, said in news:
            score = Indel.normalized_similarity(words, said, score_cutoff=likeness.least)
            if score:
                yield i, j, score


def sharing_words(
    before: Sequence[int], after: Sequence[int], likeness: Likeness, least: float
) -> Iterator[tuple[int, int, float]]:
    """Give the pairs that share a rare stretch of three words and are alike enough."""
    places: defaultdict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for i in before:
        for stretch in _stretches(likeness.old(i)):
            places[stretch][0].add(i)
    for j in after:
        for stretch in _stretches(likeness.new(j)):
            if stretch in places:
                places[stretch][1].add(j)
    pairs = {
        (i, j)
        for old, new in places.values()
        if len(old) * len(new) <= _SHARED
        for i in old
        for j in new
        if likeness.sorts_old[i] == likeness.sorts_new[j]
    }
    for i, j in sorted(pairs):
        score = Indel.normalized_similarity(likeness.old(i), likeness.new(j), score_cutoff=least)
        if score:
            yield i, j, score


def _stretches(words: str) -> Iterator[str]:
    return (words[start : start + 3] for start in range(max(1, len(words) - 2)))


class Vocabulary:
    """Words by one sign each, so that texts are measured word by word at the speed of letters."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def encoded(self, words: Iterable[str]) -> str:
        """Give a string of one sign a word."""
        signs = self._signs
        found: list[str] = []
        for word in words:
            sign = signs.get(word)
            if sign is None:
                # 0xD800-0xDFFF are no characters; what is beyond the last one shares it
                code = len(signs) + 1
                sign = chr(min(code if code < 0xD800 else code + 0x800, sys.maxunicode))
                signs[word] = sign
            found.append(sign)
        return "".join(found)
