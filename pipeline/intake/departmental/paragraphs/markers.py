"""What a line opens with: "Phần I", "I.", "1.", "1.1.", "a)", "-".

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (phần, chương, mục, khoản, điểm); domain.md, section 7,
for the ways in which departments really type them.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from pipeline.model.numerals import roman_value


class Kind(IntEnum):
    """What a marker is; the order is that in which they stand under one another."""

    NONE = 0
    PART = 1  # Phần I
    ANNEX = 2  # Phụ lục I
    CHAPTER = 3  # Chương I
    SECTION = 4  # Mục 1
    SUBSECTION = 5  # Tiểu mục 1
    CAPITAL = 6  # A.
    ROMAN = 7  # I.
    ARTICLE = 8  # Điều 1.
    ARABIC = 9  # 1.
    DECIMAL_2 = 10  # 1.1.
    DECIMAL_3 = 11
    DECIMAL_4 = 12
    DECIMAL_5 = 13
    LETTER = 14  # a)
    ROUND = 15  # 1)
    DASH = 20  # - + •
    OTHER = 21  # (1), i.: kept as letters


_NAMED: Final = (
    (Kind.PART, "phần"),
    (Kind.ANNEX, "phụ lục"),
    (Kind.CHAPTER, "chương"),
    (Kind.SUBSECTION, "tiểu mục"),
    (Kind.SECTION, "mục"),
    (Kind.ARTICLE, "điều"),
)
_COUNT: Final = r"(?:thứ\s+[^\W\d]+|[IVXLC]+|\d{1,3}[a-zđ]?|[A-ZĐ])"
_WORDS: Final = re.compile(
    rf"(?P<name>{'|'.join(name for _, name in _NAMED)})\s+(?P<count>{_COUNT})(?![\w)])"
    r"\s*(?P<end>[.:)/–-]*)\s*",
    re.IGNORECASE,
)
_CASED: Final = re.compile(r"(?:Phần|PHẦN|Phụ|PHỤ|Chương|CHƯƠNG|Tiểu|TIỂU|Mục|MỤC|Điều|ĐIỀU)\b")
_DECIMAL: Final = re.compile(
    r"(?P<count>(?:[IVXLC]+|[A-ZĐ]|\d{1,3})(?:\.\d{1,2}){1,4})(?:[.):/]|\s*[-–](?=\s)|(?=\s|$))\s*"
)
_ROMAN: Final = re.compile(r"(?P<count>[IVXLC]{1,7})\s*(?:[.):/]|[-–](?=\s))\s*(?!\d)")
_CAPITAL: Final = re.compile(r"(?P<count>[A-ZĐ])\s*(?:[.):/]|[-–](?=\s))\s*(?=\S|$)")
_ARABIC: Final = re.compile(r"(?P<count>\d{1,3})\s*(?P<end>[./])\s*(?!\d)")
_ROUND: Final = re.compile(r"(?P<count>\d{1,3})\)\s*")
_LETTER: Final = re.compile(r"(?P<count>[a-zđ])\s?\)\s*")
# a sign right before a figure is a negative number or an increase, no dash of a list
_DASH: Final = re.compile(r"(?P<count>[-–—−+](?=\s|[^\W\d])|[•*·▪●○◦■□➢✓❖➤►∙])\s*(?=\S)")
_OTHER: Final = re.compile(r"\(?(?P<count>\d{1,3}|[ivx]{1,5}|[a-zđ])(?:\)|/(?=\s)|[.](?=\s))\s*")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: what it is, its count as typed, how many letters it takes with the gap behind.

    `depth` counts the numbers of a decimal one.
    """

    kind: Kind
    count: str = ""
    length: int = 0
    depth: int = 0


NO_MARKER: Final = Marker(Kind.NONE)


@lru_cache(maxsize=65_536)  # a line is asked several times, by each step that reads it
def marker_of(text: str) -> Marker:
    """Give what a line opens with; `NO_MARKER` for plain words."""
    if not text:
        return NO_MARKER
    named = _named(text) if _CASED.match(text) else None
    if named is not None:
        return named
    decimal = _DECIMAL.match(text)
    if decimal:
        return _decimal(decimal)
    roman = _ROMAN.match(text)
    if roman and roman_value(roman["count"]) and roman["count"] not in ("C", "D", "L"):
        return Marker(Kind.ROMAN, roman["count"], roman.end())
    for kind, pattern in _PLAIN:
        found = pattern.match(text)
        if found:
            return Marker(kind, found["count"], found.end())
    return NO_MARKER


_PLAIN: Final = (
    (Kind.CAPITAL, _CAPITAL),
    (Kind.ARABIC, _ARABIC),
    (Kind.ROUND, _ROUND),
    (Kind.LETTER, _LETTER),
    (Kind.DASH, _DASH),
    (Kind.OTHER, _OTHER),
)


def _named(text: str) -> Marker | None:
    found = _WORDS.match(text)
    if found is None:
        return None
    name = " ".join(found["name"].casefold().split())
    kind = next(kind for kind, known in _NAMED if known == name)
    return Marker(kind, found["count"], found.end())


def _decimal(found: re.Match[str]) -> Marker:
    depth = found["count"].count(".") + 1
    # "I.1." stands where "1." does below "I.", "1.1." one deeper than "1."
    return Marker(Kind(Kind.ARABIC + min(depth, 5) - 1), found["count"], found.end(), depth)
