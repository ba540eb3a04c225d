"""The blank Excel form of a descriptor: hard to fill wrongly, read back through the same form.

Sheet one holds title, directions, headings with units, a marked example row and empty rows;
only those can be typed in. Drop-downs come from a hidden sheet of lists, notes appear beside
the cell being filled, and sheet two explains every column. The same bytes every time.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.form import EXAMPLE, GUIDE_SHEET, LIST_SHEET, FieldType, Form, FormField
from pipeline.render.excel.lists import saved
from pipeline.render.excel.printing import (
    FACE,
    fitted_widths,
    row_height,
    set_face,
    set_up_openpyxl,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Border
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

DATA_SHEET: Final = "Bieu"
EMPTY_ROWS: Final = 150
HEADER_ROW: Final = 4

_LONGEST_NOTE: Final = 250  # characters of an input message; Excel allows 255
_FILL_INPUT, _FILL_HEAD, _FILL_NEEDED, _FILL_EXAMPLE = "FFFDF0", "DDE6F0", "BFD3EA", "EDEDED"
_TYPE_WORDS: Final = {
    FieldType.STRING: "chữ",
    FieldType.NUMBER: "số",
    FieldType.INTEGER: "số nguyên",
    FieldType.DATE: "ngày/tháng/năm",
    FieldType.YEAR: "năm",
    FieldType.BOOLEAN: "Có hoặc Không",
}
_FORMATS: Final = {
    FieldType.NUMBER: "#,##0.0##",
    FieldType.INTEGER: "#,##0",
    FieldType.DATE: "dd/mm/yyyy",
    FieldType.YEAR: "0",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """What a blank form is made for: the agency's name, its lists, rows already there.

    `lists` gives by resource and field ("don-vi.ten") the entries to choose from; `rows` give
    by field what is typed in already and locked.
    """

    agency: str
    lists: Mapping[str, tuple[str, ...]]
    rows: tuple[Mapping[str, str], ...] = ()


_HEAD_HEIGHT: Final = 48.0  # points at least
_GUIDE_WIDTHS: Final = (34.0, 14.0, 16.0, 10.0, 50.0, 50.0, 30.0)


def form_workbook(form: Form, filling: Filling) -> bytes:
    """Give the blank .xlsx of a form for one agency."""
    from openpyxl import Workbook

    book = Workbook()
    set_face(book)
    page = book.worksheets[0]
    page.title = DATA_SHEET
    lists = _write_lists(book, form, filling)
    last = HEADER_ROW + 1 + max(len(filling.rows), 0 if filling.rows else EMPTY_ROWS)
    _write_top(page, form, filling.agency)
    _write_header(page, form)
    _write_rows(page, form, filling, last)
    for column, field in enumerate(form.fields, 1):
        _validate(page, form, field, column, last, lists)
    _protect(page)
    _lay_out(page, form, last)
    _write_guide(book, form)
    book.move_sheet(LIST_SHEET, 1)
    book.active = 0
    book.properties.creator = "quyhoach"
    book.properties.title = form.name
    return saved(book)


def letter(column: int) -> str:
    """Give the letters that name a column, from 1."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def _choices(form: Form, field: FormField, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give what a cell of the field may be chosen from, () where it is free."""
    if field.constraints.enum:
        return field.constraints.enum
    if field.type is FieldType.BOOLEAN:
        return ("Có", "Không")
    key = form.reference(field.name)
    found = lists.get(f"{key.resource}.{key.to[0]}", ()) if key else ()
    for key in form.foreign_keys:
        if not found and field.name in key.fields:
            found = lists.get(f"{key.resource}.{key.to[key.fields.index(field.name)]}", ())
    return (*field.also, *found) if found else ()


def _write_lists(book: "Workbook", form: Form, filling: Filling) -> dict[str, str]:
    """Write each field's choices into a column of the hidden sheet; give their ranges."""
    page = book.create_sheet(LIST_SHEET)
    page.sheet_state = "veryHidden"
    ranges: dict[str, str] = {}
    places: dict[tuple[str, ...], str] = {}
    page.cell(1, 1, f"bieu-mau: {form.name}")
    for field in form.fields:
        choices = _choices(form, field, filling.lists)
        if not choices:
            continue
        if choices not in places:
            column = len(places) + 1
            for row, choice in enumerate(choices, 2):
                page.cell(row, column, choice).number_format = "@"
            own = letter(column)
            places[choices] = f"'{LIST_SHEET}'!${own}$2:${own}${len(choices) + 1}"
        ranges[field.name] = places[choices]
    return ranges


