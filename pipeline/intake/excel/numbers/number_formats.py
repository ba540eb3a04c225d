"""How a typed cell is shown in Vietnamese: "1.234,5", "28,5%", "05/01/2026".

A number format is compiled once into its sections and kept. The file holds codes as an
English Excel writes them (`#,##0.00`); what is shown has the comma for decimals and the
point for thousands, and dates the order day, month, year. Tokens, sections and what shows them
are one grammar, of use to nobody in parts, so that they stand in one module.

Source: ECMA-376 Part 1, 18.8.31 (number formats).
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import Final

Shown = str | int | float | Decimal | bool | date | datetime | time | timedelta | None

_SIGNIFICANT: Final = 15  # digits that Excel itself keeps of a number
_MAX_FORMAT: Final = 255  # characters of a format code in Excel
_PLAIN_DIGITS: Final = 21  # longer integers are shown in powers of ten
_TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?            # literal text
    | \\(?P<escaped>.)              # one literal character
    | _.                            # a space as wide as a character: not printed
    | \*.                           # a character repeated to fill the cell: not printed
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[(?P<condition>(?:[<>]=?|=|<>)\s*-?(?:\d+\.?\d*|\.\d+))\]
    | \[[^\]]*\]                    # colours, locales
    | (?P<general>General)
    | (?P<ampm>AM/PM|A/P)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|e+|b+)
    | (?P<digit>[0#?])
    | (?P<sign>[.,%@/])
    | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SECTION_END: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|.', re.DOTALL)
_SIMPLE: Final = re.compile(r"(?P<whole>#,##0|0)(?:\.(?P<part>0{1,9}))?(?P<percent>%)?")
_QUICK_BELOW: Final = 10**15  # larger numbers need more digits than quick rounding keeps
_CONDITION: Final = re.compile(r"([<>=]+)\s*(.+)")
_TIMES: Final = frozenset({"date", "elapsed"})  # tokens that show a date or a time
_PLENTY: Final = 1000  # digits: more than a number and its decimals can have
_COMMAS: Final = str.maketrans(",.", ".,")
_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

Token = tuple[str, str]  # what it is (a group of _TOKEN) and its text


@dataclass(frozen=True, slots=True)
class _Simple:
    """A number with fixed decimals: how Python writes it, its last digit, "%" or nothing."""

    style: str
    step: Decimal
    percent: str


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format code; `kind` is general, number, date or text."""

    kind: str
    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None


