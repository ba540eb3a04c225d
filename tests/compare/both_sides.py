"""One draft read back out of a comparison: what accepting or rejecting everything leaves.

Written against the types of `model.comparison` alone. Paragraphs come back as (look, runs),
tables as lines and rows of cells, so that two drafts can be held against one another.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.compare.printed import folded_key, inline_key, marks_key
from pipeline.model.comparison import (
    Comparison,
    Fate,
    RevisedBlock,
    RevisedCell,
    RevisedFigure,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Cell, Inline, NoteMark
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowSection,
    FlowTable,
    note_content,
)
from pipeline.model.inlines import Text

Shown = Hashable
Accepts = Callable[[str], bool]  # author → whether that author's changes are accepted


def shown(flow: Flow) -> list[Shown]:
    """Give what a draft prints, block by block."""
    return [entry for section in flow.sections for entry in _section(section)]


def accepted(comparison: Comparison) -> list[Shown]:
    """Give what the new draft prints, from the comparison alone."""
    return settled(comparison, lambda author: True)


def rejected(comparison: Comparison) -> list[Shown]:
    """Give what the old draft prints, from the comparison alone."""
    return settled(comparison, lambda author: False)


def settled(comparison: Comparison, accepts: Accepts) -> list[Shown]:
    """Give what is printed once some authors' changes are accepted and all others rejected."""
    found: list[Shown] = []
    for section in comparison.sections:
        found.extend(_side(section.blocks, accepts))
    return found


def folded_shown(entries: Iterable[Shown]) -> list[Shown]:
    """Give what is printed with differences of form folded."""
    return [folded_key(entry) for entry in entries]


def _section(section: FlowSection) -> Iterator[Shown]:
    for block in section.blocks:
        yield from _block(block)


def _block(block: FlowBlock) -> Iterator[Shown]:
    match block:
        case FlowParagraph():
            yield _paragraph(block, block.runs)
        case FlowTable():
            yield from (_paragraph(line, line.runs) for line in block.above)
            yield (
                "table",
                tuple(tuple(map(_cell, row.cells)) for row in block.grid.rows),
            )
            yield from (_paragraph(line, line.runs) for line in block.below)
        case FlowFigure():
            yield from (_paragraph(line, line.runs) for line in block.paragraphs)


def _paragraph(look: FlowParagraph, runs: Iterable["_Run"]) -> Shown:
    place = look.list_place
    listed = place and (place.level, place.start is None)
    return (look.style, look.level, listed, _runs(runs))


def _cell(cell: Cell) -> Shown:
    return (_runs(cell.runs), cell.rows, cell.columns)


def _runs(runs: Iterable["_Run"]) -> tuple[Shown, ...]:
    found: list[Shown] = []
    for run in runs:
        entry = _run(run)
        last = found[-1] if found else None
        if isinstance(entry, _Words) and isinstance(last, _Words) and last.look == entry.look:
            found[-1] = _Words(last.text + entry.text, entry.look)
        else:
            found.append(entry)
    return tuple(
        (entry.text, entry.look) if isinstance(entry, _Words) else entry for entry in found
    )


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    look: Hashable


def _run(run: "_Run") -> Shown:
    if isinstance(run, Text):
        return _Words(run.text, marks_key(run.marks))
    if isinstance(run, _Note):
        return ("note", run.shown)
    if isinstance(run, NoteMark):
        return ("note", tuple(entry for block in note_content(run) for entry in _block(block)))
    return inline_key(run)


@dataclass(frozen=True, slots=True)
class _Note:
    """A footnote as one side has it."""

    shown: tuple[Shown, ...]


_Run = Inline | _Note


def _stays(revision: Revision | None, accepts: Accepts) -> bool:
    if revision is None or revision.fate is Fate.RESTYLED:
        return True
    return revision.fate.is_new == accepts(revision.author)


def _is_now(revision: Revision | None, accepts: Accepts) -> bool:
    """Say whether what looks otherwise looks as in the new draft."""
    return revision is None or accepts(revision.author)


def _side(blocks: Iterable[RevisedBlock], accepts: Accepts) -> Iterator[Shown]:
    """Give the blocks of one side; a mark that is not there joins what follows."""
    waiting: list[_Run] = []
    for block in blocks:
        match block:
            case RevisedParagraph():
                yield from _revised(block, waiting, accepts)
            case RevisedTable():
                assert not waiting
                yield from _table(block, accepts)
            case RevisedFigure():
                for line in block.paragraphs:
                    yield from _line(line, accepts)
            case _:
                assert not waiting
                yield from _block(block)
    assert not waiting


def _line(line: FlowParagraph | RevisedParagraph, accepts: Accepts) -> Iterator[Shown]:
    waiting: list[_Run] = []
    if isinstance(line, FlowParagraph):
        yield _paragraph(line, line.runs)
    else:
        yield from _revised(line, waiting, accepts)


def _revised(block: RevisedParagraph, waiting: list[_Run], accepts: Accepts) -> Iterator[Shown]:
    waiting.extend(run for span in block.spans for run in _span(span, accepts))
    if not _stays(block.mark, accepts):
        return
    look = block.paragraph
    if block.was is not None and not _is_now(block.restyled, accepts):
        look = block.was
    runs = tuple(waiting)
    waiting.clear()
    yield _paragraph(look, runs)


def _span(span: Span, accepts: Accepts) -> Iterator[_Run]:
    if not _stays(span.revision, accepts):
        return
    for run in span.runs:
        if span.was is not None and not _is_now(span.revision, accepts):
            assert isinstance(run, Text)
            yield Text(run.text, span.was)
        elif span.note:
            yield _Note(tuple(_side(span.note, accepts)))
        else:
            yield run


def _table(table: RevisedTable, accepts: Accepts) -> Iterator[Shown]:
    for line in table.above:
        yield from _line(line, accepts)
    stays = [_stays(row.revision, accepts) for row in table.rows]
    if _stays(table.revision, accepts):
        rows = (
            tuple(_row(row, stays[index:], accepts))
            for index, row in enumerate(table.rows)
            if stays[index]
        )
        yield ("table", tuple(rows))
    for line in table.below:
        yield from _line(line, accepts)


def _row(row: RevisedRow, below: list[bool], accepts: Accepts) -> Iterator[Shown]:
    for cell in row.cells:
        if _stays(cell.revision, accepts):
            yield _revised_cell(cell, below, accepts)


def _revised_cell(cell: RevisedCell, below: list[bool], accepts: Accepts) -> Shown:
    """Give a cell; it reaches over as many of the rows below as are there."""
    runs = [run for span in cell.spans for run in _span(span, accepts)]
    reach = cell.cell if cell.was is None or _is_now(cell.restyled, accepts) else cell.was
    return (_runs(runs), sum(below[: reach.rows]), reach.columns)
