"""Which section and which block of one draft became which of the other.

Items are matched by id, headings of parts and chapters by their titles and then by place.
Blocks are matched by identity, by what is printed, and by likeness: first within their item,
what is equal also across items, then what is alike within the gaps left, last what is nearly
equal anywhere. Time grows with what differs; equal drafts are looked through once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Final

import msgspec

from pipeline.compare.kept.paired import PAIRED, Paired
from pipeline.compare.kept.pairs import SectionPairs
from pipeline.compare.pairing import (
    FREE,
    TAKEN,
    Gap,
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
from pipeline.compare.printed import folded_key
from pipeline.compare.regrouped import Group, regroup
from pipeline.compare.sides import Keys, SectionSide, sides
from pipeline.compare.strays import Spot, Strays
from pipeline.model.flow import Flow, FlowParagraph, SectionKind

_SAME: Final = 0.5  # from that likeness on, a block in the same gap is the same block
_MOVED: Final = 0.8  # the same for a block in another place
_LONG: Final = 5  # words a paragraph must have to be known again in another place
_OUTLINE: Final = (SectionKind.PART, SectionKind.CHAPTER)


@dataclass(frozen=True, slots=True)
class Step:
    """What stands next: blocks that stayed, or that only one draft has here.

    Positions within the section. One of each side: a block that stayed; one and several: a
    paragraph that was split, or several that were merged; one side empty: gone, come, or moved.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the comparison; one side is None where only one draft has it here."""

    old: int | None
    new: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two drafts lie beside one another.

    Attributes:
        old, new: The sections of either draft.
        stretches: Sections in reading order, those gone included.
        partners: For each old block that is in the new draft too, where it is there; both as
            (section, block). Split and merged paragraphs are not among them.
        homes: For each old section that is in the new draft too, its index there.
        equal: The old sections of which all is printed the same.
    """

    old: tuple[SectionSide, ...]
    new: tuple[SectionSide, ...]
    stretches: tuple[Stretch, ...]
    partners: dict[Spot, Spot]
    homes: dict[int, int]
    equal: frozenset[int]

    def origins(self) -> dict[Spot, Spot]:
        """Give the partners by their place in the new draft."""
        return {new: old for old, new in self.partners.items()}


def align(old: Flow, new: Flow, pairs: SectionPairs | None = None) -> Alignment:
    """Give how the sections and blocks of two drafts lie beside one another.

    `pairs` has how blocks paired in earlier runs.
    """
    pairs = pairs or SectionPairs()
    keys, vocabulary = Keys(), Vocabulary()
    before, after = sides(old, keys, vocabulary), sides(new, keys, vocabulary)
    homes = _sections(before, after)
    strays = Strays(before, after, homes)
    for i, j in homes.items():
        found = _equal_pairs(before[i], after[j], pairs)
        if not found.same:
            strays.watch(i, found.pairing())
    strays.pair_equal()
    groups = {
        i: _alike_pairs(before[i], after[homes[i]], pairing, pairs)
        for i, pairing in strays.pairings.items()
    }
    strays.pair_alike()
    lying = _Lying(before, after, homes, strays, groups)
    stayed = _stayed(before, after, homes)
    order = [pair for pair in sorted(homes.items()) if pair[0] in stayed]
    stretches = tuple(lying.stretch(i, j) for i, j in steps(order, len(before), len(after)))
    equal = frozenset(homes.keys() - strays.pairings.keys())
    return Alignment(tuple(before), tuple(after), stretches, lying.partners(), homes, equal)


def _sections(before: Sequence[SectionSide], after: Sequence[SectionSide]) -> dict[int, int]:
    """Give for each old section the new one that it became."""
    places = {side.section.id: j for j, side in enumerate(after) if not _is_outline(side)}
    homes = {
        i: places[side.section.id] for i, side in enumerate(before) if side.section.id in places
    }
    for kind in _OUTLINE:
        homes |= _headings(before, after, kind)
    return homes


def _is_outline(side: SectionSide) -> bool:
    return side.section.kind in _OUTLINE


def _headings(
    before: Sequence[SectionSide], after: Sequence[SectionSide], kind: SectionKind
) -> dict[int, int]:
    """Pair the headings of parts or chapters: by title, by likeness, then by place."""
    old = [i for i, side in enumerate(before) if side.section.kind is kind]
    new = [j for j, side in enumerate(after) if side.section.kind is kind]
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, [before[i].folded[0] for i in old], [after[j].folded[0] for j in new])
    likeness = Likeness(
        lambda index: before[old[index]].words(0),
        lambda index: after[new[index]].words(0),
        [kind] * len(old),
        [kind] * len(new),
    )
    pair_alike(pairing, (range(len(old)), range(len(new))), likeness)
    ids = {after[j].section.id: index for index, j in enumerate(new)}
    for index, i in enumerate(old):
        place = ids.get(before[i].section.id)
        if place is not None and pairing.is_free(index, place):
            pairing.add(index, place)
    return {old[index]: new[place] for index, place in pairing.pairs()}


