"""The flow as pieces of the body: paragraphs, tables and figures one after another."""

from collections.abc import Iterable
from itertools import zip_longest

from pipeline.model.chart import Chart
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable
from pipeline.model.inlines import Drawing, Text
from pipeline.render.word.inlines import drawing_run
from pipeline.render.word.objects.chart import chart_text
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import (
    REMARKS,
    Words,
    own_words,
    paragraph,
    write_paragraph,
)
from pipeline.render.word.tables.table import table_pieces
from pipeline.render.word.writing import Writing


def block_pieces(writing: Writing, blocks: Iterable[FlowBlock]) -> list[Piece]:
    """Give the pieces of blocks in reading order; two tables in a row are kept apart."""
    blocks = tuple(blocks)
    pieces: list[Piece] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        found = pieces_of(writing, block, followed=is_remark(after))
        if pieces and found and pieces[-1].is_table and found[0].is_table:
            # Word joins tables that stand side by side
            pieces.append(replace(pieces[-1], xml=paragraph("NgatTrang", "")))
        pieces.extend(found)
    return pieces


def is_remark(block: FlowBlock | None) -> bool:
    """Say whether a block is the source or a note of the table or figure above it."""
    return isinstance(block, FlowParagraph) and block.style in REMARKS


def pieces_of(writing: Writing, block: FlowBlock, *, followed: bool) -> list[Piece]:
    """Give the pieces of one block; `followed` says that its source or note comes next."""
    match block:
        case FlowParagraph():
            xml = write_paragraph(writing, block, own_words(writing, block))
            return [Piece(xml, keeps=block.keeps)]
        case FlowTable():
            return table_pieces(writing, block, followed=followed)
        case FlowFigure():
            return _figure(writing, block, followed=followed)


def _figure(writing: Writing, figure: FlowFigure, *, followed: bool) -> list[Piece]:
    wide = figure.drawing.wide
    was_wide, writing.wide = writing.wide, wide
    pieces = [replace(drawn_piece(writing, figure.drawing), wide=wide)]
    for line, after in zip_longest(figure.below, figure.below[1:]):
        words = own_words(writing, line)
        if line.role.is_caption and (after is not None or followed):
            words = replace(words, keeps=True)
        pieces.append(Piece(write_paragraph(writing, line, words), wide=wide))
    writing.wide = was_wide
    return pieces


def drawn_piece(writing: Writing, line: FlowParagraph) -> Piece:
    """Give the drawing of a figure, a box that says so where it cannot be shown."""
    (drawing,) = (run for run in line.runs if isinstance(run, Drawing))
    at = writing.ordinal + 1  # by which it will be known
    height = 100 if writing.in_note else writing.layout.of(writing.item).height_of(at)
    content = drawing_run(writing, drawing, source=line.source, height=height)
    if content is None:
        text = f"Chưa in được hình {drawing.image.file}."
        box = replace(line, style="HopThongBao", runs=(Text(text),))
        return Piece(write_paragraph(writing, box, own_words(writing, box)))
    words = Words(content, drawing_text(drawing))
    return Piece(write_paragraph(writing, line, words), keeps=True)


def drawing_text(drawing: Drawing) -> str:
    """Give what a figure's drawing is known by: a chart's numbers, a picture's hash."""
    image = drawing.image
    return chart_text(image) if isinstance(image, Chart) else image.sha256
