"""Cells as quantities: exact numbers and ranges with the precision they are shown in.

A number that is shown rounded may differ from its parts by half a unit of its last digit;
`slack` says how far a sum of such numbers may be off.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.model.document import Cell
from pipeline.model.numbers import Number, Range, read_number
from pipeline.model.table import ORDER_NAMES, Column
from pipeline.model.text import folded

_RATE_UNIT: Final = re.compile(
    r"%|‰|/\s?(?:\d[\d.]*\s?)?(?:vạn dân|dân|người|hộ|km²|km2|ha|lao động|năm\s*\)?$)",
    re.IGNORECASE,
)
_RATE_NAME: Final = re.compile(
    r"tỷ lệ|tỉ lệ|tỷ suất|bình quân|trung bình|mật độ|hệ số|năng suất|tốc độ|tăng trưởng|mức độ|"
    r"chỉ số|độ che phủ|nhiệt độ|xếp hạng|so với|mức tăng|mức giảm|số năm|đơn giá|"
    r"giá trị lớn nhất|cao nhất|thấp nhất|[(,]\s*%|%\s*\)|điểm số|tuổi"
)  # in small letters: to fold the text takes a fifth of matching letters of either case
_SHARE_NAME: Final = re.compile(r"tỷ trọng|tỉ trọng|cơ cấu", re.IGNORECASE)
_NO_MEASURE: Final = re.compile(
    r"^(?:stt|tt|số tt|số thứ tự|mã(?: .*)?|số hiệu.*|ký hiệu.*|kí hiệu.*|năm(?: (?!\d).*)?|"
    r"giai đoạn.*|thời gian.*|thời kỳ.*|tiến độ.*|ngày.*|số văn bản|điện thoại.*|"
    r"ghi chú.*|quy mô.*|nội dung.*|địa điểm.*|địa bàn.*|"
    r"toạ độ.*|tọa độ.*|lý trình.*|loại.*|cấp.*|nền.*|kích thước.*)$",
    re.IGNORECASE,
)
UNIT_COLUMNS: Final = frozenset({"đơn vị", "đơn vị tính", "đvt", "đv tính", "đơn vị đo"})
DASHES: Final = frozenset({"", "-", "–", "—", "…", "...", "x", "X", "0", "−"})
_ZERO: Final = Decimal(0)
_HALF: Final = Decimal("0.5")


class Quantity(NamedTuple):
    """A number (`low == high`) or a range, with how many decimals it shows."""

    low: Decimal
    high: Decimal
    decimals: int

    @property
    def is_exact(self) -> bool:
        """Say whether it is one number."""
        return self.low == self.high


def quantity(cell: Cell) -> Quantity | None:
    """Give what a cell counts; None for words, bounds, dates, dashes and nothing."""
    value = cell.value
    if isinstance(value, float):
        number = Decimal(repr(value))
    elif isinstance(value, str):
        return _in_words(value)
    elif isinstance(value, bool):
        return None
    elif isinstance(value, int | Decimal):
        number = Decimal(value)
    else:
        return None
    if "%" in cell.number_format:
        number *= 100
    return Quantity(number, number, _decimals(cell.text))


def _in_words(text: str) -> Quantity | None:
    reading = read_number(text) if text not in DASHES else None
    if isinstance(reading, Number):
        return Quantity(reading.value, reading.value, _decimals(text))
    if isinstance(reading, Range):
        return Quantity(reading.low, reading.high, _decimals(text))
    return None


def _decimals(text: str) -> int:
    tail = text.rpartition(",")[2]
    if len(tail) == len(text):
        return 0
    return next((count for count, sign in enumerate(tail) if not sign.isdigit()), len(tail))


def slack(parts: Sequence[Quantity], whole: Quantity, *, counts: bool = False) -> Decimal:
    """Give how far the parts as shown may miss the whole as shown through rounding.

    Rounding errors of n parts add up to about half a digit times the root of n; whole numbers
    of things that are counted are not rounded at all.
    """
    decimals = min(part.decimals for part in (*parts, whole))
    if decimals == 0 and counts:
        return _ZERO
    step = Decimal(1).scaleb(-decimals)
    return step * (_HALF + _HALF * Decimal(len(parts) + 1).sqrt())


@lru_cache(maxsize=65_536)
def is_rate(name: str, unit: str) -> bool:
    """Say whether a column or row holds rates, averages or indices, which do not add up."""
    return bool(_RATE_UNIT.search(unit) or _RATE_NAME.search(name.lower()))


@lru_cache(maxsize=65_536)
def is_share(name: str) -> bool:
    """Say whether a column or row holds parts of 100 %."""
    return bool(_SHARE_NAME.search(name))


def is_measure(column: Column) -> bool:
    """Say whether a column's name leaves room for numbers that count or measure."""
    return not _NO_MEASURE.match(folded(column.name.rpartition(" – ")[2]))


def is_order(column: Column) -> bool:
    """Say whether a column numbers the rows."""
    return folded(column.name) in ORDER_NAMES


def shown(number: Decimal) -> str:
    """Give a number in Vietnamese print: "1.234,5"."""
    number = number.normalize() + 0
    text = f"{number:,f}"
    return text.translate(str.maketrans(",.", ".,"))
