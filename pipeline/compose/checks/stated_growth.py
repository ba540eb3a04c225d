"""Growth told in words against its own numbers: "tăng 12,5% so với …, từ 400 lên 460".

Read only where the two values and one rate, difference or multiple stand in one sentence beside
each other; of a value in per cent the difference in points is right too. Ranks and classes rise
as their number falls and are let pass.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from pipeline.compose.checks.evidence import Evidence, Passage, sentences
from pipeline.compose.checks.quantities import shown
from pipeline.compose.checks.said_numbers import ABOUT, NUMBER, Said, said_at, same_unit
from pipeline.model.notice import Notice, Severity

_WORDS: Final = r"(?:[^\d,;:.()%]{0,45}?)"
_IN_YEAR: Final = r"[\s(,]*(?:vào\s+|trong\s+)?(?:đầu\s+|cuối\s+)?năm\s+(?P<year>\d{4})\)?"
_FROM_TO: Final = re.compile(
    rf"\b[Tt]ừ\s+(?:{ABOUT})?(?P<a>{NUMBER})\s?%?{_WORDS}(?:{_IN_YEAR})?"
    rf"\s*,?\s*\b(?P<way>lên|xuống|còn|đến|tới)(?:\s+còn)?\s+(?:{ABOUT})*(?P<b>{NUMBER})"
)
_AFTERWARDS: Final = re.compile(rf"\s?%?{_WORDS}{_IN_YEAR}")
_REACHED: Final = re.compile(
    rf"\b(?:đạt|là|có|còn|ước đạt|ước|bằng)\s+(?:{ABOUT})*(?P<b>{NUMBER})\s?%?{_WORDS}\s*[,(]?\s*"
    rf"\b(?P<verb>tăng|giảm)\s+(?:{ABOUT})*(?P<rate>{NUMBER})\s?%\s+so với\s+(?:mức\s+|con số\s+)?"
    rf"(?:năm\s+\d{{4}}\s*(?:là|:|\(|đạt|có)?\s*)?(?:{ABOUT})*(?P<a>{NUMBER})\s?%?"
)
_RATE: Final = re.compile(
    rf"\b(?P<verb>tăng|giảm)\s+"
    rf"(?:thêm\s+|trưởng\s+|bình quân\s+|trung bình\s+|tương ứng\s+|{ABOUT})*"
    rf"(?P<rate>{NUMBER})\s?(?P<unit>%(?:\s*/\s*năm|\s+(?:mỗi|một|hằng|hàng) năm)?|"
    r"điểm (?:%|phần trăm)|lần|[^\W\d_]+)?"
)
_MULTIPLE: Final = re.compile(rf"\bgấp\s+(?:{ABOUT})*(?P<rate>{NUMBER})\s+lần")
_AVERAGE: Final = re.compile(r"bình quân|trung bình|/\s*năm|(?:mỗi|hằng|hàng) năm")
_OTHER_BASE: Final = re.compile(
    r"so với (?:cùng kỳ|kế hoạch|mục tiêu|chỉ tiêu|dự toán|bình quân|cả nước|toàn quốc|vùng)"
)
_OF_A_SHARE: Final = re.compile(r"nghèo|tỷ lệ|tỉ lệ|tỷ trọng", re.IGNORECASE)
_RANKED: Final = re.compile(r"\b(?:hạng|loại|thứ|vị trí|bậc|cấp|nhóm|điểm số|khoảng cách)\b", re.I)
_NEAR: Final = 60  # letters between a rate and its values
_STEP: Final = Decimal("0.6")  # of a rate's last digit that rounding may take, and a breath
_ABOUT_STEP: Final = Decimal(2)  # the same where it is told as "khoảng"
_IS_ABOUT: Final = re.compile(r"khoảng|gần|hơn|trên|xấp xỉ|ước")

_Spans = list[tuple[Decimal, Decimal]]


class _Growth(NamedTuple):
    """Two values, the earlier first, with the years they are of, 0 where none is named."""

    before: Said
    after: Said
    years: int
    start: int
    end: int


def stated_growth(evidence: Evidence) -> Iterator[Notice]:
    """Tell of rates, differences and directions that the values beside them do not bear out."""
    for passage in evidence.passages:
        text = passage.text
        if "ăng " in text or "iảm " in text or "ấp " in text or " lên " in text:
            for sentence in sentences(text):
                yield from _in_sentence(passage, sentence)


def _in_sentence(passage: Passage, sentence: str) -> Iterator[Notice]:
    for found in _REACHED.finditer(sentence) if "so với" in sentence else ():
        growth = _growth(sentence, found, 0)
        if growth is not None:
            yield from _held(passage, growth, found, "%")
    found_here = list(_FROM_TO.finditer(sentence)) if "ừ" in sentence else []
    for found in found_here:
        growth = _growth(sentence, found, _years(sentence, found))
        if growth is None or growth.before.is_year or growth.after.is_year:
            continue
        if found["way"] in ("lên", "xuống"):
            yield from _wrong_way(passage, sentence, found["way"], growth)
        if len(found_here) == 1:
            yield from _rates(passage, sentence, growth)


def _growth(sentence: str, found: re.Match[str], years: int) -> _Growth | None:
    before, after = said_at(sentence, found.start("a")), said_at(sentence, found.start("b"))
    if before is None or after is None or not same_unit(before, after) or before.value <= 0:
        return None
    if not before.unit and not before.power:  # "từ 400 lên 450 tỷ đồng": one word for both
        value, half = (part.scaleb(after.power) for part in (before.value, before.half))
        before = before._replace(value=value, half=half, unit=after.unit)
    return _Growth(before, after, years, found.start(), max(found.end(), after.end))


def _years(sentence: str, found: re.Match[str]) -> int:
    """Give how many years lie between the values; 0 where a year is not named."""
    last = _AFTERWARDS.match(sentence, found.end("b"))
    return int(last["year"]) - int(found["year"]) if last and found["year"] else 0


def _rates(passage: Passage, sentence: str, growth: _Growth) -> Iterator[Notice]:
    """Hold the one rate beside the values against them."""
    rates = [one for one in _RATE.finditer(sentence) if _is_beside(one, growth)]
    for multiple in _MULTIPLE.finditer(sentence):
        if _is_beside(multiple, growth):
            yield from _held(passage, growth, multiple, "lần")
    if len(rates) != 1 or _OTHER_BASE.search(sentence):
        return
    (rate,) = rates
    unit = rate["unit"] or ""
    around = sentence[max(0, rate.start() - 25) : rate.end() + 12]
    if unit.startswith("%") and _AVERAGE.search(around):
        if growth.before.unit == "%" or not _OF_A_SHARE.search(sentence):
            yield from _yearly(passage, growth, rate)
    elif unit:
        yield from _held(passage, growth, rate, unit)


def _is_beside(one: re.Match[str], growth: _Growth) -> bool:
    if growth.start <= one.start() < growth.end:
        return False
    gap = growth.start - one.end() if one.end() <= growth.start else one.start() - growth.end
    return gap <= _NEAR


def _held(passage: Passage, growth: _Growth, said: re.Match[str], unit: str) -> Iterator[Notice]:
    verb = said.groupdict().get("verb") or "gấp"
    rightly = _rightly(growth, verb, unit)
    if rightly is not None:
        words = f"{verb} {said['rate']}{_joined(unit)}"
        yield from _unless(passage, growth, words, said, *rightly, unit)


def _rightly(growth: _Growth, verb: str, unit: str) -> tuple[Decimal, _Spans] | None:
    """Give what a rate in some unit is, and what it may be as its values are rounded."""
    before, after = growth.before, growth.after
    sign = -1 if verb == "giảm" else 1
    points = sign * (after.value - before.value)
    apart = (points - before.half - after.half, points + before.half + after.half)
    if unit == "%":
        ends = sign * _rate(before.high, after.low), sign * _rate(before.low, after.high)
        spans = [(min(ends), max(ends))]
        return sign * _rate(before.value, after.value), (
            [*spans, apart] if before.unit == "%" else spans
        )
    if unit == "lần":
        least, most = after.low / before.high, after.high / max(before.low, before.half)
        # "tăng 2 lần" is read as twice as much and as twice more
        more = [(least - 1, most - 1)] if verb == "tăng" else []
        return after.value / before.value, [(least, most), *more]
    if unit.startswith("điểm") or (unit.lower() == after.unit and not after.power):
        return points, [apart]
    return None


def _yearly(passage: Passage, growth: _Growth, rate: re.Match[str]) -> Iterator[Notice]:
    """Hold a rate by year against the values: compound or as the plain mean."""
    if growth.years < 2:
        return
    sign = -1 if rate["verb"] == "giảm" else 1
    ratio = growth.after.value / growth.before.value
    compound = sign * (Decimal(float(ratio) ** (1 / growth.years)) - 1) * 100
    mean = sign * (ratio - 1) * 100 / growth.years
    spans = [(compound, compound), (mean, mean)]
    if growth.before.unit == "%":
        points = sign * (growth.after.value - growth.before.value) / growth.years
        spans.append((points, points))
    words = f"{rate['verb']} bình quân {rate['rate']}%/năm"
    yield from _unless(passage, growth, words, rate, compound, spans, "%/năm")


def _unless(
    passage: Passage, growth: _Growth, words: str, said: re.Match[str], right: Decimal,
    spans: _Spans, unit: str,
) -> Iterator[Notice]:  # fmt: skip
    rate = _value(said["rate"])
    decimals = max(0, -int(rate.as_tuple().exponent))
    is_about = _IS_ABOUT.search(said[0][: said.start("rate") - said.start()])
    slack = Decimal(1).scaleb(-decimals) * (_ABOUT_STEP if is_about else _STEP)
    if any(low - slack <= rate <= high + slack for low, high in spans):
        return
    step = Decimal(1).scaleb(-max(decimals, 1))
    told = shown(right.quantize(step, ROUND_HALF_UP))
    values = f"{growth.before.written} → {growth.after.written}"
    message = f"câu ghi “{words}”, nhưng {values} là {told}{_joined(unit)}"
    fix = f"viết {told}{_joined(unit)}, hoặc sửa số liệu trong câu"
    yield passage.notice(Severity.WARNING, "tang-giam-sai", message, fix)


def _wrong_way(passage: Passage, sentence: str, way: str, growth: _Growth) -> Iterator[Notice]:
    rises = growth.after.value > growth.before.value
    if growth.after.value == growth.before.value or rises == (way == "lên"):
        return
    if _RANKED.search(sentence):
        return
    values = f"từ {growth.before.written} {way} {growth.after.written}"
    message = f"“{values}”: số sau {'lớn' if rises else 'nhỏ'} hơn số trước"
    fix = f"viết “{'lên' if rises else 'xuống'}”, hoặc đổi chỗ hai số"
    yield passage.notice(Severity.WARNING, "tang-giam-sai", message, fix)


def _rate(before: Decimal, after: Decimal) -> Decimal:
    return (after / before - 1) * 100 if before > 0 else Decimal(10) ** 6


def _value(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def _joined(unit: str) -> str:
    return unit if unit.startswith("%") else f" {unit}"
