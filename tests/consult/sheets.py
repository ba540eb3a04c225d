"""Comment sheets and registers as bodies and consultants fill them, for tests."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook

HEAD = (
    "Mục (chọn trong danh sách)",
    "Vị trí, trích dẫn",
    "Nội dung góp ý",
    "Đề nghị sửa thành",
)
REGISTER = (
    "Mã ý kiến",
    "Cơ quan",
    "Số văn bản",
    "Mục",
    "Trích dẫn",
    "Nội dung góp ý",
    "Kết quả xử lý",
    "Giải trình",
    "Nội dung chỉnh sửa tại",
    "Cơ quan, người xử lý",
)
DAY = date(2025, 11, 20)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def comment_sheet(
    *rows: Sequence[str],
    body: str = "Sở Y tế",
    number: str = "1530/SYT-KHTC",
    day: date | str | None = DAY,
    agrees: str = "",
    draft: str = "",
    round_number: int = 1,
    head: Sequence[str] = HEAD,
) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "GopY"
    page.append([f"PHIẾU GÓP Ý DỰ THẢO LẦN {round_number}"])
    labels: Mapping[str, object] = {
        "Cơ quan": body,
        "Số văn bản": number,
        "Ngày văn bản": day,
        "Thống nhất (x)": agrees,
        "Mã bản dự thảo": draft,
    }
    for label, value in labels.items():
        page.append([label, value or None])
    page.append([])
    page.append(list(head))
    for row in rows:
        page.append([cell or None for cell in row])
    return saved(book)


def register(*rows: Sequence[object], head: Sequence[str] = REGISTER) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "TiepThu"
    page.append(list(head))
    for row in rows:
        page.append(list(row))
    return saved(book)
