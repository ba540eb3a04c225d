"""The text of two drafts as one, section by section, with every change told."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.compare.align import Alignment, Step, Stretch
from pipeline.compare.beside import Beside, Standing
from pipeline.compare.figures import revise_figure
from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.compare.lettered import is_relettered
from pipeline.compare.lines import revise_paragraph
from pipeline.compare.moved import is_movable, moved_away, moved_here
from pipeline.compare.parted import revise_merge, revise_split
from pipeline.compare.places import Places
from pipeline.compare.printed import block_text
from pipeline.compare.recounted import Recounted, is_recounted, with_former_list
from pipeline.compare.sides import owner
from pipeline.compare.strays import Spot
from pipeline.compare.tables.table import revise_table
from pipeline.compare.whole import whole_block
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind
from pipeline.model.comparison import Fate, RevisedBlock, RevisedSection
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowSection,
    FlowTable,
    Role,
)

_THINGS: Final = {
    Role.HEADING: ChangedThing.HEADING,
    Role.TABLE_CAPTION: ChangedThing.CAPTION,
    Role.FIGURE_CAPTION: ChangedThing.CAPTION,
    Role.DRAWING: ChangedThing.FIGURE,
    Role.FORMULA: ChangedThing.FORMULA,
}


def revise(
    alignment: Alignment, old: Flow, new: Flow, ledger: Ledger, *, formal: bool
) -> tuple[RevisedSection, ...]:
    """Give the sections of both drafts in one order; the changes are told to the ledger."""
    revising = _Revising(alignment, _Draft(old), _Draft(new), ledger, formal)
    return revising.sections()


@dataclass(slots=True)
class _Draft:
    """One of the drafts; places of its sections are worked out once."""

    flow: Flow
    _places: dict[int, Places] = field(default_factory=dict)

    def section(self, index: int) -> FlowSection:
        return self.flow.sections[index]

    def block(self, spot: Spot) -> FlowBlock:
        return self.flow.sections[spot[0]].blocks[spot[1]]

    def owner(self, block: FlowBlock) -> str:
        return owner(block, self.flow)

    def standing(self, spot: Spot, answers: str) -> Standing:
        return Standing(self.places(spot[0]), spot[1], answers)

    def version(self, spot: Spot) -> Version:
        block = self.block(spot)
        place = self.places(spot[0]).block(spot[1])
        return Version(place, block_text(block), self.owner(block))

    def opening(self, index: int) -> Version:
        """Give a section by its heading, with who answers for the whole of it."""
        return replace(self.version((index, 0)), owner=self.section(index).owner)

    def places(self, index: int) -> Places:
        if index not in self._places:
            self._places[index] = Places(self.section(index))
        return self._places[index]


@dataclass(slots=True)
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
    _origins: dict[Spot, Spot] = field(default_factory=dict)
    _edits: dict[Spot, tuple[Edit, bool]] = field(default_factory=dict)
    _wholes: dict[int, Edit] = field(default_factory=dict)
    _recounted: Recounted = field(default_factory=Recounted)
    _away: list[tuple[list[RevisedBlock | None], int, Spot]] = field(default_factory=list)

    def sections(self) -> tuple[RevisedSection, ...]:
        self._origins = self.alignment.origins()
        laid = [(stretch, self._blocks(stretch)) for stretch in self.alignment.stretches]
        for blocks, index, spot in self._away:
            blocks[index] = self._moved_away(spot)
        return tuple(self._section(stretch, blocks) for stretch, blocks in laid)

    def _section(self, stretch: Stretch, blocks: Sequence[RevisedBlock | None]) -> RevisedSection:
        section = (
            self.new.section(stretch.new)
            if stretch.new is not None
            else self.old.section(stretch.old or 0)
        )
        held = tuple(block for block in blocks if block is not None)
        return RevisedSection(section, held, gone=stretch.new is None)

    def _blocks(self, stretch: Stretch) -> list[RevisedBlock | None]:
        i, j = stretch.old, stretch.new
        self._recounted = Recounted()
        if i is not None and j is not None and self._is_as_it_was(i, j):
            return list(self.new.section(j).blocks)
        found: list[RevisedBlock | None] = []
        for step in stretch.steps:
            if step.old and step.new and i is not None and j is not None:
                found.extend(self._stayed(i, j, step))
            elif step.old and i is not None:
                self._gone(found, (i, step.old[0]))
            elif j is not None:
                found.append(self._came((j, step.new[0])))
        return found

    def _is_as_it_was(self, i: int, j: int) -> bool:
        """Say whether nothing that is printed differs, nor who answers for it."""
        before, after = self.alignment.old[i], self.alignment.new[j]
        return (
            before.keys == after.keys
            and all(
                self.old.owner(was) == self.new.owner(now)
                for was, now in zip(before.blocks, after.blocks, strict=True)
            )
            and not any(
                isinstance(block, FlowTable | FlowFigure) and _laid_otherwise(was, block)
                for was, block in zip(before.blocks, after.blocks, strict=True)
            )
        )

    # --- blocks that stayed ------------------------------------------------------------------

    def _stayed(self, i: int, j: int, step: Step) -> list[RevisedBlock]:
        olds = [self.old.block((i, index)) for index in step.old]
        news = [self.new.block((j, index)) for index in step.new]
        if len(olds) > 1 or len(news) > 1:
            return self._regrouped(i, j, step, olds, news)
        before, after = olds[0], news[0]
        same = self.alignment.old[i].keys[step.old[0]] == self.alignment.new[j].keys[step.new[0]]
        owners = self.old.owner(before), self.new.owner(after)
        if owners[0] != owners[1]:
            edit = self._handed_over(i, j, step, same=same)
            by = edit.revision(Fate.DELETED, owner=owners[0])
            to = edit.revision(Fate.INSERTED, owner=owners[1])
            return [whole_block(before, by), whole_block(after, to)]
        if same and not _laid_otherwise(before, after):
            return [after]
        beside = self._beside(i, j, step, *owners)
        if is_recounted(before, after):
            return [self._recounted_paragraph(before, after, beside)]
        return _revised(before, after, beside)

    def _recounted_paragraph(
        self, before: FlowBlock, after: FlowBlock, beside: Beside
    ) -> RevisedBlock:
        assert isinstance(before, FlowParagraph)
        assert isinstance(after, FlowParagraph)
        counted = self._recounted.edit(before, after, beside)
        edit = beside.edit(_thing(after), block_text(before), block_text(after))
        as_now = replace(before, list_place=after.list_place)
        revised = revise_paragraph(as_now, after, edit, formal=self.formal)
        return with_former_list(before, revised, counted)

    def _beside(self, i: int, j: int, step: Step, old_owner: str, new_owner: str) -> Beside:
        old = self.old.standing((i, step.old[0]), old_owner)
        new = self.new.standing((j, step.new[0]), new_owner)
        return Beside(self.ledger, self.new.section(j).id, old, new, self.formal)

    def _regrouped(
        self, i: int, j: int, step: Step, olds: list[FlowBlock], news: list[FlowBlock]
    ) -> list[RevisedBlock]:
        before = [block for block in olds if isinstance(block, FlowParagraph)]
        after = [block for block in news if isinstance(block, FlowParagraph)]
        owners = self.old.owner(olds[0]), self.new.owner(news[0])
        beside = self._beside(i, j, step, *owners)
        edit = beside.edit(
            ChangedThing.PARAGRAPH,
            "\n".join(paragraph.text for paragraph in before),
            "\n".join(paragraph.text for paragraph in after),
        )
        if len(after) > 1:
            return [*revise_split(before[0], after, edit, formal=self.formal)]
        return [*revise_merge(before, after[0], edit, formal=self.formal)]

    # --- blocks that went, came or moved -----------------------------------------------------

    def _gone(self, found: list[RevisedBlock | None], spot: Spot) -> None:
        if spot in self.alignment.partners:
            self._away.append((found, len(found), spot))
            found.append(None)
            return
        block, item = self.old.block(spot), self.old.section(spot[0]).id
        version = self.old.version(spot)
        subject = Subject(item, _thing(block), version, None, ChangeKind.DELETED)
        edit = Edit(self.ledger, subject)
        found.append(whole_block(block, edit.revision(Fate.DELETED)))

    def _came(self, spot: Spot) -> RevisedBlock:
        block, item = self.new.block(spot), self.new.section(spot[0]).id
        origin = self._origins.get(spot)
        if origin is not None:
            edit, native = self._move(origin, spot)
            was, agency = self.old.block(origin), self.new.owner(block)
            if native and isinstance(was, FlowParagraph) and isinstance(block, FlowParagraph):
                return moved_here(was, block, edit, agency)
            return whole_block(block, edit.revision(Fate.INSERTED, owner=agency))
        version = self.new.version(spot)
        edit = Edit(self.ledger, Subject(item, _thing(block), None, version, ChangeKind.ADDED))
        return whole_block(block, edit.revision(Fate.INSERTED))

    def _moved_away(self, spot: Spot) -> RevisedBlock:
        block, there = self.old.block(spot), self.alignment.partners[spot]
        edit, native = self._move(spot, there)
        now, agency = self.new.block(there), self.old.owner(block)
        if native and isinstance(block, FlowParagraph) and isinstance(now, FlowParagraph):
            return moved_away(block, now, edit, agency)
        return whole_block(block, edit.revision(Fate.DELETED, owner=agency))

    def _move(self, old: Spot, new: Spot) -> tuple[Edit, bool]:
        """Give the edit of a block that stands elsewhere, and whether Word shows it as a move."""
        if old not in self._edits:
            self._edits[old] = self._new_move(old, new)
        return self._edits[old]

    def _new_move(self, old: Spot, new: Spot) -> tuple[Edit, bool]:
        before = self.alignment.old[old[0]]
        after = self.alignment.new[new[0]]
        was, now = before.blocks[old[1]], after.blocks[new[1]]
        versions = self.old.version(old), self.new.version(new)
        owned = versions[0].owner == versions[1].owner
        native = owned and is_movable(was) and is_movable(now)
        same = before.keys[old[1]] == after.keys[new[1]]
        # of an item that moved as a whole, what stayed the same needs no change of its own
        with_item = self.alignment.homes.get(old[0]) == new[0] and self._has_moved(old[0])
        if with_item and (same or old[1] == new[1] == 0):
            return self._whole_move(old[0], new[0]), native
        kind = ChangeKind.CHANGED if with_item else ChangeKind.MOVED
        edit = Edit(self.ledger, Subject(after.section.id, _thing(now), *versions, kind))
        return edit, native

    def _has_moved(self, i: int) -> bool:
        return not any(
            stretch.old == i and stretch.new is not None for stretch in self.alignment.stretches
        )

    def _whole_move(self, i: int, j: int) -> Edit:
        """Give the one edit of an item that moved, or went to another agency, as a whole."""
        if i not in self._wholes:
            versions = self.old.opening(i), self.new.opening(j)
            item = self.new.section(j).id
            subject = Subject(item, ChangedThing.HEADING, *versions, ChangeKind.MOVED)
            self._wholes[i] = Edit(self.ledger, subject)
        return self._wholes[i]

    def _handed_over(self, i: int, j: int, step: Step, *, same: bool) -> Edit:
        """Give the edit of a block that stayed where it was and has another owner now."""
        was, now = self.old.section(i), self.new.section(j)
        before, after = was.blocks[step.old[0]], now.blocks[step.new[0]]
        owners = self.old.owner(before), self.new.owner(after)
        if owners == (was.owner, now.owner) and (same or step.old[0] == 0):
            return self._whole_move(i, j)
        beside = self._beside(i, j, step, *owners)
        return beside.edit(
            _thing(after), block_text(before), block_text(after), kind=ChangeKind.MOVED
        )


def _revised(before: FlowBlock, after: FlowBlock, beside: Beside) -> list[RevisedBlock]:
    match before, after:
        case FlowParagraph(), FlowParagraph():
            class_ = ChangeClass.FORM if is_relettered(before, after) else ChangeClass.CONTENT
            texts = block_text(before), block_text(after)
            edit = beside.edit(_thing(after), *texts, class_=class_)
            return [revise_paragraph(before, after, edit, formal=beside.formal)]
        case FlowTable(), FlowTable():
            return revise_table(before, after, beside)
        case FlowFigure(), FlowFigure():
            return [revise_figure(before, after, beside)]
        case _:
            edit = beside.edit(_thing(after), block_text(before), block_text(after))
            gone, came = edit.revision(Fate.DELETED), edit.revision(Fate.INSERTED)
            return [whole_block(before, gone), whole_block(after, came)]


def _thing(block: FlowBlock) -> ChangedThing:
    match block:
        case FlowTable():
            return ChangedThing.TABLE
        case FlowFigure():
            return ChangedThing.FIGURE
        case FlowParagraph(role=role):
            return _THINGS.get(role, ChangedThing.PARAGRAPH)


def _laid_otherwise(before: FlowBlock, after: FlowBlock) -> bool:
    """Say whether two blocks that print the same differ in what no mark can show."""
    match before, after:
        case FlowTable(), FlowTable():
            was, now = dict(before.options).get("cols"), dict(after.options).get("cols")
            return before.landscape != after.landscape or was != now
        case FlowFigure(), FlowFigure():
            return before.drawing != after.drawing
        case _:
            return False
