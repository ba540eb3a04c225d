"""The blocks of a redline as pieces of the body: kept ones as in the report, others marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.model.comparison import (
    Fate,
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedTable,
    Revision,
    Span,
    revisions_in,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, Role
from pipeline.render.redline.lines import revised_paragraph
from pipeline.render.redline.tables import revised_table_pieces
from pipeline.render.word.blocks import drawn_piece, is_remark, pieces_of
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import own_words, paragraph, write_paragraph
from pipeline.render.word.writing import Writing


def revised_pieces(
    writing: Writing, blocks: Sequence[RevisedBlock], *, wide: bool = False
) -> list[Piece]:
    """Give the pieces of blocks in reading order; tables are kept apart in either draft.

    `wide` says that the page before the first block is a wide one.
    """
    apart = _Apart(writing)
    for line, after in zip_longest(blocks, blocks[1:]):
        block = _with_parted_ends(line, after)
        followed = isinstance(after, RevisedParagraph | FlowParagraph) and is_remark(_own(after))
        found = _pieces(writing, block, followed=followed, wide=wide)
        apart.add(found, next(revisions_in(block), None))
        wide = next((piece.wide for piece in reversed(found) if not piece.gone), wide)
    return apart.pieces


def _with_parted_ends(block: RevisedBlock, after: RevisedBlock | None) -> RevisedBlock:
    """Give a paragraph whose last insertion does not touch a paragraph inserted after it.

    The deletion that it replaces stands between them: LibreOffice 7.4 reads two insertions of
    one author as one, the end of the paragraph between them too, and joins what stays on both
    sides when that is rejected (tried; `IsPrevPos` in its `DocumentRedlineManager`).
    """
    match block, after:
        case (
            RevisedParagraph(
                mark=None,
                spans=(
                    *rest,
                    Span(revision=Revision() as went) as old,
                    Span(revision=Revision() as came) as new,
                ),
            ),
            RevisedParagraph(mark=Revision() as follows),
        ) if went.fate.is_old and came.fate.is_new and follows.fate.is_new:
            return replace(block, spans=(*rest, new, old))
        case _:
            return block


def _own(line: FlowParagraph | RevisedParagraph) -> FlowParagraph:
    return line.paragraph if isinstance(line, RevisedParagraph) else line


def _pieces(writing: Writing, block: RevisedBlock, *, followed: bool, wide: bool) -> list[Piece]:
    match block:
        case RevisedParagraph():
            return [revised_paragraph(writing, block)]
        case RevisedTable():
            return revised_table_pieces(writing, block, followed=followed, wide=wide)
        case RevisedFigure():
            return list(_figure(writing, block, followed=followed))
        case _:
            return pieces_of(writing, block, followed=followed)


def _figure(writing: Writing, revised: RevisedFigure, *, followed: bool) -> Iterator[Piece]:
    wide = revised.figure.drawing.wide
    was_wide, writing.wide = writing.wide, wide
    lines = tuple(part for line in revised.paragraphs for part in _redrawn(line))
    for line, after in zip_longest(lines, lines[1:]):
        own = _own(line)
        keeps = own.role.is_caption and (after is not None or followed)
        if isinstance(line, RevisedParagraph):
            piece = revised_paragraph(writing, line, keeps=keeps)
        elif own.role is Role.DRAWING:
            piece = drawn_piece(writing, own)
        else:
            words = replace(own_words(writing, own), keeps=keeps)
            piece = Piece(write_paragraph(writing, own, words))
        yield replace(piece, wide=wide)
    writing.wide = was_wide


def _redrawn(
    line: FlowParagraph | RevisedParagraph,
) -> tuple[FlowParagraph | RevisedParagraph, ...]:
    """Give a picture that took the place of another as two paragraphs, the old one and the new.

    They are as wide as the page and would not stand side by side; and LibreOffice 7.4 joins a
    paragraph that ends with an inserted picture to the next one when that is rejected (tried).
    """
    match line:
        case RevisedParagraph(
            mark=None,
            was=None,
            spans=(
                Span(revision=Revision() as went) as old,
                Span(revision=Revision() as came) as new,
            ),
        ) if line.paragraph.role is Role.DRAWING and went.fate.is_old and came.fate.is_new:
            gone = replace(line, spans=(old,), mark=went)
            return gone, replace(line, spans=(new,), mark=came)
        case _:
            return (line,)


@dataclass(slots=True)
class _Apart:
    """Puts pieces one after another, with a thin line wherever two tables would join.

    Word joins tables that stand side by side, in the new draft once all is accepted, in the one
    before once all is rejected, and in the redline itself; a line that neither draft needs has
    an end both inserted and deleted.
    """

    writing: Writing
    pieces: list[Piece] = field(default_factory=list)
    new_table: bool = False  # what comes last in the new draft is a table
    old_table: bool = False
    recent: Revision | None = None

    def add(self, found: Iterable[Piece], revision: Revision | None) -> None:
        """Add the pieces of a block, one of whose revisions is given."""
        self.recent = revision or self.recent
        for piece in found:
            if piece.is_table:
                self._part_from_table(piece)
            self.pieces.append(piece)
            if not piece.gone:
                self.new_table = piece.is_table
            if not piece.came:
                self.old_table = piece.is_table

    def _part_from_table(self, piece: Piece) -> None:
        new, old = self.new_table and not piece.gone, self.old_table and not piece.came
        beside = bool(self.pieces) and self.pieces[-1].is_table
        if not (new or old or beside):
            return
        end = ""
        if self.recent is not None and not (new and old):
            end = self._end(self.recent, new=new, old=old)
        line = paragraph("NgatTrang", "", end)
        self.pieces.append(replace(piece, xml=line, keeps=False, loose=bool(end)))

    def _end(self, revision: Revision, *, new: bool, old: bool) -> str:
        came, went = replace(revision, fate=Fate.INSERTED), replace(revision, fate=Fate.DELETED)
        return self.writing.tracks.end(*(() if old else (came,)), *(() if new else (went,)))
