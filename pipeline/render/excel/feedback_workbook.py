"""`y-kien-cac-lan.xlsx`: all comments of a body with their answers, and room for its word on each.

Only the yellow cells can be typed in. A hidden sheet keeps what every row is, so that the page is
known again when it comes back. The same bytes every time.
"""

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING, Final

from pipeline.model.earlier import Stand
from pipeline.model.feedback_sheet import (
    HEADINGS,
    KEY_SHEET,
    OURS,
    SHEET,
    BodyPage,
    PageRow,
    key_lines,
)
from pipeline.model.verdict import VERDICT_WORDS, CommentTrace, Verdict
from pipeline.render.excel.growing_rows import FIRST_SHEET, growing_parts
from pipeline.render.excel.lists import Wardrobe, fitted, set_width, workbook_parts
from pipeline.render.excel.printing import set_up
from pipeline.work.archive import zip_parts

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

TITLE: Final = "Ý KIẾN GÓP Ý QUA CÁC LẦN DỰ THẢO VÀ KẾT QUẢ TIẾP THU, GIẢI TRÌNH"
_WIDTHS: Final = (4, 14, 25, 36, 36, 26, 15, 24)
_KEYS: Final = tuple(HEADINGS)
_HEAD: Final = 9  # from 0, as all rows here
_LABELS: Final = ((3, "Cơ quan"), (4, "Số văn bản"), (5, "Ngày văn bản"))
_SMALL: Final = {"font_size": 10}
_LINE: Final = {
    **_SMALL,
    "border": 1,
    "border_color": "#BFBFBF",
    "text_wrap": True,
    "valign": "top",
}
_OPEN: Final = {**_LINE, "bg_color": "#FFFDF0", "locked": False, "num_format": "@"}
_LOOKS: Final[Mapping[str, Mapping[str, object]]] = {
    "title": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    "label": {"bold": True},
    "name": {**_LINE, "locked": True},
    "note": {"italic": True, "font_color": "#7F7F7F", "text_wrap": True, "valign": "vcenter"},
    "head": {**_LINE, "align": "center", "valign": "vcenter", "bold": True, "bg_color": "#DDE6F0"},
    "body": _LINE,
    "open": _OPEN,
    "day": {**_OPEN, "num_format": "dd/mm/yyyy", "align": "left"},
}
_LINE_HEIGHT: Final = 13.0  # points, of letters of 10 points
_MARGIN: Final = 3.0
_HIGHEST: Final = 408.0  # points: Excel allows no higher row
_FILLED: Final = 1.15  # of a line, in letters of 10 points in columns counted in those of 11
_CHOICES: Final = (Stand.AGREED.value, Stand.RESERVED.value)
_DIRECTIONS: Final = (
    "Với mỗi ý kiến, chọn “Đồng ý” hoặc “Bảo lưu” ở cột Ý kiến của cơ quan về kết quả; nếu bảo "
    "lưu thì ghi lý do ở cột bên cạnh. Dòng để trống được coi là chưa có ý kiến. Chỉ điền các ô "
    "màu vàng nhạt; giữ nguyên Mã ý kiến. Ý kiến mới đối với {draft} ghi vào phiếu góp ý, không "
    "ghi vào đây."
)
_ALLOWED: Final = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


def feedback_workbook(page: BodyPage) -> bytes:
    """Give the .xlsx of one body."""

    def fill(book: "Workbook") -> None:
        sheet, wardrobe = book.add_worksheet(SHEET), Wardrobe(book, _LOOKS)
        _write_top(sheet, wardrobe, page)
        told = [page_cells(number, row) for number, row in enumerate(page.rows, 1)]
        for at, cells in enumerate(told, _HEAD + 1):
            for column, key in enumerate(_KEYS):
                role = "open" if key in ("stand", "words") else "body"
                wardrobe.write(sheet, (at, column), cells[key], role)
            sheet.set_row(at, _height(cells))
        _lay_out(sheet, _HEAD + len(told))
        hidden = book.add_worksheet(KEY_SHEET)
        hidden.very_hidden()
        keyed = ((str(cells["code"]), _ours(cells)) for cells in told)
        for at, line in enumerate(key_lines(page, keyed)):
            hidden.write_string(at, 0, line)

    # what is merged above the table has no height of its own words
    by_hand = {FIRST_SHEET: range(1, _HEAD + 2)}
    return zip_parts(growing_parts(workbook_parts(fill), by_hand))


def _ours(cells: Mapping[str, str | int]) -> list[str]:
    """Give the words of our cells as the workbook holds them."""
    return [fitted(str(cells[key])) for key in OURS]


