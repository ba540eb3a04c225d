"""By what a part of a draft is known again from run to run: the hash of all that it holds.

msgpack writes a day and an exact number as text. So that a cell that held a text and now holds a
day is another, the kinds of what cells hold are hashed beside the fields.
"""

import hashlib
from collections.abc import Iterable, Iterator
from types import NoneType
from typing import Final

import msgspec

from pipeline.model.document import (
    Block,
    Grid,
    Heading,
    Inline,
    NoteMark,
    Paragraph,
    Table,
    inner_blocks,
    own_runs,
)
from pipeline.model.flow import (
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowSection,
    FlowTable,
    note_content,
)
from pipeline.model.inlines import Text
from pipeline.model.report import Section

_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")
_PLAIN: Final = frozenset({str, int, float, bool, NoneType})  # msgpack tells these apart


def content_key(section: Section | FlowSection) -> bytes | None:
    """Give the hash of a section, as written or as printed: 32 bytes, for equal ones the same.

    None for one that msgpack cannot write: it holds a number of 20 digits.
    """
    try:
        made = hashlib.sha256(_ENCODER.encode(section))
    except (OverflowError, TypeError, ValueError):
        return None
    for sign in _signs(section.blocks):
        made.update(sign.encode())
    return made.digest()


def _signs(blocks: Iterable[Block | FlowBlock]) -> Iterator[str]:
    """Give, grid by grid, the kinds of the values that msgpack writes as text."""
    for block in blocks:
        match block:
            case Paragraph(runs=runs) | Heading(runs=runs) | FlowParagraph(runs=runs):
                yield from _in_notes(runs)
            case Table(grid=grid, caption=runs):
                yield from _in_grid(grid)
                yield from _in_notes(runs)
            case FlowTable():
                yield from _in_grid(block.grid)
                if block.written is not block.grid:
                    yield from _in_grid(block.written)
                yield from _signs((*block.above, *block.below))
            case FlowFigure():
                yield from _signs(block.paragraphs)
            case _:
                yield from _in_notes(own_runs(block))
                yield from _signs(inner_blocks(block))


def _in_grid(grid: Grid) -> Iterator[str]:
    yield "|"
    cells = [cell for row in grid.rows for cell in row.cells]
    if not _PLAIN.issuperset({cell.value.__class__ for cell in cells}):
        kinds = (cell.value.__class__ for cell in cells)
        yield ";".join("" if kind in _PLAIN else kind.__name__ for kind in kinds)
    for cell in cells:
        runs = cell.runs
        if runs and (len(runs) > 1 or runs[0].__class__ is not Text):
            yield from _in_notes(runs)


def _in_notes(runs: Iterable[Inline]) -> Iterator[str]:
    for run in runs:
        if isinstance(run, NoteMark):
            yield "<"
            yield from _signs(run.blocks)
            yield from _signs(note_content(run))
            yield ">"
