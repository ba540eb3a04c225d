"""Tables in WordprocessingML (ECMA-376 Part 1, 17.4): caption, unit, rows, source.

Rows are written in one place, `row_xml`, cells in another, `cell_xml`: marks of a change
stand there. Time and memory grow with the number of cells.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pipeline.model.document import Cell, Grid, Row, Source
from pipeline.model.flow import FlowParagraph, FlowTable
from pipeline.model.letter_widths import width
from pipeline.model.notice import Severity
from pipeline.model.shown_grid import align_of
from pipeline.model.table import Align, RowKind
from pipeline.render.unbroken import Fits
from pipeline.render.word.inlines import write_inlines
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import KEEP, own_words, paragraph, write_paragraph
from pipeline.render.word.tables.cells import HEADER_FILL, PADDING
from pipeline.render.word.tables.columns import FULL_SIZE, Plan, plan_columns
from pipeline.render.word.tables.decimals import Texts, decimal_indents, decimals
from pipeline.render.word.tables.header_heights import header_heights
from pipeline.render.word.tables.rows import rows_kept
from pipeline.render.word.writing import Writing

_STYLES: Final = {
    Align.LEFT: "BangChu",
    Align.CENTER: "BangGiua",
    Align.RIGHT: "BangSo",
    Align.DECIMAL: "BangSo",
}
_HEADER_STYLE: Final = "BangTieuDe"
# more than two lines of a source, which hence find no room where the row found none
_AIR: Final = '<w:spacing w:before="370" w:after="370"/>'
_TALLEST: Final = 1500  # letters in a cell: a row that may fill a page is allowed to break


def table_pieces(writing: Writing, table: FlowTable, *, followed: bool = False) -> list[Piece]:
    """Give a table with its caption and unit above, its source and notes below.

    `followed` says that a source or note stands below it as a paragraph of its own.
    """
    grid = table.grid
    texts = tuple(tuple(cell.text for cell in row.cells) for row in grid.rows)
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
    if table.parts > 1:
        writing.notice(
            Severity.INFO,
            "bang-tach",
            f"bảng rộng hơn trang giấy ở cỡ chữ 10, được tách thành {table.parts} bảng liền nhau, "
            "mỗi bảng lặp lại các cột đầu",
            fix="bớt cột hoặc viết gọn tiêu đề cột nếu muốn bảng liền một khối",
            source=table.source,
        )
    if plan.crowded:
        writing.notice(
            Severity.WARNING,
            "bang-qua-rong",
            f"bảng có {len(plan.widths)} cột, rộng hơn trang ngang ở cỡ chữ {plan.size}",
            fix="tách bảng, bớt cột hoặc viết gọn tiêu đề cột",
            source=table.source,
        )


def _table(writing: Writing, table: FlowTable, texts: Texts, plan: Plan, kept: bool) -> str:
    grid = table.grid
    rows = _Rows(writing, table, CellLook(grid, texts, plan))
    keeps = rows_kept(grid.rows, followed=kept)
    heights = header_heights(grid, texts, plan)
    lines = zip(grid.rows, texts, table.written.rows, keeps, heights, strict=True)
    content = "".join(
        rows.row(row, cells, "\t".join(cells) if row is read else read.text, keep, height)
        for row, cells, read, keep, height in lines
    )
    return table_xml(plan, content, headed=grid.rows[0].kind is RowKind.HEADER)


def table_xml(plan: Plan, rows: str, *, headed: bool, former: str = "") -> str:
    """Give a `w:tbl` of rows; `former` is its grid before, where columns came or went."""
    heads = 1 if headed else 0
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/>'
        f'<w:tblW w:w="{sum(plan.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0020 * heads:04X}" w:firstRow="{heads}" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
        f"<w:tblGrid>{grid_columns(plan.widths)}{former}</w:tblGrid>{rows}</w:tbl>"
    )


def grid_columns(widths: Iterable[int]) -> str:
    """Give the `w:gridCol` of columns."""
    return "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)


def row_xml(
    row: Row, texts: Iterable[str], cells: str, height: int, sign: str = "", *, cut: bool = False
) -> str:
    """Give a `w:tr`, `height` twips high at least.

    `sign` says that it came or went, `cut` that it may go on over the page.
    """
    header = row.kind is RowKind.HEADER
    breaks = not header and (cut or any(len(text) > _TALLEST for text in texts))
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    flags = ("" if breaks else "<w:cantSplit/>") + least + ("<w:tblHeader/>" if header else "")
    flags += sign
    properties = f"<w:trPr>{flags}</w:trPr>" if flags else ""
    return f"<w:tr>{properties}{cells}</w:tr>"


def row_source(table: FlowTable, row: Row) -> Source:
    """Give where a row came from: its workbook or its table's file."""
    file = table.workbook or table.source.file
    return Source(table.source.agency, file, row.line or table.source.line)


