"""Blocks found again in another item: equal ones first, in the end those nearly equal."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Final

from pipeline.compare.pairing import FREE, TAKEN, Likeness, Pairing, salt_of, sharing_words
from pipeline.compare.sides import SectionSide

Spot = tuple[int, int]  # a section of one draft, and a block in it

_ALIKE: Final = 0.8
_LONG: Final = 8  # words of a paragraph that is known again though it was edited
_EQUAL: Final = 5  # the same for one that was not


class _Draft:
    """One draft: its sections, and of those that have blocks without a partner the partners.

    `partners` are those of a section's blocks as a `Pairing` has them; a partner found
    elsewhere is noted there as `TAKEN`.
    """

    def __init__(self, sides: Sequence[SectionSide], known: Collection[int]) -> None:
        self._sides = sides
        self.partners: dict[int, list[int]] = {
            index: [FREE] * len(side.blocks)
            for index, side in enumerate(sides)
            if index not in known
        }

    def take(self, spot: Spot) -> None:
        """Note that a block has its partner elsewhere."""
        section, block = spot
        self.partners[section][block] = TAKEN

    def is_free(self, spot: Spot) -> bool:
        """Say whether there is such a block, and it has no partner."""
        section, block = spot
        held = self.partners[section]
        return 0 <= block < len(held) and held[block] == FREE

    def free(self) -> list[Spot]:
        """Give the blocks without a partner, in reading order."""
        return [
            (section, block)
            for section in sorted(self.partners)
            for block, partner in enumerate(self.partners[section])
            if partner == FREE
        ]

    def once(self) -> dict[Hashable, Spot]:
        """Give by its key what is free and printed in one place only."""
        places: dict[Hashable, list[Spot]] = {}
        for spot in self.free():
            places.setdefault(self.key(spot), []).append(spot)
        return {key: spots.pop() for key, spots in places.items() if len(spots) == 1}

    def speaking(self) -> list[Spot]:
        """Give what is free and says enough to be known again though it was edited."""
        return [
            spot
            for spot in self.free()
            if len(self.words(spot)) >= _LONG and not self.is_heading(spot)
        ]

    def key(self, spot: Spot) -> Hashable:
        section, block = spot
        return self._sides[section].key(block)

    def words(self, spot: Spot) -> str:
        section, block = spot
        return self._sides[section].words(block)

    def sort(self, spot: Spot) -> str:
        section, block = spot
        return self._sides[section].sorts[block]

    def is_heading(self, spot: Spot) -> bool:
        section, block = spot
        return self._sides[section].is_heading(block)

    def is_long(self, spot: Spot) -> bool:
        """Say whether a block says enough to be known again as it was."""
        section, block = spot
        return self._sides[section].is_long(block, _EQUAL)


class Strays:
    """The blocks of two drafts that have no partner in their own item.

    `found` holds for each old block where it is in the new draft, outside its own item.
    """

    def __init__(
        self, before: Sequence[SectionSide], after: Sequence[SectionSide], homes: Mapping[int, int]
    ) -> None:
        self._homes = homes
        self.pairings: dict[int, Pairing] = {}
        self.found: dict[Spot, Spot] = {}
        self._old = _Draft(before, homes.keys())
        self._new = _Draft(after, homes.values())

    def watch(self, section: int, pairing: Pairing) -> None:
        """Let blocks of a section that have no partner in it look elsewhere."""
        self.pairings[section] = pairing
        self._old.partners[section] = pairing.to_new
        self._new.partners[self._homes[section]] = pairing.to_old

    def pair_equal(self) -> None:
        """Pair what is printed the same, once in either draft."""
        once = self._new.once()
        for key, old in self._old.once().items():
            if key in once and self._old.is_long(old):
                self._pair(old, once[key])
                self._pair_beside(old, once[key])

    def _pair_beside(self, old: Spot, new: Spot) -> None:
        """Pair what stands beside a pair and is printed the same, though it says little."""
        if self._is_home(old, new):
            return
        for step in (-1, 1):
            was, now = _beside(old, step), _beside(new, step)
            while self._are_free(was, now) and self._old.key(was) == self._new.key(now):
                self._pair(was, now)
                was, now = _beside(was, step), _beside(now, step)

    def pair_alike(self) -> None:
        """Pair what is clearly the same though it was moved and edited.

        A heading is not: those of many items are alike. It goes with what stands beneath it.
        """
        alike = self._pair_alike(self._old.speaking(), self._new.speaking())
        for before, after in (*self.found.items(), *alike):
            self._pair_headings(_beside(before, -1), _beside(after, -1))

    def _pair_alike(self, old: Sequence[Spot], new: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
        """Give the pairs that were made."""
        likeness = Likeness(
            lambda index: self._old.words(old[index]),
            lambda index: self._new.words(new[index]),
            list(map(self._old.sort, old)),
            list(map(self._new.sort, new)),
        )
        measure = Pairing(len(old), len(new))
        found = sorted(
            (-score, measure.distance(i, j), i + j, salt_of(likeness.old(i), likeness.new(j)), i, j)
            for i, j, score in sharing_words(range(len(old)), range(len(new)), likeness, _ALIKE)
        )
        made = []
        for *_, i, j in found:
            if measure.is_free(i, j):
                measure.add(i, j)
                self._pair(old[i], new[j])
                made.append((old[i], new[j]))
        return made

    def _pair_headings(self, old: Spot, new: Spot) -> None:
        """Pair two headings, retitled or not, that stand right above a pair.

        Within an item they have the same words: a paragraph may well move below another heading.
        """
        if not self._are_free(old, new):
            return
        same = not self._is_home(old, new) or self._old.key(old) == self._new.key(new)
        if same and self._old.is_heading(old) and self._new.is_heading(new):
            self._pair(old, new)

    def _pair(self, old: Spot, new: Spot) -> None:
        if self._is_home(old, new):
            (section, block), (_, place) = old, new
            self.pairings[section].add(block, place)
            return
        self._old.take(old)
        self._new.take(new)
        self.found[old] = new

    def _is_home(self, old: Spot, new: Spot) -> bool:
        """Say whether two blocks stand in one item."""
        (section, _), (other, _) = old, new
        return self._homes.get(section) == other

    def _are_free(self, old: Spot, new: Spot) -> bool:
        return self._old.is_free(old) and self._new.is_free(new)


def _beside(spot: Spot, step: int) -> Spot:
    section, block = spot
    return section, block + step
