"""Which unit of a reviewer's copy is which block of the draft, whatever was done to it.

First by identity, where the words under a bookmark are still alike; then by words: the same in
the same order, the same elsewhere, alike in the same gap, alike anywhere. A bookmark may have
stayed behind when its text was moved, so its presence alone proves nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.things import Thing, ThingKind
from pipeline.intake.review.units import FORMULA, Unit
from pipeline.model.fixed import replace
from pipeline.model.folding import folded_form

_SAME: Final = 60.0  # of 100: words under a bookmark that are still those of its block
_IN_GAP: Final = 50.0
_ANYWHERE: Final = 72.0
_REST: Final = 25.0
_TELLING: Final = 15  # letters that name a block wherever they stand
_SEARCHED: Final = 40  # letters of what is looked for in the whole draft
_LONGEST: Final = 6_000


@dataclass(slots=True)
class Matching:
    """Units and blocks by position: which block each unit is of, and how that is known.

    Attributes:
        block_of: For each unit the position of its block, None where the draft has none.
        units_of: For each block the positions of its units: several where it was split.
        by_identity: Units known by a bookmark whose words are alike.
        joined_to: For a block that was joined to another, the unit that holds its words.
        outside: Blocks outside of what the copy was cut out of the draft.
    """

    block_of: list[int | None]
    units_of: list[list[int]]
    by_identity: set[int] = field(default_factory=set)
    joined_to: dict[int, int] = field(default_factory=dict)
    outside: frozenset[int] = frozenset()

    def pair(self, unit: int, block: int) -> None:
        """Say that a unit is a block's."""
        self.block_of[unit] = block
        self.units_of[block].append(unit)

    def free_units(self) -> list[int]:
        """Give the units whose block is not known."""
        return [unit for unit, block in enumerate(self.block_of) if block is None]

    def free_blocks(self) -> list[int]:
        """Give the blocks that no unit is of."""
        return [
            block
            for block, units in enumerate(self.units_of)
            if not units and block not in self.joined_to
        ]


def match(units: Sequence[Unit], texts: Sequence[str], blocks: Sequence[DraftBlock]) -> Matching:
    """Give which unit is of which block.

    `texts` are the units' words before tracked changes, without numbers of captions. What
    differs in form only (dashes, quotes, tone marks) is the same.
    """
    texts = list(map(folded_form, texts))
    blocks = [replace(block, text=folded_form(block.text)) for block in blocks]
    found = Matching([None] * len(units), [[] for _ in blocks])
    places = _identities(units, texts, blocks, found)
    _in_order(units, texts, blocks, found)
    _same_things(units, texts, blocks, found)
    _same_elsewhere(texts, blocks, found)
    _alike_in_gaps(units, texts, blocks, found)
    _alike_anywhere(units, texts, blocks, found)
    for unit, block in places:
        if found.block_of[unit] is None and not found.units_of[block]:
            alike = not texts[unit] or fuzz.ratio(texts[unit], blocks[block].text) >= _REST
            if alike:
                found.pair(unit, block)
                found.by_identity.add(unit)
    _split(texts, blocks, found)
    _joined(texts, blocks, found)
    return found


def _identities(
    units: Sequence[Unit], texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching
) -> list[tuple[int, int]]:
    """Pair what bookmarks tell; give those whose words have gone, for later."""
    known = {block.bookmark: index for index, block in enumerate(blocks)}
    told = [
        (known[name], unit)
        for unit, entry in enumerate(units)
        for name in entry.bookmarks
        if name in known
    ]
    doubtful: list[tuple[int, int]] = []
    scored = sorted(
        (-_likeness(texts[unit], blocks[block].text), unit, block) for block, unit in told
    )
    for likeness, unit, block in scored:
        if found.block_of[unit] is not None or found.units_of[block]:
            continue
        if -likeness >= _SAME:
            found.pair(unit, block)
            found.by_identity.add(unit)
        else:
            doubtful.append((unit, block))
    return doubtful


def _likeness(text: str, other: str) -> float:
    if text == other:
        return 100.0
    if not text or not other:
        return 0.0
    return max(
        fuzz.ratio(text, other),
        90.0 if min(len(text), len(other)) >= _TELLING and (text in other or other in text) else 0,
    )


def _in_order(
    units: Sequence[Unit], texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching
) -> None:
    """Pair what has the same words in the same order."""
    left, right = found.free_units(), found.free_blocks()
    olds = [(blocks[block].is_row, blocks[block].text) for block in right]
    news = [(units[unit].row is not None, texts[unit]) for unit in left]
    for step in LCSseq.opcodes(news, olds):
        if step.tag == "equal":
            steps = zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )
            for new, old in steps:
                if texts[left[new]]:
                    found.pair(left[new], right[old])