def _stayed(
    before: Sequence[SectionSide], after: Sequence[SectionSide], homes: dict[int, int]
) -> set[int]:
    """Give the old sections that stand in the same order in both drafts."""
    return backbone(
        sorted(homes.items()),
        lambda i, j: len(before[i].blocks) + len(after[j].blocks),
        lambda i, j: salt_of(before[i].section.id, after[j].section.id),
    )


def _equal_pairs(before: SectionSide, after: SectionSide, pairs: SectionPairs) -> Paired:
    """Give how an item's equal blocks pair, as earlier runs found it where they did."""

    def make() -> Paired:
        same = before.keys == after.keys
        return Paired(same=True) if same else Paired.of(_equal_blocks(before, after))

    counts = len(before.blocks), len(after.blocks)
    sections = before.section, after.section
    return pairs.of("equal", sections, PAIRED, make, fits=lambda found: found.fits(*counts))


def _equal_blocks(before: SectionSide, after: SectionSide) -> Pairing:
    """Pair the blocks of an item by identity and by what is printed."""
    pairing = Pairing(len(before.blocks), len(after.blocks))
    if before.blocks and after.blocks:
        pairing.add(0, 0)  # the title, retitled or not
    _pair_named(pairing, before.identity, after.identity)
    pair_equal(pairing, before.keys, after.keys)
    pair_equal(pairing, _folded(before, pairing.to_new), _folded(after, pairing.to_old))
    _pair_named(pairing, before.caption, after.caption)
    _drop_weak(pairing, before, after)
    for gap in list(gaps(_kept(pairing, before, after), *_counts(pairing))):
        pair_repeated(pairing, gap, before.keys, after.keys)
    return pairing


def _pair_named(
    pairing: Pairing, name_old: Callable[[int], str], name_new: Callable[[int], str]
) -> None:
    """Pair blocks that have the same name, once on either side, whatever they say."""
    old, new = _names(pairing.to_new, name_old), _names(pairing.to_old, name_new)
    for name in old.keys() & new.keys():
        pairing.add(old[name], new[name])


