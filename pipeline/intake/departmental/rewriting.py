"""The same blocks with the runs of each line rewritten as a whole; notes and cells too."""

from collections.abc import Callable, Iterable

from pipeline.model.document import (
    Block,
    Cell,
    Heading,
    Inline,
    List,
    NoteMark,
    Paragraph,
    Picture,
    Point,
    Row,
    Table,
)
from pipeline.model.fixed import replace

OnRuns = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def with_runs(blocks: Iterable[Block], on_runs: OnRuns) -> tuple[Block, ...]:
    """Give the blocks with what `on_runs` makes of the runs of each line, cell and caption.

    A note's content is rewritten after the line its mark stands in.
    """

    def runs(before: tuple[Inline, ...]) -> tuple[Inline, ...]:
        changed = on_runs(before)
        if not any(isinstance(run, NoteMark) and run.blocks for run in changed):
            return changed
        return tuple(
            replace(run, blocks=with_runs(run.blocks, on_runs))
            if isinstance(run, NoteMark)
            else run
            for run in changed
        )

    def row(before: Row) -> Row:
        return replace(before, cells=tuple(map(cell, before.cells)))

    def cell(before: Cell) -> Cell:
        return replace(before, runs=runs(before.runs)) if before.runs else before

    def block(before: Block) -> Block:
        match before:
            case Heading() | Paragraph():
                return replace(before, runs=runs(before.runs))
            case Point(blocks=inner):
                return replace(before, blocks=tuple(map(block, inner)))
            case List(items=items):
                changed = (replace(item, blocks=tuple(map(block, item.blocks))) for item in items)
                return replace(before, items=tuple(changed))
            case Table(grid=grid):
                grid = replace(grid, rows=tuple(map(row, grid.rows)))
                return replace(before, caption=runs(before.caption), grid=grid)
            case Picture():
                return replace(before, caption=runs(before.caption))
            case _:
                return before

    return tuple(map(block, blocks))
