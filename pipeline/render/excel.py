"""Workbooks of lists: the notices of a draft, and any other table; the same bytes every time.

What agencies wrote goes into cells as text: a text that begins like a formula stays a text,
and what XML cannot hold is replaced visibly.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity
from pipeline.model.outline import Agency

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

CellValue = str | int | float | Decimal | date | None

_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_ESCAPE: Final = re.compile("_x[0-9A-Fa-f]{4}_")
_LONGEST: Final = 32_767  # characters in a cell
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

    `total` says that the last row is a total.
    """

    name: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    total: bool = False


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


def _write_sheet(book: "Workbook", sheet: ListSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_sheet_name(sheet.name, book.sheetnames))
    line = Side(style="thin", color="BFBFBF")
    border = Border(line, line, line, line)
    wrapped = Alignment(vertical="top", wrap_text=True)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    titles: tuple[CellValue, ...] = tuple(column.title for column in sheet.columns)
    for index, row in enumerate((titles, *sheet.rows), 1):
        for number, value in enumerate(row, 1):
            cell = page.cell(index, number)
            write_value(cell, value)
            cell.border = border
            cell.alignment = wrapped if index > 1 else centred
            if index == 1:
                cell.font, cell.fill = bold, fill
            elif sheet.total and index == len(sheet.rows) + 1:
                cell.font = bold
            if index > 1 and sheet.columns[number - 1].number_format:
                cell.number_format = sheet.columns[number - 1].number_format
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    _lay_out(page, sheet)


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
