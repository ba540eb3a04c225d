"""One cell of a filled form as its field means it: number, date, word of a list.

Nothing is guessed: what could be two numbers is told with both readings and has no value.

Source: Table Schema, types and formats; Vietnamese numbers as in `pipeline.model.numbers`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pipeline.model.document import Cell
from pipeline.model.form import FieldType, FormField, FormValue, Interval
from pipeline.model.notice import Severity
from pipeline.model.numbers import Ambiguous, Bound, Number, Range, read_number
from pipeline.model.text import bare, folded

_TRUE: Final = frozenset({"co", "x", "dung", "true", "1", "v", "✓", "✔", "dat"})
_FALSE: Final = frozenset({"khong", "sai", "false", "0", "chua", "khongdat"})
_DAY: Final = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})", re.IGNORECASE
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050  # 2000-01-01 and 2099-12-31 as Excel counts days
_MAGNITUDES: Final = re.compile(r"\b(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b")
_SAME: Final = (("tỉ", "tỷ"), ("ngàn", "nghìn"), ("²", "2"), ("³", "3"), ("vnđ", "đồng"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell means, its own unit, and what is wrong with it ("" code where nothing is)."""

    value: FormValue = None
    unit: str = ""
    code: str = ""
    message: str = ""
    fix: str = ""
    severity: Severity = Severity.ERROR


_NOTHING: Final = Reading()


def read_value(cell: Cell, field: FormField) -> Reading:
    """Give what a cell that is not empty means as a value of the field."""
    text = cell.text.strip()
    if field.also and (also := _same(text, field.also)):
        return Reading(also)
    return _READERS[field.type](cell, text, field)


def is_missing(text: str, missing: frozenset[str]) -> bool:
    """Say whether a text is empty or one of a form's missing values (given folded)."""
    plain = text.strip()
    return not plain or plain in missing or (len(plain) < 40 and folded(plain) in missing)


@lru_cache(maxsize=1_024)
def same_unit(one: str, other: str) -> bool:
    """Say whether two units are the same but for spelling ("tỉ đồng", "tỷ đồng")."""
    return _unit_key(one) == _unit_key(other)


@lru_cache(maxsize=1_024)
def same_dimension(one: str, other: str) -> bool:
    """Say whether two units differ at most in their magnitude ("triệu đồng", "tỷ đồng")."""
    return _MAGNITUDES.sub("", _unit_key(one)).strip() == _MAGNITUDES.sub(
        "", _unit_key(other)
    ).strip() or {_unit_key(one), _unit_key(other)} <= {"tỷ", "tỷ đồng", "triệu", "triệu đồng"}


def _unit_key(unit: str) -> str:
    key = folded(unit)
    for spelling, usual in _SAME:
        key = key.replace(spelling, usual)
    return " ".join(key.replace(" /", "/").replace("/ ", "/").split())


def _same(text: str, words: tuple[str, ...]) -> str:
    key = bare(text)
    return next((word for word in words if bare(word) == key), "")


def _string(cell: Cell, text: str, field: FormField) -> Reading:
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = _decimal(value)
        if number == number.to_integral_value():
            text = str(int(number))  # printed 2.025 is the year 2025 in a column of words
        lost = _lost_zeros(text, field.constraints.pattern)
        if lost:
            return Reading(
                text,
                code="ma-mat-so-0",
                message=f"'{text}' là số nên đã mất số 0 ở đầu (cột \"{field.title}\")",
                fix=f"đổi ô sang dạng chữ (Text) rồi gõ lại {lost}",
            )
    if not field.constraints.enum:
        return Reading(text)
    known = _same(text, field.constraints.enum)
    # a word outside the list has no value; the check of forms tells it with the list
    return Reading(known or None)


def _lost_zeros(text: str, pattern: str) -> str:
    """Give the text with the zeros that its pattern wants in front, "" where it wants none."""
    if not pattern or re.fullmatch(pattern, text):
        return ""
    longer = (text.zfill(width) for width in range(len(text) + 1, len(text) + 4))
    return next((code for code in longer if re.fullmatch(pattern, code)), "")


def _number(cell: Cell, text: str, field: FormField) -> Reading:
    value = cell.value
    if isinstance(value, (date, datetime)):
        return _wrong(
            "so-thanh-ngay",
            f"ô là ngày {value:%d/%m/%Y}, cần một số: Excel đã tự đổi khi gõ, ví dụ 3-4 hoặc 1/2",
            field,
            "đổi ô sang dạng chữ (Text) rồi gõ lại giá trị",
        )
    if isinstance(value, bool) or value is None:
        return _not_number(text, field)
    if isinstance(value, str):
        return _number_in_text(text, field)
    number, unit = _decimal(value), cell.unit
    if isinstance(value, (int, float)) and "%" in cell.number_format:
        number, unit = _decimal(value * 100), "%"
    return _typed(number, _own_unit(unit, text, field), field)


def _number_in_text(text: str, field: FormField) -> Reading:
    match read_number(text):
        case Number(value=number, unit=unit):
            return _typed(number, unit, field)
        case Range(low=low, high=high, unit=unit):
            return _interval(Interval(low, high), unit, text, field)
        case Bound(relation=relation, value=end, unit=unit):
            upward = relation in (">", "≥")
            bound = Interval(
                end if upward else None, None if upward else end, strict=relation in "<>"
            )
            return _interval(bound, unit, text, field)
        case Ambiguous(readings=(first, second), unit=unit):
            one, two = printed(first), printed(second)
            return Reading(
                None,
                unit,
                "so-hai-nghia",
                f"'{_short(text)}' có thể là {one} hoặc {two} (cột \"{field.title}\"{_in(field)})",
                f"viết {one} hoặc {two}; dấu phẩy cho phần thập phân, dấu chấm ngăn hàng nghìn",
                Severity.WARNING,
            )
        case _:
            return _not_number(text, field)


