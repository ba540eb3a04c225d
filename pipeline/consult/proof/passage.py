"""What stands at a place in either draft, and what of it is new, term by term."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from pipeline.consult.proof.terms import Term, said, terms
from pipeline.model.change import Place
from pipeline.model.fixed import Fixed


class Piece(Fixed):
    """A paragraph or cell in both drafts.

    Attributes:
        old, new: Its words; "" where it is absent.
        item: The item it stands in now, or stood in.
        place: Where it stands now; where it stood, if it is gone; None where nothing tells.
        changes: Ids of the changes of the log that made one of the other.
        row: Of a cell, a number that the cells of its row share; None for a paragraph.
        context: Of a cell, the words that name it: caption, row and column.
        moved: Whether it stands elsewhere than it did.
        differs: Whether old and new differ in substance.
    """

    old: str
    new: str
    item: str = ""
    place: Place | None = None
    changes: tuple[str, ...] = ()
    row: int | None = None
    context: str = ""
    moved: bool = False
    differs: bool = True


class Said(Fixed):
    """A term of the new words: its piece, and whether it came with a change."""

    term: Term
    piece: int
    fresh: bool


class Passage:
    """Pieces in reading order, read as one text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)

    @cached_property
    def now(self) -> tuple[Said, ...]:
        """Give the terms that stand there now and carry meaning."""
        return tuple(
            one for number, piece in enumerate(self.pieces) for one in _said(piece, number)
        )

    @cached_property
    def was(self) -> tuple[Term, ...]:
        """Give the terms that stood there before and carry meaning."""
        return tuple(term for piece in self.pieces for term in said(terms(piece.old)))

    @cached_property
    def lost(self) -> Counter[str]:
        """Give how many times less each term stands there now than before, additions left out."""
        before = Counter(term.key for term in self.was)
        stood = {number for number, piece in enumerate(self.pieces) if piece.old.strip()}
        before.subtract(one.term.key for one in self.now if one.piece in stood)
        return before


def _said(piece: Piece, number: int) -> Iterator[Said]:
    was, now = said(terms(piece.old)), said(terms(piece.new))
    kept = kept_terms(was, now)
    return (Said(term, number, index not in kept) for index, term in enumerate(now))


def kept_terms(was: Sequence[Term], now: Sequence[Term]) -> dict[int, int]:
    """Give, by position in the new terms, the positions in the old ones of what was kept."""
    if not was:
        return {}
    matcher = SequenceMatcher(
        None, [term.key for term in was], [term.key for term in now], autojunk=False
    )
    return {
        new + offset: old + offset
        for old, new, size in matcher.get_matching_blocks()
        for offset in range(size)
    }
