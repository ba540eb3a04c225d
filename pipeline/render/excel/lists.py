"""Workbooks of lists: the notices of a draft, and any other table; the same bytes every time.

What agencies wrote goes into cells as text: a text that begins like a formula stays a text,
and what XML cannot hold is replaced visibly. New workbooks are written by XlsxWriter, which
takes a quarter of openpyxl's time; those that are there already are changed by openpyxl.
"""

import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity
from pipeline.model.outline import Agency
from pipeline.work.archive import read_parts, zip_parts
from pipeline.work.memory import uninterrupted

if TYPE_CHECKING:
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
_LINE_HEIGHT: Final = 15  # points
_FILLED: Final = 0.95  # of a line, for lines end with words
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
_NO_AGENCY: Final = "(không thuộc cơ quan nào)"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a sheet: its header, its width in characters, its format ("" for none)."""

    title: str
    width: float = 14
    number_format: str = ""


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

    `total` says that the last row is a total. `lines` is how many lines of text a row shows at
    most, the rest being there when its cell is chosen; None leaves that to the program.
    `levels` are the rows' outline levels, () where there is no outline: a row of level 1 is folded
    away beneath the row of level 0 above it (ECMA-376 Part 1, 18.3.1.73). `fixed` columns stay
    while others are scrolled.
    """

    name: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    total: bool = False
    lines: int | None = None
    levels: tuple[int, ...] = ()
    fixed: int = 0
    highlights: tuple[Highlight, ...] = ()


def notices_workbook(notices: Sequence[Notice], agencies: Sequence[Agency]) -> bytes:
    """Give the .xlsx of all notices: how many each agency has, then each of them.

    Agencies stand in the order given, those without a notice left out.
    """
    names = {agency.id: agency.name for agency in agencies}
    return table_workbook((_summary(notices, names), _listing(notices, names)))


def table_workbook(sheets: Iterable[ListSheet]) -> bytes:
    """Give an .xlsx with filters, a fixed header row, wrapped text; the same bytes every time."""

    def fill(book: "Workbook") -> None:
        wardrobe = Wardrobe(book, _LOOKS)
        taken: list[str] = []
        for sheet in sheets:
            taken.append(_sheet_name(sheet.name, taken))
            page = book.add_worksheet(taken[-1])
            _write_sheet(page, sheet, wardrobe)
            _highlight(page, sheet, book)

    return new_workbook(fill)


