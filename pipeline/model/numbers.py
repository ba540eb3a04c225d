"""Numbers as Vietnamese authors write them, read strictly: what could be two numbers is both.

The comma is the decimal sign, the point (or a space) groups thousands. "15,000" may be
fifteen or fifteen thousand; it is given back as ambiguous, never guessed.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from pipeline.model.fixed import Fixed

MAX_LENGTH: Final = 80  # characters; a longer text is a sentence, not a number

Relation = Literal["<", "≤", ">", "≥"]


class Number(Fixed):
    """One number, with the unit written beside it ("" for none)."""

    value: Decimal
    unit: str = ""


class Range(Fixed):
    """A range "28-30", both ends meant, low ≤ high."""

    low: Decimal
    high: Decimal
    unit: str = ""


class Bound(Fixed):
    """A bound ">68,0", "trên 95%"."""

    relation: Relation
    value: Decimal
    unit: str = ""


class Ambiguous(Fixed):
    """A text that could be either of two numbers: the Vietnamese reading first."""

    readings: tuple[Decimal, Decimal]
    unit: str = ""


class NotNumber(Fixed):
    """Words, a code, a date, a dash, or nothing."""


Reading = Number | Range | Bound | Ambiguous | NotNumber
NOT_NUMBER: Final = NotNumber()

_MAGNITUDE: Final = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_BASE: Final = (
    r"(?:điểm\s?%|điểm phần trăm|%|‰|ha|km[²2]?|m[²³23]?|cm|mm|tấn|tạ|kg|lít|đồng|đ|vnđ|usd|người|"
    r"hộ|lao động|xã|phường|thôn|bản|huyện|tỉnh|đô thị|dự án|công trình|giường(?: bệnh)?|bác sĩ|"
    r"trường|lớp|phòng|học sinh|sinh viên|con|cây|mw|kw|kwh|gwh|kv|mva|kva|lượt(?: khách| người)?|"
    r"khách|năm|tháng|ngày|giờ|phút|°c|độ|lần|cơ sở|doanh nghiệp|hợp tác xã|cụm|khu|tuyến|cầu|"
    r"vạn dân|dân|thuê bao|máy|trạm|hồ|sản phẩm|tiêu chí|điểm|bậc|container|xe|teu|hạng mục)"
)
_SIMPLE: Final = rf"(?:{_MAGNITUDE}(?:\s{_MAGNITUDE})?(?:\s?{_BASE})?|{_BASE})"
_UNIT: Final = re.compile(
    rf"{_SIMPLE}(?:\s?/\s?(?:\d{{1,3}}(?:\.000)?\s?)?{_SIMPLE}){{0,2}}", re.IGNORECASE
)
_DIGITS: Final = r"[+\-−]?\d[\d.,]*(?:[ \u00a0\u202f\u2009]\d{3}(?!\d)[\d.,]*)*"
_HAS_DIGIT: Final = re.compile(r"\d")
_BEGINS: Final = re.compile(
    r"\s*(?:[\d(+\-−<>=≤≥]|t[uừưr]|tối|to|h[oơ]n|d[uư]|[ií]t|không|kho|nhi)", re.IGNORECASE
)  # what a number may begin with, composed or not: names are let go without a closer look
_BRACKETED: Final = re.compile(r"\((?P<inside>\d[\d.,]*)\)(?P<unit>\s?%)?")
_ONE: Final = re.compile(rf"(?P<number>{_DIGITS})\s*(?P<unit>\D.*)?")
_TWO: Final = re.compile(
    rf"(?:từ\s+)?(?P<low>{_DIGITS})\s*(?P<first>[^\d\s–—-]\D{{0,30}}?)?\s*(?:[-–—÷~]|đến)\s*"
    rf"(?P<high>\d[\d.,]*)\s*(?P<unit>\D.*)?",
    re.IGNORECASE,
)
_RELATIONS: Final[dict[str, Relation]] = {
    "<": "<", "<=": "≤", "=<": "≤", "≤": "≤", ">": ">", ">=": "≥", "=>": "≥", "≥": "≥",
    "trên": ">", "hơn": ">", "dưới": "<", "từ": "≥", "tối thiểu": "≥", "ít nhất": "≥",
    "tối đa": "≤", "không quá": "≤", "nhiều nhất": "≤", "không dưới": "≥",
}  # fmt: skip
_BOUND: Final = re.compile(
    r"(?P<relation>[<>]=?|=[<>]|≤|≥|trên|hơn|dưới|từ|tối thiểu|ít nhất|tối đa|không quá|"
    r"nhiều nhất|không dưới)\s*(?P<rest>[+\-−]?\d.*?)(?P<up>\s+trở lên)?",
    re.IGNORECASE,
)
_VIETNAMESE: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_COMMA_OF_TWO_MEANINGS: Final = re.compile(r"[1-9]\d{0,2},\d{3}")


def read_number(text: str) -> Reading:
    """Give what a text says as a number.

    Args:
        text: The text of a cell or of a span, in any Unicode form.

    Returns:
        A number, range or bound with its unit; `Ambiguous` with both readings where comma
        and point leave two ("15,000", "12.5", "1,188,801.11"); `NotNumber` for all else,
        such as "007" (a code), "1.2.3" (an item), "05/01/2026", "-".
    """
    if len(text) > MAX_LENGTH or not _HAS_DIGIT.search(text) or not _BEGINS.match(text):
        return NOT_NUMBER
    return _read(text)


@lru_cache(maxsize=16_384)
def _read(text: str) -> Reading:
    text = unicodedata.normalize("NFC", text).strip()
    return _one(text) or _two(text) or _bound(text) or _bracketed(text) or NOT_NUMBER


def _bracketed(text: str) -> Number | Ambiguous | None:
    """Read "(1.234,5)" as accounts write it, below zero; "(12)" is a number of a column."""
    found = _BRACKETED.fullmatch(text)
    if found is None or (found["inside"].isdigit() and len(found["inside"]) < 3):
        return None
    return _one(f"-{found['inside']}{found['unit'] or ''}")


def _one(text: str) -> Number | Ambiguous | None:
    found = _ONE.fullmatch(text)
    if found is None:
        return None
    unit = _unit(found["unit"])
    readings = _readings(found["number"])
    if unit is None or not readings:
        return None
    if len(readings) == 1:
        return Number(readings[0], unit)
    return Ambiguous((readings[0], readings[1]), unit)


def _two(text: str) -> Range | None:
    found = _TWO.fullmatch(text)
    if found is None:
        return None
    low, high = _readings(found["low"]), _readings(found["high"])
    first, unit = _unit(found["first"]), _unit(found["unit"])
    if first is None or unit is None or len(low) != 1 or len(high) != 1 or low[0] > high[0]:
        return None
    if first and unit and first.lower() != unit.lower():
        return None
    return Range(low[0], high[0], unit or first)


def _bound(text: str) -> Bound | None:
    found = _BOUND.fullmatch(text)
    if found is None:
        return None
    number = _one(found["rest"])
    if not isinstance(number, Number):
        return None
    relation = _RELATIONS[" ".join(found["relation"].lower().split())]
    if found["up"] and relation not in ("≥", ">"):
        return None
    return Bound(relation, number.value, number.unit)


def is_unit(text: str) -> bool:
    """Say whether a text is a unit of measure: "tỷ đồng", "ha", "giường/vạn dân"."""
    return bool(_unit(text))


def _unit(text: str | None) -> str | None:
    """Give the unit as written, "" for none, None for words that are no unit."""
    if not text or not text.strip():
        return ""
    unit = " ".join(text.split())
    return unit if _UNIT.fullmatch(unit) else None


def _readings(text: str) -> tuple[Decimal, ...]:
    """Give the one number a text of digits says, the two it may say, or ()."""
    negative = text[0] in "-−"
    digits = re.sub(r"\s", " ", text.lstrip("+-−"))
    if " " in digits:
        if not re.fullmatch(r"\d{1,3}(?: \d{3})+(?:,\d+)?", digits):
            return ()
        digits = digits.replace(" ", "")
    plain = digits.replace(".", "").replace(",", "")
    if len(plain) > 1 and digits[0] == "0" and digits[1] not in ",.":
        return ()  # a code: its leading zero would be lost
    found = _plain_readings(digits, plain)
    return tuple(-number for number in found) if negative else found


def _plain_readings(digits: str, plain: str) -> tuple[Decimal, ...]:
    if _COMMA_OF_TWO_MEANINGS.fullmatch(digits):
        return (Decimal(digits.replace(",", ".")), Decimal(plain))
    if _VIETNAMESE.fullmatch(digits) and not digits.startswith("0."):
        return (Decimal(digits.replace(".", "").replace(",", ".")),)
    if not _ENGLISH.fullmatch(digits):
        return ()
    english = Decimal(digits.replace(",", ""))
    if digits.startswith("0."):
        return (Decimal(plain), english)
    # the Vietnamese reading of what no Vietnamese rule makes: every sign groups thousands,
    # or, where only commas stand, the first is the decimal sign
    other = (
        Decimal(plain) if "." in digits else Decimal(digits.replace(",", ".", 1).replace(",", ""))
    )
    return (other, english)


def in_print(value: Decimal) -> str:
    """Give a number as printed in Vietnamese: "1.234,5"."""
    return f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))


def signed(value: Decimal) -> str:
    """Give a difference as printed, with its sign: "+2", "-0,5"."""
    return f"+{in_print(value)}" if value >= 0 else in_print(value)
