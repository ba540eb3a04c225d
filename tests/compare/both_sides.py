"""One draft read back out of a comparison: what accepting or rejecting everything leaves.

Written against the types of `model.comparison` alone. Paragraphs come back as (look, runs),
tables as lines and rows of cells, so that two drafts can be held against one another.
"""

from collections.abc import Hashable, Iterable, Iterator
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
from pipeline.model.flow import Flow, FlowBlock, FlowFigure, FlowParagraph, FlowSection, FlowTable
from pipeline.model.inlines import Inline, NoteMark, Text
from pipeline.model.table import Cell

Shown = Hashable


def shown(flow: Flow) -> list[Shown]:
    """Give what a draft prints, block by block."""
    return [entry for section in flow.sections for entry in _section(section)]


def accepted(comparison: Comparison) -> list[Shown]:
    """Give what the new draft prints, from the comparison alone."""
    return _read(comparison, new=True)


def rejected(comparison: Comparison) -> list[Shown]:
    """Give what the old draft prints, from the comparison alone."""
    return _read(comparison, new=False)


def folded_shown(entries: Iterable[Shown]) -> list[Shown]:
    """Give what is printed with differences of form folded."""
    return [folded_key(entry) for entry in entries]


# --- a draft ---------------------------------------------------------------------------------


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
        return ("note", tuple(entry for block in run.flow for entry in _block(block)))
    return inline_key(run)


@dataclass(frozen=True, slots=True)
class _Note:
    """A footnote as one side has it."""

    shown: tuple[Shown, ...]


_Run = Inline | _Note


# --- a comparison ----------------------------------------------------------------------------


def _read(comparison: Comparison, *, new: bool) -> list[Shown]:
    found: list[Shown] = []
    for section in comparison.sections:
        found.extend(_side(section.blocks, new))
    return found


def _stays(revision: Revision | None, new: bool) -> bool:
    if revision is None or revision.fate is Fate.RESTYLED:
        return True
    return revision.fate.is_new if new else revision.fate.is_old


def _side(blocks: Iterable[RevisedBlock], new: bool) -> Iterator[Shown]:
    """Give the blocks of one side; a mark that is not there joins what follows."""
    waiting: list[_Run] = []
    for block in blocks:
        match block:
            case RevisedParagraph():
                yield from _revised(block, waiting, new)
            case RevisedTable():
                assert not waiting
                yield from _table(block, new)
            case RevisedFigure():
                for line in block.paragraphs:
                    yield from _line(line, new)
            case _:
                assert not waiting
                yield from _block(block)
    assert not waiting


def _line(line: FlowParagraph | RevisedParagraph, new: bool) -> Iterator[Shown]:
    waiting: list[_Run] = []
    if isinstance(line, FlowParagraph):
        yield _paragraph(line, line.runs)
    else:
        yield from _revised(line, waiting, new)


def _revised(block: RevisedParagraph, waiting: list[_Run], new: bool) -> Iterator[Shown]:
    waiting.extend(run for span in block.spans for run in _span(span, new))
    if not _stays(block.mark, new):
        return
    look = block.paragraph if new or block.was is None else block.was
    runs = tuple(waiting)
    waiting.clear()
    yield _paragraph(look, runs)


def _span(span: Span, new: bool) -> Iterator[_Run]:
    if not _stays(span.revision, new):
        return
    for run in span.runs:
        if span.was is not None and not new:
            assert isinstance(run, Text)
            yield Text(run.text, span.was)
        elif span.note:
            yield _Note(tuple(_side(span.note, new)))
        else:
            yield run


def _table(table: RevisedTable, new: bool) -> Iterator[Shown]:
    for line in table.above:
        yield from _line(line, new)
    stays = [_stays(row.revision, new) for row in table.rows]
    kept = [_stays(revision, new) for _, revision in table.columns]
    if _stays(table.revision, new):
        rows = (
            tuple(_row(row, kept, stays[index:], new))
            for index, row in enumerate(table.rows)
            if stays[index]
        )
        yield ("table", tuple(rows))
    for line in table.below:
        yield from _line(line, new)


def _row(row: RevisedRow, kept: list[bool], below: list[bool], new: bool) -> Iterator[Shown]:
    for cell, stays in zip(row.cells, kept, strict=True):
        if stays:
            yield _revised_cell(cell, below, new)


def _revised_cell(cell: RevisedCell, below: list[bool], new: bool) -> Shown:
    """Give a cell; it reaches over as many of the rows below as are there."""
    runs = [run for span in cell.spans for run in _span(span, new)]
    reach = cell.cell if new or cell.was is None else cell.was
    return (_runs(runs), sum(below[: reach.rows]), reach.columns)