def _names(partners: Sequence[int], name: Callable[[int], str]) -> dict[str, int]:
    """Give where each name stands that is free and stands there once."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, partner in enumerate(partners):
        if partner == FREE:
            found[name(index)].append(index)
    found.pop("", None)
    return {called: places.pop() for called, places in found.items() if len(places) == 1}


def _folded(side: SectionSide, partners: Sequence[int]) -> list[Hashable]:
    return [
        folded_key(key) if partner == FREE else None
        for key, partner in zip(side.keys, partners, strict=True)
    ]


def _drop_weak(pairing: Pairing, before: SectionSide, after: SectionSide) -> None:
    """Part pairs in another order that say too little to have moved, or are too unlike.

    What says little, like a heading, has moved with an equal neighbour that says enough.
    """
    kept = {i for i, _ in _kept(pairing, before, after)}
    for run in _runs_elsewhere(pairing, kept):
        strong = [
            (i, j)
            for i, j in run
            if before.is_long(i, _LONG)
            and after.is_long(j, _LONG)
            and pairing.scores.get(i, _MOVED) >= _MOVED
        ]
        equal = [(i, j) for i, j in run if strong and before.keys[i] == after.keys[j]]
        for i, _ in {*run}.difference(strong, equal):
            pairing.drop(i)


def _runs_elsewhere(pairing: Pairing, kept: Collection[int]) -> list[list[tuple[int, int]]]:
    """Give the pairs in another order, those that stand side by side in both drafts together."""
    elsewhere = [(i, j) for i, j in pairing.pairs() if i not in kept]
    runs: list[list[tuple[int, int]]] = []
    for before, (i, j) in zip([None, *elsewhere], elsewhere, strict=False):
        if before != (i - 1, j - 1):
            runs.append([])
        runs[-1].append((i, j))
    return runs


def _kept(pairing: Pairing, before: SectionSide, after: SectionSide) -> list[tuple[int, int]]:
    """Give the pairs that stand in the same order on both sides."""
    return _in_order(pairing.pairs(), before, after)


def _in_order(
    pairs: Sequence[tuple[int, int]], before: SectionSide, after: SectionSide
) -> list[tuple[int, int]]:
    """Give the pairs that keep their order: those that say most."""
    kept = backbone(
        pairs,
        lambda i, j: before.weight(i) + after.weight(j),
        lambda i, j: salt_of(before.told_apart(i), after.told_apart(j)),
    )
    return [pair for pair in pairs if pair[0] in kept]


def _counts(pairing: Pairing) -> tuple[int, int]:
    return len(pairing.to_new), len(pairing.to_old)


def _alike_pairs(
    before: SectionSide, after: SectionSide, pairing: Pairing, pairs: SectionPairs
) -> tuple[Group, ...]:
    """Pair what is alike as earlier runs found it where they did, and give splits and merges."""
    told = msgspec.msgpack.encode(Paired.of(pairing))

    def make() -> Paired:
        # a vocabulary of their own: what other sections say must not tell how these pair
        words = Vocabulary()
        own, own_new = before.within(words), after.within(words)
        return Paired.of(pairing, _alike_blocks(own, own_new, pairing))

    counts = _counts(pairing)
    sections = before.section, after.section
    found = pairs.of(
        "alike", sections, PAIRED, make, fits=lambda found: found.fits(*counts), told=told
    )
    return found.put_in(pairing)


def _alike_blocks(before: SectionSide, after: SectionSide, pairing: Pairing) -> tuple[Group, ...]:
    """Pair what is alike within the gaps, and give what was split or merged there."""
    likeness = Likeness(before.words, after.words, before.sorts, after.sorts, _SAME, _MOVED)
    groups: list[Group] = []
    for gap in list(gaps(_kept(pairing, before, after), *_counts(pairing))):
        groups.extend(regroup(pairing, gap, before, after))
        pair_alike(pairing, gap, likeness)
        _pair_headings(pairing, gap, before, after)
    _drop_weak(pairing, before, after)
    return tuple(groups)


def _pair_headings(pairing: Pairing, gap: Gap, before: SectionSide, after: SectionSide) -> None:
    """Pair the headings of a level where each side has one left: it was retitled.

    What stands beneath them must agree with that: where nothing of it stayed, one section went
    and another came.
    """
    old = _by_level(gap[0], pairing.to_new, before)
    new = _by_level(gap[1], pairing.to_old, after)
    for level, places in old.items():
        match places, new.get(level):
            case [i], [j] if _share(pairing, _beneath(i, before), _beneath(j, after)):
                pairing.add(i, j, _SAME)


def _beneath(heading: int, side: SectionSide) -> range:
    """Give the blocks from a heading to the next one."""
    end = heading + 1
    while end < len(side.blocks) and not side.is_heading(end):
        end += 1
    return range(heading + 1, end)


def _share(pairing: Pairing, old: range, new: range) -> bool:
    """Say whether a block of one stretch became one of the other, or was split or merged into
    some of it; an empty stretch denies nothing.
    """
    if not old or not new:
        return True
    became = [pairing.to_new[i] for i in old]
    parted = TAKEN in became and any(pairing.to_old[j] == TAKEN for j in new)
    return parted or any(partner in new for partner in became)


def _by_level(positions: range, partners: Sequence[int], side: SectionSide) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index in positions:
        block = side.blocks[index]
        if partners[index] == FREE and isinstance(block, FlowParagraph) and side.is_heading(index):
            found.setdefault(block.level, []).append(index)
    return found


@dataclass(frozen=True, slots=True)
class _Lying:
    """All that was found, laid out in reading order."""

    before: Sequence[SectionSide]
    after: Sequence[SectionSide]
    homes: Mapping[int, int]
    strays: Strays
    groups: Mapping[int, tuple[Group, ...]]

    def stretch(self, i: int | None, j: int | None) -> Stretch:
        """Give a section, its blocks step by step."""
        if i is None or j is None:
            gone = () if i is None else self.before[i].blocks
            came = () if j is None else self.after[j].blocks
            return Stretch(i, j, tuple(starmap(_step, steps((), len(gone), len(came)))))
        pairing = self.strays.pairings.get(i)
        if pairing is None:
            return Stretch(i, j, tuple(_step(block, block) for block in self._blocks(i)))
        return Stretch(i, j, tuple(self._steps(i, j, pairing)))

    def _steps(self, i: int, j: int, pairing: Pairing) -> Iterator[Step]:
        groups = {(min(group.old), min(group.new)): group for group in self.groups[i]}
        pairs = sorted([*pairing.pairs(), *groups])
        ordered = _in_order(pairs, self.before[i], self.after[j])
        regrouped = [groups[pair] for pair in ordered if pair in groups]
        inside_old = {block for group in regrouped for block in group.old}
        inside_new = {block for group in regrouped for block in group.new}
        for old, new in steps(ordered, *_counts(pairing)):
            if old is not None and new is not None and (old, new) in groups:
                group = groups[old, new]
                yield Step(group.old, group.new)
            elif old not in inside_old and new not in inside_new:
                yield _step(old, new)

    def _blocks(self, i: int) -> range:
        return range(len(self.before[i].blocks))

    def partners(self) -> dict[Spot, Spot]:
        """Give where each old block is in the new draft."""
        found = dict(self.strays.found)
        for i, j in self.homes.items():
            pairing = self.strays.pairings.get(i)
            pairs = (
                [(block, block) for block in self._blocks(i)]
                if pairing is None
                else pairing.pairs()
            )
            found.update(((i, old), (j, new)) for old, new in pairs)
        return found


def _step(old: int | None, new: int | None) -> Step:
    return Step(() if old is None else (old,), () if new is None else (new,))
