"""What the oracles compare: pieces of text in order, from raw inputs and from a .docx alike."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

MATH: Final = "\ue000"  # stands for a formula, whose characters Word holds as OMML
REFERENCE: Final = "\ue001"  # stands for a cross-reference, whose words are computed

_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u200a\u202f\u3000]+")
_NOTHING: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NUMBER: Final = re.compile(r"\(?[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\)?\s*(%?)")


def folded(text: str) -> str:
    """Text as it is compared: NFC, every run of space one space, nothing that has no width."""
    composed = unicodedata.normalize("NFC", _NOTHING.sub("", text)).replace("\u2011", "-")
    return _SPACES.sub(" ", composed).strip()


@dataclass(frozen=True, slots=True)
class Number:
    """A number an Excel cell holds, and whether its format may round it (General does not)."""

    value: Decimal
    rounded: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What one paragraph, heading, item, cell or caption of an input says.

    `text` is folded, with MATH and REFERENCE for what cannot be known here; `kind` is paragraph,
    heading, caption, cell, code or note; `source` is where it stands; `notes` are the footnotes
    first referred to in it, each its paragraphs' texts; `number` is set for numbers of Excel.
    """

    text: str
    kind: str
    source: str
    notes: tuple[tuple[str, ...], ...] = ()
    number: Number | None = None


def parsed(text: str) -> tuple[Decimal, int] | None:
    """Value and decimal places of a number as Vietnam writes it (1.234,5 or 12,5%), else None."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = re.sub(r"[^\d,]", "", text).replace(",", ".")
    negative = any(sign in text for sign in "-−(")
    places = len(found[1] or "")
    value = Decimal(digits) * (-1 if negative else 1)
    return (value / 100, places + 2) if found[2] else (value, places)


def shows(text: str, number: Number) -> bool:
    """Whether a displayed text stands for this number, at the precision it shows."""
    read = parsed(text)
    if read is None:
        return False
    value, places = read
    slack = Decimal(10) ** -places * Decimal("0.5000001") if number.rounded else Decimal(0)
    return abs(value - number.value) <= max(slack, abs(number.value) * Decimal("1e-9"))
