"""Tables in WordprocessingML (ECMA-376 Part 1, 17.4): caption, unit, rows, source.

Rows are written in one place, `_Rows.row`, cells in another, `_cell`: marks of a change will
stand there. Time and memory grow with the number of cells.
"""

from typing import Final

from pipeline.model.blocks import Source
from pipeline.model.flow import FlowParagraph, FlowTable
from pipeline.model.notice import Severity
from pipeline.model.shown_grid import align_of
from pipeline.model.table import Align, Cell, Row, RowKind
from pipeline.render.columns import FULL_SIZE, Plan, decimal_indents, decimals, plan_columns
from pipeline.render.inlines import write_inlines
from pipeline.render.pages import Piece
from pipeline.render.paragraphs import KEEP, own_words, paragraph, write_paragraph
from pipeline.render.table_rows import rows_kept
from pipeline.render.writing import Writing

_STYLES: Final = {
    Align.LEFT: "BangChu",
    Align.CENTER: "BangGiua",
    Align.RIGHT: "BangSo",
    Align.DECIMAL: "BangSo",
}
_HEADER_STYLE: Final = "BangTieuDe"
_TALLEST: Final = 1500  # letters in a cell: a row that may fill a page is allowed to break


def table_pieces(writing: Writing, table: FlowTable, *, followed: bool = False) -> list[Piece]:
    """Give a table with its caption and unit above, its source and notes below.

    `followed` says that a source or note stands below it as a paragraph of its own.
    """
    grid = table.grid
    texts = [[cell.text for cell in row.cells] for row in grid.rows]
    plan = plan_columns(
        grid,
        texts,
        portrait=writing.portrait.width,
        landscape=writing.landscape.width,
        asked=table.landscape,
    )
    _report_crowding(writing, table, plan)
    was_wide, writing.wide = writing.wide, plan.wide
    for target in table.anchors:
        writing.anchor_next(target)
    above = [_line(writing, line) for line in table.above]
    kept = followed or bool(table.below)
    body = _table(writing, table, texts, plan, kept) if grid.rows and grid.columns else ""
    below = [_line(writing, line) for line in table.below]
    writing.wide = was_wide
    pieces = [Piece(xml, wide=plan.wide, keeps=True) for xml in above]
    if body:
        pieces.append(Piece(body, wide=plan.wide))
    pieces.extend(Piece(xml, wide=plan.wide) for xml in below)
    return pieces


def _line(writing: Writing, line: FlowParagraph) -> str:
    return write_paragraph(writing, line, own_words(writing, line))


def _report_crowding(writing: Writing, table: FlowTable, plan: Plan) -> None:
    if plan.crowded:
        writing.notice(
            Severity.WARNING,
            "bang-qua-rong",
            f"bảng có {len(plan.widths)} cột, rộng hơn trang ngang ở cỡ chữ {plan.size}",
            fix="tách bảng, bớt cột hoặc viết gọn tiêu đề cột",
            source=table.source,
        )


def _table(
    writing: Writing, table: FlowTable, texts: list[list[str]], plan: Plan, kept: bool
) -> str:
    grid = table.grid
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in plan.widths)
    rows = _Rows(writing, table, texts, plan)
    keeps = rows_kept(grid.rows, followed=kept)
    content = "".join(
        rows.row(row, cells, "\t".join(cells) if row is read else read.text, keep)
        for row, cells, read, keep in zip(grid.rows, texts, table.written.rows, keeps, strict=True)
    )
    heads = 1 if grid.rows[0].kind is RowKind.HEADER else 0
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/>'
        f'<w:tblW w:w="{sum(plan.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0020 * heads:04X}" w:firstRow="{heads}" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{content}</w:tbl>"
    )


class _Rows:
    """Writes the rows of one table, from the top."""

    def __init__(
        self, writing: Writing, table: FlowTable, texts: list[list[str]], plan: Plan
    ) -> None:
        grid = table.grid
        self._writing = writing
        self._table = table
        self._plan = plan
        self._size = "" if plan.size >= FULL_SIZE else str(plan.size)
        self._indents = decimal_indents(grid, texts, plan.size)
        self._columns = grid.columns
        self._spans = _Spans(len(grid.columns))
        self._file = table.workbook or table.source.file

    def row(self, row: Row, texts: list[str], known_as: str, keeps: bool) -> str:
        """Give a `w:tr`; its first cell holds the row's identity, by the text it is known as.

        `keeps` says that it stands on the page of what follows.
        """
        header = row.kind is RowKind.HEADER
        breaks = not header and any(len(text) > _TALLEST for text in texts)
        flags = ("" if breaks else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
        properties = f"<w:trPr>{flags}</w:trPr>" if flags else ""
        strong = row.kind in (RowKind.GROUP, RowKind.TOTAL)
        source = Source(self._table.source.agency, self._file, row.line or self._table.source.line)
        cells: list[str] = []
        for column, span, cell, merge in self._spans.cells(row):
            content = (
                write_inlines(self._writing, cell.runs, source=source, bold=strong)
                if cell.runs
                else ""
            )
            if not cells:
                content = self._writing.identify(
                    content,
                    text=known_as,
                    kind="dong",
                    source=source,
                    row="" if row.kind is RowKind.BODY else row.kind,
                )
            if header:
                inside = paragraph(_HEADER_STYLE + self._size, content)
            else:
                inside = self._paragraph(column, span, cell, texts[column], content, keeps)
            cells.append(_cell(sum(self._plan.widths[column : column + span]), span, merge, inside))
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _paragraph(
        self, column: int, span: int, cell: Cell, text: str, content: str, keeps: bool
    ) -> str:
        align = align_of(cell, text, self._columns[column]) or Align.LEFT
        indents = self._indents.get(column) if span == 1 else None
        indent = indents.get(decimals(text)) if indents else 0
        shift = f'<w:ind w:right="{indent}"/>' if indent else ""
        keep = KEEP if keeps else ""
        return paragraph(_STYLES[align] + self._size, content, keep + shift)


class _Spans:
    """Which merged cells reach down into the row being written."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._open: dict[int, tuple[int, int]] = {}  # column → rows still to come, columns

    def cells(self, row: Row) -> list[tuple[int, int, Cell, str]]:
        """Give the cells to write as (column, columns spanned, cell, `w:vMerge`)."""
        if not self._open and all(cell.rows == 1 == cell.columns for cell in row.cells):
            return [(column, 1, cell, "") for column, cell in enumerate(row.cells)]
        found: list[tuple[int, int, Cell, str]] = []
        column = 0
        while column < self._count:
            cell = row.cells[column]
            left, width = self._open.pop(column, (0, 1))
            if cell.covered and left:
                found.append((column, width, cell, "<w:vMerge/>"))
                rows = left
            else:
                width = self._room(column, max(1, cell.columns))
                rows = max(1, cell.rows)
                merge = '<w:vMerge w:val="restart"/>' if rows > 1 else ""
                found.append((column, width, cell, merge))
            if rows > 1:
                self._open[column] = (rows - 1, width)
            column += width
        return found

    def _room(self, column: int, wanted: int) -> int:
        taken = (start for start in self._open if start > column)
        return min(wanted, min(taken, default=self._count) - column)


def _cell(width: int, span: int, merge: str, content: str) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}</w:tcPr>{content}</w:tc>'
    )
