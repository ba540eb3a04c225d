"""The response register as a workbook: a new one, or the consultant's own with rows added.

In a workbook that is there already nothing is moved and no filled cell is touched: new rows
stand below in the look of the last one, empty cells of ours are filled, columns of ours that it
lacks come behind its last.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.comment import Disposition, RegisterLayout
from pipeline.model.register_columns import FIRST_OURS, HEADINGS, KEY_SHEET, WIDTHS
from pipeline.render.excel import repeatable, write_value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET: Final = "TiepThu"
_KEYS: Final = tuple(HEADINGS)
_SPARE: Final = 200  # rows below the last that have the drop-down too
_KEYS_A_CELL: Final = 500  # lines of some 35 characters: half of what a cell can hold
_CHOICES: Final = f'"{",".join(value.value for value in Disposition)}"'
# what openpyxl may not write again: pictures and shapes, threaded notes, controls
_FRAGILE: Final = ("drawings", "charts", "media", "threadedComments", "ctrlProps", "slicers")


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """What is to be written into a register.

    Attributes:
        rows: New rows, each by key of the column; what is missing stays empty.
        fills: Values for cells of rows there already, by row number and key.
        keys: The key of the comment that each code stands for.
    """

    rows: tuple[Mapping[str, str | date], ...] = ()
    fills: Mapping[tuple[int, str], str | date] | None = None
    keys: Mapping[str, str] | None = None


def new_register(changes: RegisterChanges) -> bytes:
    """Give a register of its own with the rows given."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    page = book.worksheets[0]
    page.title = SHEET
    for column, (key, width) in enumerate(zip(_KEYS, WIDTHS, strict=True), 1):
        cell = page.cell(1, column, HEADINGS[key])
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "B2"
    columns = {key: column for column, key in enumerate(_KEYS, 1)}
    _add_rows(page, columns, 1, 1, changes.rows)
    last = 1 + len(changes.rows)
    page.auto_filter.ref = f"A1:{get_column_letter(len(_KEYS))}{last}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 8  # A3
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _choose(page, columns["disposition"], 1, last)
    return _saved(book, changes)


def extended_register(data: bytes, layout: RegisterLayout, changes: RegisterChanges) -> bytes:
    """Give the consultant's workbook with new rows, cells and columns of ours added."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), rich_text=True)
    page = book[layout.sheet]
    columns = dict(layout.columns)
    _add_columns(page, columns, layout)
    for (row, key), value in sorted((changes.fills or {}).items()):
        cell, beside = page.cell(row, columns[key]), page.cell(row, columns["disposition"])
        if beside.has_style and not cell.has_style:
            _look_alike(cell, beside)
        _put(page, row, columns[key], value)
    last = layout.last + len(changes.rows)
    _add_rows(page, columns, layout.head, layout.last, changes.rows)
    _reach(page, layout, last)
    _choose(page, columns["disposition"], layout.head, last)
    return _saved(book, changes)


def lost_parts(before: bytes, after: bytes) -> tuple[str, ...]:
    """Give the kinds of content that a workbook had and has no longer."""

    def kinds(data: bytes) -> set[str]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name.split("/") for name in package.namelist()]
        return {part[1] for part in names if len(part) > 2 and part[1] in _FRAGILE}

    return tuple(sorted(kinds(before) - kinds(after)))


def _add_rows(
    page: "Worksheet",
    columns: Mapping[str, int],
    head: int,
    last: int,
    rows: Sequence[Mapping[str, str | date]],
) -> None:
    from openpyxl.styles import Alignment

    # the look of every column, the consultant's own among them
    looks = page[last] if last > head else ()
    plain: Any = page.cell(last + 1, 1)
    if not looks and rows:
        plain.alignment = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(rows, last + 1):
        for above in looks:
            if above.has_style:
                _look_alike(page.cell(number, above.column or 1), above)
        for key, value in row.items():
            if not value:
                continue  # an empty cell costs as much as a full one
            if not looks:
                _look_alike(page.cell(number, columns[key]), plain)
            _put(page, number, columns[key], value)


def _put(page: "Worksheet", row: int, column: int, value: str | date) -> None:
    """Write a value, unless a merged cell covers the place."""
    from openpyxl.cell import Cell

    cell = page.cell(row, column)
    if isinstance(cell, Cell):
        write_value(cell, value)
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"


def _look_alike(cell: Any, other: Any) -> None:
    # one copy of the indices of a style; its parts one by one take ten times as long
    cell._style = copy(other._style)


def _add_columns(page: "Worksheet", columns: dict[str, int], layout: RegisterLayout) -> None:
    """Put headings of ours that are missing behind the last column, in the look of the others."""
    from openpyxl.utils import get_column_letter

    pattern = page.cell(layout.head, columns["disposition"])
    for key in _KEYS[FIRST_OURS:]:
        if key not in columns:
            column = page.max_column + 1
            cell = page.cell(layout.head, column, HEADINGS[key])
            if pattern.has_style:
                _look_alike(cell, pattern)
            width = WIDTHS[_KEYS.index(key)]
            page.column_dimensions[get_column_letter(column)].width = width
            columns[key] = column


def _reach(page: "Worksheet", layout: RegisterLayout, last: int) -> None:
    """Let filter and table reach over the new rows and columns."""
    from openpyxl.utils import get_column_letter, range_boundaries

    right = get_column_letter(page.max_column)
    if page.auto_filter.ref:
        left = page.auto_filter.ref.split(":")[0]
        page.auto_filter.ref = f"{left}:{right}{last}"
    for table in page.tables.values():
        bounds = range_boundaries(table.ref)
        first, top, end, bottom = (int(bound or 0) for bound in bounds)
        if top == layout.head and bottom >= layout.last:
            table.ref = (
                f"{get_column_letter(first)}{top}:{get_column_letter(end)}{max(bottom, last)}"
            )


def _choose(page: "Worksheet", column: int, head: int, last: int) -> None:
    """Let every cell of the results be chosen from the list."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(column)
    area = f"{letter}{head + 1}:{letter}{last + _SPARE}"
    for rule in page.data_validations.dataValidation:
        if rule.type == "list" and str(rule.sqref).startswith(letter):
            rule.add(area)
            return
    rule = DataValidation(type="list", formula1=_CHOICES, allow_blank=True)
    rule.errorTitle, rule.error = "Không có trong danh sách", "Chọn một giá trị trong danh sách."
    rule.showErrorMessage = True
    rule.add(area)
    page.add_data_validation(rule)


def _saved(book: "Workbook", changes: RegisterChanges) -> bytes:
    _keep_keys(book, changes.keys or {})
    file = io.BytesIO()
    book.save(file)
    return repeatable(file.getvalue())


def _keep_keys(book: "Workbook", keys: Mapping[str, str]) -> None:
    """Write which comment each code stands for, many to a cell: cells are what a sheet costs."""
    if KEY_SHEET in book.sheetnames:
        del book[KEY_SHEET]
    page = book.create_sheet(KEY_SHEET)
    page.sheet_state = "veryHidden"
    lines = [f"{code} {key}" for code, key in sorted(keys.items())]
    for row, start in enumerate(range(0, len(lines), _KEYS_A_CELL), 1):
        page.cell(row, 1, "\n".join(lines[start : start + _KEYS_A_CELL]))
