"""By what a part of a draft is known again from run to run: the hash of all that it holds.

msgpack writes a day and an exact number as text. So that a cell that held a text and now holds a
day is another, the kinds of what cells hold are hashed beside the fields.
"""

import hashlib
from collections.abc import Iterable, Iterator
from types import NoneType
from typing import Final

import msgspec

from pipeline.model.comparison import (
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedTable,
    Span,
)
from pipeline.model.document import (
    Block,
    Cell,
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
    FlowFigure,
    FlowParagraph,
    FlowSection,
    FlowTable,
    note_content,
)
from pipeline.model.inlines import Text
from pipeline.model.report import Section

_AnyBlock = Block | RevisedBlock
_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")
_PLAIN: Final = frozenset({str, int, float, bool, NoneType})  # msgpack tells these apart


def content_key(section: Section | FlowSection) -> bytes | None:
    """Give the hash of a section, as written or as printed: 32 bytes, for equal ones the same.

    None for one that msgpack cannot write: it holds a number of 20 digits.
    """
    more = section.summary if isinstance(section, Section) else ()
    return _key(section, (*section.blocks, *more))


class ContentKeys:
    """The keys of sections, each worked out once."""

    def __init__(self) -> None:
        # a section is held with its key, so that its id stays its own
        self._known: dict[int, tuple[Section | FlowSection, bytes | None]] = {}

    def of(self, section: Section | FlowSection) -> bytes | None:
        """Give what `content_key` gives."""
        held = self._known.get(id(section))
        if held is None:
            held = self._known[id(section)] = (section, content_key(section))
        return held[1]


def blocks_key(blocks: tuple[RevisedBlock, ...]) -> bytes | None:
    """Give the same of blocks of a comparison."""
    return _key(blocks, blocks)


def _key(value: object, blocks: Iterable[_AnyBlock]) -> bytes | None:
    try:
        made = hashlib.sha256(_ENCODER.encode(value))
    except (OverflowError, TypeError, ValueError):
        return None
    for sign in _signs(blocks):
        made.update(sign.encode())
    return made.digest()


def _signs(blocks: Iterable[_AnyBlock]) -> Iterator[str]:
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
            case FlowFigure() | RevisedFigure():
                yield from _signs(block.paragraphs)
            case RevisedParagraph(spans=spans):
                yield from _in_spans(spans)
            case RevisedTable(table=table):
                yield from _signs((table, *block.above, *block.below))
                yield from _in_rows(block)
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


def _in_rows(table: RevisedTable) -> Iterator[str]:
    for row in table.rows:
        written = () if row.written is None else row.written.cells
        for cell in (*row.row.cells, *written):
            yield _sign(cell)
        for revised in row.cells:
            yield _sign(revised.cell)
            yield _sign(revised.was)
            yield from _in_spans(revised.spans)


def _sign(cell: Cell | None) -> str:
    kind = None.__class__ if cell is None else cell.value.__class__
    return ";" if kind in _PLAIN else f"{kind.__name__};"


def _in_spans(spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        yield from _in_notes(span.runs)
        yield from _signs(span.note)


def _in_notes(runs: Iterable[Inline]) -> Iterator[str]:
    for run in runs:
        if isinstance(run, NoteMark):
            yield "<"
            yield from _signs(run.blocks)
            yield from _signs(note_content(run))
            yield ">"
