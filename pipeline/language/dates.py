"""Days as administrative documents write them: a zero before days below 10 and months 1 and 2.

"ngày 05 tháng 01 năm 2025", "05/01/2025", "19/3/2024"; days have strokes between, not points or
hyphens.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, khoản 4.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.language.found import Found

_WORDS: Final = re.compile(r"gày (\d{1,2}) tháng (\d{1,2})(?=[ \u00a0]năm \d{4})")
_STROKES: Final = re.compile(r"/(\d{1,2})/((?:19|20)\d\d)(?![\w/-])")
_DAY: Final = re.compile(r"(?<![\w/.,-])\d{1,2}\Z")
_OTHER: Final = re.compile(r"gày (\d{1,2})([-.])(\d{1,2})\2((?:19|20)\d\d)(?![\w/-])")


def dates(text: str) -> Iterator[Found]:
    """Find days without their zero, and days whose parts are not between strokes."""
    for found in _WORDS.finditer(text):
        mended = f"{_day(found[1])} tháng {_month(found[2])}"
        yield from _told("ngay-thieu-so-0", text, found.start(1), found.end(), mended)
    for found in _STROKES.finditer(text):
        day = _DAY.search(text[max(0, found.start() - 3) : found.start()])
        if day is not None:
            mended = f"{_day(day[0])}/{_month(found[1])}/{found[2]}"
            start = found.start() - len(day[0])
            yield from _told("ngay-thieu-so-0", text, start, found.end(), mended)
    for found in _OTHER.finditer(text):
        mended = f"{_day(found[1])}/{_month(found[3])}/{found[4]}"
        yield from _told("ngay-viet-khac", text, found.start(1), found.end(), mended)


def _told(code: str, text: str, start: int, end: int, mended: str) -> Iterator[Found]:
    day, month = (int(part) for part in re.findall(r"\d+", mended)[:2])
    if text[start:end] != mended and 1 <= day <= 31 and 1 <= month <= 12:
        yield Found(code, start, end, mended)


def _day(written: str) -> str:
    return written.zfill(2)


def _month(written: str) -> str:
    return written.zfill(2) if int(written) <= 2 else written
