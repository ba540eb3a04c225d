"""A section of a comparison by itself: its changes counted from 0, in the order they appear.

Changes are numbered through a whole comparison, so that one more in the first item gives another
number to all that follow. By itself a section says the same wherever it stands.
"""

from collections.abc import Callable, Iterable, Sequence

from pipeline.model.comparison import (
    RevisedBlock,
    RevisedCell,
    RevisedFigure,
    RevisedParagraph,
    RevisedRow,
    RevisedSection,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph

Own = Callable[[Revision | None], Revision | None]


def own_changes(section: RevisedSection) -> tuple[tuple[RevisedBlock, ...], tuple[int, ...]]:
    """Give the blocks of a section with its own numbers of changes, and what each stands for."""
    numbers: dict[int, int] = {}

    def own(revision: Revision | None) -> Revision | None:
        if revision is None:
            return None
        number = numbers.setdefault(revision.change, len(numbers))
        return replace(revision, change=number)

    return tuple(_block(block, own) for block in section.blocks), tuple(numbers)


def with_changes(
    blocks: Iterable[RevisedBlock], changes: Sequence[int]
) -> tuple[RevisedBlock, ...]:
    """Give blocks by themselves with the numbers their changes have in the whole comparison."""

    def placed(revision: Revision | None) -> Revision | None:
        return None if revision is None else replace(revision, change=changes[revision.change])

    return tuple(_block(block, placed) for block in blocks)


def _block(block: RevisedBlock, own: Own) -> RevisedBlock:
    match block:
        case RevisedParagraph():
            return _paragraph(block, own)
        case RevisedTable():
            return replace(
                block,
                above=_lines(block.above, own),
                columns=tuple((at, own(revision)) for at, revision in block.columns),
                rows=tuple(_row(row, own) for row in block.rows),
                below=_lines(block.below, own),
                revision=own(block.revision),
            )
        case RevisedFigure():
            return replace(block, paragraphs=_lines(block.paragraphs, own))
        case _:
            return block


def _paragraph(line: RevisedParagraph, own: Own) -> RevisedParagraph:
    spans, mark = _spans(line.spans, own), own(line.mark)
    return replace(line, spans=spans, mark=mark, restyled=own(line.restyled))


def _lines(
    lines: Iterable[FlowParagraph | RevisedParagraph], own: Own
) -> tuple[FlowParagraph | RevisedParagraph, ...]:
    return tuple(
        _paragraph(line, own) if isinstance(line, RevisedParagraph) else line for line in lines
    )


def _row(row: RevisedRow, own: Own) -> RevisedRow:
    return replace(
        row, revision=own(row.revision), cells=tuple(_cell(cell, own) for cell in row.cells)
    )


def _cell(cell: RevisedCell, own: Own) -> RevisedCell:
    return replace(
        cell,
        spans=_spans(cell.spans, own),
        revision=own(cell.revision),
        restyled=own(cell.restyled),
    )


def _spans(spans: Iterable[Span], own: Own) -> tuple[Span, ...]:
    return tuple(
        replace(
            span,
            revision=own(span.revision),
            note=tuple(_block(block, own) for block in span.note),
        )
        for span in spans
    )
