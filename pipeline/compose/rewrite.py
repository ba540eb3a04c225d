"""The same blocks with some of them, or some inlines, replaced; what is untouched is shared.

Every step that learns more about a report walks it this way, so that one place knows what
each kind of block holds.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import is_

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


def rewrite(
    blocks: Iterable[Block],
    *,
    on_block: OnBlock = lambda block: block,
    on_inline: OnInline | None = None,
) -> tuple[Block, ...]:
    """Give the blocks rewritten in reading order, a block before what it holds.

    Args:
        blocks: Any blocks.
        on_block: Called with each block; what it gives stands in its place, and its inner
            blocks are then visited.
        on_inline: Called with each inline but plain text, in reading order, the footnote's
            mark before the footnote's blocks; None leaves the inlines alone.
    """
    return tuple(_block(on_block(block), on_block, on_inline) for block in blocks)


def _block(block: Block, on_block: OnBlock, on_inline: OnInline | None) -> Block:
    def inner(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return rewrite(blocks, on_block=on_block, on_inline=on_inline)

    def runs(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return _runs(inlines, on_block, on_inline)

    match block:
        case Heading() | Paragraph():
            changed = runs(block.runs)
            return block if changed is block.runs else replace(block, runs=changed)
        case Point() | Quote() | Division():
            held = inner(block.blocks)
            return block if _same(held, block.blocks) else replace(block, blocks=held)
        case List():
            items = tuple(replace(item, blocks=inner(item.blocks)) for item in block.items)
            pairs = zip(items, block.items, strict=True)
            kept = all(_same(new.blocks, old.blocks) for new, old in pairs)
            return block if kept else replace(block, items=items)
        case DefinitionList():
            entries = tuple(
                Definition(runs(entry.term), tuple(map(inner, entry.meanings)))
                for entry in block.entries
            )
            return replace(block, entries=entries)
        case Table():
            grid = block.grid if on_inline is None else _grid(block.grid, runs)
            changed = runs(block.caption)
            kept = changed is block.caption and grid is block.grid
            return block if kept else replace(block, caption=changed, grid=grid)
        case Figure() | Placement() | Picture():
            changed = runs(block.caption)
            return block if changed is block.caption else replace(block, caption=changed)
        case _:
            return block


def _runs(
    inlines: tuple[Inline, ...], on_block: OnBlock, on_inline: OnInline | None
) -> tuple[Inline, ...]:
    if on_inline is None or all(isinstance(run, Text) for run in inlines):
        return inlines
    changed: list[Inline] = []
    for run in inlines:
        new = run if isinstance(run, Text) else on_inline(run)
        if isinstance(new, NoteMark) and new.blocks:
            new = replace(new, blocks=rewrite(new.blocks, on_block=on_block, on_inline=on_inline))
        changed.append(new)
    return inlines if _same(changed, inlines) else tuple(changed)


def _same(new: Sequence[object], old: Sequence[object]) -> bool:
    """Say whether what was rewritten is all that it was: as many of the very same things."""
    return len(new) == len(old) and all(map(is_, new, old))


def _grid(grid: Grid, runs: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Grid:
    rows: list[Row] = []
    touched = False
    for row in grid.rows:
        cells: list[Cell] | None = None
        for index, cell in enumerate(row.cells):
            held = cell.runs
            if not held or (len(held) == 1 and type(held[0]) is Text):
                continue  # nearly every cell of a report
            changed = runs(held)
            if changed is not held:
                if cells is None:
                    cells = list(row.cells)
                cells[index] = replace(cell, runs=changed)
        touched = touched or cells is not None
        rows.append(row if cells is None else replace(row, cells=tuple(cells)))
    return replace(grid, rows=tuple(rows)) if touched else grid
