"""Formulas as their authors wrote them, in TeX: where they stand, and which are given to pandoc.

The Word writer turns them into Office Math, the HTML writer into MathML; both take the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.limits import MAX_TEX, MAX_TEX_DEPTH
from pipeline.model.document import Block, Formula, Inline, NoteMark, Source, own_runs, walk
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowFigure, FlowNote, FlowParagraph, FlowTable, Role
from pipeline.model.inlines import Math, Text

Key = tuple[str, bool]  # TeX, and whether it stands on lines of its own

API_VERSION: Final = [1, 23]  # of pandoc 3's document tree; another pandoc refuses it


def formulas_in(blocks: Iterable[Block]) -> Iterator[tuple[Key, Source]]:
    """Give every formula under the blocks with its source, notes and cells included."""
    for block in walk(blocks):
        if isinstance(block, Formula):
            yield (block.tex, True), block.source
            continue
        for inline in own_runs(block):
            if isinstance(inline, Math):
                line = inline.line or block.source.line
                yield (inline.tex, False), replace(block.source, line=line)
            elif isinstance(inline, NoteMark):
                yield from formulas_in(inline.blocks)


def formulas_of_flow(blocks: Iterable[FlowBlock]) -> Iterator[tuple[Key, Source]]:
    """Give every formula of laid-out blocks with its source, in reading order.

    Those in notes and cells are among them.
    """
    for block in blocks:
        match block:
            case FlowParagraph():
                yield from _in_runs(block.runs, block.source, alone=block.role is Role.FORMULA)
            case FlowTable():
                yield from formulas_of_flow(block.above)
                for row in block.grid.rows:
                    for cell in row.cells:
                        if not _is_plain(cell.runs):
                            yield from _in_runs(cell.runs, block.source)
                yield from formulas_of_flow(block.below)
            case FlowFigure():
                yield from formulas_of_flow(block.paragraphs)


def _is_plain(runs: Sequence[Inline]) -> bool:
    """Say whether runs are one text or none, as those of nearly all cells."""
    return not runs or (len(runs) == 1 and isinstance(runs[0], Text))


def _in_runs(
    runs: Iterable[Inline], source: Source, *, alone: bool = False
) -> Iterator[tuple[Key, Source]]:
    for run in runs:
        if isinstance(run, Math):
            yield (run.tex, alone), replace(source, line=run.line or source.line)
        elif isinstance(run, FlowNote):
            yield from formulas_of_flow(run.content)


def is_reasonable(tex: str) -> bool:
    """Say whether a formula may be given to pandoc: not empty, not absurdly long or deep."""
    depth = deepest = 0
    for letter in tex:
        depth += (letter == "{") - (letter == "}")
        deepest = max(deepest, depth)
    return bool(tex.strip()) and len(tex) <= MAX_TEX and deepest <= MAX_TEX_DEPTH
