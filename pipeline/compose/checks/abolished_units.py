"""Districts and communes that are no more, named as if they were.

Districts ended on 01/7/2025; NQ 1672/NQ-UBTVQH15 made 65 communes of 194. Ten new communes bear
the names of districts and 59 of an old commune, so only the kind with the name tells
("huyện Cao Lộc" against "xã Cao Lộc"). History may name them: "trước sắp xếp", "cũ", "trước đây".
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, sentences
from pipeline.model.document import plain_text
from pipeline.model.notice import Notice, Severity
from pipeline.model.registers import Units

_PAST: Final = re.compile(
    r"trước (?:khi )?sắp xếp|trước đây|trước kia|\bcũ\b|kết thúc hoạt động|không còn|giải thể|"
    r"trước ngày|trước 01/7|trước 1/7|hợp thành|thành lập trên cơ sở|nhập (?:toàn bộ|nguyên trạng)|"
    r"chuyển (?:từ|giao)|đến hết tháng 6|đã được sắp xếp|sáp nhập|\bbỏ\b|"
    r"lịch sử|thay (?:cho|bằng|thế)|"
    r"theo Quyết định số 236|tại Quyết định số 236|quy hoạch đã (?:được )?phê duyệt|rà soát|"
    r"trước đó|"
    r"chấm dứt|theo cấp huyện|thuộc huyện|quy đổi|chuyển thành|gắn với|đến năm 2025|"
    r"giai đoạn 20(?:1\d|2[0-4]) - 202[0-5]|năm 20(?:1\d|2[0-4])\b",
    re.IGNORECASE,
)
_LIVING: Final = re.compile(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|chính quyền|"
    r"lãnh đạo)\s+"
    r"(?:(?:các|cấp)\s+)?(?:huyện|thị xã)\b|Huyện ủy\b|Phòng [A-ZĐ][\w ,]+ huyện\b",
)
_OLD_COLUMN: Final = re.compile(r"\bcũ\b|trước sắp xếp|hợp thành|trước khi|lịch sử", re.IGNORECASE)


def abolished_units(evidence: Evidence) -> Iterator[Notice]:
    """Tell of abolished districts and communes named as living ones."""
    units = evidence.registers.units
    pattern = _pattern(units)
    if pattern is None:
        return
    former = {name.casefold(): new for name, new in units.former}
    for passage in evidence.passages:
        if not pattern.search(passage.text) and not _LIVING.search(passage.text):
            continue
        if _tells_history(passage):
            continue
        for sentence in sentences(passage.text):
            if not _PAST.search(sentence):
                yield from _in_sentence(passage, sentence, pattern, former)


def _pattern(units: Units) -> re.Pattern[str] | None:
    """Give what finds the full names that are gone: kinds of districts, communes of no heir."""
    living = {name.casefold() for name in units.communes}
    names = list(units.districts)
    names += [name for name, _ in units.former if name.casefold() not in living]
    if not names:
        return None
    kinds: dict[str, list[str]] = {}
    for full in names:
        kind, _, name = full.partition(" ")
        kinds.setdefault(kind, []).append(name)
    choices = (
        f"[{kind[0].upper()}{kind[0].lower()}]{kind[1:]} "
        f"(?:{'|'.join(re.escape(name) for name in sorted(set(found), key=len, reverse=True))})"
        for kind, found in kinds.items()
    )
    return re.compile(rf"\b(?:{'|'.join(choices)})(?![\w-]|\s+[A-ZĐÀ-Ỹ][a-zà-ỹ])")


def _tells_history(passage: Passage) -> bool:
    """Say whether the passage stands in a column or table of old units."""
    if passage.table is None or passage.place is None:
        return False
    column = passage.table.table.grid.columns[passage.place[1]].name
    row = passage.table.table.grid.rows[passage.place[0]].text
    caption = plain_text(passage.table.table.caption)
    return any(_OLD_COLUMN.search(text) for text in (column, caption, row))


def _in_sentence(
    passage: Passage,
    sentence: str,
    pattern: re.Pattern[str],
    former: dict[str, tuple[str, ...]],
) -> Iterator[Notice]:
    for name in dict.fromkeys(found[0] for found in pattern.finditer(sentence)):
        heirs = former.get(name.casefold(), ())
        message = f"“{name}” không còn là đơn vị hành chính từ ngày 01/7/2025"
        now = f"viết {', '.join(heirs)}" if heirs else "viết tên các xã, phường hiện nay"
        fix = f"{now}; nếu nói việc đã qua thì thêm “cũ” hoặc “trước sắp xếp”"
        yield passage.notice(Severity.WARNING, "don-vi-cu", message, fix)
    for found in _LIVING.finditer(sentence):
        message = f"“{found[0]}”: cấp huyện không còn từ ngày 01/7/2025"
        fix = "viết UBND tỉnh, sở, hoặc UBND xã, phường; nếu nói việc đã qua thì ghi rõ thời điểm"
        yield passage.notice(Severity.WARNING, "cap-huyen-con-sot", message, fix)
