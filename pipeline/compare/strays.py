"""Blocks found again in another item: equal ones first, in the end those nearly equal."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from pipeline.compare.pairing import FREE, TAKEN, Likeness, Pairing, salt_of, sharing_words
from pipeline.compare.sides import SectionSide

Spot = tuple[int, int]  # a section of one draft, and a block in it

_ALIKE: Final = 0.8
_LONG: Final = 8  # words of a paragraph that is known again though it was edited
_EQUAL: Final = 5  # the same for one that was not


class Strays:
    """The blocks of two drafts that have no partner in their own item.

    `old` and `new` hold, for each section that has such blocks, the partners of its blocks as a
    `Pairing` has them; a partner found elsewhere is noted there as `TAKEN`.
    """

    def __init__(
        self, before: Sequence[SectionSide], after: Sequence[SectionSide], homes: Mapping[int, int]
    ) -> None:
        self._before, self._after, self._homes = before, after, homes
        self.pairings: dict[int, Pairing] = {}
        self.found: dict[Spot, Spot] = {}
        lost = [j for j in range(len(after)) if j not in set(homes.values())]
        self._new = {j: [FREE] * len(after[j].blocks) for j in lost}
        self._old = {
            i: [FREE] * len(side.blocks) for i, side in enumerate(before) if i not in homes
        }

    def watch(self, section: int, pairing: Pairing) -> None:
        """Let blocks of a section that have no partner in it look elsewhere."""
        self.pairings[section] = pairing
        self._old[section] = pairing.to_new
        self._new[self._homes[section]] = pairing.to_old

    def pair_equal(self) -> None:
        """Pair what is printed the same, once in either draft."""
        places_old = _once(self._old, self._before)
        places_new = _once(self._new, self._after)
        for key, old in places_old.items():
            new = places_new.get(key)
            if old is not None and new is not None and self._before[old[0]].is_long(old[1], _EQUAL):
                self._pair(old, new, 1.0)
                self._pair_beside(old, new)

    def _pair_beside(self, old: Spot, new: Spot) -> None:
        """Pair what stands beside a pair and is printed the same, though it says little."""
        if self._homes.get(old[0]) == new[0]:
            return
        for step in (-1, 1):
            i, j = old[1] + step, new[1] + step
            while self._is_equal((old[0], i), (new[0], j)):
                self._pair((old[0], i), (new[0], j), 1.0)
                i, j = i + step, j + step

    def _is_equal(self, old: Spot, new: Spot) -> bool:
        before, after = self._old[old[0]], self._new[new[0]]
        if not 0 <= old[1] < len(before) or not 0 <= new[1] < len(after):
            return False
        if before[old[1]] != FREE or after[new[1]] != FREE:
            return False
        return self._before[old[0]].keys[old[1]] == self._after[new[0]].keys[new[1]]

    def pair_alike(self) -> None:
        """Pair what is clearly the same though it was moved and edited.

        A heading is not: those of many items are alike. It goes with what stands beneath it.
        """
        old, new = _free(self._old), _free(self._new)
        if old and new:
            self._pair_alike(old, new)
        for before, after in list(self.found.items()):
            self._pair_headings(before, after)

    def _pair_alike(self, old: Sequence[Spot], new: Sequence[Spot]) -> None:
        likeness = Likeness(
            lambda index: self._before[old[index][0]].words(old[index][1]),
            lambda index: self._after[new[index][0]].words(new[index][1]),
            [self._before[section].sorts[block] for section, block in old],
            [self._after[section].sorts[block] for section, block in new],
        )
        measure = Pairing(len(old), len(new))
        found = sorted(
            (-score, measure.distance(i, j), i + j, salt_of(likeness.old(i), likeness.new(j)), i, j)
            for i, j, score in sharing_words(range(len(old)), range(len(new)), likeness, _ALIKE)
            if min(len(likeness.old(i)), len(likeness.new(j))) >= _LONG
            and not self._before[old[i][0]].is_heading(old[i][1])
        )
        for negative, _, _, _, i, j in found:
            if measure.is_free(i, j):
                measure.add(i, j)
                self._pair(old[i], new[j], min(-negative, 0.999))

    def _pair_headings(self, old: Spot, new: Spot) -> None:
        """Pair the headings right above a pair, retitled or not."""
        above = (old[0], old[1] - 1), (new[0], new[1] - 1)
        if self._homes.get(old[0]) == new[0] or min(old[1], new[1]) < 1:
            return
        if self._old[old[0]][old[1] - 1] != FREE or self._new[new[0]][new[1] - 1] != FREE:
            return
        if self._before[old[0]].is_heading(old[1] - 1) and self._after[new[0]].is_heading(
            new[1] - 1
        ):
            self._pair(*above, _ALIKE)

    def _pair(self, old: Spot, new: Spot, score: float) -> None:
        if self._homes.get(old[0]) == new[0]:
            self.pairings[old[0]].add(old[1], new[1], score)
            return
        self._old[old[0]][old[1]] = TAKEN
        self._new[new[0]][new[1]] = TAKEN
        self.found[old] = new


def _once(
    partners: Mapping[int, Sequence[int]], sides: Sequence[SectionSide]
) -> dict[Hashable, Spot | None]:
    """Give where each key stands that is free; None for one that stands in several places."""
    places: dict[Hashable, Spot | None] = {}
    for section, block in _free(partners):
        key = sides[section].keys[block]
        places[key] = None if key in places else (section, block)
    return places


def _free(partners: Mapping[int, Sequence[int]]) -> list[Spot]:
    return [
        (section, block)
        for section in sorted(partners)
        for block, partner in enumerate(partners[section])
        if partner == FREE
    ]
