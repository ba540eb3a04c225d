"""Numbers and signs of documents: "236/QĐ-TTg" without a space in it, and never without its number.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, khoản 3 (số, ký hiệu).
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.language.found import Found

_KINDS: Final = "QĐ|NĐ|NQ|TTr|TT|KH|CT|BC|TB|CV|HD|KL|QH\\d{1,2}|PL|L"
_STROKE: Final = re.compile(rf"/[ \u00a0]*(?:(?:19|20)\d\d[ \u00a0]*/[ \u00a0]*)?(?:{_KINDS})\b")
_SIGN: Final = re.compile(
    rf"(?<![\w/])\d[\d.]*[ \u00a0]*/[ \u00a0]*(?:(?:19|20)\d\d[ \u00a0]*/[ \u00a0]*)?(?:{_KINDS})"
    r"[ \u00a0]*[-–‑][ \u00a0]*[A-ZĐ][A-Za-zĐđ&]*(?:[ \u00a0]*-[ \u00a0]*[A-ZĐ]{2,})?"
)
_BLANK: Final = re.compile(
    rf"\b[Ss]ố:?[ \u00a0.…_]*/[ \u00a0]*(?:{_KINDS})[ \u00a0]*[-–][ \u00a0]*[A-ZĐ]\w*"
)
_GAP: Final = re.compile(r"[ \u00a0]+")
_BEFORE: Final = 16  # letters of a number and of "Số:" before the stroke
_BEYOND: Final = 24  # letters of an issuer after it


def document_numbers(text: str) -> Iterator[Found]:
    """Find signs of documents with spaces or another dash in them, and those without a number."""
    for stroke in _STROKE.finditer(text):
        nearest = max(0, stroke.start() - _BEFORE)
        first = max(nearest, text.rfind("\n", nearest, stroke.start()) + 1)
        last = stroke.end() + _BEYOND
        sign = _covering(_SIGN, text, first, last, stroke.start())
        blank = None if sign else _covering(_BLANK, text, first, last, stroke.start())
        if sign is not None:
            mended = _GAP.sub("", sign[0]).replace("–", "-").replace("‑", "-")
            if mended != sign[0]:
                yield Found("ky-hieu-co-cach", sign.start(), sign.end(), mended)
        elif blank is not None:
            yield Found("van-ban-thieu-so", blank.start(), blank.end())


def _covering(
    pattern: re.Pattern[str], text: str, first: int, last: int, at: int
) -> re.Match[str] | None:
    """Give what a pattern matches between two places so that it covers a third."""
    found = (one for one in pattern.finditer(text, first, last) if one.start() <= at < one.end())
    return next(found, None)
