"""What a comment points to, as the old draft has it and as the new one does.

A paragraph is known by the changes of the log; a heading stands for what is under it, a caption
for its whole table; a row is found again wherever its table stands now, and of a row the one
cell that is quoted. What was added right beside a paragraph is told apart from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from pipeline.consult.proof.cells import TableCells, quoted_cell
from pipeline.consult.proof.draft_side import DraftSide, TableSide
from pipeline.consult.proof.passage import Piece
from pipeline.consult.proof.substance import changes_substance, is_of_other_facts
from pipeline.consult.proof.twins import Twin, likest, twin
from pipeline.model.change import Change, ChangedThing, ChangeKind, Place
from pipeline.model.comment import Certainty, Comment
from pipeline.model.comparison import Comparison
from pipeline.model.document import NoteMark, own_runs, plain_text, walk
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowFigure, FlowParagraph
from pipeline.model.ordinals import Standing
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_REWRITTEN: Final = 60.0  # of 100: a paragraph that went and one that came are one
_BLOCKS: Final = (
    *(ChangedThing.PARAGRAPH, ChangedThing.HEADING),
    *(ChangedThing.TABLE, ChangedThing.FIGURE),
)


@dataclass(frozen=True, slots=True)
class Commented:
    """What a comment points to.

    Attributes:
        own: Its paragraphs or cells in both drafts.
        beside: What was added right before or behind it, or in its table.
        row: The other cells of its row, where one cell is meant.
    """

    own: tuple[Piece, ...] = ()
    beside: tuple[Piece, ...] = ()
    row: tuple[Piece, ...] = ()


class Drafts:
    """Two drafts, asked for what became of a place in the old one."""

    def __init__(self, comparison: Comparison) -> None:
        self.old, self.new = DraftSide(comparison.old), DraftSide(comparison.new)
        self._changes: dict[str, list[Change]] = {}
        for change in comparison.changes:
            self._changes.setdefault(change.item, []).append(change)
        self._moved = [c for c in comparison.changes if c.kind is ChangeKind.MOVED]
        self._by_text: dict[str, Mapping[str, Sequence[int]]] = {}
        self._wholes: dict[str, tuple[Piece, ...]] = {}
        self._twins: dict[tuple[str, int], TableCells | None] = {}
        self._texts_asked: dict[tuple[str, frozenset[int]], Commented] = {}

    def changes(self, item: str) -> Sequence[Change]:
        """Give the changes of an item in the order of the log."""
        return self._changes.get(item, ())

    def whole(self, item: str) -> tuple[Piece, ...]:
        """Give all that changed in an item as pieces."""
        if item not in self._wholes:
            self._wholes[item] = self.pieces(self.changes(item))
        return self._wholes[item]

    def commented(self, comment: Comment) -> Commented:
        """Give what a comment points to, nothing where only its item is known."""
        if comment.span is None or comment.certainty in (Certainty.BY_ITEM, Certainty.UNPLACED):
            return Commented()
        standing = self.old.at(comment.item, comment.span[0])
        if standing is None:
            return Commented()
        table = self.old.tables(comment.item).get(standing.block)
        if table is not None:
            return self._in_table(comment, standing, table)
        ordinals = self._stretch(comment.item, standing) | frozenset(range(*comment.span))
        asked = comment.item, ordinals
        if asked not in self._texts_asked:
            self._texts_asked[asked] = self._in_text(*asked)
        return self._texts_asked[asked]

    def pieces(self, changes: Iterable[Change]) -> tuple[Piece, ...]:
        """Give changes of the log as pieces, those of one row of a table together."""
        found: list[Piece] = []
        rows: set[tuple[str, int | None, int | None]] = set()
        for change in changes:
            if change.what not in (ChangedThing.CELL, ChangedThing.ROW):
                found.extend(self._of_table(change) or [self._piece(change)])
                continue
            old, new = change.old_place, change.new_place
            row = (change.item, old.block if old else None, new.block if new else None)
            if row not in rows:
                rows.add(row)
                found.extend(self._of_row(change))
        return tuple(found)

    def _piece(self, change: Change) -> Piece:
        """Give a change of text as a piece; one that moved had its words in some other item."""
        return Piece(
            _words(self.old, change.item, change.old_place, change.old),
            _words(self.new, change.item, change.new_place, change.new),
            change.item,
            change.new_place or change.old_place,
            (change.id,),
            moved=change.kind is ChangeKind.MOVED,
            differs=changes_substance(change),
        )

    def _in_text(self, item: str, ordinals: frozenset[int]) -> Commented:
        own = [
            change
            for change in self.changes(item)
            if change.old_place is not None
            and change.old_place.block in ordinals
            and (change.kind is not ChangeKind.MOVED or self._was_at(change, item, ordinals))
        ]
        own += [
            change
            for change in self._moved
            if change.item != item and change.old_place and self._was_at(change, item, ordinals)
        ]
        beside = list(self._beside(item, ordinals, own))
        rewritten = self._rewritten(item, own, beside)
        pieces = [
            replace(
                piece,
                new=other.new,
                place=other.new_place,
                changes=(*piece.changes, other.id),
                moved=True,
            )
            if (other := rewritten.get(piece.changes[0]))
            else piece
            for piece in self.pieces(own)
        ]
        taken = {change.id for change in (*own, *rewritten.values())}
        beside = [change for change in beside if change.id not in taken]
        stead = self._in_stead(item, ordinals, beside)
        came = (
            replace(piece, differs=piece.differs and not stead.intersection(piece.changes))
            for piece in self.pieces(beside)
        )
        return Commented(tuple(pieces), tuple(came))

    def _in_stead(
        self, item: str, ordinals: frozenset[int], beside: Sequence[Change]
    ) -> frozenset[str]:
        """Give what came beside in the stead of a neighbour that went, and so adds nothing."""
        gone = {
            change.old_place.block
            for change in self.changes(item)
            if change.old_place is not None
            and change.new_place is None
            and change.what is ChangedThing.PARAGRAPH
        }
        blocks = [c for c in beside if c.new_place and c.what is ChangedThing.PARAGRAPH]
        before = [c for c in blocks if c.new_place and c.new_place.block <= min(ordinals)]
        behind = [c for c in blocks if c not in before]
        found = {
            *_first(before[::-1], _run_of(gone, min(ordinals), -1)),
            *_first(behind, _run_of(gone, max(ordinals), 1)),
        }
        return frozenset(found)

    def _stretch(self, item: str, standing: Standing) -> frozenset[int]:
        """Give the ordinals of a block: a figure has several."""
        block = self.old.sections[item].blocks[standing.block]
        if not isinstance(block, FlowFigure):
            return frozenset({standing.ordinal})
        entries = self.old.standings(item)
        return frozenset(e.ordinal for e in entries if e.block == standing.block)

    def _was_at(self, change: Change, item: str, ordinals: frozenset[int]) -> bool:
        """Say whether something that moved to another item stood at a place of this one."""
        assert change.old_place is not None
        ordinal = change.old_place.block
        standing = self.old.at(item, ordinal) if ordinal in ordinals else None
        return standing is not None and change.old.startswith(standing.text) and bool(standing.text)

    def _rewritten(
        self, item: str, own: Sequence[Change], beside: Sequence[Change]
    ) -> Mapping[str, Change]:
        """Give, by what went, what came in its stead elsewhere in the item."""
        gone = [c for c in own if c.new_place is None and c.what is ChangedThing.PARAGRAPH]
        came = [
            change
            for change in self.changes(item)
            if change.kind is ChangeKind.ADDED and change.what is ChangedThing.PARAGRAPH
        ]
        found: dict[str, Change] = {}
        for change in gone:
            scores = [
                (fuzz.token_sort_ratio(folded(change.old), folded(other.new)), -at)
                for at, other in enumerate(came)
                if not is_of_other_facts(change.old, other.new)
            ]
            best, at = max(scores, default=(0.0, 0))
            if best >= _REWRITTEN:
                found[change.id] = came[-at]
        return found

    def _beside(
        self, item: str, ordinals: frozenset[int], own: Sequence[Change]
    ) -> Iterator[Change]:
        """Give what was added in one run with the new place of what is meant."""
        section = self.new.sections.get(item)
        if section is None:
            return
        at = self._new_blocks(item, ordinals, own)
        added: dict[int, Change] = {}
        for change in self.changes(item):
            if self._is_new(change) and change.new_place is not None:
                standing = self.new.at(item, change.new_place.block)
                if standing is not None:
                    if standing.block in at:
                        yield change  # a footnote, or a line of the thing itself
                    elif change.what in _BLOCKS:
                        added.setdefault(standing.block, change)
        for step in (-1, 1):
            for start in sorted(at):
                yield from self._run(item, added, start, step, at)

    def _run(
        self, item: str, added: Mapping[int, Change], start: int, step: int, at: set[int]
    ) -> Iterator[Change]:
        """Give what was added in a row from a block on, up to what another heading opens."""
        block, opened = start + step, False
        while block in added and block not in at:
            heading = added[block].what is ChangedThing.HEADING
            # a heading right behind what is meant may be the one that was asked for
            if heading and (opened or abs(block - start) > 1 or step < 0):
                return
            opened = heading
            yield added[block]
            block += step

    def _new_blocks(self, item: str, ordinals: frozenset[int], own: Sequence[Change]) -> set[int]:
        """Give the positions in the new item of what is meant."""
        found: set[int] = set()
        moved = {c.old_place.block: c.new_place for c in own if c.old_place and c.item == item}
        texts = self._texts(item)
        for ordinal in ordinals:
            place = moved.get(ordinal)
            standing = self.new.at(item, place.block) if place else None
            if standing is None and ordinal not in moved:
                was = self.old.at(item, ordinal)
                same = texts.get(folded(was.text), ()) if was else ()
                nearest = min(same, key=lambda at: abs(at - ordinal), default=None)
                standing = self.new.at(item, nearest) if nearest else None
            elif standing is None:
                # it is gone: what came in its place stands behind what stood before it
                standing = self._before(item, ordinal, texts)
            if standing is not None:
                found.add(standing.block)
        return found

    def _before(
        self, item: str, ordinal: int, texts: Mapping[str, Sequence[int]]
    ) -> Standing | None:
        was = self.old.at(item, ordinal - 1)
        same = texts.get(folded(was.text), ()) if was else ()
        nearest = min(same, key=lambda at: abs(at - ordinal), default=None)
        return self.new.at(item, nearest) if nearest else None

    def _texts(self, item: str) -> Mapping[str, Sequence[int]]:
        """Give the ordinals in the new draft by their words."""
        if item not in self._by_text:
            texts: dict[str, list[int]] = {}
            for standing in self.new.standings(item):
                if standing.text:
                    texts.setdefault(folded(standing.text), []).append(standing.ordinal)
            self._by_text[item] = texts
        return self._by_text[item]

    def _in_table(self, comment: Comment, standing: Standing, old: TableSide) -> Commented:
        found = self._cells(old)
        if found is None:
            changes = self.changes(comment.item)
            gone = [c for c in changes if c.old_place and old.holds(c.old_place.block)]
            return Commented(self.pieces(gone))
        lines = self.pieces(found.lines())
        row = standing.row
        if row is None or old.table.grid.rows[row].kind is RowKind.HEADER:
            return Commented((*lines, *found.changed()))
        column = quoted_cell(comment.quote, old.table, row)
        if column is not None:
            cell, others = found.cell(row, column)
            return Commented((cell,), lines, others)
        return Commented(tuple(found.row(row)), (*lines, *found.added()))

    def _cells(self, old: TableSide) -> TableCells | None:
        """Give a table of the old draft with its cells in the new one: in its item, or anywhere."""
        key = (old.item, old.block)
        if key not in self._twins:
            found = self._twin(old, [old.item])
            others = [item for item in self.new.sections if item != old.item]
            self._twins[key] = found or self._twin(old, others)
        return self._twins[key]

    @cached_property
    def _tables_that_came(self) -> set[tuple[str, int]]:
        """Give the tables that another item has since: those that were there are themselves."""
        found = set()
        for item, changes in self._changes.items():
            for change in changes:
                place = change.new_place if change.what is ChangedThing.TABLE else None
                table = self.new.table_at(item, place.block) if place else None
                if table is not None:
                    found.add((item, table.block))
        return found

    def _twin(self, old: TableSide, items: Sequence[str]) -> TableCells | None:
        there = [
            table
            for item in items
            for table in self.new.tables(item).values()
            if item == old.item or (item, table.block) in self._tables_that_came
        ]
        best = likest(old.table, [table.table for table in there])
        if best is None:
            return None
        new = there[best]
        changes = [c for item in dict.fromkeys((new.item, old.item)) for c in self.changes(item)]
        return TableCells(old, new, twin(old.table, new.table), changes)

    def _of_row(self, change: Change) -> Iterator[Piece]:
        """Give the cells of the row that a change of the log is about."""
        item = change.item
        old = self.old.table_at(item, change.old_place.block if change.old_place else None)
        new = self.new.table_at(item, change.new_place.block if change.new_place else None)
        if old is not None and (cells := self._cells(old)) is not None and change.old_place:
            row = old.row_of(change.old_place.block)
            known = new.row_of(change.new_place.block) if new and change.new_place else None
            yield from cells.row(row, known) if row is not None else ()
        elif new is not None and change.new_place:
            row = new.row_of(change.new_place.block)
            yield from _came(new, () if row is None else (row,), change)
        else:
            yield self._piece(change)

    def _is_new(self, change: Change) -> bool:
        """Say whether a change brought something: a table may have come in another one's stead."""
        if change.what is not ChangedThing.TABLE or change.kind is not ChangeKind.CHANGED:
            return change.kind is ChangeKind.ADDED
        old = self.old.table_at(change.item, change.old_place.block if change.old_place else None)
        new = self.new.table_at(change.item, change.new_place.block if change.new_place else None)
        return old is not None and new is not None and likest(old.table, [new.table]) is None

    def _of_table(self, change: Change) -> list[Piece]:
        """Give the caption and cells of a whole table that came; [] for any other change."""
        if change.what is not ChangedThing.TABLE or not self._is_new(change):
            return []
        new = self.new.table_at(change.item, change.new_place.block if change.new_place else None)
        if new is None:
            return []
        caption = new.table.caption.text if new.table.caption else ""
        head = Piece("", caption, change.item, change.new_place, (change.id,))
        return [head, *_came(new, range(len(new.table.grid.rows)), change)]


def _came(table: TableSide, rows: Sequence[int], change: Change) -> Iterator[Piece]:
    """Give the cells of some rows of a table that came with a change."""
    came = Twin(table.table, table.table, {}, {}, tuple(rows))
    return TableCells(None, table, came, (change,)).added()


def _run_of(ordinals: set[int], edge: int, step: int) -> int:
    """Give how many of some ordinals follow one another from an edge on."""
    length = 0
    while edge + step * (length + 1) in ordinals:
        length += 1
    return length


def _first(changes: Sequence[Change], number: int) -> Iterator[str]:
    return (change.id for change in changes[:number])


def _words(side: DraftSide, item: str, place: Place | None, told: str) -> str:
    """Give the words of a paragraph with those of its footnotes; what the log tells elsewhere."""
    standing = side.at(item, place.block) if place else None
    line = standing.printed if standing else None
    if not isinstance(line, FlowParagraph) or line.text != told:
        return told
    notes = (inner for run in line.runs if isinstance(run, NoteMark) for inner in run.blocks)
    return " ".join((told, *(plain_text(own_runs(inner)) for inner in walk(notes))))
