"""What a body writes beside an answer → whether it agrees, and what else it says."""

import re
from typing import Final

from pipeline.intake.agreement import is_agreement
from pipeline.model.earlier import Stand
from pipeline.model.text import folded

_AGAINST: Final = ("bảo lưu", "không đồng ý", "chưa đồng ý", "không thống nhất", "không nhất trí")
_BUT: Final = ("một phần", "1 phần", "nhưng", "tuy nhiên", "cơ bản")
_AGREES: Final = re.compile(
    r"(?:hoàn toàn )?(?:đồng ý|nhất trí|thống nhất)(?:,? (?:với|về|nội dung|kết quả|câu|phần|việc|"
    r"như|đã|và|xử lý|tiếp thu|giải trình|trả lời|của|cơ quan|lập|quy hoạch|trên|nêu|trong|bảng|"
    r"này))*"
)


def stand_of(choice: str, reason: str) -> Stand | None:
    """Give what a body's two cells mean; None where it left both empty."""
    said = folded(choice) or folded(reason)
    if not said:
        return None
    if said.startswith(_AGAINST):
        return Stand.RESERVED
    plain = _is_plain(said) and not any(one in said for one in _BUT)
    return Stand.AGREED if plain else Stand.UNCLEAR


def _is_plain(said: str) -> bool:
    """Say whether folded words agree with an answer, and say no more."""
    return _AGREES.fullmatch(said) is not None or is_agreement(said)


def beyond(choice: str) -> str:
    """Give what a choice says beyond the word chosen."""
    plain = folded(choice)
    if _is_plain(plain):
        return ""
    for stand in Stand:
        if plain == folded(stand.value):
            return ""
        if plain.startswith(f"{folded(stand.value)}:"):
            return choice.partition(":")[2].strip()
    return choice