def _same_things(
    units: Sequence[Unit], texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching
) -> None:
    """Pair paragraphs without words by what they show, the same first; then those in one gap."""
    free = [at for at in found.free_blocks() if blocks[at].things and not _letters(blocks[at].text)]
    for unit in found.free_units():
        shown = units[unit].things
        if not shown or _letters(texts[unit]):
            continue
        same = (at for at in free if _shows_same(blocks[at].things, shown))
        at = next(same, None)
        if at is not None:
            found.pair(unit, at)
            free.remove(at)
    for gap, (low, high) in list(_gaps(found)):
        left = [unit for unit in gap if units[unit].things and not _letters(texts[unit])]
        inside = [at for at in free if low <= at < high]
        for unit, at in zip(left, inside, strict=False):
            if len(left) == len(inside) and _kinds(units[unit].things) == _kinds(blocks[at].things):
                found.pair(unit, at)


def _shows_same(was: Sequence[Thing], now: Sequence[Thing]) -> bool:
    known = all(thing.prints or thing.chart for thing in was)
    return known and len(was) == len(now) and all(map(Thing.is_like, was, now))


def _kinds(things: Iterable[Thing]) -> list[ThingKind]:
    return [thing.kind for thing in things]


def _letters(text: str) -> str:
    return text.replace(FORMULA, "").strip()


def _same_elsewhere(texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching) -> None:
    """Pair what has the same words at another place."""
    waiting: dict[str, list[int]] = {}
    for block in found.free_blocks():
        if len(blocks[block].text) >= _TELLING:
            waiting.setdefault(blocks[block].text, []).append(block)
    for unit in found.free_units():
        if waiting.get(texts[unit]):
            found.pair(unit, waiting[texts[unit]].pop(0))


def _alike_in_gaps(
    units: Sequence[Unit], texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching
) -> None:
    """Pair what is alike between the same neighbours, the most alike first."""
    free = set(found.free_blocks())
    for gap, (low, high) in _gaps(found):
        inside = [block for block in range(low, high) if block in free]
        scored = [
            (-score, unit, block)
            for unit in gap
            for block in inside
            if texts[unit]
            and (units[unit].row is not None) == blocks[block].is_row
            and (score := _likeness(texts[unit], blocks[block].text)) >= _IN_GAP
        ] if len(gap) * len(inside) <= 40_000 else []  # fmt: skip
        for _, unit, block in sorted(scored):
            if found.block_of[unit] is None and not found.units_of[block]:
                found.pair(unit, block)


def _gaps(found: Matching) -> Iterator[tuple[list[int], tuple[int, int]]]:
    """Give each run of unknown units with the blocks between those of its neighbours."""
    gap: list[int] = []
    low = 0
    for unit, block in enumerate(found.block_of):
        if block is None:
            gap.append(unit)
            continue
        if gap:
            yield gap, (low, block if block >= low else min(low + 50, len(found.units_of)))
            gap = []
        low = block + 1
    if gap:
        yield gap, (low, len(found.units_of))


def _alike_anywhere(
    units: Sequence[Unit], texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching
) -> None:
    left = [unit for unit in found.free_units() if _SEARCHED <= len(texts[unit]) <= _LONGEST]
    if not left:
        return
    pool = {b: blocks[b].text for b in found.free_blocks() if len(blocks[b].text) >= _TELLING}
    for unit in left:
        choice = {
            b: text for b, text in pool.items() if blocks[b].is_row == (units[unit].row is not None)
        }
        near = process.extractOne(texts[unit], choice, scorer=fuzz.ratio, score_cutoff=_ANYWHERE)
        if near is not None:
            found.pair(unit, near[2])
            del pool[near[2]]


def _split(texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching) -> None:
    """Give the rest of a paragraph that was cut in two to the block it was cut from."""
    for unit in found.free_units():
        if len(texts[unit]) < _TELLING:
            continue
        for beside in (unit - 1, unit + 1):
            block = found.block_of[beside] if 0 <= beside < len(texts) else None
            if block is not None and texts[unit] in blocks[block].text:
                found.block_of[unit] = block
                found.units_of[block].append(unit)
                found.units_of[block].sort()
                break


def _joined(texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching) -> None:
    """Find the words of a block in the unit of the block before or behind it."""
    for block in found.free_blocks():
        text = blocks[block].text
        if len(text) < _TELLING:
            continue
        for beside in (block - 1, block + 1):
            held = list(found.units_of[beside]) if 0 <= beside < len(blocks) else []
            if beside in found.joined_to:
                held.append(found.joined_to[beside])
            holder = next((unit for unit in held if text in texts[unit]), None)
            if holder is not None:
                found.joined_to[block] = holder
                break
