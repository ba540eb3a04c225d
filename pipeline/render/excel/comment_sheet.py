"""The blank comment sheet of one body: its name, the draft's items to choose from, rows to fill.

Only the yellow cells can be typed in; the drop-down names items by place and title, each with the
id by which it is known when the sheet comes back. The same bytes every time.

Source: design.md, section 2, "comment sheet".
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pipeline.render.excel.lists import saved, write_value
from pipeline.render.excel.printing import FACE, set_face, set_up_openpyxl

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET: Final = "GopY"
LIST: Final = "DanhMuc"
ROWS: Final = 200
_HEADS: Final = (
    "Mục (chọn trong danh sách)",
    "Vị trí, trích dẫn",
    "Nội dung góp ý",
    "Đề nghị sửa thành",
)
_WIDTHS: Final = (42, 46, 58, 46)
_HEAD_ROW: Final = 12
_INPUT, _HEAD = "FFFDF0", "DDE6F0"
_DIRECTIONS: Final = (
    "Mỗi ý kiến ghi một dòng: chọn mục trong danh sách, chép đúng đoạn được góp ý vào cột thứ hai, "
    "ghi nội dung góp ý và câu chữ đề nghị sửa thành. Nếu thống nhất toàn bộ thì ghi x vào ô "
    "“Thống nhất (x)”, không cần ghi dòng nào. Chỉ điền các ô màu vàng nhạt; giữ nguyên tên tệp "
    "khi gửi lại."
)


@dataclass(frozen=True, slots=True)
class SheetFor:
    """What a comment sheet is made for.

    Attributes:
        body: The name of the body consulted.
        draft: The name of the draft ("Dự thảo lần 1"), `report` that of the report.
        code: The beginning of the draft's content hash.
        items: "Phần III, mục VI.1: Giao thông [giao-thong]", the body's own first.
        answer_by: When it is to be back, in words; "" where nothing is set.
        council: Whether it goes before the appraisal council.
        person: Whether a member of the council fills it in, of whom no number is asked.
    """

    body: str
    draft: str
    report: str
    code: str
    items: tuple[str, ...]
    answer_by: str = ""
    council: bool = False
    person: bool = False

    @property
    def name(self) -> str:
        """Give what the sheet is called."""
        return "Phiếu nhận xét thẩm định" if self.council else "Phiếu góp ý"


def blank_comment_sheet(given: SheetFor) -> bytes:
    """Give the blank .xlsx."""
    from openpyxl import Workbook

    book = Workbook()
    set_face(book)
    page = book.worksheets[0]
    page.title = SHEET
    _write_list(book, given.items)
    _write_top(page, given)
    _write_rows(page)
    _validate(page, len(given.items))
    _lay_out(page)
    book.properties.creator = "quyhoach"
    book.properties.title = f"{given.name} {given.draft}"
    return saved(book)


def _write_list(book: "Workbook", items: Sequence[str]) -> None:
    page = book.create_sheet(LIST)
    page.sheet_state = "veryHidden"
    page.cell(1, 1, "Danh mục các mục của Dự thảo")
    for row, item in enumerate(items, 2):
        write_value(page.cell(row, 1), item)


def _write_top(page: "Worksheet", given: SheetFor) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    due = f"Gửi lại trước: {given.answer_by}. " if given.answer_by else ""
    titles = (
        (
            1,
            f"{given.name} {given.draft}".upper(),
            Font(name=FACE, bold=True, size=14),
            "center",
            22,
        ),
        (2, given.report, Font(name=FACE, bold=True), "center", 32),
        (10, due + _DIRECTIONS, Font(name=FACE, italic=True, color="7F7F7F"), "left", 48),
    )
    for row, words, font, align, height in titles:
        cell = page.cell(row, 1, words)
        cell.font = font
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_HEADS))
        page.row_dimensions[row].height = height
    line = Side(style="thin", color="BFBFBF")
    for row, label, value, is_open in _labels(given):
        page.cell(row, 1, label).font = Font(name=FACE, bold=True)
        cell = page.cell(row, 2, value or None)
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        cell.border = Border(line, line, line, line)
        cell.number_format = "dd/mm/yyyy" if label.startswith("Ngày") else "@"
        if is_open:
            cell.fill = PatternFill("solid", fgColor=_INPUT)
            cell.protection = Protection(locked=False)


def _labels(given: SheetFor) -> tuple[tuple[int, str, str, bool], ...]:
    """Give the cells above the table: row, label, value, and whether it is to be filled in."""
    who = (
        ((4, "Thành viên Hội đồng", given.body, False), (6, "Ngày nhận xét", "", True))
        if given.person
        else (
            (4, "Cơ quan", given.body, False),
            (5, "Số văn bản", "", True),
            (6, "Ngày văn bản", "", True),
        )
    )
    return (
        *who,
        (7, "Thống nhất (x)", "", True),
        (8, "Mã bản dự thảo", given.code, False),
    )


def _write_rows(page: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="BFBFBF")
    border, wrapped = Border(line, line, line, line), Alignment(vertical="top", wrap_text=True)
    yellow, open_cell = PatternFill("solid", fgColor=_INPUT), Protection(locked=False)
    for column, (name, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True), 1):
        head = page.cell(_HEAD_ROW, column, name)
        head.font, head.fill, head.border = (
            Font(name=FACE, bold=True),
            PatternFill("solid", fgColor=_HEAD),
            border,
        )
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(column)].width = width
        first: Any = page.cell(_HEAD_ROW + 1, column)
        first.border, first.alignment, first.fill = border, wrapped, yellow
        # as text, Excel makes neither a date of "8-9" nor a formula of "= 8"
        first.protection, first.number_format = open_cell, "@"
        for row in range(_HEAD_ROW + 2, _HEAD_ROW + ROWS + 1):
            cell: Any = page.cell(row, column)
            # one copy of the indices of a style; its parts one by one take ten times as long
            cell._style = copy(first._style)
    page.row_dimensions[_HEAD_ROW].height = 24


def _validate(page: "Worksheet", items: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choose = DataValidation(type="list", formula1=f"{LIST}!$A$2:$A${items + 1}", allow_blank=True)
    choose.errorStyle = "warning"  # a comment on the whole draft has no item
    choose.showErrorMessage = True
    choose.errorTitle = "Không có trong danh sách"
    choose.error = "Chọn một mục trong danh sách để ý kiến đến đúng cơ quan soạn thảo."
    choose.add(f"A{_HEAD_ROW + 1}:A{_HEAD_ROW + ROWS}")
    agree = DataValidation(type="list", formula1='"x"', allow_blank=True)
    agree.add("B7")
    for rule in (choose, agree):
        page.add_data_validation(rule)


def _lay_out(page: "Worksheet") -> None:
    page.protection.sheet = True  # without a password; rows and widths stay free
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.protection.insertRows = False
    page.protection.sort = False
    page.protection.autoFilter = False
    # its title stands in its first row already
    set_up_openpyxl(page, title="", sheet="", head=_HEAD_ROW)
