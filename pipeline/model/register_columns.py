"""The columns of the response register, as its reader finds them and its writer makes them.

Source: design.md, section 2, for the first ten; the others are ours.
"""

from typing import Final

HEADINGS: Final = {
    "code": "Mã ý kiến",
    "agency": "Cơ quan",
    "letter": "Số văn bản",
    "item": "Mục",
    "quote": "Trích dẫn",
    "content": "Nội dung góp ý",
    "disposition": "Kết quả xử lý",
    "explanation": "Giải trình",
    "changed_at": "Nội dung chỉnh sửa tại",
    "handler": "Cơ quan, người xử lý",
    "proposed": "Đề nghị sửa thành",
    "due": "Hạn xử lý",
    "similar": "Ý kiến tương tự (máy đề xuất)",
    "group": "Trả lời chung với",
    "proposal": "Đề xuất",
    "decider": "Cấp quyết định",
    "decision": "Kết luận",
    "position": "Vị trí",
    "letter_day": "Ngày văn bản",
    "source": "Nguồn",
    "split_from": "Tách từ",
}
FIRST_OURS: Final = 10  # those from here on are added where a register lacks them
WIDTHS: Final = (
    17,
    24,
    18,
    32,
    38,
    46,
    16,
    42,
    36,
    22,
    38,
    13,
    24,
    18,
    38,
    20,
    38,
    34,
    13,
    26,
    17,
)  # characters
KEY_SHEET: Final = "_quyhoach"
"""A hidden sheet: what is kept of each row (`register_memory`)."""
MODULE_SHEET: Final = "Mẫu trả lời"
MODULE_HEADINGS: Final = {"number": "Mẫu", "text": "Nội dung", "used": "Dùng tại"}
GUIDE_SHEET: Final = "Hướng dẫn"
