"""Parts told after "gồm" or in brackets against their whole, and what is left against both.

"65 xã, phường, gồm 61 xã và 5 phường"; "tổng số 120 dự án, đã hoàn thành 70 dự án, còn lại 40 dự
án". Only lists whose every part opens with a number of what the whole counts are added up; "trong
đó" names some of the parts, never all.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, sentences
from pipeline.compose.checks.quantities import shown
from pipeline.compose.checks.said_numbers import NUMBER, Said, said_at, said_numbers
from pipeline.model.notice import Notice, Severity

_LIST: Final = r"(?P<list>(?:[^.;()]|\.(?=\d)|;(?!\s*$))+)"
_WHOLE: Final = re.compile(
    rf"(?P<whole>{NUMBER})(?P<unit>\s+[^\d.;:()]{{2,60}}?)\s*"
    rf"(?:[,;]?\s*(?:bao gồm|gồm có|gồm)\s*[:,]?\s+|\(\s*(?:gồm\s*:?\s*)?)(?={NUMBER}){_LIST}"
)
_CLAUSES: Final = re.compile(r"; |: ")  # a list's own marks; a sentence is no shorter for them
_PARTED: Final = re.compile(r",(?!\d)|;|\s+và\s+|\s*\+\s*")
_PART: Final = re.compile(rf"\s*(?P<number>{NUMBER})\s+(?P<unit>[^\d%]+)$")
_OPEN: Final = re.compile(
    r"còn lại|\bkhác\b|ngoài ra|v\.v|…|\.\.\.|chủ yếu|trong đó", re.IGNORECASE
)
_LEFT: Final = re.compile(
    rf"(?:tổng số|tổng cộng|trong|có)\s+(?P<whole>{NUMBER})[^\d.;%]{{2,60}}?,?\s+"
    rf"(?:đã|trong đó|hiện|mới)[^\d.;%]{{1,60}}?(?P<done>{NUMBER})[^\d.;%]{{1,60}}?"
    rf"\b(?:còn lại|còn)\s+(?:là\s+)?(?P<left>{NUMBER})(?!\s?%)",
    re.IGNORECASE,
)
# how much worse than by chance errors of rounding may add up
_ODDS: Final = Decimal("1.5")
_COUNTED: Final = Decimal("0.5")
_ABOUT: Final = re.compile(r"khoảng|gần|hơn|trên|xấp xỉ|ước")
_UNITS: Final = frozenset({"xã", "phường", "huyện", "thị", "thành", "quận"})


def stated_sums(evidence: Evidence) -> Iterator[Notice]:
    """Tell of wholes that their parts do not make."""
    for passage in evidence.passages:
        text = passage.text
        if "gồm" in text or "(" in text or " còn " in text:
            for sentence in sentences(_CLAUSES.sub(", ", text)):
                if "gồm" in sentence or "(" in sentence:
                    yield from _parts(passage, sentence)
                if "còn" in sentence.lower():
                    yield from _left(passage, sentence)


def _parts(passage: Passage, sentence: str) -> Iterator[Notice]:
    for found in _WHOLE.finditer(sentence):
        whole = said_at(sentence, found.start("whole"))
        if _ABOUT.search(sentence[max(0, found.start() - 12) : found.start()]):
            continue
        parts = _read(found["list"])
        if whole is None or whole.is_year or not parts or whole.unit == "%":
            continue
        if not _is_counted_alike(f"{found['unit']}", parts):
            continue
        total = sum((part.value for part in parts), Decimal(0))
        if abs(total - whole.value) > _slack(whole, *parts):
            yield _told(passage, f"{whole.written} {found['unit'].strip(' ,')}", parts, total)


def _read(text: str) -> tuple[Said, ...]:
    """Give the parts of a list; () where it is open, or a part does not open with its number."""
    if _OPEN.search(text) or "%" in text:
        return ()
    parts: list[Said] = []
    for piece in _PARTED.split(text):
        match = _PART.fullmatch(piece.rstrip())
        said = said_at(piece, match.start("number")) if match else None
        if said is None:
            break  # another clause begins
        parts.append(said)
    return tuple(parts) if len(parts) > 1 else ()


def _is_counted_alike(unit: str, parts: Sequence[Said]) -> bool:
    words = unit.lower().replace(",", " ").split()
    kinds = {part.unit for part in parts}
    if not words or "" in kinds:
        return False
    return (
        kinds == {words[0]}
        or kinds <= set(words)
        or (words[:2] == ["đơn", "vị"] and kinds <= _UNITS)
    )


def _told(passage: Passage, whole: str, parts: Sequence[Said], total: Decimal) -> Notice:
    added = " + ".join(part.written for part in parts)
    power = max(part.power for part in parts)
    right = shown(total.scaleb(-power))
    message = f"câu ghi “{whole}”, nhưng {added} = {right}"
    fix = f"sửa số sai trong các phần, hoặc sửa tổng thành {right}"
    return passage.notice(Severity.WARNING, "tong-trong-cau-sai", message, fix)


def _slack(*numbers: Said) -> Decimal:
    """Give how far numbers as shown may miss one another; what is counted may not at all."""
    if all(number.half == _COUNTED for number in numbers):
        return Decimal(0)
    return _ODDS * sum((number.half**2 for number in numbers), Decimal(0)).sqrt()


def _left(passage: Passage, sentence: str) -> Iterator[Notice]:
    for found in _LEFT.finditer(sentence):
        numbers = list(said_numbers(sentence[found.start() : found.end() + 25]))
        whole, done, left = (
            said_at(sentence, found.start(name)) for name in ("whole", "done", "left")
        )
        if whole is None or done is None or left is None or len(numbers) != 3:
            continue
        units = {one.unit for one in (whole, done, left)} - {""}
        if len(units) != 1 or "%" in units or whole.is_year:
            continue
        right = whole.value - done.value
        if abs(right - left.value) > _slack(whole, done, left):
            told = f"{whole.written} − {done.written} = {shown(right)}"
            message = f"câu ghi còn {left.written}, nhưng {told}"
            fix = f"viết {shown(right)}, hoặc sửa số liệu trong câu"
            yield passage.notice(Severity.WARNING, "tong-trong-cau-sai", message, fix)
