"""Figures in running text: percentages, units, ranges of years and of values, figures read twice.

A percent sign stands at its number, a unit after a space; a range has a hyphen between two spaces:
"91,5%", "3.500 ha", "2021 - 2025", "8 - 9%". Thousands have a point and decimals a comma; what has
them the other way, or can be read as either, is told and never changed.

Sources: the plan of UBND tỉnh Lạng Sơn writes them so; SI brochure, 5.4.3 (a space before a unit);
Luật Kế toán 88/2015/QH13, Điều 10 khoản 2 (thousands and decimals).
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.language.found import Found

_UNITS: Final = (
    "ha|km2|km²|km|m2|m²|m3|m³|cm|mm|tấn|tỷ|tỉ|triệu|nghìn|ngàn|đồng|người|hộ|lít|giường|lượt|"
    "MWp|MWh|MW|kWh|GWh|MVA|kVA|kW|kg|mg"
)
_UNIT: Final = re.compile(rf"(?:{_UNITS})(?!\w)")
_PERCENT: Final = re.compile(r"[ \u00a0]{1,9}%")
_GLUED: Final = re.compile(rf"\d(?=[hkmctnđlgMG])(?=(?:{_UNITS})(?!\w))")
_NUMBER_BEFORE: Final = re.compile(r"(?<![\w.,/–-])\d[\d.,]*\Z")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_DASH: Final = re.compile(r"[-–—−][ \u00a0]?(?=\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MEASURED: Final = re.compile(rf"[ \u00a0]?(?:%|(?:{_UNITS})(?!\w))")
_THOUSANDS: Final = re.compile(r",\d{3}(?:,\d{3}){0,4}(?:\.\d+)?(?![\w,]|[.]\d)")
_POINTED: Final = re.compile(r"\.\d{1,2}(?=[ \u00a0]?%|[ ](?:tỷ|triệu) đồng|[ ]ha\b)")
_LONGEST: Final = 16  # letters of a number that is looked back for


def figures(text: str) -> Iterator[Found]:
    """Find percentages, units, ranges and figures that are written in another way."""
    apart = " %" in text or "\u00a0%" in text
    for found in _PERCENT.finditer(text) if apart else ():
        if text[found.start() - 1 : found.start()].isdigit():
            yield Found("phan-tram-cach", found.start(), found.end() - 1, "")
    for found in _GLUED.finditer(text):
        if _before(text, found.end()) is not None:
            yield Found("don-vi-dinh-so", found.end(), found.end(), " ")
    for found in _DASH.finditer(text):
        start = found.start() - (text[found.start() - 1 : found.start()] in {" ", "\u00a0"})
        if _is_range(text, start, found.end()):
            yield Found("khoang-viet-lech", start, found.end(), " - ")
    yield from _two_ways(text)


def _before(text: str, end: int) -> str | None:
    """Give the number that ends at `end`; None where it is part of a word, sign or date."""
    start = max(0, end - _LONGEST)
    found = _NUMBER_BEFORE.search(text[start:end])
    if found is None or (found.start() == 0 and start and text[start - 1 : start].isalnum()):
        return None
    return found[0]


def _is_range(text: str, start: int, end: int) -> bool:
    """Say whether a dash stands between two figures of a range, and not between two spaces."""
    dash = text[start:end].replace("\u00a0", " ")
    if dash == " - ":
        return False
    first, last = _before(text, start), _NUMBER.match(text, end)
    if first is None or last is None:
        return False
    after = text[last.end() : last.end() + 1]
    if after.isalpha() and not _UNIT.match(text, last.end()):
        return False
    if after and (after in "/–-_" or after.isdigit()):
        return False
    if " " in dash and "-" in dash:
        return True  # a space on one side alone is wrong whatever the figures are
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last[0]):
        return _value(first) < _value(last[0])
    measured = _MEASURED.match(text, last.end()) is not None
    return measured and _value(first) < _value(last[0])


def _value(written: str) -> float:
    """Give about how large a figure is: enough to know which of two is larger."""
    whole, _, rest = written.rstrip(".,").replace(".", "").partition(",")
    return float(f"{whole}.{rest.replace(',', '') or 0}")


def _two_ways(text: str) -> Iterator[Found]:
    for found in _THOUSANDS.finditer(text):
        head = _before(text, found.start())
        if head is not None and head.isdigit() and len(head) <= 3 and head != "0":
            start = found.start() - len(head)
            advice = _readings(text[start : found.end()])
            yield Found("so-hai-nghia", start, found.end(), None, advice)
    for found in _POINTED.finditer(text):
        head = _before(text, found.start())
        if head is not None and head.isdigit():
            advice = f"viết {head},{found[0][1:]}"
            yield Found("so-hai-nghia", found.start() - len(head), found.end(), None, advice)


def _readings(written: str) -> str:
    """Give how a figure with commas for thousands is written, each way it can be read."""
    if "." in written:
        whole, _, rest = written.partition(".")
        return f"viết {whole.replace(',', '.')},{rest}"
    groups = written.split(",")
    if len(groups) > 2:
        return f"viết {'.'.join(groups)}"
    decimals = groups[1].rstrip("0")
    other = f"{groups[0]},{decimals}" if decimals else groups[0]
    return f"viết {'.'.join(groups)} hoặc {other}, theo nghĩa của số"
