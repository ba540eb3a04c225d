"""`truc-tuyen-K.xlsx`: what a body wrote on the site, as the comment sheet of its letter.

It has the columns of the sheet that goes out blank, and a hidden one that names the block each
comment points to. There is no time in it: the same words make the same bytes.

Source: design.md, section 2, "comment sheet".
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from pipeline.model.comment_sheet import BLOCK_HEADING
from pipeline.model.online_sheet import OnlineComment, OnlineSheet
from pipeline.render.excel.lists import Wardrobe, new_workbook, set_width
from pipeline.render.excel.printing import row_height, set_up

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET: Final = "GopY"
_HEADS: Final = ("Mục", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành", BLOCK_HEADING)
_WIDTHS: Final = (36.0, 46.0, 58.0, 46.0, 24.0)
_HEAD: Final = 10  # from 0, as all rows here
_SIDE: Final = {"border": 1, "border_color": "#BFBFBF", "text_wrap": True}
_LINE: Final = {**_SIDE, "valign": "top", "num_format": "@"}
_HEADED: Final = {**_SIDE, "align": "center", "valign": "vcenter", "bold": True}
_LOOKS: Final[Mapping[str, Mapping[str, object]]] = {
    "title": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    "report": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "label": {"bold": True},
    "value": {**_LINE, "align": "left"},
    "day": {**_LINE, "num_format": "dd/mm/yyyy", "align": "left"},
    "note": {"italic": True, "font_color": "#7F7F7F", "text_wrap": True, "valign": "vcenter"},
    "head": {**_HEADED, "bg_color": "#DDE6F0"},
    "body": _LINE,
}
_NOTE: Final = (
    "Phiếu do trang web lập từ các góp ý đã gửi; cột ẩn bên phải giữ vị trí của từng góp ý trong "
    "bản dự thảo, không sửa tệp này."
)


def online_sheet(sheet: OnlineSheet) -> bytes:
    """Give the .xlsx; words stay words, whatever they begin with."""

    def fill(book: "Workbook") -> None:
        page, wardrobe = book.add_worksheet(SHEET), Wardrobe(book, _LOOKS)
        _write_top(page, wardrobe, sheet)
        for column, (name, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
            wardrobe.write(page, (_HEAD, column), name, "head")
            set_width(page, column, width)
        for at, comment in enumerate(sheet.comments, _HEAD + 1):
            _write_row(page, wardrobe, at, comment)
        page.set_column(len(_HEADS) - 1, len(_HEADS) - 1, _WIDTHS[-1], None, {"hidden": True})
        set_up(page, title="", sheet="", head=_HEAD)
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    return new_workbook(fill)


def _write_top(page: "Worksheet", wardrobe: Wardrobe, sheet: OnlineSheet) -> None:
    name = "Phiếu nhận xét" if sheet.person else "Phiếu góp ý"
    for row, words, look, height in (
        (0, f"{name} {sheet.draft}".upper(), "title", 22),
        (1, sheet.report, "report", 32),
        (8, _NOTE, "note", 32),
    ):
        page.merge_range(row, 0, row, 3, "")
        wardrobe.write(page, (row, 0), words, look)
        page.set_row(row, height)
    for row, (label, value) in enumerate(_labels(sheet), 3):
        wardrobe.write(page, (row, 0), label, "label")
        wardrobe.write(page, (row, 1), value, "day" if isinstance(value, date) else "value")


def _labels(sheet: OnlineSheet) -> tuple[tuple[str, str | date], ...]:
    agrees = "x" if sheet.agrees else ""
    who = "Thành viên Hội đồng" if sheet.person else "Cơ quan"
    return (
        (who, sheet.body),
        ("Số văn bản", sheet.number),
        ("Ngày nhận xét" if sheet.person else "Ngày văn bản", sheet.day or ""),
        ("Thống nhất (x)", agrees),
        ("Mã bản dự thảo", sheet.code),
    )


def _write_row(page: "Worksheet", wardrobe: Wardrobe, at: int, comment: OnlineComment) -> None:
    texts = (comment.item, comment.quote, comment.content, comment.proposed, comment.block)
    for column, text in enumerate(texts):
        wardrobe.write(page, (at, column), text, "body")
    page.set_row(at, row_height(zip(texts[:-1], _WIDTHS, strict=False)))
