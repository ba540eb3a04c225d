"""Where in the draft what a reviewer did stands: at its block, beside it, or in its item only."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.matching import Matching
from pipeline.model.change import Place
from pipeline.model.comment import Certainty

Placing = Callable[[str, int], Place | None]  # item and ordinal -> the place in words


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something points: the draft's block, or its item only."""

    item: str = ""
    bookmark: str = ""
    certainty: Certainty = Certainty.UNPLACED
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Spots:
    """The places of a copy's units; `texts` are their words, `front` is where the report begins."""

    texts: Sequence[str]
    blocks: Sequence[DraftBlock]
    found: Matching
    front: int
    placing: Placing

    def of_units(self, units: Iterable[int]) -> Spot:
        """Give the place of the first unit that is a block of the draft, else of the first."""
        pointed = list(units)
        known = (at for at in pointed if self.found.block_of[at] is not None)
        at = next(known, pointed[0] if pointed else None)
        return Spot() if at is None else self.of_unit(at)

    def of_unit(self, unit: int, *, beside: bool = False) -> Spot:
        """Give where a unit stands in the draft.

        Of what the draft does not have the item is known by what stands before it; `beside`
        says that the block before it is the place where it is to go.
        """
        block = self.found.block_of[unit]
        if block is not None:
            sure = unit in self.found.by_identity
            return self.of_block(block, Certainty.CERTAIN if sure else Certainty.BY_TEXT)
        before = range(unit - 1, self.front - 1, -1)
        near = next((at for at in before if self.found.block_of[at] is not None), None)
        if near is None:  # the first of an excerpt
            behind = range(unit + 1, len(self.texts))
            near = next((at for at in behind if self.found.block_of[at] is not None), None)
        if unit < self.front or near is None:
            return Spot()
        if beside:
            return self.of_unit(near)
        known = self.found.block_of[near]
        assert known is not None, "it was chosen for that"
        item = self.blocks[known].item
        return Spot(item, "", Certainty.BY_ITEM, self.placing(item, 1))

    def of_ahead(self, unit: int, *, beside: bool = False) -> Spot:
        """Give where a paragraph put in before a unit stands: in the item whose text it continues.

        Before the heading of an item that is the item before it.
        """
        own = self.of_unit(unit, beside=beside)
        before = self.of_unit(unit - 1, beside=True) if unit > self.front else own
        return before if before.item and before.item != own.item else own

    def of_block(self, block: int, certainty: Certainty) -> Spot:
        """Give the place of a block of the draft."""
        known = self.blocks[block]
        return Spot(known.item, known.bookmark, certainty, self.placing(known.item, known.ordinal))

    def words_before(self, unit: int) -> str:
        """Give the words of the last unit before one that has any."""
        texts = (self.texts[at] for at in range(unit - 1, self.front - 1, -1))
        return next(filter(None, texts), "")