def _own_unit(unit: str, text: str, field: FormField) -> str:
    # the grid gives the column's unit to plain numbers: no unit of the cell's own
    return unit if unit and not same_unit(unit, field.unit) and unit in text else ""


def _typed(number: Decimal, unit: str, field: FormField) -> Reading:
    if field.type is FieldType.INTEGER and number != number.to_integral_value():
        message = f"'{printed(number)}' không phải số nguyên"
        return _wrong("can-so-nguyen", message, field, "ghi số nguyên, không có phần thập phân")
    return _in_unit(number, unit, field)


def _interval(value: Interval, unit: str, text: str, field: FormField) -> Reading:
    if field.ranges:
        return _in_unit(value, unit, field)
    message = f"'{_short(text)}' là một khoảng, cột này cần một số"
    return _wrong("can-mot-so", message, field, "ghi một số")


def _in_unit(value: FormValue, unit: str, field: FormField) -> Reading:
    if not unit or not field.unit or same_unit(unit, field.unit):
        return Reading(value, unit if not field.unit else "")
    return Reading(
        None,
        unit,
        "don-vi-o-khac",
        f'ô ghi theo {unit}, cột "{field.title}" tính bằng {field.unit}',
        f"đổi giá trị sang {field.unit} và bỏ đơn vị trong ô",
    )


def _not_number(text: str, field: FormField) -> Reading:
    message = f"'{_short(text)}' không phải một số"
    fix = "ghi số kiểu Việt Nam, ví dụ 1.234,5; không có số liệu thì ghi '-'"
    return _wrong("khong-phai-so", message, field, fix)


def _wrong(code: str, message: str, field: FormField, fix: str) -> Reading:
    return Reading(None, "", code, f'{message} (cột "{field.title}"{_in(field)})', fix)


def _in(field: FormField) -> str:
    return f", {field.unit}" if field.unit else ""


def _decimal(value: int | float | Decimal) -> Decimal:
    # twelve digits: what Excel shows at most, without the noise of binary fractions
    return Decimal(f"{value:.12g}") if isinstance(value, float) else Decimal(value)


def printed(number: Decimal) -> str:
    """Give a number as Vietnamese print writes it: "1.234,5"."""
    plain = f"{number.normalize():,f}"
    return plain.translate(str.maketrans(",.", ".,"))


def _date(cell: Cell, text: str, field: FormField) -> Reading:
    value = cell.value
    if isinstance(value, datetime):
        return Reading(value.date())
    if isinstance(value, date):
        return Reading(value)
    day = day_in(text)
    if day is not None:
        return Reading(day)
    plain = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    if plain and _FIRST_SERIAL <= value <= _LAST_SERIAL:  # type: ignore[operator]
        meant = date(1899, 12, 30) + timedelta(days=int(value))  # type: ignore[arg-type]
        message = f"ô là số {int(value)}, có thể là ngày {meant:%d/%m/%Y}"  # type: ignore[arg-type]
        return _wrong("khong-phai-ngay", message, field, "đổi ô sang dạng ngày (Date)")
    message = f"'{_short(text)}' không phải một ngày"
    return _wrong("khong-phai-ngay", message, field, "ghi ngày/tháng/năm, ví dụ 31/12/2025")


def day_in(text: str) -> date | None:
    """Give the day that a whole text writes, None where it writes none."""
    ours, iso = _DAY.fullmatch(text.strip()), _ISO.fullmatch(text.strip())
    numbers = (
        (int(ours[3]), int(ours[2]), int(ours[1]))
        if ours
        else ((int(iso[1]), int(iso[2]), int(iso[3])) if iso else None)
    )
    if numbers is None:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def _year(cell: Cell, text: str, field: FormField) -> Reading:
    value = cell.value
    if isinstance(value, (date, datetime)):
        return Reading(Decimal(value.year))
    words = text.replace("Năm ", "").replace("năm ", "").strip()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        number = _decimal(value)
        words = str(int(number)) if number == number.to_integral_value() else words
    if re.fullmatch(r"(?:19|20|21)\d{2}", words):
        return Reading(Decimal(words))
    message = f"'{_short(text)}' không phải một năm"
    return _wrong("khong-phai-nam", message, field, "ghi bốn chữ số, ví dụ 2030")


def _boolean(cell: Cell, text: str, field: FormField) -> Reading:
    if isinstance(cell.value, bool):
        return Reading(cell.value)
    key = bare(text)
    if key in _TRUE or key in _FALSE:
        return Reading(key in _TRUE)
    message = f"'{_short(text)}' không phải Có hoặc Không"
    return _wrong("khong-phai-co-khong", message, field, "ghi Có hoặc Không")


_READERS: Final[dict[FieldType, Callable[[Cell, str, FormField], Reading]]] = {
    FieldType.STRING: _string,
    FieldType.NUMBER: _number,
    FieldType.INTEGER: _number,
    FieldType.DATE: _date,
    FieldType.YEAR: _year,
    FieldType.BOOLEAN: _boolean,
}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
