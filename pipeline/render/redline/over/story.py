"""The blocks of a story in the redline: body, note or box, marked where the later file has it.

Source: ECMA-376 Part 1, 17.13.5 (revisions).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.model.comparison import (
    Fate,
    RevisedBlock,
    RevisedParagraph,
    RevisedTable,
    Revision,
    Span,
    revisions_in,
)
from pipeline.model.fixed import replace
from pipeline.ooxml.blocks import compared
from pipeline.ooxml.names import W, local, remove
from pipeline.ooxml.opened import OpenedWord
from pipeline.ooxml.pieces import PieceKind, text_boxes
from pipeline.render.redline.ends import with_kept_end
from pipeline.render.redline.over.brought import Brought, note_of
from pipeline.render.redline.over.line import Line, Shown
from pipeline.render.redline.over.marker import Marker, properties_of
from pipeline.render.redline.over.side import OutOfStepError, Side
from pipeline.render.redline.over.tables import Laying, Placed, lay_table

_LAID: Final = ("rPr", "sectPr", "pStyle", "numPr", "outlineLvl", "pPrChange")


@dataclass(slots=True)
class Over:
    """What a redline is laid with: both files, the marks, and what is seen to differ unmarked.

    `unlike` counts paragraphs set otherwise, tables of other widths and of other styles in cells,
    notes at the foot of the page that were at the end of the text, or the other way.
    """

    old: OpenedWord
    new: OpenedWord
    marker: Marker
    brought: Brought
    unlike: Counter[str] = field(default_factory=Counter)

    def story(
        self, new: etree._Element, old: etree._Element, blocks: Sequence[RevisedBlock]
    ) -> None:
        """Lay the changes of a story over the later file's container."""
        _Story(self, new, old).lay(with_kept_end(blocks))

    def inner(self, shown: Shown, node: etree._Element) -> None:
        """Lay what changed in a note or box, or mark the content of a note that came or went."""
        kind = shown.piece.kind
        if kind is PieceKind.DRAWING:
            self._box(shown, node)
        elif kind in (PieceKind.FOOTNOTE, PieceKind.ENDNOTE):
            self._note(shown, node)

    def _note(self, shown: Shown, node: etree._Element) -> None:
        kind = shown.piece.kind.value
        story = self.new.story(f"{kind}s")
        mark = next(node.iter(f"{W}{kind}Reference"), None)
        here = None if mark is None else note_of(story, kind, str(mark.get(f"{W}id")))
        if here is None:
            return
        if shown.revision is not None:
            self.marker.whole(here, shown.revision)
            return
        before = None if shown.before is None else shown.before.kind.value
        if before not in (kind, None):
            self.unlike["notes"] += 1
        if shown.span is not None and shown.span.note and before is not None:
            assert shown.before is not None
            was = note_of(self.old.story(f"{before}s"), before, shown.before.text)
            self.story(here, etree.Element("none") if was is None else was, shown.span.note)

    def _box(self, shown: Shown, node: etree._Element) -> None:
        if shown.span is None or not shown.span.note or shown.before is None:
            return
        now = text_boxes(node)
        was = [box for before in shown.before.nodes for box in text_boxes(before)]
        if len(now) != 1 or len(was) != 1:
            raise OutOfStepError
        self.story(now[0], was[0], shown.span.note)
        for fallback in list(node.iter("{*}Fallback")):
            remove(fallback)


