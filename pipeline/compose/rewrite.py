"""The same blocks with some of them, or some inlines, replaced; what is untouched is shared.

Every step that learns more about a report walks it this way, so that one place knows what
each kind of block holds.
"""

from collections.abc import Callable, Mapping
from operator import is_
from typing import Any, ClassVar, TypeVar

from pipeline.model.document import (
    Block,
    Cell,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Grid,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    Point,
    Quote,
    Row,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text

OnBlock = Callable[[Block], Block]
OnInline = Callable[[Inline], Inline]
T = TypeVar("T")


def rewrite(
    blocks: tuple[Block, ...],
    *,
    on_block: OnBlock | None = None,
    on_inline: OnInline | None = None,
) -> tuple[Block, ...]:
    """Give the blocks rewritten in reading order, a block before what it holds.

    Args:
        blocks: Any blocks; where nothing of them changes, these very ones are given back.
        on_block: Called with each block; what it gives stands in its place, and its inner
            blocks are then visited.
        on_inline: Called with each inline but plain text, in reading order, the footnote's
            mark before the footnote's blocks; None leaves the inlines alone.
    """
    return _Rewriting(on_block, on_inline).blocks(blocks)


class _Rewriting:
    """One walk, of millions of cells: what holds nothing to visit is passed over at once."""

    def __init__(self, on_block: OnBlock | None, on_inline: OnInline | None) -> None:
        self._on_block, self._on_inline = on_block, on_inline

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        on_block, kinds = self._on_block, self._within
        made: list[Block] = []
        for block in blocks:
            new = block if on_block is None else on_block(block)
            within = kinds.get(new.__class__)
            made.append(new if within is None else within(self, new))
        return _given(made, blocks)

    def _worded(self, block: Heading | Paragraph) -> Block:
        runs = self._runs(block.runs)
        return block if runs is block.runs else replace(block, runs=runs)

    def _captioned(self, block: Figure | Placement | Picture) -> Block:
        runs = self._runs(block.caption)
        return block if runs is block.caption else replace(block, caption=runs)

    def _holding(self, block: Point | Quote | Division) -> Block:
        held = self.blocks(block.blocks)
        return block if held is block.blocks else replace(block, blocks=held)

    def _list(self, block: List) -> List:
        items = _given([self._item(item) for item in block.items], block.items)
        return block if items is block.items else replace(block, items=items)

    def _item(self, item: ListItem) -> ListItem:
        held = self.blocks(item.blocks)
        return item if held is item.blocks else replace(item, blocks=held)

    def _definitions(self, block: DefinitionList) -> DefinitionList:
        entries = _given([self._definition(entry) for entry in block.entries], block.entries)
        return block if entries is block.entries else replace(block, entries=entries)

    def _definition(self, entry: Definition) -> Definition:
        term = self._runs(entry.term)
        meanings = _given([self.blocks(meaning) for meaning in entry.meanings], entry.meanings)
        kept = term is entry.term and meanings is entry.meanings
        return entry if kept else replace(entry, term=term, meanings=meanings)

    def _table(self, block: Table) -> Table:
        grid = block.grid if self._on_inline is None else self._grid(block.grid)
        caption = self._runs(block.caption)
        kept = caption is block.caption and grid is block.grid
        return block if kept else replace(block, caption=caption, grid=grid)

    def _runs(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if self._on_inline is None or _is_plain(inlines):
            return inlines
        return _given([self._inline(run, self._on_inline) for run in inlines], inlines)

    def _inline(self, run: Inline, on_inline: OnInline) -> Inline:
        new = run if run.__class__ is Text else on_inline(run)
        if isinstance(new, NoteMark) and new.blocks:
            held = self.blocks(new.blocks)
            return new if held is new.blocks else replace(new, blocks=held)
        return new

    def _grid(self, grid: Grid) -> Grid:
        rows = _given([self._row(row) for row in grid.rows], grid.rows)
        return grid if rows is grid.rows else replace(grid, rows=rows)

    def _row(self, row: Row) -> Row:
        cells: list[Cell] | None = None
        for index, cell in enumerate(row.cells):
            held = cell.runs
            if not held or (len(held) == 1 and held[0].__class__ is Text):
                continue  # nearly every cell of a report
            changed = self._runs(held)
            if changed is not held:
                cells = list(row.cells) if cells is None else cells
                cells[index] = replace(cell, runs=changed)
        return row if cells is None else replace(row, cells=tuple(cells))

    _within: ClassVar[Mapping[type, Callable[["_Rewriting", Any], Block]]] = {
        Heading: _worded, Paragraph: _worded,
        Point: _holding, Quote: _holding, Division: _holding,
        List: _list, DefinitionList: _definitions, Table: _table,
        Figure: _captioned, Placement: _captioned, Picture: _captioned,
    }  # fmt: skip


def _is_plain(inlines: tuple[Inline, ...]) -> bool:
    for run in inlines:  # noqa: SIM110 -- a generator costs three times as much
        if run.__class__ is not Text:
            return False
    return True


def _given(new: list[T], old: tuple[T, ...]) -> tuple[T, ...]:
    """Give what was rewritten: the very tuple that it was, where it is the very same things."""
    same = len(new) == len(old) and all(map(is_, new, old))
    return old if same else tuple(new)
