"""Numbers as sentences say them: "1.234,5 tỷ đồng", with their unit and how exactly they are told.

A number told in whole units may be off by half of one, so what is worked out from several has a
lowest and a highest value; a sentence is wrong only outside of both.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

# a number of Vietnamese print that is no part of a date, a road or a document's number
NUMBER: Final = r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d/]|[.,]\d|-\w)"
ABOUT: Final = r"(?:khoảng|gần|hơn|trên|xấp xỉ|ước|trên dưới|đạt|mức)\s+"
_SAID: Final = re.compile(
    rf"(?P<number>{NUMBER})(?:\s?(?P<percent>%)|"
    r"(?:\s*(?P<power>nghìn tỷ|triệu tỷ|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))?"
    r"(?:\s+(?P<unit>[^\W\d_]+(?:[²³])?(?:\s+[^\W\d_]+)?))?)"
)
_POWERS: Final = {
    "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12, "triệu tỷ": 15,
}  # fmt: skip
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HALF: Final = Decimal("0.5")
# words that follow a number and are no unit
_NO_UNITS: Final = frozenset(
    "và hoặc lên xuống còn đến tới so với trong của thì là năm tháng tăng giảm đạt chiếm".split()  # noqa: SIM905
)


class Said(NamedTuple):
    """A number of a sentence: its value in single units, half of its last shown digit, its unit.

    `unit` is "%", the first word of what is counted in small letters, or "" where none stands;
    `power` is that of ten which a word gives it ("triệu": 6).
    """

    value: Decimal
    half: Decimal
    unit: str
    written: str
    start: int
    end: int
    power: int = 0

    @property
    def low(self) -> Decimal:
        """Give the lowest value that is printed so."""
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        """Give the highest value that is printed so."""
        return self.value + self.half

    @property
    def is_year(self) -> bool:
        """Say whether it may be a year."""
        return bool(_YEAR.fullmatch(self.written)) and self.unit in ("", "%")


def said_numbers(text: str) -> Iterator[Said]:
    """Give the numbers of a text in order."""
    for match in _SAID.finditer(text):
        yield _said(match)


def said_at(text: str, start: int) -> Said | None:
    """Give the number that begins at a place of a text; None where none does."""
    match = _SAID.match(text, start)
    return None if match is None else _said(match)


def _said(match: re.Match[str]) -> Said:
    written, power = match["number"], _POWERS.get(match["power"] or "", 0)
    value = Decimal(written.replace(".", "").replace(",", "."))
    half = Decimal(1).scaleb(-len(written.partition(",")[2])) * _HALF
    unit = "%" if match["percent"] else _unit(match["unit"])
    return Said(
        value.scaleb(power), half.scaleb(power), unit, written, match.start(), match.end(), power
    )


def _unit(words: str | None) -> str:
    first = words.split()[0].lower() if words else ""
    return "" if first in _NO_UNITS else first


def same_unit(*numbers: Said) -> bool:
    """Say whether all numbers count the same; one without a unit counts what the others do."""
    return len({number.unit for number in numbers if number.unit}) < 2