def page_cells(number: int, row: PageRow) -> Mapping[str, str | int]:
    """Give what stands in a row before the body writes into it, by column."""
    comment, told = row.response.comment, row.response.row
    return {
        "number": number,
        "code": told.code if told else comment.code,
        "place": "\n".join(filter(None, (row.draft, row.old_place, _quoted(comment.quote)))),
        "content": "\n".join(filter(None, (comment.thread, _asked(comment.proposed)))),
        "answer": "\n".join((*_answer(row), *(_proof(row.trace) if row.trace else ()))),
        "now": "\n".join(_now(row)),
        "stand": row.feedback.stand.value if row.feedback else "",
        "words": row.feedback.words if row.feedback else "",
    }


def _height(cells: Mapping[str, str | int]) -> float:
    """Give how high a row is, so that print and LibreOffice show all of its words."""
    texts = zip((str(cells[key]) for key in _KEYS), _WIDTHS, strict=True)
    lines = max(sum(_lines(line, width) for line in text.split("\n")) for text, width in texts)
    return min(lines * _LINE_HEIGHT + _MARGIN, _HIGHEST)


def _lines(line: str, width: int) -> int:
    """Give how many lines a text takes in a column of so many letters; lines end with words."""
    return max(1, ceil(len(line) / (width * _FILLED)))


def _answer(row: PageRow) -> list[str]:
    told = row.response.row
    if told is None or told.disposition is None:
        return ["(chưa trả lời)", *([told.explanation] if told and told.explanation else ())]
    decision = f"Kết luận: {told.decision}" if told.decision else ""
    return [text for text in (f"{told.disposition.value}.", told.explanation, decision) if text]


def _proof(trace: CommentTrace) -> list[str]:
    evidence, words = trace.evidence, VERDICT_WORDS[trace.verdict]
    if trace.verdict in (Verdict.OPEN, Verdict.DIFFERING, Verdict.NOTED, Verdict.REFUSED):
        return []
    taken_back = trace.verdict is Verdict.UNCHANGED and evidence.old
    if evidence.told and (taken_back or trace.verdict is Verdict.LATER):
        words = evidence.told
    sides = (("Cũ", evidence.old), ("Mới", evidence.new))
    return [
        f"Đối chiếu: {words}.",
        *(f"{name}: {side}" for name, side in sides if side),
    ]


def _now(row: PageRow) -> list[str]:
    place = row.now.place
    if place is None:
        return ["không còn trong dự thảo"] if row.response.comment.item else []
    return [place.words, *([_quoted(row.now.words)] if row.now.words else ())]


def _asked(text: str) -> str:
    return f"Đề nghị sửa thành: {_quoted(text)}" if text else ""


def _quoted(text: str) -> str:
    return f"“{text}”" if text and "”" not in text else text


def _write_top(sheet: "Worksheet", wardrobe: Wardrobe, page: BodyPage) -> None:
    last = len(_KEYS) - 1
    sheet.merge_range(0, 0, 0, last, "")
    wardrobe.write(sheet, (0, 0), TITLE, "title")
    sheet.merge_range(1, 0, 1, last, "")
    wardrobe.write(sheet, (1, 0), f"(Kèm theo {page.draft})", "title")
    for row, label in _LABELS:
        sheet.merge_range(row, 0, row, 1, "")
        wardrobe.write(sheet, (row, 0), label, "label")
    wardrobe.write(sheet, (3, 2), page.name, "name")
    wardrobe.write(sheet, (4, 2), "", "open")
    wardrobe.write(sheet, (5, 2), "", "day")
    sheet.merge_range(7, 0, 7, last, "")
    wardrobe.write(sheet, (7, 0), _DIRECTIONS.format(draft=page.draft), "note")
    sheet.set_row(7, 48)
    sheet.set_row(_HEAD, 54)
    for column, (key, width) in enumerate(zip(_KEYS, _WIDTHS, strict=True)):
        wardrobe.write(sheet, (_HEAD, column), HEADINGS[key], "head")
        set_width(sheet, column, width)


def _lay_out(sheet: "Worksheet", last: int) -> None:
    """Fix the headings, offer the choices, fit the width of an A4 page."""
    chosen = _KEYS.index("stand")
    sheet.data_validation(
        _HEAD + 1,
        chosen,
        max(last, _HEAD + 1),
        chosen,
        {
            "validate": "list",
            "source": list(_CHOICES),
            "error_type": "warning",
            "error_title": "Không có trong danh sách",
            "error_message": "Chọn Đồng ý hoặc Bảo lưu; lý do ghi ở cột bên cạnh.",
        },
    )
    # its title stands in its first row already
    set_up(sheet, title="", sheet="", head=_HEAD, fixed=2)
    sheet.protect("", _ALLOWED)  # without a password
