"""The response register as a workbook: a new one, or the consultant's own with rows added.

In a workbook that is there already nothing is moved and no filled cell is touched: new rows
stand below in the look of the last one, empty cells of ours are filled, columns of ours that it
lacks come behind its last.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.comment import Disposition, RegisterLayout
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.register_columns import (
    FIRST_OURS,
    GUIDE_SHEET,
    HEADINGS,
    MODULE_SHEET,
    WIDTHS,
)
from pipeline.render.excel.growing_rows import (
    growing,
    growing_parts,
    heights_by_hand,
    parts_of,
    set_heights,
)
from pipeline.render.excel.lists import (
    Wardrobe,
    saved,
    set_columns,
    workbook_parts,
    write_value,
)
from pipeline.render.excel.printing import laid_columns, row_height, set_up
from pipeline.render.excel.register_sheets import renew_sheets, write_sheets
from pipeline.work.archive import part_names, zip_parts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from xlsxwriter import Workbook as NewWorkbook
    from xlsxwriter.worksheet import Worksheet as NewSheet

SHEET: Final = "TiepThu"
_KEYS: Final = tuple(HEADINGS)
_SPARE: Final = 200  # rows below the last that have the drop-down too
_CHOICES: Final = f'"{",".join(value.value for value in Disposition)}"'
_REFUSAL: Final = {
    "error_title": "Không có trong danh sách",
    "error_message": "Chọn một giá trị trong danh sách.",
}
_WRAPPED: Final = {"text_wrap": True}
_LOOKS: Final = {
    "head": {
        **_WRAPPED,
        "align": "center",
        "valign": "vcenter",
        "bold": True,
        "bg_color": "#DDE6F0",
    },
    "body": {**_WRAPPED, "valign": "top"},
}
# what openpyxl may not write again: pictures and shapes, threaded notes, controls
_FRAGILE: Final = ("drawings", "charts", "media", "threadedComments", "ctrlProps", "slicers")


def new_register(changes: RegisterChanges) -> bytes:
    """Give a register of its own with the rows given."""

    def fill(book: "NewWorkbook") -> None:
        page = book.add_worksheet(SHEET)
        wardrobe = Wardrobe(book, _LOOKS)
        _write_rows(page, wardrobe, changes.rows)
        _lay_out(page, 1 + len(changes.rows))
        write_sheets(book, wardrobe, changes.memory)

    return zip_parts(growing_parts(workbook_parts(fill)))


def _write_rows(
    page: "NewSheet", wardrobe: Wardrobe, rows: Sequence[Mapping[str, str | date]]
) -> None:
    ours = [column >= FIRST_OURS for column in range(len(WIDTHS))]
    columns = laid_columns(WIDTHS, ours)
    # an empty cell is not written, and what is typed there later has the look of its column
    set_columns(page, columns, wardrobe.look("body"))
    widths = {_KEYS[one.place]: one.width for one in columns if not one.folded}
    page.set_row(0, row_height(((HEADINGS[key], widths[key]) for key in widths), bold=True))
    for column, key in enumerate(_KEYS):
        wardrobe.write(page, (0, column), HEADINGS[key], "head")
    for number, row in enumerate(rows, 1):
        page.set_row(number, row_height((str(row.get(key, "")), widths[key]) for key in widths))
        for column, key in enumerate(_KEYS):
            if value := row.get(key):  # an empty cell costs as much as a full one
                wardrobe.write(page, (number, column), value, "body", _day_format(value))


def _lay_out(page: "NewSheet", last: int) -> None:
    """Filter `last` rows, offer the results; the columns of the prescribed table print."""
    set_up(page, title="Tiếp thu, giải trình ý kiến", sheet="")
    page.print_area(0, 0, max(last - 1, 1), FIRST_OURS - 1)
    page.hide_gridlines(0)  # they print: empty cells have no borders of their own
    page.autofilter(0, 0, last - 1, len(_KEYS) - 1)
    chosen = _KEYS.index("disposition")
    options = {"validate": "list", "source": [value.value for value in Disposition], **_REFUSAL}
    page.data_validation(1, chosen, last - 1 + _SPARE, chosen, options)


def extended_register(
    data: bytes,
    layout: RegisterLayout,
    changes: RegisterChanges,
    modules: RegisterLayout | None = None,
) -> bytes:
    """Give the consultant's workbook with new rows, cells, columns and sheets of ours added.

    `layout` is where its table stands, `modules` where its text modules do.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), rich_text=True)
    page = book[layout.sheet]
    columns = dict(layout.columns)
    _add_columns(page, columns, layout)
    for (row, key), value in sorted(changes.fills.items()):
        _dress(page.cell(row, columns[key]), (page.cell(row, columns["disposition"]), *page[row]))
        _put(page, row, columns[key], value)
    last = layout.last + len(changes.rows)
    _add_rows(page, columns, layout.head, layout.last, changes.rows)
    _reach(page, layout, last)
    _choose(page, columns["disposition"], layout.head, last)
    renew_sheets(book, changes.memory, changes.used, modules)
    by_hand = heights_by_hand(data)
    _raise_rows(page, layout, last, changes, by_hand.get(layout.sheet, frozenset()))
    for name in (GUIDE_SHEET, modules.sheet if modules else MODULE_SHEET):
        rows = range(1, book[name].max_row + 1)
        set_heights(book[name], sorted({*rows} - by_hand.get(name, frozenset())), raised=False)
    made = saved(book)
    return growing(made, parts_of(book, by_hand))


