"""What a text says, as terms that can be held against those of another text.

A term is a syllable, a name, a code ("4A", "236/QĐ-TTg"), a quantity with its unit ("2.350 tỷ
đồng", "8 - 9%"), a date, or a bound ("trên", ">"). How it is written is no matter: case, tone
marks, spaces, signs, ways to write one number. Numbers are read as Vietnamese writes them: the
comma is the decimal sign, the point groups thousands.

Sources: SI units in Nghị định 86/2012/NĐ-CP; Quyết định 1989/QĐ-BGDĐT (tone marks, i and y).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.folding import folded_form
from pipeline.model.numbers import Ambiguous, Number, read_number


class TermKind(Enum):
    """What a term is; a filler carries no meaning of its own ("các", "được", "và")."""

    WORD = auto()
    FILLER = auto()
    NAME = auto()
    CODE = auto()
    QUANTITY = auto()
    BOUND = auto()


class Quantity(Fixed):
    """A number or range, as written and in its base unit.

    `low` and `high` are as written (equal for one number), `factor` times them is in `unit`;
    `unit` is "" where none stands beside it.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    factor: Decimal = Decimal(1)

    @property
    def measure(self) -> tuple[str, Decimal]:
        """Give the unit as it was written: the base unit, and how much of it one is."""
        return self.unit, self.factor

    @property
    def base(self) -> tuple[Decimal, Decimal]:
        """Give both ends in the base unit."""
        return self.low * self.factor, self.high * self.factor

    def same(self, other: "Quantity") -> bool:
        """Say whether both say the same amount of the same unit."""
        return self.unit == other.unit and self.base == other.base

    def same_figure(self, other: "Quantity") -> bool:
        """Say whether the figures are the same, whatever unit stands beside them."""
        return (self.low, self.high) == (other.low, other.high)


class Term(Fixed):
    """One term of a text.

    Attributes:
        kind: What it is.
        key: What it says; equal for two ways to write it.
        start, end: Its letters in the text.
        clause, sentence: Which clause and sentence it stands in, from 0.
        quantity: The amount, of a quantity alone.
    """

    kind: TermKind
    key: str
    start: int
    end: int
    clause: int
    sentence: int
    quantity: Quantity | None = None

    @property
    def is_said(self) -> bool:
        """Say whether it carries meaning of its own."""
        return self.kind is not TermKind.FILLER

    @property
    def is_hard(self) -> bool:
        """Say whether nothing else can stand for it: names, codes and figures."""
        return self.kind in (TermKind.NAME, TermKind.CODE, TermKind.QUANTITY)


Terms = tuple[Term, ...]

_FILLER_WORDS: Final = """
    ạ các cái cần cho còn cùng của cũng đã đang đạt để đến đều đó do được bị bởi gồm hay hiện khoảng
    là lại làm mà mức nay này nên nêu những như nhằm ở phải qua ra rằng rất sau sẽ sự tại theo thì
    tới trên trong từ từng ước và vẫn vào vì về việc với xấp xỉ
"""
_DIGITS: Final = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}  # fmt: skip -- "năm" is left a word: it is a year far more often than five
_MAGNITUDES: Final = {
    "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6,
    "tỷ": 10**9,
}  # fmt: skip
_UNITS: Final[dict[str, tuple[str, str]]] = {
    "điểm phần trăm": ("điểm %", "1"), "điểm %": ("điểm %", "1"), "phần trăm": ("%", "1"),
    "%": ("%", "1"), "‰": ("‰", "1"),
    "km²": ("ha", "100"), "km2": ("ha", "100"), "m²": ("ha", "0.0001"), "m2": ("ha", "0.0001"),
    "ha": ("ha", "1"), "hecta": ("ha", "1"), "héc-ta": ("ha", "1"),
    "m³": ("m³", "1"), "m3": ("m³", "1"),
    "km": ("m", "1000"), "cm": ("m", "0.01"), "mm": ("m", "0.001"), "m": ("m", "1"),
    "tấn": ("kg", "1000"), "tạ": ("kg", "100"), "kg": ("kg", "1"),
    "mw": ("kw", "1000"), "kw": ("kw", "1"), "gwh": ("kwh", "1000000"), "mwh": ("kwh", "1000"),
    "kwh": ("kwh", "1"), "mva": ("kva", "1000"), "kva": ("kva", "1"), "kv": ("kv", "1"),
    "đồng": ("đồng", "1"), "vnđ": ("đồng", "1"), "vnd": ("đồng", "1"), "đ": ("đồng", "1"),
    "usd": ("usd", "1"), "đô la mỹ": ("usd", "1"),
}  # fmt: skip

_NUMBER: Final = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*"
_AFTER_UNIT: Final = r"(?![^\W_])"


