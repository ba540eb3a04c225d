"""Workbooks of lists, any table a sheet; the same bytes every time.

What agencies wrote goes into cells as text: a text that begins like a formula stays a text,
and what XML cannot hold is replaced visibly. New workbooks are written by XlsxWriter, which
takes a quarter of openpyxl's time; those that are there already are changed by openpyxl.
"""

import errno
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from inspect import isgenerator
from traceback import walk_tb
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from pipeline.render.excel.printing import FACE, Laid, laid_columns, row_height, set_up
from pipeline.work.archive import Parts, read_parts, zip_parts
from pipeline.work.memory import uninterrupted

if TYPE_CHECKING:
    from openpyxl import Workbook as ChangedBook
    from openpyxl.cell import Cell
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a file beside the workbook, and to a bookmark in it where one is."""

    text: str
    file: str
    bookmark: str = ""


CellValue = str | int | float | Decimal | date | Link | None

_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_ESCAPE: Final = re.compile("_x[0-9A-Fa-f]{4}_")
_LONGEST: Final = 32_767  # characters in a cell
_LINKED_ROWS: Final = 30_000  # Excel refuses a sheet with more than 65,530 links
_LETTERS: Final = {"font_name": FACE, "font_size": 11}
_PIXELS: Final = 7  # of a letter in a column's width, as both libraries count it
_LINK_COLOUR: Final = "#0563C1"
_LINE: Final = {"border": 1, "border_color": "#BFBFBF", "text_wrap": True}
_BODY: Final = {**_LINE, "valign": "top"}
_LOOKS: Final = {
    "head": {**_LINE, "align": "center", "valign": "vcenter", "bold": True, "bg_color": "#DDE6F0"},
    "body": _BODY,
    "total": {**_BODY, "bold": True},
    "link": {**_BODY, "font_color": _LINK_COLOUR, "underline": 1},
}
_DAY: Final = "yyyy-mm-dd"  # where a column has no format of its own
_NOTHING: Final = "Không có"  # a page of headings alone would leave a reader in doubt
_CUT: Final = " … [cắt bớt: ô Excel chỉ chứa 32.767 ký tự]"
_NO_NAME: Final = re.compile(r"[\\/?*\[\]:]")
_LONGEST_NAME: Final = 31
_MADE: Final = date(2000, 1, 1)
_FIXED: Final = b"2000-01-01T00:00:00Z"
_STAMP: Final = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_LEADING: Final = tuple("=+-@")  # signs with which a formula may begin
_CORE: Final = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a sheet: its header, its width in characters, its format ("" for none).

    What is for machines or rarely read stands `aside`: right of the others, folded away.
    """

    title: str
    width: float = 14
    number_format: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """A rule that colours cells by what they say (ECMA-376 Part 1, 18.3.1.18).

    `columns` are the first and the last column it holds for, from 0; `begins` the beginning of
    a text, "" for any number above nought; `fill` and `colour` are the cell's and its letters'.
    """

    columns: tuple[int, int]
    begins: str
    fill: str
    colour: str


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet with one header row; every row has as many values as there are columns.

    `total` says that the last row is a total.
    `levels` are the rows' outline levels, () where there is no outline: a row of level 1 is folded
    away beneath the row of level 0 above it (ECMA-376 Part 1, 18.3.1.73). `fixed` columns stay
    while others are scrolled, the first at least.
    """

    name: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    total: bool = False
    levels: tuple[int, ...] = ()
    fixed: int = 1
    highlights: tuple[Highlight, ...] = ()


def table_workbook(sheets: Iterable[ListSheet], title: str) -> bytes:
    """Give an .xlsx with filters, a fixed header row, wrapped text; the same bytes every time.

    `title` stands above each printed page.
    """

    def fill(book: "Workbook") -> None:
        wardrobe = Wardrobe(book, _LOOKS)
        taken: list[str] = []
        for sheet in sheets:
            taken.append(_sheet_name(sheet.name, taken))
            page = book.add_worksheet(taken[-1])
            columns = laid_columns(
                [c.width for c in sheet.columns], [c.aside for c in sheet.columns]
            )
            _write_sheet(page, sheet, columns, wardrobe)
            _lay_out(page, sheet, columns, title)
            _highlight(page, sheet, columns, book)

    return new_workbook(fill)


def new_workbook(fill: Callable[["Workbook"], None]) -> bytes:
    """Give the .xlsx that `fill` writes into; the same bytes every time."""
    return zip_parts(workbook_parts(fill))


@uninterrupted()
def workbook_parts(fill: Callable[["Workbook"], None]) -> Parts:
    """Give the parts of the .xlsx that `fill` writes into, by name."""
    from pipeline.render.excel.quick_book import QuickBook

    # nothing on disk, and nothing of what agencies wrote is a formula or an address
    options = {"in_memory": True, "default_format_properties": dict(_LETTERS)}
    book = QuickBook(io.BytesIO(), options)
    book.set_properties({"author": "quyhoach", "created": datetime.combine(_MADE, time())})
    fill(book)
    book.close()
    return _repeatable(book.parts)


def saved(book: "ChangedBook") -> bytes:
    """Give the file of a workbook made or changed with openpyxl.

    Raises:
        OSError: The disk of temporary files is full or refuses: openpyxl writes each sheet
            there, and lxml names what libxml2 was told, "IO_ENOSPC" (libxml2, xmlerror.h).
    """
    from lxml.etree import SerialisationError

    file = io.BytesIO()
    try:
        book.save(file)
    except SerialisationError as error:
        _close(error)
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, str(error), tempfile.gettempdir()) from error
    return repeatable(file.getvalue())


def _close(error: Exception) -> None:
    """Close what openpyxl wrote a sheet and the package by: left to Python, each would fail once
    more, and a traceback stand beneath the words that the user is told.
    """
    for frame, _ in reversed([*walk_tb(error.__traceback__)]):
        writer = frame.f_locals.get("self")
        for open_ in (getattr(writer, "xf", None), getattr(writer, "_archive", None)):
            if isgenerator(open_) or isinstance(open_, ZipFile):
                with suppress(type(error)):
                    open_.close()


def repeatable(xlsx: bytes) -> bytes:
    """Give the same package with fixed times and order, so that equal content is equal bytes."""
    return zip_parts(_repeatable(read_parts(xlsx)))


def _repeatable(parts: Parts) -> Parts:
    if _CORE in parts:
        parts[_CORE] = _STAMP.sub(rb"\g<1>" + _FIXED + rb"\g<2>", parts[_CORE])
    return parts


class Wardrobe:
    """Writes and dresses the cells of a new workbook; each look is made once.

    `looks` are the properties of XlsxWriter's formats by what a cell is in its sheet.
    """

    def __init__(self, book: "Workbook", looks: Mapping[str, Mapping[str, object]]) -> None:
        self._book = book
        self._looks = looks
        # by what a cell is, the format of its number, and whether a quote leads its text
        self._made: dict[tuple[str, str, bool], Format] = {}

    def write(
        self,
        page: "Worksheet",
        place: tuple[int, int],
        value: CellValue,
        role: str,
        number_format: str = "",
    ) -> None:
        """Put a value at (row, column), both from 0; a text stays a text whatever it begins with.

        None and a text without letters leave the cell empty, though dressed.
        """
        shown = value.text if isinstance(value, Link) else value
        if shown is None or shown == "":
            page.write_blank(*place, None, self._dress(role, number_format))
        elif isinstance(shown, str):
            text = fitted(shown)
            dress = self._dress(role, number_format, quoted=text[0] in _LEADING)
            if isinstance(value, Link) and place[0] < _LINKED_ROWS:
                page.write_url(*place, _address(value), dress, text)
            elif text.startswith("<r>") and text.endswith("</r>"):
                # XlsxWriter takes such a text for its own markup, but not its pieces
                page.write_rich_string(*place, text[0], text[1], text[2:], dress)
            else:
                page.write_string(*place, text, dress)
        elif isinstance(shown, date):
            moment = datetime.combine(shown, time())
            page.write_datetime(*place, moment, self._dress(role, number_format or _DAY))
        elif isinstance(shown, bool):
            page.write_boolean(*place, shown, self._dress(role, number_format))
        else:
            page.write_number(*place, float(shown), self._dress(role, number_format))

    def look(self, role: str) -> "Format":
        """Give the look of a kind of cell."""
        return self._dress(role, "")

    def _dress(self, role: str, number_format: str, *, quoted: bool = False) -> "Format":
        look = role, number_format, quoted
        known = self._made.get(look)
        if known is None:
            known = self._made[look] = made = self._book.add_format(dict(self._looks[role]))
            if number_format:
                made.set_num_format(number_format)
            # so it remains a text when someone edits the cell
            made.set_quote_prefix(quoted)
        return known


def _address(link: Link) -> str:
    # the bookmark stands beside the relationship, as Excel writes it (ECMA-376 Part 1, 18.3.1.47)
    return f"external:{link.file}#{link.bookmark}" if link.bookmark else f"external:{link.file}"


def set_width(page: "Worksheet", column: int, width: float) -> None:
    """Let a column, from 0, be as wide as so many letters and no margin beside them."""
    page.set_column_pixels(column, column, round(width * _PIXELS))


def set_columns(page: "Worksheet", columns: Sequence[Laid], look: "Format | None" = None) -> None:
    """Set the columns of a sheet as they were laid, those aside folded away.

    `look` is what cells have that are not written.
    """
    for number, laid in enumerate(columns):
        options = {"level": 1, "hidden": True} if laid.folded else {}
        page.set_column_pixels(number, number, round(laid.width * _PIXELS), look, options)
    if columns and columns[-1].folded:
        # the sign that unfolds them stands behind the last (18.3.1.13, collapsed)
        page.set_column(len(columns), len(columns), None, None, {"collapsed": True})
        page.outline_settings(symbols_below=False, symbols_right=True)


def _write_sheet(
    page: "Worksheet", sheet: ListSheet, columns: Sequence[Laid], wardrobe: Wardrobe
) -> None:
    for number, laid in enumerate(columns):
        wardrobe.write(page, (0, number), sheet.columns[laid.place].title, "head")
    set_columns(page, columns)
    page.set_row(0, _height([c.title for c in sheet.columns], columns, bold=True))
    for index, row in enumerate(sheet.rows, 1):
        role = "total" if sheet.total and index == len(sheet.rows) else "body"
        page.set_row(
            index,
            _height(row, columns, bold=role == "total"),
            None,
            _outline(index - 1, sheet.levels),
        )
        for number, laid in enumerate(columns):
            value, column = row[laid.place], sheet.columns[laid.place]
            kind = "link" if isinstance(value, Link) else role
            wardrobe.write(page, (index, number), value, kind, column.number_format)
    if not sheet.rows:
        wardrobe.write(page, (1, 0), _NOTHING, "body")


def _highlight(
    page: "Worksheet", sheet: ListSheet, columns: Sequence[Laid], book: "Workbook"
) -> None:
    last = max(len(sheet.rows), 1)
    places = [laid.place for laid in columns]
    for rule in sheet.highlights:
        dress = book.add_format({"bg_color": rule.fill, "font_color": rule.colour})
        asked = (
            {"type": "text", "criteria": "begins with", "value": rule.begins}
            if rule.begins
            else {"type": "cell", "criteria": ">", "value": 0}
        )
        first, end = (places.index(place) for place in rule.columns)
        page.conditional_format(1, first, last, end, {**asked, "format": dress})


def _height(row: Sequence[CellValue], columns: Sequence[Laid], *, bold: bool = False) -> float:
    """Give a row's height: LibreOffice leaves the rows of a long sheet as low as one line."""
    shown = ((row[laid.place], laid.width) for laid in columns if not laid.folded)
    texts = ((v.text if isinstance(v, Link) else v, width) for v, width in shown)
    words = ((text, width) for text, width in texts if isinstance(text, str))
    return row_height(words, bold=bold)