def _raise_rows(
    page: "Worksheet",
    layout: RegisterLayout,
    last: int,
    changes: RegisterChanges,
    by_hand: frozenset[int],
) -> None:
    """Let rows show all their words: those without a height, and those that got more of them."""
    written = {row for row, _ in changes.fills} | set(range(layout.last + 1, last + 1))
    others = set(range(layout.head, last + 1)) - written
    set_heights(page, sorted(written - by_hand), raised=True)
    set_heights(page, sorted(others - by_hand), raised=False)


def lost_parts(before: bytes, after: bytes) -> tuple[str, ...]:
    """Give the kinds of content that a workbook had and has no longer."""

    def kinds(data: bytes) -> set[str]:
        names = [name.split("/") for name in part_names(data)]
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
            _dress(page.cell(number, columns[key]), looks or (plain,))
            _put(page, number, columns[key], value)


def _put(page: "Worksheet", row: int, column: int, value: str | date) -> None:
    """Write a value, unless a merged cell covers the place."""
    from openpyxl.cell import Cell

    cell = page.cell(row, column)
    if isinstance(cell, Cell):
        write_value(cell, value)
        if number_format := _day_format(value):
            cell.number_format = number_format


def _day_format(value: str | date) -> str:
    return "dd/mm/yyyy" if isinstance(value, date) else ""


def _dress(cell: Any, others: Iterable[Any]) -> None:
    """Let a cell without a look have that of the first of others that has one."""
    pattern = next((other for other in others if other.has_style), None)
    if pattern is not None and not cell.has_style:
        _look_alike(cell, pattern)


def _look_alike(cell: Any, other: Any) -> None:
    # one copy of the indices of a style; its parts one by one take ten times as long
    cell._style = copy(other._style)


def _add_columns(page: "Worksheet", columns: dict[str, int], layout: RegisterLayout) -> None:
    """Put headings that are missing behind the last column, in the look of the others."""
    from openpyxl.utils import get_column_letter

    pattern = page.cell(layout.head, columns["disposition"])
    for key in _KEYS:
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
    rule.errorTitle, rule.error = _REFUSAL["error_title"], _REFUSAL["error_message"]
    rule.showErrorMessage = True
    rule.add(area)
    page.add_data_validation(rule)