class _Story:
    """One container while changes are laid over it."""

    def __init__(self, over: Over, new: etree._Element, old: etree._Element) -> None:
        self._over, self._container = over, new
        self._new = Side([block.node for block in compared(new)])
        self._old = Side([block.node for block in compared(old)])
        self._last: etree._Element | None = None  # what was placed last
        self._line = Line(self._new, self._old, over.marker, over.brought, self._place, over.inner)

    def lay(self, blocks: Sequence[RevisedBlock]) -> None:
        """Lay the blocks one after another."""
        for block in blocks:
            match block:
                case RevisedParagraph():
                    self._paragraph(block)
                case RevisedTable():
                    self._table(block)
                case _:
                    self._kept()
        if self._new.node is not None or self._old.node is not None:
            raise OutOfStepError

    def _kept(self) -> None:
        now, was = self._new.pop(), self._old.pop()
        self._over.unlike.update(_unlike(now, was))
        if local(now) == "tbl":
            self._told_of_cells(now, was)
        self._last = now

    def _told_of_cells(self, now: etree._Element, was: etree._Element) -> None:
        if not self._over.brought.same_styles(was, now):
            self._over.unlike["cells"] += 1

    def _paragraph(self, block: RevisedParagraph) -> None:
        stood = self._new.mark(), self._old.mark()
        try:
            self._line.add(block.spans)
            self._line.end(block.mark, block.was, block.restyled)
        except OutOfStepError:
            self._new.back(stood[0])
            self._old.back(stood[1])
            self._line.clear()
            self._replace(block)

    def _replace(self, block: RevisedParagraph) -> None:
        """Show a paragraph whose pieces do not add up as gone, come, or both."""
        revision = block.mark or next(revisions_in(block), None)
        if revision is None:
            raise OutOfStepError
        gone, came = _both(revision)
        if block.mark is None or block.mark.fate.is_old:
            self._line.take_rest(gone)
        if block.mark is None or block.mark.fate.is_new:
            self._line.take_rest(came)
        self._line.end(block.mark, block.was, block.restyled)

    def _place(self, made: etree._Element, stead: etree._Element | None) -> None:
        if stead is not None:
            parent = stead.getparent()
            assert parent is not None
            parent.replace(stead, made)
        else:
            self._put(made)
        self._last = made

    def _put(self, made: etree._Element) -> None:
        """Put what went before what comes next in the later file."""
        following = self._new.node
        if following is not None:
            following.addprevious(made)
            return
        last = self._last
        while last is not None and last.getparent() is not self._container:
            last = last.getparent()
        if last is not None:
            last.addnext(made)
        else:
            self._container.insert(0, made)

    def _table(self, block: RevisedTable) -> None:
        over, revision = self._over, block.revision
        if revision is None:
            now, was = self._new.pop(), self._old.pop()
            over.unlike.update(_unlike(now, was))
            self._told_of_cells(now, was)
            self._stayed(now, was, block)
            return
        if revision.fate.is_old:
            made = over.brought.copy(self._old.pop())
            over.marker.whole(made, revision)
            self._put(made)
        else:
            made = self._new.pop()
            over.marker.whole(made, revision)
        self._part(made, revision)
        self._last = made

    def _stayed(self, now: etree._Element, was: etree._Element, block: RevisedTable) -> None:
        laying = Laying(self._over.marker, self._over.brought, self._cell)
        try:
            self._place(lay_table(laying, now, was, block), now)
        except OutOfStepError:
            revision = next(revisions_in(block), None)
            assert revision is not None, "a table that is marked has a revision"
            gone, came = _both(revision)
            made = self._over.brought.copy(was)
            self._over.marker.whole(made, gone)
            self._over.marker.whole(now, came)
            now.addprevious(made)
            self._part(made, revision)
            self._last = now

    def _part(self, table: etree._Element, revision: Revision) -> None:
        """Keep a table that came or went from joining its neighbours (`redline.md`)."""
        gone, came = _both(revision)
        for beside, put in ((table.getprevious(), table.addprevious),
                            (table.getnext(), table.addnext)):  # fmt: skip
            if local(beside) == "tbl":
                line = etree.Element(f"{W}p")
                self._over.marker.end(line, gone)
                look = properties_of(line, "pPr").find(f"{W}rPr")
                assert look is not None
                look.insert(0, self._over.marker.sign(came))
                put(line)

    def _cell(self, new: Side, old: Side, place: Placed, spans: Sequence[Span]) -> None:
        line = Line(new, old, self._over.marker, self._over.brought, place, self._over.inner)
        line.add(spans, many=True)
        line.end(None)


def _both(revision: Revision) -> tuple[Revision, Revision]:
    """Give a revision as what went and what came."""
    return replace(revision, fate=Fate.DELETED), replace(revision, fate=Fate.INSERTED)


def _unlike(now: etree._Element, was: etree._Element) -> list[str]:
    """Give what differs between two blocks that no comparison sees."""
    if local(now) == "tbl" and local(was) == "tbl":
        widths = ([col.get(f"{W}w") for col in side.iterfind(f"{W}tblGrid/{W}gridCol")]
                  for side in (now, was))  # fmt: skip
        before, after = widths
        return ["widths"] if before != after and len(before) == len(after) else []
    sides = [sorted(_set(side)) for side in (now, was)]
    return ["settings"] if sides[0] != sides[1] else []


def _set(paragraph: etree._Element) -> list[bytes]:
    """Give how a paragraph is set: alignment, indents, spacing."""
    properties = paragraph.find(f"{W}pPr")
    return [
        etree.tostring(node, method="c14n")
        for node in (() if properties is None else properties)
        if local(node) not in _LAID
    ]
