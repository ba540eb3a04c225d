"""Percentages in a sentence against its own numbers: "171.000 trên 600.000 … 23 %" is 28,5.

Only sentences that name part, whole and percentage close together are read, in this order or
the whole first ("trong tổng số 600 dự án có 171 dự án, đạt 23 %"), or the percentage before the
whole ("chiếm 23 % trong tổng số 600", "23 % (171/600 xã)"); a range or a comparison over years is
let pass.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, sentences
from pipeline.compose.checks.quantities import shown
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import Number, read_number

_N: Final = r"(?<![\d.,])(?:\d[\d.,]*\d|\d)(?!\d)"
_UNIT: Final = r"(?:\s+[^\W\d_][^\d,;:.()%]{0,40}?)?"
_STATED: Final = re.compile(
    rf"(?P<part>{_N})(?P<u1>{_UNIT})\s*"
    r"(?:/|,?\s*(?:trên|trong|so với|của)\s*(?:tổng\s*(?:số|cộng)?|số)?)"
    rf"\s*(?P<whole>{_N})(?P<u2>{_UNIT})"
    r"\s*[,(;]?\s*(?:chiếm|đạt|bằng|tương đương|tương ứng|ứng với|tức|là)?\s*"
    rf"(?:tỷ lệ\s*|mức\s*)?(?P<about>khoảng|gần|hơn|trên|xấp xỉ)?\s*(?P<rate>{_N})\s*%"
    r"(?!\s*/|\s*-|\s*–)"
)
_WORDS: Final = r"(?:\s+[^\d,;:.()%]{1,60}?)?"
_WHOLE_FIRST: Final = re.compile(
    rf"(?:tổng số|tổng cộng|trong|có)\s+(?P<whole>{_N})(?P<u2>{_UNIT})"
    rf"\s*,?\s*(?:trong đó|thì|đã|mới|chỉ)?\s*(?:có\s+)?(?P<part>{_N})(?P<u1>{_WORDS})"
    r"\s*[,(;]\s*(?:chiếm|đạt|bằng|tương đương|tương ứng|ứng với|tức)\s*"
    rf"(?:tỷ lệ\s*|mức\s*)?(?P<about>khoảng|gần|hơn|trên|xấp xỉ)?\s*(?P<rate>{_N})\s*%"
    r"(?=\s*(?:[.;,)]|tổng số|$))",
    re.IGNORECASE,
)
_RATE_BETWEEN: Final = re.compile(
    rf"(?P<part>{_N})(?P<u1>{_UNIT})\s*[,(]\s*(?:chiếm|đạt|bằng|tương đương|tương ứng|ứng với)\s+"
    rf"(?:tỷ lệ\s+|mức\s+)?(?P<about>khoảng|gần|hơn|trên|xấp xỉ)?\s*(?P<rate>{_N})\s?%\s+"
    rf"(?:trong\s+|trên\s+|của\s+)?(?:tổng\s+(?:số|cộng)?\s*)(?P<whole>{_N})(?P<u2>{_UNIT})"
)
_RATE_FIRST: Final = re.compile(
    rf"(?P<about>khoảng|gần|hơn|trên|xấp xỉ)?\s*(?<![\w.,/–-])(?P<rate>{_N})\s?%\s*\(\s*"
    rf"(?P<part>{_N})(?P<u1>)\s*/\s*(?P<whole>{_N})(?P<u2>{_UNIT})\s*\)"
)
_BETWEEN: Final = re.compile(
    r"năm\s*$|giai đoạn\s*$|ngày\s*$|số\s*$|tháng\s*$|mục\s*$", re.IGNORECASE
)
_OTHER_ORDERS: Final = (_WHOLE_FIRST, _RATE_BETWEEN, _RATE_FIRST)
_FIGURES: Final = re.compile(r"\d[\d.,]*")
_LEAST: Final = 3  # numbers of such a sentence
_THOUSANDS: Final = {
    "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12,
}  # fmt: skip


def stated_percentages(evidence: Evidence) -> Iterator[Notice]:
    """Tell of percentages that are not part divided by whole."""
    for passage in evidence.passages:
        if "%" in passage.text:
            for sentence in sentences(passage.text):
                yield from _in_sentence(passage, sentence)


def _in_sentence(passage: Passage, sentence: str) -> Iterator[Notice]:
    if len(_FIGURES.findall(sentence)) < _LEAST:
        return  # no part, whole and percentage
    matches = list(_STATED.finditer(sentence)) or [
        found for form in _OTHER_ORDERS for found in form.finditer(sentence)
    ]
    for found in matches:
        if _BETWEEN.search(sentence[: found.start("part")]) or _is_year(found["whole"]):
            continue
        # "2.000/2.500 tỷ đồng": the unit is that of both
        lone = found.re in (_STATED, _RATE_FIRST) and not found["u1"].strip()
        own = found["u2"] if lone else found["u1"]
        part, whole = _number(found["part"], own), _number(found["whole"], found["u2"])
        rate = _number(found["rate"], "")
        if part is None or whole is None or rate is None or whole <= 0 or part > whole:
            continue
        result = part / whole * 100
        decimals = len(found["rate"].partition(",")[2])
        tolerance = Decimal(1).scaleb(-decimals) * (Decimal("0.6") if not found["about"] else 2)
        if abs(result - rate) > tolerance:
            right = shown(round(result, max(decimals, 1)))
            message = (
                f"“{found['part']} … {found['whole']} … {found['rate']}%”: "
                f"{found['part']} chia {found['whole']} là {right}%"
            )
            fix = f"viết {right}%, hoặc sửa số liệu trong câu"
            yield passage.notice(Severity.WARNING, "ty-le-trong-cau-sai", message, fix)


def _is_year(text: str) -> bool:
    return text.isdigit() and 1900 <= int(text) <= 2100


def _number(text: str, unit: str) -> Decimal | None:
    reading = read_number(text)
    if not isinstance(reading, Number):
        return None
    words = " ".join(unit.split()[:2])
    power = _THOUSANDS.get(words, _THOUSANDS.get(words.partition(" ")[0], 0))
    return reading.value.scaleb(power)