def shown(value: Shown, number_format: str) -> str:
    """Give the text that a Vietnamese Excel shows for a value.

    Args:
        value: The typed value; text is given back as it is, but for a text section.
        number_format: The format code as the file holds it; "" is General.

    Returns:
        The text without the padding that only aligns; General shows the number in full, at
        most 15 significant digits. A code that cannot be read shows as General.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return _text(value, number_format)
    if isinstance(value, (date, time, timedelta)):
        return _date(value, _compiled(number_format))
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if number_format in ("", "General"):
        return _general(value)
    simple = _simple(number_format)
    if simple is not None and -_QUICK_BELOW < value < _QUICK_BELOW:
        return _quick(_exact(value), simple)
    return _number(_exact(value), _compiled(number_format))


@lru_cache(maxsize=1024)
def _simple(number_format: str) -> _Simple | None:
    """Give the commonest shapes, `0`, `#,##0.00`, `0.0%`; None for all others."""
    found = _SIMPLE.fullmatch(number_format)
    if found is None:
        return None
    step = Decimal(f"1E-{len(found['part'] or '')}")
    return _Simple(",f" if found["whole"] == "#,##0" else "f", step, found["percent"] or "")


def _quick(value: Decimal, simple: _Simple) -> str:
    """Give what `_number` gives for a simple shape, at a third of the time."""
    if simple.percent:
        value = value.scaleb(2)
    rounded = value.quantize(simple.step, ROUND_HALF_UP)
    text = format(rounded if rounded else abs(rounded), simple.style)
    return text.translate(_COMMAS) + simple.percent


def _exact(value: int | float | Decimal) -> Decimal:
    """Give the decimal that the author typed, without the noise of binary fractions."""
    if isinstance(value, float):
        return Decimal(f"{value:.{_SIGNIFICANT}g}")
    return Decimal(value)


def _general(value: int | float | Decimal) -> str:
    exact = _exact(value)
    if exact == 0:
        return "0"
    if not -_PLAIN_DIGITS < exact.adjusted() < _PLAIN_DIGITS:
        digits = exact.normalize(Context(prec=_SIGNIFICANT))
        mantissa = digits.scaleb(-digits.adjusted())
        return f"{mantissa:f}".replace(".", ",") + f"E{digits.adjusted():+03d}"
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _text(value: str, number_format: str) -> str:
    if number_format == "@":
        return value
    sections = _compiled(number_format)
    section = next((part for part in sections if part.kind == "text"), None)
    return value if section is None else _worded(value, section)


def _worded(text: str, section: _Section) -> str:
    """Give a text among the literals of a text section."""
    return "".join(
        text if token == ("sign", "@") else _literal(token) for token in section.tokens
    ).strip()


@lru_cache(maxsize=1024)
def _compiled(number_format: str) -> tuple[_Section, ...]:
    """Give the sections of a format code, at least one."""
    if len(number_format) > _MAX_FORMAT:
        return (_section("General"),)
    parts: list[list[str]] = [[]]
    for piece in _SECTION_END.findall(number_format):
        if piece == ";":
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(_section("".join(part)) for part in parts[:4])


def _section(code: str) -> _Section:
    tokens: list[Token] = []
    condition = None
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup
        if kind == "condition":
            ((sign, number),) = _CONDITION.findall(found[kind])
            condition = sign, Decimal(number)
        elif kind is not None:
            tokens.append((kind, found[kind].lower() if kind == "date" else found[kind]))
    kinds = {token[0] for token in tokens}
    if "general" in kinds:
        kind = "general"
    elif kinds & _TIMES:
        kind = "date"
    elif ("sign", "@") in tokens:
        kind = "text"
    else:
        kind = "number"
    return _Section(kind, tuple(tokens), condition)


def _literal(token: Token) -> str:
    kind, text = token
    return text if kind in ("quoted", "escaped", "currency", "literal", "sign") else ""


def _number(value: Decimal, sections: tuple[_Section, ...]) -> str:
    section, signed = _chosen(value, sections)
    if section.kind == "date":
        return _general(value)
    if section.kind == "text":
        return _worded(_general(value), section)
    if section.kind == "general":
        body = "".join(
            _general(abs(value)) if token[0] == "general" else _literal(token)
            for token in section.tokens
        )
    else:
        body = _placed(abs(value), section)
    minus = "-" if signed and value < 0 and re.search("[1-9]", body) else ""
    return (minus + body).strip()


def _chosen(value: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """Give the section for a number, and whether its minus sign is still to be written."""
    if any(section.condition for section in sections):
        for index, section in enumerate(sections):
            if section.condition is None or _holds(value, section.condition):
                return section, index == 0 or section.condition is None
        return sections[-1], True
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _holds(value: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, bound = condition
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _placed(value: Decimal, section: _Section) -> str:
    """Put the digits of a number ≥ 0 in their places among the section's literals."""
    tokens = section.tokens
    places = [index for index, token in enumerate(tokens) if token[0] == "digit"]
    if not places:
        return "".join(_literal(token) for token in tokens)
    if ("sign", "/") in tokens:
        return _general(value) + "".join(_literal(t) for t in tokens[places[-1] :])
    exponent = next((i for i, token in enumerate(tokens) if token[0] == "exponent"), None)
    point = next((i for i, t in enumerate(tokens) if t == ("sign", ".")), None)
    if exponent is not None and not places[0] < exponent < places[-1]:
        return _general(value)  # powers of ten without digits on both sides: not a code
    last = max(i for i in places if exponent is None or i < exponent)
    whole = [i for i in places if i <= last and (point is None or i < point)]
    part = [i for i in places if point is not None and point < i <= last]
    value = value.scaleb(2 * sum(token == ("sign", "%") for token in tokens))
    commas = [i for i, token in enumerate(tokens) if token == ("sign", ",")]
    ends = {max(whole, default=last), last}
    value = value.scaleb(-3 * sum(_trailing(commas, end) for end in ends))
    if exponent is not None:
        return _scientific(value, tokens, (places, point, last, exponent))
    grouped = bool(whole) and any(whole[0] < comma < whole[-1] for comma in commas)
    digits, decimals = _rounded(value, len(part))
    shape = _Shape(tokens, tuple(whole), tuple(part), point, grouped)
    return _filled(shape, digits, decimals)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where the digits of a number stand among the tokens of its section."""

    tokens: tuple[Token, ...]
    whole: tuple[int, ...]
    part: tuple[int, ...]
    point: int | None
    grouped: bool


def _trailing(commas: list[int], end: int) -> int:
    """Count the commas right after the last digit before the point: each divides by 1.000."""
    count = 0
    while end + 1 + count in commas:
        count += 1
    return count


def _rounded(value: Decimal, places: int) -> tuple[str, str]:
    with localcontext() as context:
        context.prec = _PLENTY
        text = f"{value.quantize(Decimal(f'1E-{places}'), ROUND_HALF_UP):f}"
    whole, _, part = text.partition(".")
    return whole.lstrip("0"), part


def _filled(shape: _Shape, digits: str, decimals: str) -> str:
    """Write the tokens with the digits in their places, from the right before the point."""
    tokens = shape.tokens
    first = next((n for n, i in enumerate(shape.whole) if tokens[i][1] == "0"), len(shape.whole))
    padded = digits.rjust(len(shape.whole) - first, "0")
    written: dict[int, str] = {}
    left = padded
    for order, index in enumerate(reversed(shape.whole)):
        is_first = order == len(shape.whole) - 1
        written[index], left = (left, "") if is_first else (left[-1:], left[:-1])
    if shape.grouped:
        # literals do not stand among grouped digits: all of them go to the first place
        written = dict.fromkeys(shape.whole, "")
        written[shape.whole[0]] = _grouped(padded)
    kept = decimals.rstrip("0")
    for order, index in enumerate(shape.part):
        wanted = tokens[index][1] == "0" or order < len(kept)
        written[index] = decimals[order] if wanted else ""
    if shape.point is not None:
        has_part = any(written[index] for index in shape.part)
        written[shape.point] = "," if has_part else ""
        if not shape.whole:
            written[shape.point] = digits + written[shape.point]
    pieces = []
    for index, token in enumerate(tokens):
        if index in written:
            pieces.append(written[index])
        elif token != ("sign", ","):
            pieces.append(_literal(token))
    return "".join(pieces)


def _grouped(digits: str) -> str:
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    groups += [digits[i : i + 3] for i in range(first, len(digits), 3)]
    return ".".join(groups)


def _scientific(
    value: Decimal, tokens: tuple[Token, ...], places: tuple[list[int], int | None, int, int]
) -> str:
    digits, point, last, exponent = places
    decimals = sum(point is not None and point < i <= last for i in digits)
    power = value.adjusted() if value else 0
    mantissa = value.scaleb(-power).quantize(Decimal(f"1E-{decimals}"), ROUND_HALF_UP)
    if mantissa.adjusted() > 0:
        mantissa, power = mantissa.scaleb(-1).quantize(mantissa, ROUND_DOWN), power + 1
    width = sum(i > exponent for i in digits)
    sign = "-" if power < 0 else "+" if tokens[exponent][1].endswith("+") else ""
    after = "".join(_literal(token) for token in tokens[digits[-1] :])
    before = "".join(_literal(token) for token in tokens[: digits[0]])
    return f"{before}{mantissa:f}".replace(".", ",") + f"E{sign}{abs(power):0{width}d}{after}"


def _date(value: date | time | timedelta, sections: tuple[_Section, ...]) -> str:
    section = next((part for part in sections if part.kind == "date"), None)
    if isinstance(value, timedelta):
        return _elapsed(value, section)
    if section is None:
        return _usual(value)
    order = "".join(dict.fromkeys(name[:1] for name in _dated(section)))
    moment = value if isinstance(value, (datetime, time)) else datetime.combine(value, time())
    if set(order) == {"d", "m", "y"} and order != "dmy":
        return _usual(value)
    is_counted = any(kind == "elapsed" for kind, _ in section.tokens)
    if is_counted or (isinstance(moment, time) and order):
        return _usual(value)
    return _dated_text(moment, section)


def _usual(value: date | time) -> str:
    """Give dd/mm/yyyy, and the time where it is not midnight."""
    if isinstance(value, time):
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    day = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return f"{day} {_usual(value.time())}"
    return day


def _dated(section: _Section) -> list[str]:
    """Give the day, month and year tokens; `m` beside hours or seconds is minutes."""
    minutes = _minutes(section.tokens)
    return [
        text
        for index, (kind, text) in enumerate(section.tokens)
        if kind == "date" and text[:1] not in "hs" and index not in minutes
    ]


def _minutes(tokens: tuple[Token, ...]) -> set[int]:
    """Give the places of `m` and `mm` that mean minutes: after hours or before seconds."""
    timed = [(i, t[1]) for i, t in enumerate(tokens) if t[0] in _TIMES]
    found = set()
    for order, (index, text) in enumerate(timed):
        if text not in ("m", "mm"):
            continue
        before = timed[order - 1][1][:1] if order else ""
        after = timed[order + 1][1][:1] if order + 1 < len(timed) else ""
        if before == "h" or after == "s":
            found.add(index)
    return found


def _dated_text(moment: datetime | time, section: _Section) -> str:
    minutes = _minutes(section.tokens)
    halves = any(token[0] == "ampm" for token in section.tokens)
    pieces = []
    for index, token in enumerate(section.tokens):
        kind, text = token
        if kind == "date":
            pieces.append(_field(moment, text, minute=index in minutes, halves=halves))
        elif kind == "ampm":
            pieces.append("SA" if moment.hour < 12 else "CH")
        elif not _is_fraction(section.tokens, index):
            pieces.append(_literal(token))
    return "".join(pieces).strip()


def _is_fraction(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a token belongs to fractions of a second, which are not printed."""
    following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    return tokens[index] == ("sign", ".") and following == "digit"


