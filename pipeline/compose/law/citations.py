"""Citations in a text, in all spellings that plans use, each with what it says of its document.

"khoản 2 Điều 5 Nghị định số 37/2019/NĐ-CP ngày 07/5/2019 của Chính phủ", "QĐ 236/QĐ-TTg",
"Nghị quyết số 57-NQ/TW", "Luật Quy hoạch năm 2017", "Luật Tổ chức Chính phủ ngày 18 tháng 02 năm
2025". What amends a document ("được sửa đổi, bổ sung bởi …") belongs to its citation.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.compose.law.symbols import NAMED, SHORT_KINDS, is_symbol

_LETTERS: Final = "A-Za-zĐđÐƯươÂâÊêÔô"
_HYPHEN: Final = r"\s?[-–\u2011]\s?"
_NUMBER: Final = re.compile(
    r"(?<![\w/.,–-])(?:"
    r"(?P<plain>\d{1,5}(?:\.\d{1,2})?)(?:/(?P<year>\d{2,6}))?\s?/\s?"
    rf"(?P<symbol>[A-ZĐÐ][{_LETTERS}]*\d{{0,2}}(?:{_HYPHEN}[A-ZĐÐ][{_LETTERS}]*\d{{0,2}})*)"
    rf"|(?P<party>\d{{1,4}}){_HYPHEN}(?P<kind>NQ|KL|CT|QĐ|QÐ|TB|HD|KH|CTr|BC|QyĐ|ĐA)"
    r"\s?/\s?(?P<organ>TW|TƯ|TU|ĐU|BCĐ)[\w-]*"
    r"|(?P<small>\d{1,5}(?:\.\d)?/\d{4}/[a-zđ]{2}-[a-zđ]{2,8})"
    r")(?![\w/])"
)
_DAY: Final = (
    r"(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>\d{2,6})(?!\d)"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{2,6}))?(?!\d)"
)
_AFTER: Final = re.compile(rf"\s*[,(]?\s*(?:ban hành\s+)?(?P<date>ngày\s+(?:{_DAY}))\)?")
_ISSUER: Final = re.compile(
    r"\s*,?\s*của\s+(?P<issuer>Thủ tướng(?: Chính phủ)?|Chính phủ|Quốc hội|Chủ tịch nước|"
    r"(?:Ủy|Uỷ) ban [Tt]hường vụ Quốc hội|UBTVQH|(?:Ban Chấp hành|BCH) Trung ương|Bộ Chính trị|"
    r"Ban Bí thư|(?:Ban Thường vụ |Ban Chấp hành Đảng bộ )?[Tt]ỉnh (?:ủy|uỷ)|"
    r"Ban Chấp hành Đảng bộ tỉnh|"
    r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân|HĐND|Hội đồng nhân dân) tỉnh|"
    r"(?:Bộ trưởng )?Bộ [A-ZĐ][^,;:.()]{2,60}?(?=\s+(?:về|quy định|hướng dẫn|ban hành|phê duyệt)|"
    r"[,;:.()]|$)|(?:UBND|HĐND))"
)
_KIND: Final = re.compile(
    rf"\b(?:{'|'.join(NAMED)})\b|(?<![\w/-])(?:{'|'.join(SHORT_KINDS)})(?=\s)",
    re.IGNORECASE,
)
_NAMED_TAIL: Final = re.compile(
    r"(?P<name>\s+[^\d;:.()]{1,70}?)??(?P<said>\s*,?\s*số\s*:?)?\s*$", re.IGNORECASE
)
_TAIL: Final = re.compile(
    r"(?P<name>\s+của\s+[^\d;:.(),]{2,50}?)?(?P<said>\s*,?\s*số\s*:?)?\s*$", re.IGNORECASE
)
_SAID_NUMBER: Final = re.compile(r"\bsố\s*:?\s*$", re.IGNORECASE)
_NAMED_LAW: Final = re.compile(
    r"(?<!điều của )(?<!Luật và )\b(?P<kind>Bộ luật|Luật)\s+"
    r"(?P<name>[A-ZĐ][^\d;:.()“”\"]{1,60}?)"
    rf"(?:,?\s+(?P<date>ngày\s+(?:{_DAY}))|(?:\s+(?:năm\s+)?(?P<of>\d{{4,5}})(?!\d|[/.,-]\d)))"
)
_AMENDED: Final = re.compile(
    r"(?:được|đã)?\s*(?:được\s+)?(?:sửa đổi|bổ sung|thay thế)(?:\s*(?:,|và)\s*(?:sửa đổi|bổ sung|"
    r"thay thế|bãi bỏ))*(?:\s+một số điều)?\s+(?:bởi|bằng|theo|tại|một số điều (?:bởi|theo|tại))"
)
_JOINS: Final = re.compile(r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?")
_BACK: Final = 110  # letters before a number in which its kind may stand


class Day(NamedTuple):
    """A day as written; `year` keeps its digits ("20223"), "" where none is named."""

    day: int
    month: int
    year: str
    text: str

    @property
    def value(self) -> date | None:
        """Give the day; None where there is no such day."""
        try:
            return date(int(self.year), self.month, self.day)
        except ValueError:
            return None


class Citation(NamedTuple):
    """One document as a text cites it.

    `number` is "37/2019/NĐ-CP" as written but for spaces, "" for a law cited by name; `kind` is
    "" where none is named; `of` is the year of "Luật Quy hoạch năm 2017". `amends` is the place
    of the citation (by order) that this one is named as amending; None for one of its own.
    """

    start: int
    end: int
    kind: str
    number: str
    symbol: str = ""
    year: str = ""
    name: str = ""
    of: str = ""
    day: Day | None = None
    issuer: str = ""
    amends: int | None = None

    @property
    def shown(self) -> str:
        """Give how a notice names it."""
        if not self.number:
            told = f" năm {self.of}" if self.of else ""
            return f"{self.kind} {self.name}{told}"
        return f"{self.kind} số {self.number}" if self.kind else self.number


@lru_cache(maxsize=8192)
def citations_in(text: str) -> tuple[Citation, ...]:
    """Give the citations of a text in order, those that amend another tied to it."""
    if "/" not in text and "uật" not in text:
        return ()
    found = [*_numbered(text)] if "/" in text else []
    if "uật" in text:
        found += _laws(text, [(one.start, one.end) for one in found])
        found.sort(key=lambda one: one.start)
    return tuple(_chained(text, found))


def _numbered(text: str) -> Iterator[Citation]:
    for match in _NUMBER.finditer(text):
        first = max(0, match.start() - _BACK)
        before, symbol = text[first : match.start()], _symbol(match)
        kind, at, name = _led(before, symbol)
        if not kind and not is_symbol(symbol) and not _SAID_NUMBER.search(before):
            continue
        day, end = _day_after(text, match.end())
        issuer = _ISSUER.match(text, end)
        yield Citation(
            first + at, end if issuer is None else issuer.end(), kind, _bare(match[0]), symbol,
            _year(match), name, "", day, issuer["issuer"] if issuer else "",
        )  # fmt: skip


def _led(before: str, symbol: str) -> tuple[str, int, str]:
    """Give the kind named before a number, where its words begin, and the name of a law."""
    nothing = "", len(before), ""
    named = list(_KIND.finditer(before))
    if not named:
        return nothing
    led = named[-1]
    kind = _kind(led[0])
    is_law = kind.endswith("uật")
    tail = (_NAMED_TAIL if is_law else _TAIL).match(before, led.end())
    if tail is None:
        return nothing
    name = (tail["name"] or "").strip(" ,") if is_law else ""
    if is_law and not tail["said"] and not symbol.startswith("QH") and name[:4] != "của ":
        return nothing
    return kind, led.start(), name


def _year(match: re.Match[str]) -> str:
    return match["small"].split("/")[1] if match["small"] else match["year"] or ""


def _symbol(match: re.Match[str]) -> str:
    if match["party"]:
        return f"{match['kind'].replace('Ð', 'Đ')}-{match['organ'].replace('TƯ', 'TW')}"
    if match["small"]:
        return match["small"].rpartition("/")[2].upper()
    return _bare(match["symbol"])


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text).replace("–", "-").replace("\u2011", "-").replace("Ð", "Đ")


def _kind(word: str) -> str:
    if word.upper() in SHORT_KINDS:
        return SHORT_KINDS[word.upper()]
    return word[:1].upper() + word[1:].lower()


def _day_after(text: str, at: int) -> tuple[Day | None, int]:
    found = _AFTER.match(text, at)
    return (None, at) if found is None else (_day(found), found.end())


def _day(found: re.Match[str]) -> Day:
    return Day(
        int(found["d1"] or found["d2"]),
        int(found["m1"] or found["m2"]),
        found["y1"] or found["y2"] or "",
        found["date"],
    )


def _laws(text: str, taken: list[tuple[int, int]]) -> Iterator[Citation]:
    for match in _NAMED_LAW.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        day = _day(match) if match["date"] else None
        yield Citation(
            match.start(), match.end(), match["kind"], "", name=match["name"].strip(" ,"),
            of=match["of"] or (day.year if day else ""), day=day,
        )  # fmt: skip


def _chained(text: str, found: list[Citation]) -> Iterator[Citation]:
    """Give the citations, each that follows "được sửa đổi, bổ sung bởi" tied to what it amends."""
    main: int | None = None
    for index, one in enumerate(found):
        between = text[found[index - 1].end : one.start] if index else ""
        if index and _AMENDED.search(between) and not re.search(r"[.;]\s", between):
            main = index - 1 if main is None else main
        elif main is not None and not _JOINS.fullmatch(between):
            main = None
        yield one._replace(amends=main)
