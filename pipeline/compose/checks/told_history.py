"""Sentences that tell of the past, and may name what is no more.

Words that say so themselves ("cũ", "trước sắp xếp", "hợp thành"), the title of a document of
those days, words in quotation marks, and periods that ended by 2025. A sentence goes on in the
past of the one before it until it says that it speaks of now or of what is to come.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from pipeline.compose.law.citations import citations_in

ENDED: Final = date(2025, 7, 1)  # districts' last day was the one before (Luật 72/2025/QH15, Đ.51)
_SAID: Final = re.compile(
    r"trước (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|nhập|thực hiện|tổ chức|chuyển sang)|trước đây|"
    r"trước kia|trước đó|trước (?:ngày|thời điểm|tháng|năm 2025)|trước 0?1/7|\bcũ\b|nguyên là|"
    r"vốn (?:là|thuộc)|kết thúc hoạt động|không còn|giải thể|chấm dứt|bãi bỏ|\b(?:khi|đã|xóa|việc) "
    r"bỏ\b|\bbỏ\b.{1,60}\bkhỏi\b|\bbỏ\b.{1,30}\bcấp huyện\b|không tổ chức|"
    r"hợp thành|thành lập (?:trên cơ sở|từ)|"
    r"(?:sáp )?nhập (?:toàn bộ|nguyên trạng|các|từ|với|xã|thị trấn|phường)|\bsáp nhập\b|"
    r"(?:đã|được) (?:được )?sắp xếp|tiếp nhận|hợp nhất|"
    r"(?:chuyển|bàn) giao|chuyển (?:từ|về|thành)|thay (?:cho|bằng|thế)|đổi tên|lịch sử|quy đổi|"
    r"(?:khi )?còn (?:thuộc|là|cấp|hiệu lực)|Quyết định số 236|QĐ 236|"
    r"quy hoạch đã (?:được )?phê duyệt|theo cấp huyện|đến hết tháng 6",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(
    r"giai đoạn 20[012]\d\s?[-–]\s?202[0-5]\b|năm 20(?:[01]\d|2[0-4])\b|"
    r"đến năm 2025\b|\d{1,2}/20(?:[01]\d|2[0-4])\b|nhiệm kỳ 20[012]\d\s?[-–]\s?202[0-5]",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r"\bnay\b|hiện nay|\bsẽ\b|dự kiến|giai đoạn 202[5-9]\s?[-–]|20(?:2[6-9]|[345]\d)\b|phấn đấu|"
    r"thời gian tới|định hướng|tiếp tục|trong những năm tới",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“[^”]{1,400}”|\"[^\"]{1,400}\"|«[^»]{1,400}»")
_TITLE: Final = re.compile(
    r"(?:\s*,?\s*của\s+[^,;.]{2,60}?)?\s*,?\s*(?:về|v/v|phê duyệt|ban hành|quy định|thông qua|"
    r"thành lập|giao|công nhận|điều chỉnh)\b[^;.]*",
    re.IGNORECASE,
)
# no letter after a full stop tells a sentence from "TP. Lạng Sơn"; its own letters do
_SENTENCE: Final = re.compile(r"(?<=[.!?])(?<!T[PTX]\.)(?<!H\.)\s+(?=[^\s])|\n")


class Sentence(NamedTuple):
    """A sentence of a passage as it stands, and with what may name the past blanked out."""

    text: str
    open: str
    is_past: bool


def sentences_told(text: str) -> Iterator[Sentence]:
    """Give the sentences of a passage, each told to be of the past or not."""
    opened = _without_titles(text)
    past = False
    at = 0
    for piece in _SENTENCE.split(text):
        start = text.index(piece, at) if piece else at
        at = start + len(piece)
        past = _is_past(piece, after_past=past)
        yield Sentence(piece, opened[start:at], past)


def is_past(text: str) -> bool:
    """Say whether words by themselves, as a caption or a column's name, tell of the past."""
    return _is_past(text, after_past=False)


def says_so(text: str) -> bool:
    """Say whether words call something past themselves, whatever years they name."""
    return _SAID.search(text) is not None


def _is_past(sentence: str, *, after_past: bool) -> bool:
    if says_so(sentence):
        return True
    if _NOW.search(sentence):
        return False
    return after_past or _PERIOD.search(sentence) is not None


def _without_titles(text: str) -> str:
    """Blank out what stands in quotation marks, and the titles of documents of before."""
    text = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    for one in citations_in(text):
        if one.day is not None and one.day.value is not None and one.day.value < ENDED:
            title = _TITLE.match(text, one.end)
            end = title.end() if title else one.end
            text = text[: one.start] + " " * (end - one.start) + text[end:]
    return text
