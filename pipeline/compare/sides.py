"""One draft as a comparison sees it: what is printed of each block, looked up when asked for."""

from collections.abc import Hashable
from functools import cached_property
from typing import Final

from pipeline.compare.pairing import Vocabulary
from pipeline.compare.printed import (
    block_key,
    block_sort,
    block_text,
    folded_key,
    grid_key,
    table_key,
)
from pipeline.compare.tokens import encoded_words
from pipeline.model.document import Grid
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowSection,
    FlowTable,
    Role,
)
from pipeline.model.folding import folded_form

_LETTERS: Final = 8  # of a cell, about
_LONGEST: Final = 2_000  # words by which a table is measured


class Keys:
    """Keys of blocks; a grid that both drafts share is read once."""

    def __init__(self) -> None:
        self._grids: dict[int, tuple[Grid, Hashable]] = {}

    def of(self, block: FlowBlock) -> Hashable:
        """Give what is printed of a block."""
        return table_key(block, self._grid) if isinstance(block, FlowTable) else block_key(block)

    def _grid(self, grid: Grid) -> Hashable:
        held = self._grids.get(id(grid))
        if held is None:
            # the grid is held with its key, so that its id stays its own
            held = self._grids[id(grid)] = (grid, grid_key(grid))
        return held[1]


class SectionSide:
    """One section of one draft."""

    def __init__(self, section: FlowSection, keys: Keys, vocabulary: Vocabulary) -> None:
        self.section = section
        self.blocks = section.blocks
        self._keys = keys
        self._vocabulary = vocabulary
        self._known: dict[int, Hashable] = {}
        self._words: dict[int, str] = {}

    def within(self, vocabulary: Vocabulary) -> "SectionSide":
        """Give the same section with its words among those of another vocabulary."""
        side = SectionSide(self.section, self._keys, vocabulary)
        side._known = self._known
        return side

    @cached_property
    def keys(self) -> list[Hashable]:
        """Give what is printed of each block."""
        return [self.key(index) for index in range(len(self.blocks))]

    def key(self, index: int) -> Hashable:
        """Give what is printed of a block."""
        if index not in self._known:
            self._known[index] = self._keys.of(self.blocks[index])
        return self._known[index]

    @cached_property
    def folded(self) -> list[Hashable]:
        """Give the keys with their texts folded."""
        return [folded_key(key) for key in self.keys]

    @cached_property
    def sorts(self) -> list[str]:
        """Give what each block may become another of."""
        return [block_sort(block) for block in self.blocks]

    def words(self, index: int) -> str:
        """Give a block's words, one sign a word."""
        found = self._words.get(index)
        if found is None:
            words = encoded_words(block_text(self.blocks[index]))[:_LONGEST]
            found = self._words[index] = self._vocabulary.encoded(words)
        return found

    def opening(self, index: int) -> str:
        """Give words that tell a block from others: a paragraph's, or a table's caption."""
        block = self.blocks[index]
        if isinstance(block, FlowParagraph):
            return block.text
        return block.caption.text if block.caption else ""

    def told_apart(self, index: int) -> str:
        """Give all that tells a block from others, the same in every run: what is printed of it,
        its look with its words, and its identifier.
        """
        return f"{self.identity(index)} {self.key(index)!r}"

    def is_heading(self, index: int) -> bool:
        """Say whether a block is a heading."""
        block = self.blocks[index]
        return isinstance(block, FlowParagraph) and block.role is Role.HEADING

    def weight(self, index: int) -> int:
        """Give about how many letters a block has, at least 1."""
        block = self.blocks[index]
        if isinstance(block, FlowTable):
            return 1 + _LETTERS * len(block.grid.rows) * len(block.grid.columns)
        return 1 + len(self.opening(index))

    def identity(self, index: int) -> str:
        """Give the identifier an author gave a block, with its sort; "" where it has none."""
        block = self.blocks[index]
        if isinstance(block, FlowParagraph):
            id_ = block.id
        else:
            id_ = block.caption.id if block.caption else ""
        return f"{self.sorts[index]} {id_}" if id_ else ""

    def caption(self, index: int) -> str:
        """Give the words of a table's or figure's caption, folded, with its sort; "" for none."""
        block = self.blocks[index]
        if isinstance(block, FlowParagraph) or block.caption is None:
            return ""
        words = folded_form(block.caption.text)
        return f"{self.sorts[index]} {words}" if words else ""

    def is_long(self, index: int, least: int) -> bool:
        """Say whether a block says enough to be known again in another place."""
        return isinstance(self.blocks[index], FlowTable | FlowFigure) or (
            len(self.words(index)) >= least
        )


def sides(flow: Flow, keys: Keys, vocabulary: Vocabulary) -> list[SectionSide]:
    """Give the sections of a draft."""
    return [SectionSide(section, keys, vocabulary) for section in flow.sections]


def owner(block: FlowBlock, flow: Flow) -> str:
    """Give the agency that answers for a block: its own, else the planning agency."""
    return block.source.agency or flow.planner
