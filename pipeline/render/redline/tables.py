"""Tables of a redline: rows, columns and cells that came, went or changed.

Word marks a row by its properties, by the end of every paragraph in it and by every run; a
column by its cells and by the grid before. Widths are those of the new table; a column that is
gone gets room beside the others.

Source: ECMA-376 Part 1, 17.13.5.1 to 17.13.5.4 (cells), 17.13.5.12, 17.13.5.16 (rows).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from pipeline.model.comparison import (
    RevisedCell,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
)
from pipeline.model.document import Cell, Grid, Row, plain_text
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph
from pipeline.model.table import Column, RowKind
from pipeline.render.redline.lines import new_runs, revised_paragraph, write_spans
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import KEEP, own_words, paragraph, write_paragraph
from pipeline.render.word.tables.columns import Plan, plan_columns
from pipeline.render.word.tables.decimals import Texts
from pipeline.render.word.tables.header_heights import header_heights
from pipeline.render.word.tables.rows import rows_kept
from pipeline.render.word.tables.table import (
    CellLook,
    Spans,
    cell_reach,
    cell_xml,
    grid_columns,
    ground,
    identify_row,
    is_bold,
    is_strong,
    row_source,
    row_xml,
    table_xml,
)
from pipeline.render.word.writing import Writing


@dataclass(frozen=True, slots=True)
class _Shape:
    """The table of both drafts as one grid, gone columns and rows included, and its texts."""

    grid: Grid
    texts: Texts
    plan: Plan


def revised_table_pieces(
    writing: Writing, table: RevisedTable, *, followed: bool, wide: bool
) -> list[Piece]:
    """Give a table with its changes, its lines above and below.

    `followed` says that a source or note stands below it as a paragraph of its own, `wide` that
    the page a table that is gone falls on is a wide one.
    """
    gone = table.revision is not None and table.revision.fate.is_old
    came = table.revision is not None and not gone
    shape = _shape(writing, table, wide if gone else table.table.landscape)
    was_wide, writing.wide = writing.wide, shape.plan.wide
    if not gone:
        for target in table.table.anchors:
            writing.anchor_next(target)
    above = [replace(_line(writing, line), keeps=True) for line in table.above]
    body = _table(writing, table, shape, followed=followed or bool(table.below))
    below = [_line(writing, line) for line in table.below]
    writing.wide = was_wide
    pieces = [*above, *([Piece(body, gone=gone, came=came)] if body else []), *below]
    return [replace(piece, wide=shape.plan.wide) for piece in pieces]


def _line(writing: Writing, line: FlowParagraph | RevisedParagraph) -> Piece:
    if isinstance(line, RevisedParagraph):
        return revised_paragraph(writing, line)
    return Piece(write_paragraph(writing, line, own_words(writing, line)))


def _shape(writing: Writing, table: RevisedTable, asked: bool | None) -> _Shape:
    new = table.table.grid.columns
    columns = tuple(
        Column() if position is None else new[position] for position, _ in table.columns
    )
    rows = tuple(
        replace(row.row, cells=tuple(cell.cell for cell in row.cells)) for row in table.rows
    )
    texts = tuple(tuple(_text(cell) for cell in row.cells) for row in table.rows)
    whole = table.revision is not None
    stay = [
        index
        for index, row in enumerate(table.rows)
        if whole or row.revision is None or not row.revision.fate.is_old
    ]
    grid = replace(table.table.grid, columns=columns, rows=rows)
    plan = plan_columns(
        replace(grid, rows=tuple(rows[index] for index in stay)),
        tuple(texts[index] for index in stay),
        portrait=writing.portrait.width,
        landscape=writing.landscape.width,
        asked=asked,
    )
    return _Shape(grid, texts, plan)


def _text(cell: RevisedCell) -> str:
    """Give what a cell says in the new draft, in the one before where it is gone."""
    runs = new_runs(cell.spans)
    if runs or not cell.spans:
        return plain_text(runs)
    return plain_text(run for span in cell.spans for run in span.runs)


def _table(writing: Writing, table: RevisedTable, shape: _Shape, *, followed: bool) -> str:
    if not table.rows or not table.columns:
        return ""
    rows = _Rows(writing, table, shape)
    keeps = rows_kept(shape.grid.rows, followed=followed)
    heights = header_heights(shape.grid, shape.texts, shape.plan)
    lines = zip(table.rows, shape.grid.rows, shape.texts, keeps, heights, strict=True)
    content = "".join(rows.row(*entry) for entry in lines)
    headed = shape.grid.rows[0].kind is RowKind.HEADER
    return table_xml(shape.plan, content, headed=headed, former=_former(writing, table, shape))


def _former(writing: Writing, table: RevisedTable, shape: _Shape) -> str:
    """Give the grid before, "" where no column came or went."""
    if not any(revision for _, revision in table.columns):
        return ""
    widths = zip(shape.plan.widths, table.columns, strict=True)
    before = (w for w, (_, revision) in widths if revision is None or revision.fate.is_old)
    return writing.tracks.grid_change(grid_columns(before))


class _Rows:
    """Writes the rows of one table with their changes, from the top."""

    def __init__(self, writing: Writing, table: RevisedTable, shape: _Shape) -> None:
        self._writing = writing
        self._table = table
        self._columns = [revision for _, revision in table.columns]
        self._look = CellLook(shape.grid, shape.texts, shape.plan)
        self._spans = Spans(len(shape.grid.columns))

    def row(
        self, revised: RevisedRow, row: Row, texts: Sequence[str], keeps: bool, height: int
    ) -> str:
        """Give a `w:tr`; a row that is not gone holds its identity in its first cell."""
        revision = revised.revision
        tracks, look = self._writing.tracks, self._look
        sign = tracks.sign(revision) if revision else ""
        source, strong = row_source(self._table.table, row), is_strong(row)
        keep = KEEP if keeps and row.kind is not RowKind.HEADER else ""
        cells: list[str] = []
        for column, span, cell, merge in self._spans.cells(row):
            own = revised.cells[column]
            came_or_went = own.revision or self._columns[column]
            change = tracks.cell(came_or_went) if _is_told(came_or_went, revision) else ""
            fits = look.fits(column, span, bold=is_bold(row))
            content = write_spans(self._writing, own.spans, source=source, bold=strong, fits=fits)
            if not cells:
                content = self._identified(revised, revision, content)
            width = look.width(column, span)
            properties = keep + look.indent(row, column, span, texts[column])
            properties += tracks.end(revision) if revision else ""
            style = self._style(row, column, cell, texts[column], revision or came_or_went)
            inside = paragraph(style, content, properties + self._stood(own, style))
            change += self._reach(own, width, ground(row))
            cells.append(cell_xml(width, span, merge + ground(row), inside, change))
        return row_xml(row, texts, "".join(cells), height, sign)

    def _identified(self, revised: RevisedRow, revision: Revision | None, content: str) -> str:
        if revision and revision.fate.is_old:
            return content
        known = revised.written or revised.row
        source = row_source(self._table.table, revised.row)
        return identify_row(self._writing, content, revised.row, known.text, source)

    def _style(self, row: Row, column: int, cell: Cell, text: str, within: Revision | None) -> str:
        gone = within is not None and within.fate.is_old and self._table.revision is None
        if gone and cell.align is not None and row.kind is not RowKind.HEADER:
            return self._look.aligned(cell.align)
        return self._look.style(row, column, cell, text)

    def _stood(self, own: RevisedCell, style: str) -> str:
        """Give how a cell's paragraph stood before, "" where that stayed."""
        if own.was is None or own.restyled is None or own.was.align is None:
            return ""
        before = self._look.aligned(own.was.align)
        if before == style:
            return ""
        former = f'<w:pPr><w:pStyle w:val="{before}"/></w:pPr>'
        return self._writing.tracks.change("pPrChange", own.restyled, former)

    def _reach(self, own: RevisedCell, width: int, shade: str) -> str:
        """Give how far a cell reached before, "" where that stayed."""
        was = own.was
        if was is None or own.restyled is None or _reach_of(was) == _reach_of(own.cell):
            return ""
        merge = '<w:vMerge w:val="restart"/>' if was.rows > 1 else ""
        before = f"<w:tcPr>{cell_reach(width, was.columns, merge + shade)}</w:tcPr>"
        return self._writing.tracks.change("tcPrChange", own.restyled, before)


def _is_told(column: Revision | None, row: Revision | None) -> TypeGuard[Revision]:
    """Say whether a cell is marked for its column: in a row that goes the same way it is gone."""
    if column is None or row is None:
        return column is not None
    return column.fate.is_old != row.fate.is_old


def _reach_of(cell: Cell) -> tuple[int, int]:
    return cell.rows, cell.columns