@uninterrupted()
def new_workbook(fill: Callable[["Workbook"], None]) -> bytes:
    """Give the .xlsx that `fill` writes into; the same bytes every time."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    # nothing on disk, and nothing of what agencies wrote is a formula or an address
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"author": "quyhoach", "created": datetime.combine(_MADE, time())})
    fill(book)
    book.close()
    return repeatable(file.getvalue())


def repeatable(xlsx: bytes) -> bytes:
    """Give the same package with fixed times and order, so that equal content is equal bytes."""
    parts = read_parts(xlsx)
    if _CORE in parts:
        parts[_CORE] = _STAMP.sub(rb"\g<1>" + _FIXED + rb"\g<2>", parts[_CORE])
    return zip_parts(parts)


def _summary(notices: Sequence[Notice], names: dict[str, str]) -> ListSheet:
    # counted here, not by pandas: its import takes longer than the whole workbook
    counts = Counter((notice.agency or "", notice.severity) for notice in notices)
    found = {agency for agency, _ in counts}
    strangers = sorted(found - names.keys() - {""})
    order = [*(name for name in names if name in found), *strangers, *([""] if "" in found else [])]
    rows: list[tuple[CellValue, ...]] = [
        (names.get(agency, agency) or _NO_AGENCY, *_counts(counts, agency), _total(counts, agency))
        for agency in order
    ]
    totals = [sum(1 for notice in notices if notice.severity is severity) for severity in Severity]
    columns = (
        ListColumn("Cơ quan", 48),
        *(ListColumn(SEVERITY_WORDS[severity].capitalize(), 12) for severity in Severity),
        ListColumn("Cộng", 12),
    )
    return ListSheet("Tổng hợp", columns, (*rows, ("Cộng", *totals, len(notices))), total=True)


def _counts(counts: Counter[tuple[str, Severity]], agency: str) -> tuple[int, ...]:
    return tuple(counts[agency, severity] for severity in Severity)


def _total(counts: Counter[tuple[str, Severity]], agency: str) -> int:
    return sum(_counts(counts, agency))


def _listing(notices: Iterable[Notice], names: dict[str, str]) -> ListSheet:
    columns = (
        ListColumn("Mức độ", 11),
        ListColumn("Mã", 22),
        ListColumn("Cơ quan", 28),
        ListColumn("Mục", 24),
        ListColumn("Tệp", 42),
        ListColumn("Dòng/Ô", 14),
        ListColumn("Nội dung", 60),
        ListColumn("Cách sửa", 60),
    )
    rows = tuple(
        (
            SEVERITY_WORDS[notice.severity],
            notice.code,
            names.get(notice.agency or "", notice.agency),
            notice.item,
            notice.file,
            notice.line if notice.cell is None else notice.cell,
            notice.message,
            notice.fix,
        )
        for notice in notices
    )
    return ListSheet("Thông báo", columns, rows)


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


def _write_sheet(page: "Worksheet", sheet: ListSheet, wardrobe: Wardrobe) -> None:
    for number, column in enumerate(sheet.columns):
        wardrobe.write(page, (0, number), column.title, "head")
        set_width(page, number, column.width)
    for index, row in enumerate(sheet.rows, 1):
        role = "total" if sheet.total and index == len(sheet.rows) else "body"
        if sheet.lines or sheet.levels:
            page.set_row(index, _height(row, sheet), None, _outline(index - 1, sheet.levels))
        for number, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
            kind = "link" if isinstance(value, Link) else role
            wardrobe.write(page, (index, number), value, kind, column.number_format)
    _lay_out(page, sheet)


def _highlight(page: "Worksheet", sheet: ListSheet, book: "Workbook") -> None:
    last = max(len(sheet.rows), 1)
    for rule in sheet.highlights:
        dress = book.add_format({"bg_color": rule.fill, "font_color": rule.colour})
        asked = (
            {"type": "text", "criteria": "begins with", "value": rule.begins}
            if rule.begins
            else {"type": "cell", "criteria": ">", "value": 0}
        )
        page.conditional_format(
            1, rule.columns[0], last, rule.columns[1], {**asked, "format": dress}
        )


def _height(row: Sequence[CellValue], sheet: ListSheet) -> float | None:
    """Give a row's height: LibreOffice leaves the rows of a long sheet as low as one line."""
    if not sheet.lines:
        return None
    return min(sheet.lines, _most_lines(row, sheet.columns)) * _LINE_HEIGHT


def _outline(at: int, levels: Sequence[int]) -> dict[str, int | bool]:
    """Give where a row stands in the outline, as XlsxWriter takes it."""
    if not levels:
        return {}
    follows = at + 1 < len(levels) and levels[at + 1] > levels[at]
    return {"level": levels[at], "hidden": levels[at] > 0, "collapsed": follows}


def _most_lines(row: Sequence[CellValue], columns: Sequence[ListColumn]) -> int:
    """Give about how many lines the longest text of a row takes in its column."""
    texts = (value.text if isinstance(value, Link) else value for value in row)
    lines = (
        len(text) / (column.width * _FILLED) + text.count("\n")
        for text, column in zip(texts, columns, strict=True)
        if isinstance(text, str)
    )
    return max(1, math.ceil(max(lines, default=1)))


def _lay_out(page: "Worksheet", sheet: ListSheet) -> None:
    page.freeze_panes(1, sheet.fixed)
    if sheet.levels:
        page.outline_settings(symbols_below=False)  # what is folded stands beneath its row
    last = len(sheet.rows) + (0 if sheet.total else 1)  # a total is no entry to be filtered
    page.autofilter(0, 0, max(last, 1) - 1, len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


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
