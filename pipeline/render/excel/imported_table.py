"""A table brought in from Word as a workbook, laid out as the reader of workbooks takes it.

One sheet: title and unit above, header rows in bold with the pane frozen beneath them, merges,
typed cells with their formats, source and notes below. A footnote within a cell becomes a number
in round brackets and a line below. The same bytes every time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from pipeline.model.document import (
    Block,
    Cell,
    Grid,
    Inline,
    NoteMark,
    Row,
    own_runs,
    plain_text,
    walk,
)
from pipeline.model.inlines import Image, LineBreak, Marks, PictureMark, Text
from pipeline.model.table import Align, RowKind
from pipeline.render.excel.lists import Wardrobe, fitted, new_workbook, set_width
from pipeline.render.excel.printing import set_up

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Choice = Literal["auto", "excel", "markdown"]

SHEET: Final = "Bang"
_LINE: Final = {"border": 1, "border_color": "#BFBFBF", "text_wrap": True, "valign": "top"}
_LOOKS: Final[Mapping[str, Mapping[str, object]]] = {
    "head": {**_LINE, "align": "center", "valign": "vcenter", "bold": True, "bg_color": "#DDE6F0"},
    "body": _LINE,
    "number": {**_LINE, "align": "right"},
    "strong": {**_LINE, "bold": True},
    "strong-number": {**_LINE, "align": "right", "bold": True},
    "title": {"bold": True},
    "note": {"italic": True},
}
_PAGE: Final = 110  # characters across a page in landscape
_NARROWEST, _WIDEST = 6, 60  # characters of a column
_SMALL_ROWS, _SMALL_COLUMNS = 15, 6  # a textual table within these reads well in Markdown


def goes_to_excel(grid: Grid, choice: Choice) -> bool:
    """Say whether a typed table becomes a workbook; what Markdown cannot hold always does."""
    if why_not_markdown(grid) or choice == "excel":
        return True
    if choice == "markdown" or any(_is_no_cell_of_excel(cell) for cell in _cells(grid)):
        return False
    is_small = len(grid.rows) <= _SMALL_ROWS and len(grid.columns) <= _SMALL_COLUMNS
    return not is_small or any(
        isinstance(cell.value, Decimal) for row in grid.rows for cell in row.cells[1:] or row.cells
    )


def why_not_markdown(grid: Grid) -> str:
    """Give what of a table Markdown has no way to write, "" where it can."""
    header = len(grid.header)
    if any(cell.rows > 1 or cell.columns > 1 for cell in _cells(grid)):
        return "bảng có ô gộp"
    if header != 1:
        return f"bảng có {header} hàng đầu" if header else "bảng không có hàng đầu"
    if grid.title:
        return "bảng có tiêu đề riêng dưới tên bảng"
    if any(isinstance(run, LineBreak) for cell in _cells(grid) for run in cell.runs):
        return "bảng có ô nhiều dòng"
    return ""


def imported_workbook(grid: Grid) -> bytes:
    """Give the .xlsx of a typed table; its `title`, `unit`, `origin` and `notes` stand around it.

    A number is a `Decimal` in `Cell.value` with its `number_format`; all else is text.
    """

    def fill(book: "Workbook") -> None:
        page = book.add_worksheet(SHEET)
        _Sheet(book, page).write(grid)

    return new_workbook(fill)


def _cells(grid: Grid) -> Iterator[Cell]:
    return (cell for row in grid.rows for cell in row.cells)


def _is_no_cell_of_excel(cell: Cell) -> bool:
    return any(isinstance(run, (NoteMark, Image, PictureMark)) for run in cell.runs)


class _Sheet:
    """Writes one table from the top."""

    def __init__(self, book: "Workbook", page: "Worksheet") -> None:
        self._book, self._page = book, page
        self._wardrobe = Wardrobe(book, _LOOKS)
        self._fonts: dict[Marks, Format] = {}
        self._notes: list[str] = []

    def write(self, grid: Grid) -> None:
        """Write the table with what stands around it."""
        above = [line for line in (grid.title, grid.unit and f"Đơn vị: {grid.unit}") if line]
        for row, line in enumerate(above):
            self._wardrobe.write(self._page, (row, 0), line, "note" if row else "title")
        top = len(above)
        for column, width in enumerate(_widths(grid)):
            set_width(self._page, column, width)
        for number, row_of_cells in enumerate(grid.rows, top):
            self._write_row(row_of_cells, number)
        header = top + len(grid.header)
        set_up(self._page, title="", sheet="", head=None)
        if header > top:
            self._page.freeze_panes(header, 1)
            self._page.repeat_rows(top, header - 1)
        below = [grid.origin and f"Nguồn: {grid.origin}", *grid.notes, *self._notes]
        for number, line in enumerate(filter(None, below), top + len(grid.rows)):
            self._wardrobe.write(self._page, (number, 0), line, "note")
        self._lay_out(len(grid.columns))

    def _write_row(self, row: Row, number: int) -> None:
        for column, cell in enumerate(row.cells):
            if cell.rows > 1 or cell.columns > 1:
                last = number + cell.rows - 1, column + cell.columns - 1
                self._page.merge_range(number, column, *last, "")
        for column, cell in enumerate(row.cells):
            if not cell.covered:
                self._write_cell(cell, (number, column), row.kind)

    def _write_cell(self, cell: Cell, place: tuple[int, int], kind: RowKind) -> None:
        is_number = isinstance(cell.value, Decimal)
        role = _role(cell, kind, is_number=is_number)
        if is_number:
            self._wardrobe.write(self._page, place, cell.value, role, cell.number_format)
            return
        pieces = tuple(_merged(self._pieces(cell.runs)))
        marks = {marks for _, marks in pieces}
        if len(marks) > 1:
            self._write_rich(pieces, place, role)
        else:
            text = "".join(words for words, _ in pieces)
            self._wardrobe.write(
                self._page, place, text, role, "" if kind is RowKind.HEADER else "@"
            )

    def _write_rich(
        self, pieces: Sequence[tuple[str, Marks]], place: tuple[int, int], role: str
    ) -> None:
        # dressed first: a rich text takes the look of its cell, which the wardrobe has
        self._wardrobe.write(self._page, place, None, role)
        parts: list[str | Format] = []
        for words, marks in pieces:
            parts.extend((self._font(marks), fitted(words)))
        self._page.write_rich_string(*place, *parts, self._book.add_format(dict(_LOOKS[role])))

    def _font(self, marks: Marks) -> "Format":
        known = self._fonts.get(marks)
        if known is None:
            script = 1 if marks.superscript else 2 if marks.subscript else 0
            known = self._fonts[marks] = self._book.add_format({
                "bold": marks.bold, "italic": marks.italic, "font_script": script,
                "font_strikeout": marks.strike, "underline": int(marks.underline),
            })  # fmt: skip
        return known

    def _pieces(self, runs: Iterable[Inline]) -> Iterator[tuple[str, Marks]]:
        """Give the words of a cell with their marks; a footnote's go below the table."""
        for run in runs:
            match run:
                case Text(text=text, marks=marks):
                    yield text, Marks(marks.bold, marks.italic, marks.strike, marks.superscript,
                                      marks.subscript, marks.underline)  # fmt: skip
                case LineBreak():
                    yield "\n", Marks()
                case NoteMark(blocks=blocks):
                    self._notes.append(f"({len(self._notes) + 1}) {_words(blocks)}")
                    yield f" ({len(self._notes)})", Marks()
                case _:
                    yield plain_text((run,)), Marks()

    def _lay_out(self, columns: int) -> None:
        if columns <= _SMALL_COLUMNS:
            self._page.set_portrait()


