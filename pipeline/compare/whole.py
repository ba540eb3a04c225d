"""Blocks that came or went whole: everything in them shares one revision."""

from pipeline.model.comparison import (
    RevisedBlock,
    RevisedCell,
    RevisedFigure,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Inline, Row
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable


def whole_block(block: FlowBlock, revision: Revision) -> RevisedBlock:
    """Give a block that came or went whole."""
    match block:
        case FlowParagraph():
            return whole_paragraph(block, revision)
        case FlowTable():
            return whole_table(block, revision)
        case FlowFigure():
            lines = tuple(whole_paragraph(line, revision) for line in block.paragraphs)
            return RevisedFigure(block, lines)


def whole_paragraph(paragraph: FlowParagraph, revision: Revision) -> RevisedParagraph:
    """Give a paragraph that came or went whole, its mark with it."""
    return RevisedParagraph(paragraph, whole_line(paragraph.runs, revision), mark=revision)


def whole_line(runs: tuple[Inline, ...], revision: Revision | None) -> tuple[Span, ...]:
    """Give runs that share one fate; no span where there are none."""
    return (Span(runs, revision),) if runs else ()


def whole_table(table: FlowTable, revision: Revision) -> RevisedTable:
    """Give a table that came or went whole, with the lines above and below it."""
    rows = zip(table.grid.rows, table.written.rows, strict=True)
    return RevisedTable(
        table,
        tuple(whole_paragraph(line, revision) for line in table.above),
        tuple((index, None) for index in range(len(table.grid.columns))),
        tuple(whole_row(row, written, revision) for row, written in rows),
        tuple(whole_paragraph(line, revision) for line in table.below),
        revision,
    )


def whole_row(row: Row, written: Row, revision: Revision) -> RevisedRow:
    """Give a row that came or went whole."""
    cells = tuple(RevisedCell(cell, whole_line(cell.runs, revision)) for cell in row.cells)
    return RevisedRow(row, cells, revision, written)
