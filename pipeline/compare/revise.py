"""The text of two drafts as one, section by section, with every change told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.compare.align import Alignment, Step, Stretch
from pipeline.compare.beside import Beside, Standing
from pipeline.compare.kept.blocks import laid_otherwise, revised_block, thing_of
from pipeline.compare.kept.pairs import SectionPairs
from pipeline.compare.kept.revised import (
    REVISED,
    RevisedPair,
    RevisedPairs,
    can_be_kept,
    plain_pairs,
)
from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.compare.lines import revise_paragraph
from pipeline.compare.moved import is_movable, moved_away, moved_here
from pipeline.compare.parted import revise_merge, revise_split
from pipeline.compare.places import Places
from pipeline.compare.printed import block_text
from pipeline.compare.recounted import Recounted, counted_as, is_recounted, with_former_list
from pipeline.compare.sides import owner
from pipeline.compare.strays import Spot
from pipeline.compare.whole import whole_block
from pipeline.model.change import ChangedThing, ChangeKind
from pipeline.model.comparison import Fate, RevisedBlock, RevisedSection
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowParagraph,
    FlowSection,
)
from pipeline.model.own_changes import with_changes


def revise(
    alignment: Alignment,
    old: Flow,
    new: Flow,
    ledger: Ledger,
    *,
    formal: bool,
    pairs: SectionPairs | None = None,
) -> tuple[RevisedSection, ...]:
    """Give the sections of both drafts in one order; the changes are told to the ledger.

    `pairs` has what earlier runs found of the sections.
    """
    pairs = pairs or SectionPairs()
    revising = _Revising(alignment, _Draft(old), _Draft(new), ledger, formal, pairs)
    return revising.sections()


@dataclass(slots=True)
class _Draft:
    """One of the drafts; places of its sections are worked out once."""

    flow: Flow
    _places: dict[int, Places] = field(default_factory=dict)

    def section(self, spot: Spot) -> FlowSection:
        index, _ = spot
        return self.flow.sections[index]

    def block(self, spot: Spot) -> FlowBlock:
        _, position = spot
        return self.section(spot).blocks[position]

    def paragraph(self, spot: Spot) -> FlowParagraph:
        block = self.block(spot)
        assert isinstance(block, FlowParagraph)
        return block

    def owner(self, spot: Spot) -> str:
        return owner(self.block(spot), self.flow)

    def standing(self, spot: Spot) -> Standing:
        _, position = spot
        return Standing(self.places(spot), position, self.owner(spot))

    def version(self, spot: Spot) -> Version:
        return Version(self.standing(spot).place, block_text(self.block(spot)), self.owner(spot))

    def opening(self, spot: Spot) -> Version:
        """Give the section of a block by its heading, with who answers for the whole of it."""
        index, _ = spot
        return replace(self.version((index, 0)), owner=self.section(spot).owner)

    def places(self, spot: Spot) -> Places:
        index, _ = spot
        if index not in self._places:
            self._places[index] = Places(self.section(spot))
        return self._places[index]


@dataclass
class _Revising:
    """The work on one pair of drafts.

    What moved away is put in last, so that its change takes its place in the list where it
    stands in the new draft: `_away` keeps where it belongs.
    """

    alignment: Alignment
    old: "_Draft"
    new: "_Draft"
    ledger: Ledger
    formal: bool
    pairs: SectionPairs
    _marked: dict[tuple[int, int], RevisedPair] = field(default_factory=dict)
    _same: frozenset[tuple[int, int]] = frozenset()
    _origins: dict[Spot, Spot] = field(default_factory=dict)
    _moved: dict[int, int] = field(default_factory=dict)
    _moves: dict[Spot, "_Move"] = field(default_factory=dict)
    _wholes: dict[int, Edit] = field(default_factory=dict)
    _recounted: Recounted = field(default_factory=Recounted)
    _away: list[tuple[list[RevisedBlock | None], int, Spot]] = field(default_factory=list)

    def sections(self) -> tuple[RevisedSection, ...]:
        self._origins = self.alignment.origins()
        self._moved = _moved_sections(self.alignment)
        laid = [(stretch, self._blocks(stretch)) for stretch in self.alignment.stretches]
        for blocks, index, spot in self._away:
            blocks[index] = self._moved_away(spot)
        return tuple(self._section(stretch, blocks) for stretch, blocks in laid)

    def _section(self, stretch: Stretch, blocks: Sequence[RevisedBlock | None]) -> RevisedSection:
        held = tuple(block for block in blocks if block is not None)
        if stretch.new is not None:
            return RevisedSection(self.new.flow.sections[stretch.new], held)
        assert stretch.old is not None
        return RevisedSection(self.old.flow.sections[stretch.old], held, gone=True)

    def _blocks(self, stretch: Stretch) -> list[RevisedBlock | None]:
        i, j = stretch.old, stretch.new
        self._recounted = Recounted()
        if i is not None and j is not None and self._is_as_it_was(i, j):
            return list(self.new.flow.sections[j].blocks)
        if i is not None and j is not None:
            self._know(i, j, [step for step in map(_one_to_one, stretch.steps) if step])
        found: list[RevisedBlock | None] = []
        for step in stretch.steps:
            match step:
                case Step((block,), ()):
                    assert i is not None
                    self._gone(found, (i, block))
                case Step((), (block,)):
                    assert j is not None
                    found.append(self._came((j, block)))
                case Step(olds, news):
                    assert i is not None
                    assert j is not None
                    found.extend(self._stayed([(i, k) for k in olds], [(j, k) for k in news]))
        return found

    def _is_as_it_was(self, i: int, j: int) -> bool:
        """Say whether nothing that is printed differs, nor who answers for it."""
        if i not in self.alignment.equal:
            return False
        spots = (((i, block), (j, block)) for block in range(len(self.alignment.old[i].blocks)))
        return all(
            self.old.owner(was) == self.new.owner(now)
            and not laid_otherwise(self.old.block(was), self.new.block(now))
            for was, now in spots
        )

    def _is_same(self, old: Spot, new: Spot) -> bool:
        (i, was), (j, now) = old, new
        return self.alignment.old[i].key(was) == self.alignment.new[j].key(now)

    def _know(self, i: int, j: int, steps: Sequence[tuple[int, int]]) -> None:
        """Find what became of the pairs that stayed in a section and look at nothing else."""
        asked = [step for step in steps if self._stands_alone((i, step[0]), (j, step[1]))]
        sections = self.old.flow.sections[i], self.new.flow.sections[j]
        self._marked = {}
        found = self.pairs.of(
            "revised",
            sections,
            REVISED,
            lambda: self._made(i, j, asked),
            fits=lambda found: found.fits(asked),
            told=repr((asked, self.formal, self._names)).encode(),
            plain=plain_pairs,
        )
        self._same = frozenset(found.same)
        self._marked.update({(pair.old, pair.new): pair for pair in found.revised})

    @cached_property
    def _names(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give whom each draft names as the authors of changes."""
        flows = self.old.flow, self.new.flow
        return [(flow.planner, sorted(flow.names.items())) for flow in flows]

    def _stands_alone(self, old: Spot, new: Spot) -> bool:
        owned = self.old.owner(old) == self.new.owner(new)
        return owned and not is_recounted(self.old.block(old), self.new.block(new))

    def _made(self, i: int, j: int, asked: Sequence[tuple[int, int]]) -> RevisedPairs:
        """Give the pairs that are the same, and of the others those that can be kept."""
        spots = {(was, now): ((i, was), (j, now)) for was, now in asked}
        same = tuple(places for places, both in spots.items() if self._is_unmarked(*both))
        known = frozenset(same)
        others = [self._differing(*spots[places]) for places in asked if places not in known]
        return RevisedPairs(same, tuple(filter(can_be_kept, others)))

    def _is_unmarked(self, old: Spot, new: Spot) -> bool:
        same = self._is_same(old, new)
        return same and not laid_otherwise(self.old.block(old), self.new.block(new))

    def _differing(self, old: Spot, new: Spot) -> RevisedPair:
        places = old[1], new[1]
        if places not in self._marked:
            own = self.ledger.apart()
            beside = replace(self._beside(old, new), ledger=own)
            blocks = revised_block(self.old.block(old), self.new.block(new), beside)
            self._marked[places] = RevisedPair(*places, tuple(blocks), own.entries)
        return self._marked[places]

    def _stayed(self, olds: list[Spot], news: list[Spot]) -> list[RevisedBlock]:
        match olds, news:
            case [old], [new]:
                return self._paired(old, new)
            case _:
                return self._regrouped(olds, news)

    def _paired(self, old: Spot, new: Spot) -> list[RevisedBlock]:
        before, after = self.old.block(old), self.new.block(new)
        owners = self.old.owner(old), self.new.owner(new)
        if owners[0] != owners[1]:
            edit = self._handed_over(old, new)
            by = edit.revision(Fate.DELETED, owner=owners[0])
            to = edit.revision(Fate.INSERTED, owner=owners[1])
            return [whole_block(before, by), whole_block(after, to)]
        if is_recounted(before, after):
            return [self._recounted_paragraph(old, new)]
        if (old[1], new[1]) in self._same:
            return [after]
        pair = self._differing(old, new)
        return [*with_changes(pair.blocks, self.ledger.take(pair.changes))]

    def _recounted_paragraph(self, old: Spot, new: Spot) -> RevisedBlock:
        before, after = self.old.paragraph(old), self.new.paragraph(new)
        beside = self._beside(old, new)
        counted = self._recounted.edit(before, after, beside)
        edit = beside.edit(thing_of(after), block_text(before), block_text(after))
        revised = revise_paragraph(counted_as(before, after), after, edit, formal=self.formal)
        return with_former_list(before, revised, counted)

    def _beside(self, old: Spot, new: Spot) -> Beside:
        standing = self.old.standing(old), self.new.standing(new)
        return Beside(self.ledger, self.new.section(new).id, *standing, self.formal)

    def _regrouped(self, olds: list[Spot], news: list[Spot]) -> list[RevisedBlock]:
        before = [self.old.paragraph(spot) for spot in olds]
        after = [self.new.paragraph(spot) for spot in news]
        edit = self._beside(min(olds), min(news)).edit(
            ChangedThing.PARAGRAPH,
            "\n".join(paragraph.text for paragraph in before),
            "\n".join(paragraph.text for paragraph in after),
        )
        if len(after) > 1:
            (whole,) = before
            return [*revise_split(whole, after, edit, formal=self.formal)]
        (whole,) = after
        return [*revise_merge(before, whole, edit, formal=self.formal)]

    def _gone(self, found: list[RevisedBlock | None], spot: Spot) -> None:
        if spot in self.alignment.partners:
            self._away.append((found, len(found), spot))
            found.append(None)
            return
        block, item = self.old.block(spot), self.old.section(spot).id
        version = self.old.version(spot)
        subject = Subject(item, thing_of(block), version, None, ChangeKind.DELETED)
        edit = Edit(self.ledger, subject)
        found.append(whole_block(block, edit.revision(Fate.DELETED)))

    def _came(self, spot: Spot) -> RevisedBlock:
        block, item = self.new.block(spot), self.new.section(spot).id
        origin = self._origins.get(spot)
        if origin is not None:
            return self._moved_here(origin, spot)
        version = self.new.version(spot)
        edit = Edit(self.ledger, Subject(item, thing_of(block), None, version, ChangeKind.ADDED))
        return whole_block(block, edit.revision(Fate.INSERTED))

    def _moved_here(self, old: Spot, new: Spot) -> RevisedBlock:
        move, agency = self._move(old, new), self.new.owner(new)
        if move.native:
            was, now = self.old.paragraph(old), self.new.paragraph(new)
            return moved_here(was, now, move.edit, agency)
        return whole_block(self.new.block(new), move.edit.revision(Fate.INSERTED, owner=agency))

    def _moved_away(self, old: Spot) -> RevisedBlock:
        new = self.alignment.partners[old]
        move, agency = self._move(old, new), self.old.owner(old)
        if move.native:
            was, now = self.old.paragraph(old), self.new.paragraph(new)
            return moved_away(was, now, move.edit, agency)
        return whole_block(self.old.block(old), move.edit.revision(Fate.DELETED, owner=agency))

    def _move(self, old: Spot, new: Spot) -> "_Move":
        """Give the move of a block that stands elsewhere, the same for both its places."""
        if old not in self._moves:
            self._moves[old] = self._new_move(old, new)
        return self._moves[old]

    def _new_move(self, old: Spot, new: Spot) -> "_Move":
        (i, was), (j, now) = old, new
        blocks = self.old.block(old), self.new.block(new)
        owned = self.old.owner(old) == self.new.owner(new)
        native = owned and all(map(is_movable, blocks))
        # of an item that moved as a whole, what stayed the same needs no change of its own
        with_item = self._moved.get(i) == j
        if with_item and (self._is_same(old, new) or was == now == 0):
            return _Move(self._whole_move(old, new), native)
        kind = ChangeKind.CHANGED if with_item else ChangeKind.MOVED
        versions = self.old.version(old), self.new.version(new)
        item, thing = self.new.section(new).id, thing_of(self.new.block(new))
        return _Move(Edit(self.ledger, Subject(item, thing, *versions, kind)), native)

    def _whole_move(self, old: Spot, new: Spot) -> Edit:
        """Give the one edit of an item that moved, or went to another agency, as a whole."""
        index, _ = old
        if index not in self._wholes:
            versions = self.old.opening(old), self.new.opening(new)
            item = self.new.section(new).id
            subject = Subject(item, ChangedThing.HEADING, *versions, ChangeKind.MOVED)
            self._wholes[index] = Edit(self.ledger, subject)
        return self._wholes[index]

    def _handed_over(self, old: Spot, new: Spot) -> Edit:
        """Give the edit of a block that stayed where it was and has another owner now."""
        owners = self.old.owner(old), self.new.owner(new)
        items = self.old.section(old).owner, self.new.section(new).owner
        _, position = old
        if owners == items and (self._is_same(old, new) or position == 0):
            return self._whole_move(old, new)
        before, after = self.old.block(old), self.new.block(new)
        texts = block_text(before), block_text(after)
        return self._beside(old, new).edit(thing_of(after), *texts, kind=ChangeKind.MOVED)


@dataclass(frozen=True, slots=True)
class _Move:
    """The edit of a block that stands elsewhere, and whether Word shows it as a move."""

    edit: Edit
    native: bool


def _moved_sections(alignment: Alignment) -> dict[int, int]:
    """Give the sections that stand in another order now, and where they are."""
    stayed = {stretch.old for stretch in alignment.stretches if stretch.new is not None}
    return {i: j for i, j in alignment.homes.items() if i not in stayed}


def _one_to_one(step: Step) -> tuple[int, int] | None:
    """Give the places of a block that stayed by itself; None for anything else."""
    match step:
        case Step((was,), (now,)):
            return was, now
        case _:
            return None
