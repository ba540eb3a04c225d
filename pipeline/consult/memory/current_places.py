"""Where the words that a comment on an earlier draft is about stand in the newest one.

What changed since is known from the comparison of the two drafts, what did not by its words.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.consult.places.spots import Spots
from pipeline.consult.proof.commented import Drafts
from pipeline.consult.proof.passage import Piece
from pipeline.model.change import Place
from pipeline.model.comment import Certainty, Comment
from pipeline.model.comparison import Comparison
from pipeline.model.earlier import Standing
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, Role
from pipeline.model.formula_words import readable
from pipeline.model.ordinals import Standing as Block
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_BY_ITEM: Final = (Certainty.BY_ITEM, Certainty.UNSURE, Certainty.UNPLACED)
_MOST: Final = 3  # paragraphs shown of a comment on more
_SAME: Final = 90.0  # of 100: a paragraph in which no change is known
_EMPTY: Final = "(ô trống)"


class CurrentPlaces:
    """Asked where comments on the old draft of a comparison stand in its new one."""

    def __init__(self, comparison: Comparison, spots: Spots) -> None:
        self._drafts, self._spots = Drafts(comparison), spots
        self._lines: dict[str, Sequence[tuple[str, Block]]] = {}
        self._kept: dict[tuple[str, int], Standing] = {}

    def of(self, comment: Comment) -> Standing:
        """Give place and words now; of a comment on more than a passage its place alone."""
        if not comment.item:
            whole = comment.place is not None and comment.certainty is not Certainty.UNPLACED
            return Standing(replace(comment.place, page=None) if whole and comment.place else None)
        item = Standing(self._spots.section_place(comment.item))
        if comment.span is None or comment.certainty in _BY_ITEM:
            return item
        first, behind = comment.span
        block = self._drafts.old.at(comment.item, first)
        if block is None:
            return item
        if not _is_passage(block):
            behind = first + 1
        found = [self._one(comment, at) for at in range(first, min(behind, first + _MOST))]
        standing = [one for one in found if one.place is not None]
        if not standing:
            return Standing()
        words = "\n".join(one.words for one in standing if one.words)
        return Standing(standing[0].place, readable(words))

    def _one(self, comment: Comment, ordinal: int) -> Standing:
        """Give where one paragraph or row of the old draft stands now."""
        block = self._drafts.old.at(comment.item, ordinal)
        own = replace(comment, span=(ordinal, ordinal + 1))
        table = self._drafts.old.table_at(comment.item, ordinal)
        if block is None:
            return Standing()
        if table is not None and block.row is not None:
            if table.table.grid.rows[block.row].kind is not RowKind.HEADER:
                return self._cells(own)
            first = next(
                one for one in self._drafts.old.standings(comment.item) if one.block == block.block
            )
            # the names of columns stand for their table
            return self._one(comment, first.ordinal) if first.row is None else Standing()
        pieces = [piece for piece in self._drafts.commented(own).own if piece.row is None]
        if not pieces:
            asked = comment.item, ordinal
            if asked not in self._kept:
                self._kept[asked] = self._unchanged(comment.item, block)
            return self._kept[asked]
        return self._shown([piece for piece in pieces if piece.new.strip()])

    def _cells(self, comment: Comment) -> Standing:
        """Give the cell that is meant, else the row; none where the row is gone."""
        row = self._drafts.commented(replace(comment, quote="")).own
        if not any(piece.new.strip() for piece in row):
            return Standing()
        own = self._drafts.commented(comment).own
        if len(own) == 1:
            return replace(self._shown(own), words=own[0].new.strip() or _EMPTY)
        filled = [piece for piece in row if piece.new.strip()]
        place = self._shown(filled).place
        words = " | ".join(piece.new.strip() for piece in filled)
        return Standing(place and replace(place, text=_of_row(place.text)), words)

    def _shown(self, pieces: Sequence[Piece]) -> Standing:
        if not pieces or pieces[0].place is None:
            return Standing()
        first = pieces[0].place
        words = "\n".join(_once(piece.new.strip() for piece in pieces))
        return Standing(self._paged(pieces[0].item, first), words)

    def _unchanged(self, item: str, block: Block) -> Standing:
        """Give the paragraph of the new draft with the same words, the nearest of several.

        The number of a table it refers to may have changed without a change of its own.
        """
        wanted, lines = folded(block.text), self._lines_of(item)
        alike = process.extract_iter(
            wanted, (text for text, _ in lines), scorer=fuzz.ratio, score_cutoff=_SAME
        )
        scored = ((score, -_apart(lines[at][1], block), lines[at][1]) for _, score, at in alike)
        best = max(scored, key=lambda entry: entry[:2], default=None)
        if not wanted or best is None:
            return Standing(self._spots.section_place(item))
        return Standing(self._spots.at(item, best[2].ordinal), best[2].text.strip())

    def _lines_of(self, item: str) -> Sequence[tuple[str, Block]]:
        """Give the paragraphs of an item in the new draft, each with its words as compared."""
        if item not in self._lines:
            lines = (one for one in self._drafts.new.standings(item) if one.row is None)
            self._lines[item] = [(folded(one.text), one) for one in lines]
        return self._lines[item]

    def _paged(self, item: str, place: Place) -> Place:
        return replace(place, page=self._spots.page(item, place.block))


def _apart(one: Block, other: Block) -> int:
    return abs(one.ordinal - other.ordinal)


def _is_passage(block: Block) -> bool:
    """Say whether a block is meant itself, and not what it opens: a heading, a caption."""
    printed = block.printed
    if not isinstance(printed, FlowParagraph):
        return True
    return printed.role not in (Role.HEADING, Role.TABLE_CAPTION, Role.FIGURE_CAPTION)


def _once(texts: Iterable[str]) -> list[str]:
    """Give the texts but for those that another before them holds, as it does its footnotes."""
    found: list[str] = []
    for text in texts:
        if not any(text in one for one in found):
            found.append(text)
    return found


def _of_row(words: str) -> str:
    """Give the place of a row from that of one of its cells."""
    return words.rpartition(", cột ")[0] or words
