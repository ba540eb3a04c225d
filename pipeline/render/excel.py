"""Workbooks of lists: the notices of a draft, and any other table; the same bytes every time.

What agencies wrote goes into cells as text: a text that begins like a formula stays a text,
and what XML cannot hold is replaced visibly.
"""

import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity
from pipeline.model.outline import Agency

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet


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
_FONT: Final = "Calibri"  # the default of workbooks
_LINE_HEIGHT: Final = 15  # points
_FILLED: Final = 0.95  # of a line, for lines end with words
_LINK_COLOUR: Final = "0563C1"
_CUT: Final = " … [cắt bớt: ô Excel chỉ chứa 32.767 ký tự]"
_NO_NAME: Final = re.compile(r"[\\/?*\[\]:]")
_LONGEST_NAME: Final = 31
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_FIXED: Final = b"2000-01-01T00:00:00Z"
_STAMP: Final = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_CONTENT_TYPES: Final = "[Content_Types].xml"
_NO_AGENCY: Final = "(không thuộc cơ quan nào)"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a sheet: its header, its width in characters, its format ("" for none)."""

    title: str
    width: float = 14
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet with one header row; every row has as many values as there are columns.

    `total` says that the last row is a total. `lines` is how many lines of text a row shows at
    most, the rest being there when its cell is chosen; None leaves that to the program.
    """

    name: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    total: bool = False
    lines: int | None = None


def notices_workbook(notices: Sequence[Notice], agencies: Sequence[Agency]) -> bytes:
    """Give the .xlsx of all notices: how many each agency has, then each of them.

    Agencies stand in the order given, those without a notice left out.
    """
    names = {agency.id: agency.name for agency in agencies}
    return table_workbook((_summary(notices, names), _listing(notices, names)))


def table_workbook(sheets: Iterable[ListSheet]) -> bytes:
    """Give an .xlsx with filters, a fixed header row, wrapped text; the same bytes every time."""
    from openpyxl import Workbook

    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for sheet in sheets:
        _write_sheet(book, sheet)
    book.properties.creator = "quyhoach"
    file = io.BytesIO()
    book.save(file)
    return repeatable(file.getvalue())


def repeatable(xlsx: bytes) -> bytes:
    """Give the same package with fixed times and order, so that equal content is equal bytes."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx)) as given,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        # the list of types comes first, as Office writes it
        for name in sorted(given.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + _FIXED + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, content)
    return file.getvalue()


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


class _Look(NamedTuple):
    """How a cell looks: what it is in its sheet, and the format of its number."""

    role: str = "body"
    number_format: str = ""


class _Wardrobe:
    """Dresses the cells of a workbook.

    openpyxl looks up each part of a style for each cell, which takes most of the time of a long
    sheet; so a cell copies the style of the first one that looks the same.
    """

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        line = Side(style="thin", color="BFBFBF")
        self._border = Border(line, line, line, line)
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._fill = PatternFill("solid", fgColor="DDE6F0")
        self._fonts = {
            "head": Font(name=_FONT, size=11, bold=True),
            "total": Font(name=_FONT, size=11, bold=True),
            "link": Font(name=_FONT, size=11, color=_LINK_COLOUR, underline="single"),
        }
        self._styles: dict[_Look, StyleArray] = {}

    def dress(self, cell: "Cell", look: _Look) -> None:
        """Give a cell, still without a value, its look."""
        known = self._styles.get(look)
        if known is not None:
            cell._style = copy(known)  # type: ignore[attr-defined]  # the stubs lack it
            return
        cell.border = self._border
        cell.alignment = self._centred if look.role == "head" else self._wrapped
        if look.role in self._fonts:
            cell.font = self._fonts[look.role]
        if look.role == "head":
            cell.fill = self._fill
        if look.number_format:
            cell.number_format = look.number_format
        self._styles[look] = copy(cell._style)  # type: ignore[attr-defined]


def _write_sheet(book: "Workbook", sheet: ListSheet) -> None:
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_sheet_name(sheet.name, book.sheetnames))
    wardrobe = _Wardrobe()
    titles: tuple[CellValue, ...] = tuple(column.title for column in sheet.columns)
    for index, row in enumerate((titles, *sheet.rows), 1):
        role = "head" if index == 1 else "body"
        if sheet.total and index > 1 and index == len(sheet.rows) + 1:
            role = "total"
        for number, value in enumerate(row, 1):
            cell = page.cell(index, number)
            shown = "" if index == 1 else sheet.columns[number - 1].number_format
            wardrobe.dress(cell, _Look("link" if isinstance(value, Link) else role, shown))
            write_value(cell, value)
        if sheet.lines and index > 1:
            # LibreOffice leaves the rows of a long sheet as low as one line
            lines = min(sheet.lines, _most_lines(row, sheet.columns))
            page.row_dimensions[index].height = lines * _LINE_HEIGHT
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    _lay_out(page, sheet)


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
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    page.freeze_panes = "A2"
    last = len(sheet.rows) + (0 if sheet.total else 1)  # a total is no entry to be filtered
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{max(last, 1)}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def write_value(cell: "Cell", value: CellValue) -> None:
    """Put a value into a cell; a text stays a text whatever it begins with."""
    if isinstance(value, Link):
        write_value(cell, value.text)
        if cell.row <= _LINKED_ROWS:
            _write_link(cell, value)
        return
    if not isinstance(value, str):
        cell.value = value
        return
    text = _fit(value)
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if text[0] in "=+-@":
        # so it remains a text when someone edits the cell
        cell.quotePrefix = True


def _write_link(cell: "Cell", link: Link) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    # the bookmark stands beside the relationship, as Excel writes it (ECMA-376 Part 1, 18.3.1.47)
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, target=link.file, location=link.bookmark or None
    )


def _fit(text: str) -> str:
    """Give the text as a cell can hold it; what is lost shows."""
    fit = _UNFIT.sub("\ufffd", text)
    # Excel would read _x0041_ as a letter (ECMA-376 Part 1, 22.9.2.19); openpyxl does not know it
    fit = _ESCAPE.sub(lambda found: "_x005F" + found[0], fit)
    return fit if len(fit) <= _LONGEST else fit[: _LONGEST - len(_CUT)] + _CUT


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """Give a name that Excel allows and that no other sheet bears."""
    plain = _NO_NAME.sub("-", _UNFIT.sub("", name)).strip("' ")[:_LONGEST_NAME] or "Trang"
    used = {other.casefold() for other in taken}
    made, count = plain, 1
    while made.casefold() in used:
        count += 1
        ending = f" ({count})"
        made = plain[: _LONGEST_NAME - len(ending)] + ending
    return made