def _choice(names: Sequence[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)


_MAGNITUDE: Final = rf"(?:{_choice([*_MAGNITUDES, 'tỉ', 'nghìn tỉ', 'ngàn tỉ'])}){_AFTER_UNIT}"
_BASE: Final = rf"(?:{_choice(list(_UNITS))}){_AFTER_UNIT}"
_UNIT: Final = rf"(?:\s?(?P<magnitude{{n}}>{_MAGNITUDE}))?(?:\s?(?P<base{{n}}>{_BASE}))?"


def _unit_pattern(number: int) -> str:
    return _UNIT.replace("{n}", str(number))


_CODE_OF_LAW: Final = r"\d+(?:\.\d+)*(?:/\d{4})?/[^\W\d_][\w-]*"
_TERM: Final = re.compile(
    rf"(?P<law>{_CODE_OF_LAW})"
    r"|(?:ngày\s+)?(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>\d{4})"
    rf"|(?P<low>{_NUMBER}){_unit_pattern(1)}\s*(?:[-–—‑÷~]|đến|tới)\s*"
    rf"(?P<high>{_NUMBER}){_unit_pattern(2)}(?![^\W_])"
    rf"|(?P<number>{_NUMBER}){_unit_pattern(3)}(?![^\W_])"
    r"|(?P<code>[^\W\d_]+[.\-]?\d[\w.]*\w|[^\W\d_]+\d|\d+[^\W\d_]\w*)"
    r"|(?P<least>(?:tối thiểu|ít nhất|không dưới|không ít hơn)(?=\s+\d))"
    r"|(?P<most>(?:tối đa|nhiều nhất|không quá|không vượt quá)(?=\s+\d))"
    r"|(?P<above>(?:trên|hơn)(?=\s+\d))|(?P<below>dưới(?=\s+\d))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<bound>[<>]=?|=[<>]|[≤≥])"
    r"|(?P<end>[.!?…](?=\s|$)|\n)"
    r"|(?P<break>[,;:()\t|/]|[.!?…])",
    re.IGNORECASE,
)
_BOUNDS: Final = {
    "<": "<", "<=": "≤", "=<": "≤", "≤": "≤", ">": ">", ">=": "≥", "=>": "≥", "≥": "≥",
}  # fmt: skip
_CODE: Final = 3  # digits
_POINTED: Final = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")
_BOUND_WORDS: Final = {"least": "≥", "most": "≤", "above": ">", "below": "<"}
_ROAD: Final = re.compile(r"(?P<road>ql|đt|tl)(?P<number>\d+\w*)")
_SHORTENED: Final = {
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "QL": "quốc lộ",
    "ĐT": "đường tỉnh",
    "TL": "tỉnh lộ",
    "KCN": "khu công nghiệp",
    "CCN": "cụm công nghiệp",
    "KKT": "khu kinh tế",
    "GPMB": "giải phóng mặt bằng",
    "TTHC": "thủ tục hành chính",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "NSNN": "ngân sách nhà nước",
}  # fmt: skip -- those of a finished provincial report that every reader expands
_FINAL_Y: Final = re.compile(r"^(h|k|l|m|s|t|v|qu)([yýỳỷỹỵ])$")
_TO_I: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@lru_cache(maxsize=16_384)  # an item's texts are held against every comment on it
def terms(text: str) -> Terms:
    """Give the terms of a text in reading order."""
    return tuple(_terms(unicodedata.normalize("NFC", text)))


def said(found: Terms) -> Terms:
    """Give the terms that carry meaning of their own."""
    return tuple([term for term in found if term.kind is not TermKind.FILLER])


@lru_cache(maxsize=32_768)
def spelt(word: str) -> str:
    """Give one spelling of a syllable: case, tone marks ("hoà") and i or y ("kĩ") are no matter."""
    plain = folded_form(word.casefold())
    return _FINAL_Y.sub(lambda found: found[1] + found[2].translate(_TO_I), plain)


def _terms(text: str) -> Iterator[Term]:
    clause = sentence = 0
    begins = True  # whether the next word may have a capital without being a name
    for found in _TERM.finditer(text):
        group = found.lastgroup
        if group == "end":
            sentence, clause, begins = sentence + 1, clause + 1, True
        elif group == "break":
            # what stands in a cell of its own begins anew
            clause, begins = clause + 1, begins or found[0] in "\t|"
        else:
            start, end = found.span()
            read = _words(found[0], begins=begins) if group == "word" else _read(found)
            for kind, key, quantity in read:
                yield Term(kind, key, start, end, clause, sentence, quantity)
            begins = False


_Read = tuple[TermKind, str, Quantity | None]


def _read(found: "re.Match[str]") -> tuple[_Read, ...]:
    """Give what one match says that is no plain word."""
    group = found.lastgroup or ""
    if group in _BOUND_WORDS:
        return ((TermKind.BOUND, _BOUND_WORDS[group], None),)
    if found["bound"]:
        return ((TermKind.BOUND, _BOUNDS[found["bound"]], None),)
    if found["law"]:
        return ((TermKind.CODE, found["law"].casefold(), None),)
    if found["year"]:
        day = f"{int(found['day'])}/{int(found['month'])}/{found['year']}"
        return ((TermKind.CODE, day, None),)
    if found["low"]:
        return _range(found)
    if found["number"]:
        return (_quantity(found["number"], found["magnitude3"], found["base3"]),)
    return _code(found["code"])


@lru_cache(maxsize=32_768)
def _words(word: str, *, begins: bool) -> tuple[_Read, ...]:
    """Give what a word says, of one that shortens others these."""
    long = _SHORT.get(spelt(word)) if word.isupper() else None
    if long is not None:
        return tuple((TermKind.WORD, word, None) for word in long)
    return (_word(word, begins=begins),)


def _code(code: str) -> tuple[_Read, ...]:
    """Give a code; of a road the words that it shortens ("ĐT.242", "QL4B")."""
    key = re.sub(r"[.\-]", "", spelt(code))
    road = _ROAD.fullmatch(key)
    if road is None:
        return ((TermKind.CODE, key, None),)
    number = road["number"]
    last = _quantity(number, None, None) if number.isdigit() else (TermKind.CODE, number, None)
    return (*((TermKind.WORD, word, None) for word in _SHORT[road["road"]]), last)


def _word(word: str, *, begins: bool) -> _Read:
    key = spelt(word)
    capital = word[0].isupper() and not begins
    if key in _DIGITS:
        made = Quantity(Decimal(_DIGITS[key]), Decimal(_DIGITS[key]))
        # with a capital it may be part of a name ("Ba Sơn"), and says the same in capitals
        return (
            (TermKind.NAME, _key(made), None) if capital else (TermKind.QUANTITY, _key(made), made)
        )
    if capital:
        return TermKind.NAME, key, None
    return (TermKind.FILLER if key in _FILLERS else TermKind.WORD), key, None


def _range(found: "re.Match[str]") -> tuple[_Read, ...]:
    """Give a range, or both numbers where the second is not the greater."""
    low, high = _value(found["low"]), _value(found["high"])
    unit, factor = _measure(found["magnitude2"], found["base2"])
    own = _measure(found["magnitude1"], found["base1"])
    if (
        low is not None
        and high is not None
        and low < high
        and own in (("", Decimal(1)), (unit, factor))
    ):
        made = Quantity(low, high, unit, factor)
        return ((TermKind.QUANTITY, _key(made), made),)
    return (
        _quantity(found["low"], found["magnitude1"], found["base1"]),
        _quantity(found["high"], found["magnitude2"], found["base2"]),
    )


def _quantity(digits: str, magnitude: str | None, base: str | None) -> _Read:
    value = _value(digits)
    if value is None:  # "007", "1.2.3": a code, or a place
        return TermKind.CODE, digits, None
    made = Quantity(value, value, *_measure(magnitude, base))
    return TermKind.QUANTITY, _key(made), made


def _key(quantity: Quantity) -> str:
    low, high = (f"{end.normalize():f}" for end in quantity.base)
    return f"{low if low == high else f'{low}-{high}'} {quantity.unit}".strip()


@lru_cache(maxsize=8192)
def _value(digits: str) -> Decimal | None:
    """Give a number as Vietnamese writes it; "12.5" groups nothing, so its point is decimal."""
    read = read_number(digits)
    if isinstance(read, Number):
        return read.value
    if isinstance(read, Ambiguous):
        return read.readings[1 if _POINTED.fullmatch(digits) else 0]
    # "04" is four; a longer one that begins with a nought is a code
    return Decimal(int(digits)) if digits.isdigit() and len(digits) < _CODE else None


def _measure(magnitude: str | None, base: str | None) -> tuple[str, Decimal]:
    """Give the base unit, and by what a number is multiplied to be in it."""
    unit, factor = "", Decimal(1)
    if magnitude:
        name = " ".join(spelt(word) for word in magnitude.split())
        factor *= _SPELT_MAGNITUDES[name]
        # money is meant where a thousand million of nothing is said
        unit = "đồng" if name.endswith(spelt("tỷ")) and not base else ""
    if base:
        unit, times = _UNITS[" ".join(base.casefold().split())]
        factor *= Decimal(times)
    return unit, factor


_SPELT_MAGNITUDES: Final = {
    " ".join(map(spelt, name.split())): Decimal(value) for name, value in _MAGNITUDES.items()
}
_FILLERS: Final = frozenset(map(spelt, _FILLER_WORDS.split()))
_SHORT: Final = {
    spelt(short): tuple(map(spelt, long.split())) for short, long in _SHORTENED.items()
}