def _merged(pieces: Iterable[tuple[str, Marks]]) -> Iterator[tuple[str, Marks]]:
    """Join neighbours of the same marks; a break takes those before it."""
    held: tuple[str, Marks] | None = None
    for words, marks in pieces:
        if not words:
            continue
        if held is not None and (marks == held[1] or not words.strip()):
            held = held[0] + words, held[1]
            continue
        if held is not None:
            yield held
        held = words, marks
    if held is not None:
        yield held


def _words(blocks: Iterable[Block]) -> str:
    found = (plain_text(own_runs(block)) for block in walk(blocks))
    return " ".join(filter(None, found))


def _role(cell: Cell, kind: RowKind, *, is_number: bool) -> str:
    if kind is RowKind.HEADER:
        return "head"
    texts = [run for run in cell.runs if isinstance(run, Text)]
    is_strong = bool(texts) and all(run.marks.bold for run in texts)
    if is_number or cell.align in (Align.RIGHT, Align.DECIMAL):
        return "strong-number" if is_strong else "number"
    return "strong" if is_strong else "body"


def _widths(grid: Grid) -> tuple[float, ...]:
    """Give the width of each column in characters: as Word has it, else by its longest word."""
    return tuple(
        min(_WIDEST, max(_NARROWEST, _PAGE * column.width if column.width else _longest(grid, at)))
        for at, column in enumerate(grid.columns)
    )


def _longest(grid: Grid, column: int) -> float:
    lengths = [len(row.cells[column].text) for row in grid.rows if row.cells[column].columns == 1]
    return 2.0 + float(pow(max(lengths, default=10), 0.8))
