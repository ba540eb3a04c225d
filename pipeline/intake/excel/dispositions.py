"""What stands under "Kết quả xử lý" → a disposition, in the words that people use for it."""

import re
from typing import Final

from pipeline.model.comment import Disposition
from pipeline.model.text import folded

# what may stand around the word itself and changes nothing
_BEFORE: Final = r"(?:(?:đã|xin|sẽ|được|cơ quan lập quy hoạch|đơn vị tư vấn) )*"
_WHAT: Final = r"(?: (?:ý kiến|góp ý|nội dung|các|này|của [\w ]{2,40}|như giải trình))*"
_SO: Final = r"(?:(?:,| và|;)? ?(?:đã |để )?(?:chỉnh sửa|sửa|bổ sung|hoàn thiện|cập nhật|làm rõ))*"
_READINGS: Final = (
    (
        Disposition.PARTLY,
        rf"{_BEFORE}tiếp thu{_WHAT} (?:một|1) (?:phần|số nội dung|số ý|số)(?: nội dung)?"
        rf"(?:,? (?:và )?giải trình(?: phần còn lại)?)?",
    ),
    (
        Disposition.REFUSED,
        rf"(?:{_BEFORE}(?:không|ko|k|không thể) tiếp thu{_WHAT}|không chấp nhận|bảo lưu{_WHAT}"
        rf"|(?:xin )?giữ nguyên(?: như)?(?: trong)?(?: dự thảo)?"
        rf"|{_BEFORE}(?:giữ nguyên dự thảo,? )?(?:và )?giải trình{_WHAT})"
        rf"(?:,? (?:và )?(?:có )?giải trình{_WHAT}|,? giữ nguyên(?: dự thảo)?)?",
    ),
    (
        Disposition.ACCEPTED,
        rf"{_BEFORE}(?:nghiên cứu,? )?(?:tiếp thu|chấp nhận)(?: (?:toàn bộ|hoàn toàn|đầy đủ|"
        rf"tối đa))?{_WHAT}{_SO}|đã (?:chỉnh sửa|sửa|bổ sung)(?: theo (?:ý kiến|góp ý))?",
    ),
    (Disposition.NOTED, rf"{_BEFORE}(?:ghi nhận|tiếp nhận){_WHAT}"),
    (
        Disposition.DIFFERING,
        r"(?:vẫn )?còn (?:có )?(?:nhiều )?ý kiến khác(?: nhau)?|(?:có )?ý kiến khác nhau"
        r"|chưa thống nhất(?: ý kiến)?",
    ),
)
_PATTERNS: Final = tuple((value, re.compile(pattern)) for value, pattern in _READINGS)


def read_disposition(text: str) -> Disposition | None:
    """Give what a result means; None where that is not sure.

    "Giải trình" alone explains why a comment is not taken over; "Tiếp thu, giải trình" may be
    either, "chưa tiếp thu" may be not yet.
    """
    said = folded(text.replace("(", " ").replace(")", " ").replace("\n", " ")).strip(" !,;-")
    found = [value for value, pattern in _PATTERNS if pattern.fullmatch(said)]
    return found[0] if len(found) == 1 else None
