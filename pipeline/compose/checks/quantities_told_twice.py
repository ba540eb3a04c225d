"""One quantity told with two values: "Diện tích rừng năm 2024 là 545.600 ha" here, 546.500 there.

Only quantities that open their sentence under the same words, of the same year and unit, are held
together; scenarios, targets and what the approved plan said have values of their own. A phrase
with several values in one section is one of a list by places, and says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.compose.checks.evidence import Evidence, Passage, sentences
from pipeline.compose.checks.said_numbers import Said, said_at
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

_NUMBER: Final = r"(?P<number>\d[\d.]*(?:,\d+)?)(?![\d/]|-\w)"
_VERB: Final = (
    r"\s+(?P<verb>(?:ước\s+)?(?:đạt|là|có|còn|bằng)|khoảng|:)\s+"
    r"(?P<about>khoảng\s+|gần\s+|hơn\s+|trên\s+)?"
)
_NAME: Final = r"(?P<name>[^\W\d_][^\d;:.()%“”\"]{7,90}?)"
_OPENING: Final = r"^\W*(?:(?:Theo|Tính|Đến)\s[^,.;]{3,50},\s+)?"
_NAME_FIRST: Final = re.compile(
    rf"{_OPENING}{_NAME}\s+(?:của (?:toàn )?tỉnh\s+)?(?:trong\s+|cuối\s+|đầu\s+)?năm\s+"
    rf"(?P<year>20\d\d)(?:\s+(?:của|trên địa bàn) (?:toàn )?tỉnh)?{_VERB}{_NUMBER}"
)
_YEAR_FIRST: Final = re.compile(
    rf"^\W*(?:Trong\s+|Cuối\s+)?[Nn]ăm\s+(?P<year>20\d\d)\s*,\s*{_NAME}"
    rf"(?:\s+(?:của|trên địa bàn) (?:toàn )?tỉnh)?{_VERB}{_NUMBER}"
)
_OTHER_BASE: Final = re.compile(
    r"kịch bản|phương án|Quyết định số 236|QĐ 236|mục tiêu|chỉ tiêu|kế hoạch|dự báo|dự kiến|nếu |"
    r"thay vì|điều chỉnh từ|giá so sánh|giá hiện hành|tháng|quý|nhiệm kỳ",
    re.IGNORECASE,
)
_FEWEST: Final = 4  # words that are no chance within one section
_NEAR: Final = 50  # parts of a value by which one told as "khoảng" may miss it
_Quantity = tuple[str, str, str, int]  # name, year, unit and power of ten


class _Told(NamedTuple):
    passage: Passage
    said: Said
    name: str
    is_about: bool


def quantities_told_twice(evidence: Evidence) -> Iterator[Notice]:
    """Tell of quantities whose value elsewhere in the report is another."""
    found: dict[_Quantity, list[_Told]] = {}
    for passage in evidence.passages:
        for key, told in _in_passage(passage):
            found.setdefault(key, []).append(told)
    for places in found.values():
        yield from _differing(places)


def tells_a_quantity(passage: Passage) -> bool:
    """Say whether a passage tells a quantity that may be told elsewhere."""
    return any(_in_passage(passage))


def _in_passage(passage: Passage) -> Iterator[tuple[_Quantity, _Told]]:
    if passage.table is None and " năm 20" in f" {passage.text.lower()}":
        for sentence in sentences(passage.text):
            yield from _in_sentence(passage, sentence)


def _in_sentence(passage: Passage, sentence: str) -> Iterator[tuple[_Quantity, _Told]]:
    if _OTHER_BASE.search(sentence):
        return
    for pattern in (_NAME_FIRST, _YEAR_FIRST):
        match = pattern.search(sentence)
        said = said_at(sentence, match.start("number")) if match else None
        if match is None or said is None or not said.unit:
            continue
        name = folded(match["name"])
        is_about = bool(match["about"]) or match["verb"].endswith("khoảng")
        key = (name, match["year"], said.unit, said.power)
        yield key, _Told(passage, said, match["name"].strip(), is_about)
        return


def _differing(places: Sequence[_Told]) -> Iterator[Notice]:
    first = places[0]
    others = [one for one in places[1:] if not _agree(first, one)]
    if not others or len({one.said.value for one in places}) > 2:
        return
    same_item = any(one.passage.item == first.passage.item for one in others)
    if same_item and len(first.name.split()) < _FEWEST:
        return
    for one in others:
        written = f"{one.said.written}{_unit(one.said)}"
        where = first.passage.notice(Severity.INFO, "", "", "").place
        message = (
            f"“{one.name}” ở đây là {written}, tại {where} là {first.said.written}"
            f"{_unit(first.said)}"
        )
        fix = "thống nhất một số liệu, hoặc ghi rõ khác nhau về phạm vi, cách tính"
        yield one.passage.notice(Severity.WARNING, "so-lieu-hai-noi", message, fix)


def _agree(one: _Told, other: _Told) -> bool:
    slack = max(one.said.half, other.said.half)
    if one.is_about or other.is_about:
        slack = max(slack, abs(one.said.value) / _NEAR)
    return abs(one.said.value - other.said.value) <= slack


def _unit(said: Said) -> str:
    return "%" if said.unit == "%" else f" {said.unit}"
