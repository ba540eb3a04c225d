"""One of two files being read along a comparison: its blocks, and the pieces of a paragraph.

A comparison says how many letters stay, go or come; here they are taken from the markup. What
a comparison says and the markup has not is an error: then the paragraph is replaced whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.model.document import Inline
from pipeline.model.folding import folded_form
from pipeline.model.inlines import Text
from pipeline.ooxml.pieces import Piece, PieceKind, pieces

_SLACK: Final = 12  # letters by which two spellings of a stretch may differ, beside a half


class OutOfStepError(Exception):
    """A comparison and the markup it was read from do not agree; never leaves the redline."""


@dataclass(slots=True)
class Side:
    """Paragraphs and tables of one file in order, read from the front."""

    nodes: Sequence[etree._Element]
    at: int = 0
    _line: list[Piece] | None = None

    @property
    def node(self) -> etree._Element | None:
        """Give the block that is next or being read, None behind the last."""
        return self.nodes[self.at] if self.at < len(self.nodes) else None

    def pop(self) -> etree._Element:
        """Give the block that is next, and go on."""
        node = self.node
        if node is None or self._line is not None:
            raise OutOfStepError
        self.at += 1
        return node

    def mark(self) -> tuple[int, list[Piece] | None]:
        """Give where the reading stands, to go back there."""
        return self.at, None if self._line is None else list(self._line)

    def back(self, mark: tuple[int, list[Piece] | None]) -> None:
        """Go back to where the reading stood."""
        self.at, self._line = mark

    def _pieces(self) -> list[Piece]:
        if self._line is None:
            if self.node is None:
                raise OutOfStepError
            self._line = pieces(self.node)
        return self._line

    @property
    def is_through(self) -> bool:
        """Say whether nothing that is read is left of the paragraph."""
        return not any(piece.length for piece in self._pieces())

    def take(self, run: Inline) -> list[Piece]:
        """Give the pieces of what a run says, hidden ones before them too."""
        if isinstance(run, Text):
            return self._letters(len(run.text))
        return self._thing()

    def take_alike(self, run: Inline) -> list[Piece]:
        """Give the pieces of what a run says, spelt otherwise perhaps."""
        if not isinstance(run, Text):
            return self._thing()
        text = self._ahead()
        length = len(run.text)
        if text[:length] == run.text:
            return self._letters(length)
        wanted = folded_form(run.text)
        slack = length // 2 + _SLACK
        for size in range(min(length + slack, len(text)), max(0, length - slack) - 1, -1):
            if folded_form(text[:size]) == wanted:
                return self._letters(size)
        raise OutOfStepError

    def rest(self) -> list[Piece]:
        """Give what is left of the paragraph."""
        found = self._pieces()
        self._line = []
        return found

    def end(self) -> list[Piece]:
        """Go over the end of a paragraph; give what hides before it."""
        if not self.is_through:
            raise OutOfStepError
        hidden = self.rest()
        self._line = None
        self.at += 1
        return hidden

    def _ahead(self) -> str:
        """Give the letters up to the next thing."""
        words: list[str] = []
        for piece in self._pieces():
            if piece.length and piece.kind is not PieceKind.TEXT:
                break
            words.append(piece.text if piece.kind is PieceKind.TEXT else "")
        return "".join(words)

    def _letters(self, count: int) -> list[Piece]:
        line, taken = self._pieces(), []
        while count:
            if not line or (line[0].length and line[0].kind is not PieceKind.TEXT):
                raise OutOfStepError
            piece = line.pop(0)
            if piece.length > count:
                line.insert(0, piece.cut(count, piece.length))
                piece = piece.cut(0, count)
            count -= piece.length
            taken.append(piece)
        return taken

    def _thing(self) -> list[Piece]:
        line, taken = self._pieces(), []
        while line:
            piece = line.pop(0)
            taken.append(piece)
            if piece.length:
                if piece.kind is PieceKind.TEXT:
                    raise OutOfStepError
                return taken
        raise OutOfStepError