def _write_top(page: "Worksheet", form: Form, agency: str) -> None:
    from openpyxl.styles import Alignment, Font

    directions = "Chỉ điền vào các ô màu vàng nhạt; dòng Ví dụ không được đọc, không cần xóa"
    lines = (
        (form.title.upper(), Font(name=FACE, bold=True, size=13)),
        (form.description, Font(name=FACE, italic=True)),
        (f"{agency} - {directions}", Font(name=FACE, italic=True, color="7F7F7F")),
    )
    width = len(form.fields)
    for row, (words, font) in enumerate(lines, 1):
        cell = page.cell(row, 1, words or None)
        cell.font = font
        cell.alignment = Alignment(
            horizontal="center" if row == 1 else "left", vertical="center", wrap_text=True
        )
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        page.row_dimensions[row].height = 22 if row == 1 else 30


def _write_header(page: "Worksheet", form: Form) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    widths = form_widths(form)
    for column, (field, width) in enumerate(zip(form.fields, widths, strict=True), 1):
        name = _head(field)
        cell = page.cell(HEADER_ROW, column, name)
        cell.font = Font(name=FACE, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.fill = PatternFill(
            "solid", fgColor=_FILL_NEEDED if _needed(form, field) else _FILL_HEAD
        )
        cell.border = _border()
        page.column_dimensions[letter(column)].width = width
    heads = [(_head(field), width) for field, width in zip(form.fields, widths, strict=True)]
    examples = [(field.example, width) for field, width in zip(form.fields, widths, strict=True)]
    page.row_dimensions[HEADER_ROW].height = max(_HEAD_HEIGHT, row_height(heads, bold=True))
    page.row_dimensions[HEADER_ROW + 1].height = row_height(examples)


def form_widths(form: Form) -> list[float]:
    """Give the widths of a form's columns, such that it prints on an A4 page on its side."""
    return fitted_widths([float(field.width or _width(field)) for field in form.fields])


def _head(field: FormField) -> str:
    return f"{field.title} ({field.unit})" if field.unit else field.title


def _write_rows(page: "Worksheet", form: Form, filling: Filling, last: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    border, wrapped = _border(), Alignment(vertical="top", wrap_text=True)
    grey, yellow = (PatternFill("solid", fgColor=fill) for fill in (_FILL_EXAMPLE, _FILL_INPUT))
    open_cell, example = Protection(locked=False), Font(name=FACE, italic=True, color="7F7F7F")
    for column, field in enumerate(form.fields, 1):
        shown = page.cell(HEADER_ROW + 1, column, EXAMPLE if column == 1 else field.example or None)
        shown.data_type = "s" if shown.value else shown.data_type
        shown.font, shown.fill, shown.border, shown.alignment = example, grey, border, wrapped
        shown.number_format = "@"
        number_format = _format(field)
        # one copy of the indices of a style; its parts one by one take ten times as long
        dressed: dict[bool, Any] = {}
        for row in range(HEADER_ROW + 2, last + 1):
            cell: Any = page.cell(row, column)
            given = _given(filling.rows, row - HEADER_ROW - 2, field.name)
            if given:
                cell.value, cell.data_type = given, "s"
            if first := dressed.get(bool(given)):
                cell._style = copy(first._style)
                continue
            dressed[bool(given)] = cell
            cell.border, cell.alignment, cell.number_format = border, wrapped, number_format
            if given:
                cell.fill = grey
            else:
                cell.protection, cell.fill = open_cell, yellow


def _given(rows: Sequence[Mapping[str, str]], index: int, name: str) -> str:
    return rows[index].get(name, "") if index < len(rows) else ""


def _format(field: FormField) -> str:
    # as text, Excel keeps 06040 and does not make a date of 8-9
    if field.ranges or field.type is FieldType.STRING:
        return "@"
    return _FORMATS.get(field.type, "General")


def _width(field: FormField) -> int:
    return 24 if field.type is FieldType.STRING else 14


def _border() -> "Border":
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color="BFBFBF")
    return Border(line, line, line, line)


def _needed(form: Form, field: FormField) -> bool:
    return field.constraints.required or field.name in form.primary_key


def _validate(
    page: "Worksheet", form: Form, field: FormField, column: int, last: int, lists: dict[str, str]
) -> None:
    rule = _rule(field, lists.get(field.name, ""))
    rule.promptTitle = field.title[:32]
    rule.prompt = _note(form, field)[:_LONGEST_NOTE]
    rule.showInputMessage = True
    rule.showErrorMessage = rule.type is not None
    rule.allow_blank = True
    own = letter(column)
    rule.add(f"{own}{HEADER_ROW + 2}:{own}{last}")
    page.add_data_validation(rule)
    # the same note on the heading, where nothing is typed
    head = _free()
    head.promptTitle, head.prompt, head.showInputMessage = rule.promptTitle, rule.prompt, True
    head.add(f"{own}{HEADER_ROW}")
    page.add_data_validation(head)


def _free() -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(allow_blank=True)


def _rule(field: FormField, listed: str) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    limits = field.constraints
    if listed:
        rule = DataValidation(type="list", formula1=listed)
        # several entries in one cell cannot be chosen from a list, only begun with one
        rule.errorStyle = "warning" if field.many else "stop"
        rule.errorTitle, rule.error = (
            "Không có trong danh sách",
            "Chọn một giá trị trong danh sách.",
        )
        return rule
    if field.type is FieldType.STRING or field.ranges:
        return _free()
    low, high = _limit(limits.minimum), _limit(limits.maximum)
    if field.type is FieldType.YEAR:
        low, high = low or "1900", high or "2100"
    if field.type is FieldType.DATE:
        low, high = low or "DATE(1950,1,1)", high or "DATE(2100,12,31)"
    rule = DataValidation(type="whole", operator="between")
    if field.type is not FieldType.INTEGER and field.type is not FieldType.YEAR:
        rule.type = "decimal" if field.type is FieldType.NUMBER else "date"
    rule.formula1, rule.formula2 = low or "-1000000000000", high or "1000000000000"
    # a dash for "no figure" must remain possible
    rule.errorStyle = "warning"
    rule.errorTitle = "Kiểm tra lại giá trị"
    rule.error = f"Cột này cần {_kind(field)}. Không có số liệu thì ghi dấu gạch ngang (-)."
    return rule


def _limit(limit: Decimal | date | None) -> str:
    if isinstance(limit, date):
        return f"DATE({limit.year},{limit.month},{limit.day})"
    return "" if limit is None else f"{limit:f}"


def _kind(field: FormField) -> str:
    words = _TYPE_WORDS[field.type]
    return f"{words} ({field.unit})" if field.unit else words


def _note(form: Form, field: FormField) -> str:
    parts = [field.description, f"Kiểu: {_kind(field)}"]
    if field.ranges:
        parts.append("có thể ghi khoảng 28 - 30 hoặc giới hạn >35,0")
    if _needed(form, field):
        parts.append("bắt buộc")
    limits = field.constraints
    if limits.minimum is not None or limits.maximum is not None:
        parts.append(f"giá trị {_between(limits.minimum, limits.maximum)}")
    return "; ".join(filter(None, parts))


def _between(low: Decimal | date | None, high: Decimal | date | None) -> str:
    ends = ((word, limit) for word, limit in (("từ", low), ("đến", high)) if limit is not None)
    return " ".join(f"{word} {_shown(limit)}" for word, limit in ends)


def _shown(limit: Decimal | date) -> str:
    if isinstance(limit, date):
        return f"{limit.day}/{limit.month}/{limit.year}"
    return f"{limit:,f}".translate(str.maketrans(",.", ".,"))


def _protect(page: "Worksheet") -> None:
    """Lock all but the input cells, without a password; rows and widths stay free."""
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.protection.insertRows = False
    page.protection.sort = False
    page.protection.autoFilter = False


def _lay_out(page: "Worksheet", form: Form, last: int) -> None:
    # its title stands in its first row already
    set_up_openpyxl(page, title="", sheet="", head=HEADER_ROW, fixed="B")
    page.print_area = f"A1:{letter(len(form.fields))}{last}"


def _write_guide(book: "Workbook", form: Form) -> None:
    """Explain every column on a sheet of its own, for print."""
    from openpyxl.styles import Alignment, Font, PatternFill

    page = book.create_sheet(GUIDE_SHEET, 1)
    heads = ("Cột", "Đơn vị", "Kiểu", "Bắt buộc", "Giá trị cho phép", "Cách ghi", "Ví dụ")
    rows = [
        (
            field.title,
            field.unit,
            _TYPE_WORDS[field.type],
            "x" if _needed(form, field) else "",
            "; ".join(field.constraints.enum)
            or _between(field.constraints.minimum, field.constraints.maximum),
            field.description,
            field.example,
        )
        for field in form.fields
    ]
    for row, values in enumerate((heads, *rows), 1):
        for column, value in enumerate(values, 1):
            cell = page.cell(row, column, value or None)
            cell.border = _border()
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if value:
                cell.data_type = "s"
            if row == 1:
                cell.font, cell.fill = (
                    Font(name=FACE, bold=True),
                    PatternFill("solid", fgColor=_FILL_HEAD),
                )
    widths = fitted_widths(_GUIDE_WIDTHS)
    for column, width in enumerate(widths, 1):
        page.column_dimensions[letter(column)].width = width
    for row, values in enumerate((heads, *rows), 1):
        page.row_dimensions[row].height = row_height(
            zip(values, widths, strict=True), bold=row == 1
        )
    page.protection.sheet = True
    set_up_openpyxl(page, title=form.title, sheet=GUIDE_SHEET)
