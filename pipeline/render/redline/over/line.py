"""Paragraphs of a redline put together from the pieces of both files.

Source: ECMA-376 Part 1, 17.13.5 (revisions): marks stand round runs inside links.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from lxml import etree

from pipeline.model.comparison import Fate, Revision, Span
from pipeline.model.document import Inline
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import LineBreak
from pipeline.ooxml.names import W, remove
from pipeline.ooxml.pieces import Piece, PieceKind, as_run
from pipeline.render.redline.over.brought import Brought
from pipeline.render.redline.over.marker import Marker, properties_of
from pipeline.render.redline.over.side import OutOfStepError, Side

_NOTES: Final = (PieceKind.FOOTNOTE, PieceKind.ENDNOTE)
_NOT_FORMER: Final = ("rPr", "sectPr", "pPrChange")


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of the redline.

    `revision` is what became of it, None where it stayed; `before` the same piece of the
    earlier file where it stayed; `span` where it comes from.
    """

    piece: Piece
    revision: Revision | None = None
    before: Piece | None = None
    span: Span | None = None

    @property
    def is_old(self) -> bool:
        """Say whether it is the earlier file's."""
        return self.revision is not None and self.revision.fate.is_old


Inner = Callable[[Shown, etree._Element], None]  # lays a note's or box's own changes


@dataclass(slots=True)
class Line:
    """One paragraph being put together, or the paragraphs of a cell one after another.

    `place` puts a paragraph into the file, in the stead of the later file's own where its end
    was reached.
    """

    new: Side
    old: Side
    marker: Marker
    brought: Brought
    place: Callable[[etree._Element, etree._Element | None], None]
    inner: Inner
    _shown: list[Shown] = field(default_factory=list)

    def add(self, spans: Iterable[Span], *, many: bool = False) -> None:
        """Take spans; in a cell (`many`) a line's end may be a paragraph's."""
        for span in spans:
            for run in span.runs:
                self._add(run, span, many=many)

    def _add(self, run: Inline, span: Span, *, many: bool) -> None:
        revision = None if span.revision is None else span.revision
        if revision is not None and revision.fate is Fate.RESTYLED:
            self._keep(run, span)
        elif revision is not None and many and self._breaks(run, revision):
            self.end(revision)
        elif revision is not None:
            side = self.old if revision.fate.is_old else self.new
            self._shown += [Shown(piece, revision, span=span) for piece in side.take(run)]
        elif many and isinstance(run, LineBreak) and (self.new.is_through or self.old.is_through):
            self.end(None)
        else:
            self._keep(run, span)

    def _breaks(self, run: Inline, revision: Revision) -> bool:
        side = self.old if revision.fate.is_old else self.new
        return isinstance(run, LineBreak) and side.is_through

    def _keep(self, run: Inline, span: Span) -> None:
        now, was = self.new.take(run), self.old.take_alike(run)
        before = next((piece for piece in was if piece.length), None)
        self._shown += [Shown(piece, None, before if piece.length else None, span) for piece in now]

    def take_rest(self, revision: Revision) -> None:
        """Take all that is left of a paragraph as gone or come."""
        side = self.old if revision.fate.is_old else self.new
        self._shown += [Shown(piece, revision) for piece in side.rest()]

    def clear(self) -> None:
        """Forget what was taken since the last end."""
        self._shown = []

    def end(
        self,
        mark: Revision | None,
        was: FlowParagraph | None = None,
        restyled: Revision | None = None,
    ) -> None:
        """Close the paragraph: `mark` is what became of its end, as in `RevisedParagraph`."""
        new, old = self.new.node, self.old.node
        gone = mark is not None and mark.fate.is_old
        if (new is None and not gone) or (old is None and (mark is None or gone)):
            raise OutOfStepError
        hidden = [] if gone else self.new.end()
        if mark is None or gone:
            self.old.end()
        own = old if gone else new
        assert own is not None
        paragraph = self._paragraph(own, came_or_went=gone)
        if mark is not None:
            self.marker.end(paragraph, mark)
        if restyled is not None and was is not None and old is not None:
            self._restyle(paragraph, old, restyled)
        self._shown += [Shown(piece, mark) for piece in hidden]
        whole = bool(mark) and all(s.revision is not None and s.revision.fate.is_new == (not gone)
                                   for s in self._shown if s.piece.length)  # fmt: skip
        paragraph.extend(self._content(whole=whole))
        self._shown = []
        self.place(paragraph, None if gone else new)

    def _paragraph(self, own: etree._Element, *, came_or_went: bool) -> etree._Element:
        made = etree.Element(f"{W}p")
        properties = own.find(f"{W}pPr")
        if not came_or_went:
            made.attrib.update(own.attrib)
        if properties is not None:
            made.append(self.brought.copy(properties) if came_or_went else deepcopy(properties))
        return made

    def _restyle(self, paragraph: etree._Element, old: etree._Element, revision: Revision) -> None:
        """Say how a paragraph looked before."""
        properties = old.find(f"{W}pPr")
        before = etree.Element(f"{W}pPr")
        if properties is not None:
            before = self.brought.copy(properties)
            for name in _NOT_FORMER:
                for node in before.findall(f"{W}{name}"):
                    remove(node)
        change = self.marker.change("pPrChange", revision, before)
        properties_of(paragraph, "pPr").append(change)

    def _content(self, *, whole: bool) -> list[etree._Element]:
        """Give the elements of a paragraph; `whole` says that all of it came or went."""
        made: list[etree._Element] = []
        told = [shown for shown in self._shown if shown.piece.length or not shown.is_old]
        for link, group in groupby(told, key=lambda shown: (id(shown.piece.link), shown.is_old)):
            shown = list(group)
            runs = self._runs(shown, whole=whole)
            node = shown[0].piece.link
            if node is None:
                made.extend(runs)
                continue
            around = etree.Element(node.tag)
            around.attrib.update(node.attrib)
            if link[1]:
                around = self.brought.copy(around)
            around.extend(runs)
            made.append(around)
        return made

    def _runs(self, shown: Sequence[Shown], *, whole: bool) -> list[etree._Element]:
        made: list[etree._Element] = []
        for revision, group in groupby(shown, key=lambda s: self._around(s, whole=whole)):
            runs = [run for one in group for run in self._written(one, revision)]
            made.extend(runs if revision is None else [self.marker.around(revision, runs)])
        return made

    @staticmethod
    def _around(shown: Shown, *, whole: bool) -> Revision | None:
        """Give what goes round a piece: nothing round what hides in a line that stayed."""
        piece = shown.piece
        hides = piece.length == 0 and (piece.bare or not whole)
        return None if hides else shown.revision

    def _written(self, shown: Shown, revision: Revision | None) -> list[etree._Element]:
        piece = shown.piece
        made = [deepcopy(node) for node in piece.nodes] if piece.bare else [as_run(piece)]
        if shown.is_old:
            made = [self.brought.copy(node) for node in made]
        for node in made:
            self._look(node, shown)
            if revision is None or piece.kind in _NOTES:
                self.inner(shown, node)
        return made

    def _look(self, made: etree._Element, shown: Shown) -> None:
        """Say how words looked before."""
        span = shown.span
        if shown.before is None or span is None or span.was is None or span.revision is None:
            return
        look = shown.before.look
        before = etree.Element(f"{W}rPr") if look is None else self.brought.copy(look)
        properties = made.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            made.insert(0, properties)
        properties.append(self.marker.change("rPrChange", span.revision, before))
