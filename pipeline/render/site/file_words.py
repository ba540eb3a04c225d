"""What a file that one body takes along is, in words: of an excerpt, a form, a sheet."""

import re
from collections.abc import Mapping
from typing import Final

_KINDS: Final = {"docx": "Word", "xlsx": "Excel"}
_KNOWN: Final = (
    (re.compile(r"noi-dung-lan-(\d+)"), "Phần của cơ quan như trong dự thảo lần {}"),
    (re.compile(r"phieu-tra-loi(.*)"), "Phiếu trả lời ý kiến của cơ quan"),
    (re.compile(r"so-sanh-lan-(\d+)"), "Bản so sánh với lần {}, các mục liên quan"),
    (re.compile(r"y-kien-cac-lan(.*)"), "Ý kiến của cơ quan qua các lần"),
    (re.compile(r"cong-van(.*)"), "Công văn xin ý kiến"),
    (re.compile(r"bai-viet(.*)"), "Mẫu bài viết"),
)


def file_words(name: str, *, body: str = "", forms: Mapping[str, str] | None = None) -> str:
    """Give what a file is: its name without folders, whose it is, titles of forms by name."""
    stem, _, ending = name.rpartition(".")
    kind = _KINDS.get(ending, ending)
    return f"{_what(stem, body, forms or {})} ({kind})"


def _what(stem: str, body: str, forms: Mapping[str, str]) -> str:
    for pattern, words in _KNOWN:
        if found := pattern.fullmatch(stem):
            return words.format(found[1])
    if stem == body:
        return "Phiếu góp ý"
    return f"Biểu mẫu: {forms[stem]}" if stem in forms else stem
