"""Notes of drafting left in a text: "???", "xxx", "…(bổ sung sau)", "[chờ số liệu]".

Such notes stood in a signed plan. What merely looks like one is let pass: "Phụ lục XXX",
a row of points that leads to a number, a dash for nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence
from pipeline.model.notice import Notice, Severity

_NOTE: Final = re.compile(
    r"\?{2,}|(?<![\w.])x{3,}(?![\w])|(?<!\w)X{4,}(?!\w)|(?<=\bsố )X{2,3}\b|"
    r"\((?:sẽ |cần |tiếp tục |đề nghị )?(?:bổ sung|cập nhật|rà soát|kiểm tra|xác nhận)"
    r"(?: sau| thêm| lại| số liệu)+[^()]{0,40}\)|"
    r"\[(?:sẽ |cần |chờ |đề nghị |đang )(?:[^\[\]]{2,80})\]|"
    r"\[(?:[Gg]hi chú|GHI CHÚ|[Ll]ưu ý|[Nn]ote|NOTE)\s*:[^\[\]]{0,200}\]|"
    r"\((?:[Gg]hi chú|[Nn]ote) (?:của|cho|khi soạn|người soạn)[^()]{0,100}\)|"
    r"\b[Cc]hờ (?:bổ sung |cập nhật |cung cấp )?số liệu\b|"
    r"\b(?:TODO|TBD|FIXME)\b|(?:bổ sung|cập nhật) sau\s*(?:[.…]|$)|"
    r"\((?:chờ|đợi|xin) (?:số liệu|ý kiến)[^()]{0,40}\)|(?:\.{5,}|…{2,}|_{4,})",
)


# one of these stands in every note; each begins with a letter, so that only there all are tried
_HINT: Final = re.compile(
    r"\?\?|xxx|XX|sau|\((?:chờ|đợi|xin)|\[|TODO|TBD|FIXME|\.\.\.\.\.|……|____|số liệu|lại\)|thêm\)|"
    r"hi chú |ote "
)


def drafting_notes(evidence: Evidence) -> Iterator[Notice]:
    """Tell of drafting notes left in text and cells."""
    for passage in evidence.passages:
        text = passage.text
        if _HINT.search(text) is None:
            continue  # the pattern takes ten times as long
        found = _NOTE.search(text)
        if found is None:
            continue
        around = text[max(0, found.start() - 25) : found.end() + 15].strip()
        message = f"còn ghi chú khi soạn: “{around}”"
        fix = "điền nội dung còn thiếu, hoặc bỏ ghi chú trước khi gửi"
        yield passage.notice(Severity.WARNING, "ghi-chu-soan-thao", message, fix)