def identify_row(writing: Writing, content: str, row: Row, known_as: str, source: Source) -> str:
    """Give the content of a row's first cell with the identity of the row."""
    kind = "" if row.kind is RowKind.BODY else row.kind
    return writing.identify(content, text=known_as, kind="dong", source=source, row=kind)


class Decided(NamedTuple):
    """What pages asked of a row.

    To stand with the one behind it, to be taller than it need be, to go on over the page.
    """

    kept: bool = False
    airy: bool = False
    cut: bool = False


def decided_of(writing: Writing) -> Decided:
    """Give what was decided of the row that is identified next."""
    if writing.in_note:
        return Decided()
    asked = writing.layout.of(writing.item)
    ordinal = writing.ordinal + 1
    return Decided(ordinal in asked.kept, ordinal in asked.airy, ordinal in asked.cut)


def is_strong(row: Row) -> bool:
    """Say whether a row is printed bold by what it is."""
    return row.kind in (RowKind.GROUP, RowKind.TOTAL)


def is_bold(row: Row) -> bool:
    """Say whether the letters of a row are bold, by what it is or by its style."""
    return is_strong(row) or row.kind is RowKind.HEADER


class CellLook:
    """How the cells of one table look: style, size, where numbers stand."""

    def __init__(self, grid: Grid, texts: Texts, plan: Plan) -> None:
        self._plan = plan
        self._size = "" if plan.size >= FULL_SIZE else str(plan.size)
        self._indents = decimal_indents(grid, texts, plan.size)
        self._columns = grid.columns

    def style(self, row: Row, column: int, cell: Cell, text: str) -> str:
        """Give the paragraph style of a cell with this text."""
        if row.kind is RowKind.HEADER:
            return _HEADER_STYLE + self._size
        return self.aligned(align_of(cell, text, self._columns[column]) or Align.LEFT)

    def aligned(self, align: Align) -> str:
        """Give the paragraph style of a cell of the body that stands so."""
        return _STYLES[align] + self._size

    def indent(self, row: Row, column: int, span: int, text: str) -> str:
        """Give the `w:ind` that lines a number up on the comma, "" for none."""
        if row.kind is RowKind.HEADER:
            return ""
        indents = self._indents.get(column) if span == 1 else None
        indent = indents.get(decimals(text)) if indents else 0
        return f'<w:ind w:right="{indent}"/>' if indent else ""

    def fits(self, column: int, span: int, *, bold: bool) -> Fits:
        """Give what says whether a line of a cell has room for a stretch of text."""
        room = (self.width(column, span) - PADDING) / (20 * self._plan.size)
        return lambda stretch: width(stretch, bold=bold) <= room

    def width(self, column: int, span: int) -> int:
        """Give the width of a cell."""
        return sum(self._plan.widths[column : column + span])


class _Rows:
    """Writes the rows of one table, from the top."""

    def __init__(self, writing: Writing, table: FlowTable, look: CellLook) -> None:
        self._writing = writing
        self._table = table
        self._look = look
        self._spans = Spans(len(table.grid.columns))

    def row(self, row: Row, texts: Sequence[str], known_as: str, keeps: bool, height: int) -> str:
        """Give a `w:tr`; its first cell holds the row's identity, by the text it is known as.

        `keeps` says that it stands on the page of what follows; `height` is its least, in twips.
        """
        writing, look = self._writing, self._look
        source, strong = row_source(self._table, row), is_strong(row)
        decided = decided_of(writing)
        keep = KEEP if (keeps or decided.kept) and row.kind is not RowKind.HEADER else ""
        keep += _AIR if decided.airy else ""
        cells: list[str] = []
        for column, span, cell, merge in self._spans.cells(row):
            text = texts[column]
            fits = look.fits(column, span, bold=is_bold(row))
            content = (
                write_inlines(writing, cell.runs, source=source, bold=strong, fits=fits)
                if cell.runs
                else ""
            )
            if not cells:
                content = identify_row(writing, content, row, known_as, source)
            indent = look.indent(row, column, span, text)
            inside = paragraph(look.style(row, column, cell, text), content, keep + indent)
            cells.append(cell_xml(look.width(column, span), span, merge + ground(row), inside))
        return row_xml(row, texts, "".join(cells), height, cut=decided.cut)


class Spans:
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


def ground(row: Row) -> str:
    """Give the `w:shd` of a row's cells, "" for none."""
    return HEADER_FILL if row.kind is RowKind.HEADER else ""


def cell_xml(width: int, span: int, merge: str, content: str, change: str = "") -> str:
    """Give a `w:tc`; `change` says in a redline what became of it."""
    reach = cell_reach(width, span, merge)
    return f"<w:tc><w:tcPr>{reach}{change}</w:tcPr>{content}</w:tc>"


def cell_reach(width: int, span: int, merge: str) -> str:
    """Give the properties of a cell that say how far it reaches."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}'