def _field(moment: datetime | time, code: str, *, minute: bool, halves: bool) -> str:
    width = min(len(code), 2)
    if minute:
        return f"{moment.minute:0{width}d}"
    if code.startswith("h"):
        hour = (moment.hour % 12 or 12) if halves else moment.hour
        return f"{hour:0{width}d}"
    if code.startswith("s"):
        return f"{moment.second:0{width}d}"
    assert isinstance(moment, datetime)
    return _day_field(moment, code, width)


def _day_field(moment: datetime, code: str, width: int) -> str:
    match code[:1], len(code):
        case "d", 1 | 2:
            return f"{moment.day:0{width}d}"
        case "d", 3:
            return "CN" if moment.weekday() == 6 else f"T{moment.weekday() + 2}"
        case "d", _:
            return _WEEKDAYS[moment.weekday()]
        case "m", 1 | 2:
            return f"{moment.month:0{width}d}"
        case "m", 3:
            return f"Thg{moment.month}"
        case "m", _:
            return f"Tháng {moment.month}"
        case "y", 1 | 2:
            return f"{moment.year % 100:02d}"
        case _:
            return f"{moment.year:04d}"


def _elapsed(value: timedelta, section: _Section | None) -> str:
    seconds = round(value.total_seconds())
    minus, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, second = divmod(rest, 60)
    codes = [text for kind, text in section.tokens if kind in _TIMES] if section else []
    with_seconds = second or any(code.startswith("s") for code in codes)
    return f"{minus}{hours}:{minutes:02d}" + (f":{second:02d}" if with_seconds else "")