def _outline(at: int, levels: Sequence[int]) -> dict[str, int | bool]:
    """Give where a row stands in the outline, as XlsxWriter takes it."""
    if not levels:
        return {}
    follows = at + 1 < len(levels) and levels[at + 1] > levels[at]
    return {"level": levels[at], "hidden": levels[at] > 0, "collapsed": follows}


def _lay_out(page: "Worksheet", sheet: ListSheet, columns: Sequence[Laid], title: str) -> None:
    set_up(page, title=title, sheet=sheet.name, fixed=max(1, sheet.fixed))
    if sheet.levels:
        # what is folded stands beneath its row, and left of the sign that unfolds it
        page.outline_settings(symbols_below=False, symbols_right=True)
    last = len(sheet.rows) + (0 if sheet.total else 1)  # a total is no entry to be filtered
    page.autofilter(0, 0, max(last, 1) - 1, len(sheet.columns) - 1)


def write_value(cell: "Cell", value: str | date) -> None:
    """Put a value into a cell of openpyxl's; a text stays a text whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    # Excel would read _x0041_ as a letter (ECMA-376 Part 1, 22.9.2.19); openpyxl does not know it
    text = fitted(_ESCAPE.sub(lambda found: "_x005F" + found[0], value))
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if text[0] in _LEADING:
        cell.quotePrefix = True


def fitted(text: str) -> str:
    """Give the text as a cell can hold it; what is lost shows."""
    fit = _UNFIT.sub("\ufffd", text)
    if len(fit) <= _LONGEST // 2 or _units(fit) <= _LONGEST:
        return fit
    kept = fit.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    """Give how long Excel takes a text to be: signs beyond the first 65,536 count twice."""
    return len(text.encode("utf-16-le")) // 2


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """Give a name that Excel allows and that no other sheet bears."""
    plain = _cut_name(_NO_NAME.sub("-", _UNFIT.sub("", name)).strip("' "), "") or "Trang"
    used = {other.casefold() for other in taken}
    made, count = plain, 1
    while made.casefold() in used:
        count += 1
        made = _cut_name(plain, f" ({count})")
    return made


def _cut_name(name: str, ending: str) -> str:
    while _units(name + ending) > _LONGEST_NAME:
        name = name[:-1]
    return name.rstrip("'") + ending
