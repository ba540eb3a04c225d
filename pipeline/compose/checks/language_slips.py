"""Slips of language: typography, the place of tone marks, words that no syllable spells.

What is found stands in the texts as they were read (`pipeline/language` has the rules, each with
its source); here it is told. The first places of a kind in a file are told one by one, all others
in one notice with their lines; a misspelt word once in a file, with its lines. Words that the
lists of the workspace have are right: names of communes, agencies, documents, indicators.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.language.found import HIDDEN
from pipeline.language.typography import typography
from pipeline.language.words import IMPOSSIBLE, MISPLACED, NEW_STYLE, OLD_STYLE, STYLE
from pipeline.model.document import plain_text
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.slip import Slip

_ONE_BY_ONE: Final = 3
_LISTED: Final = 20  # places named in one notice
_SHOWN: Final = 60  # letters of a cell
_GAP: Final = "\n\n"
_WORD: Final = re.compile(r"[^\W\d_]+")
_FIX: Final = "hoặc chạy `quyhoach fix`"
# of cells words alone: their figures have checks of their own, and "2026-2028" fits a column
_OF_CELLS: Final = frozenset((IMPOSSIBLE, MISPLACED, NEW_STYLE, OLD_STYLE))

# code: weight, what is said of what was found, how it is mended
_WORDS: Final[dict[str, tuple[Severity, str, str]]] = {
    IMPOSSIBLE: (
        Severity.WARNING,
        "“{}” không phải một âm tiết tiếng Việt",
        "gõ lại cho đúng; nếu là tên riêng thì ghi `tat-kiem-tra` ở đầu bài",
    ),
    MISPLACED: (Severity.INFO, "“{}” đặt dấu thanh sai chữ", f"viết “{{}}”, {_FIX}"),
    STYLE: (Severity.INFO, "“{}” đặt dấu khác kiểu thống nhất", f"viết “{{}}”, {_FIX}"),
    "dau-cach-thua": (Severity.INFO, "thừa dấu cách: “{}”", f"bỏ dấu cách thừa, {_FIX}"),
    "thieu-dau-cach": (Severity.INFO, "thiếu dấu cách: “{}”", f"thêm dấu cách, {_FIX}"),
    "dau-cau-lap": (Severity.INFO, "dấu câu viết hai lần: “{}”", f"giữ một dấu, {_FIX}"),
    "gach-noi-lech": (
        Severity.INFO,
        "dấu gạch chỉ có dấu cách ở một bên: “{}”",
        f"viết có dấu cách ở hai bên, {_FIX}",
    ),
    "phan-tram-cach": (
        Severity.INFO,
        "có dấu cách trước dấu %: “{}”",
        f"viết liền số, ví dụ 28%, {_FIX}",
    ),
    "don-vi-dinh-so": (
        Severity.INFO,
        "đơn vị viết liền số: “{}”",
        f"viết cách một dấu cách, ví dụ 3.500 ha, {_FIX}",
    ),
    "khoang-viet-lech": (
        Severity.INFO,
        "khoảng giá trị, khoảng năm viết khác: “{}”",
        f"viết có dấu cách hai bên, ví dụ 2021 - 2025, 8 - 9%, {_FIX}",
    ),
    "so-hai-nghia": (Severity.WARNING, "“{}” viết kiểu nước ngoài, đọc được hai cách", "{}"),
    "ngay-thieu-so-0": (
        Severity.INFO,
        "ngày “{}” thiếu số 0 trước ngày dưới 10 hoặc tháng 1, 2",
        f"viết “{{}}”, {_FIX}",
    ),
    "ngay-viet-khac": (
        Severity.INFO,
        "ngày “{}” không viết theo thể thức",
        f"viết “{{}}”, {_FIX}",
    ),
    "ky-hieu-co-cach": (
        Severity.INFO,
        "số, ký hiệu văn bản “{}” có dấu cách hoặc gạch lạ",
        f"viết “{{}}”, {_FIX}",
    ),
    "van-ban-thieu-so": (
        Severity.WARNING,
        "văn bản “{}” chưa có số",
        "ghi số của văn bản trước dấu /",
    ),
    "ngoac-kep-lan": (
        Severity.INFO,
        "dấu ngoặc kép thẳng lẫn với “ ”: {}",
        f"dùng một kiểu “ ”, {_FIX}",
    ),
    "ngoac-kep-le": (
        Severity.INFO,
        "dấu ngoặc kép mở, đóng không đủ đôi: “{}”",
        "thêm dấu còn thiếu",
    ),
}  # fmt: skip
CODES: Final = frozenset(_WORDS)


class _Place(NamedTuple):
    """A slip with the notice's place: of a text its line, of a cell or a Word file its passage."""

    slip: Slip
    file: str
    agency: str
    item: str
    passage: Passage | None = None

    @property
    def shown(self) -> str:
        notice = self.notice(Severity.INFO, "", "", "")
        return notice.cell.rpartition("!")[2] if notice.cell else str(notice.line)

    def notice(self, severity: Severity, code: str, message: str, fix: str) -> Notice:
        if self.passage is not None:
            return self.passage.notice(severity, code, message, fix)
        line = self.slip.line
        return Notice(severity, code, message, fix, self.file, line, None, self.agency, self.item)


def language_slips(evidence: Evidence) -> Iterator[Notice]:
    """Tell of the slips of the texts that agencies wrote in Markdown."""
    yield from _told(evidence, _of_texts(evidence))


def language_of_cells(evidence: Evidence) -> Iterator[Notice]:
    """Tell of those of workbooks' cells and of texts kept in Word."""
    yield from _told(evidence, _of_passages(evidence))


def _told(evidence: Evidence, places: Iterable["_Place"]) -> Iterator[Notice]:
    other = NEW_STYLE if evidence.tone_style == "hòa" else OLD_STYLE
    known = _known(evidence)
    grouped: defaultdict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for place in places:
        slip = place.slip
        if slip.found.casefold() in known:
            continue
        if slip.code in (NEW_STYLE, OLD_STYLE):
            if slip.code == other:
                grouped[place.file, STYLE].append(place)
        elif slip.code == IMPOSSIBLE:
            grouped[place.file, slip.code, slip.found].append(place)
        else:
            grouped[place.file, slip.code].append(place)
    for (_, code, *word), places in grouped.items():
        yield from _told_of(code, places, apart=0 if word else _ONE_BY_ONE)


def _of_texts(evidence: Evidence) -> Iterator[_Place]:
    for text in evidence.texts:
        for slip in text.slips:
            yield _Place(slip, text.file, text.agency, text.item)


def _of_passages(evidence: Evidence) -> Iterator[_Place]:
    """Give the slips of cells of workbooks and of texts kept in Word, which no reader looked at."""
    grouped: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.passages:
        file = _file_of(passage)
        if passage.text and not file.endswith(".md"):
            grouped[file].append(passage)
    for file, passages in grouped.items():
        yield from _of_file(file, passages)


def _of_file(file: str, passages: Sequence[Passage]) -> Iterator[_Place]:
    """Look at the passages of a file at once: one by one it takes ten times as long."""
    texts = [_text_of(passage) for passage in passages]
    starts = [0, *accumulate(len(text) + len(_GAP) for text in texts)]
    for found in typography(_GAP.join(texts)):
        at = bisect_right(starts, found.start) - 1
        passage = passages[at]
        if passage.table is not None and found.code not in _OF_CELLS:
            continue
        piece = texts[at][found.start - starts[at] : found.end - starts[at]]
        whole = piece if piece[:1].isalnum() and piece[-1:].isalnum() else passage.text[:_SHOWN]
        slip = Slip(found.code, 0, whole, found.mended, found.advice)
        yield _Place(slip, file, passage.source.agency, passage.item, passage)


def _text_of(passage: Passage) -> str:
    """Give the words of a passage; an index that stands low or high is no letter of its word."""
    if len(passage.runs) < 2:
        return passage.text
    return "".join(
        f"{HIDDEN}{run.text}{HIDDEN}"
        if isinstance(run, Text) and (run.marks.subscript or run.marks.superscript)
        else plain_text((run,))
        for run in passage.runs
    )


def _file_of(passage: Passage) -> str:
    placed = passage.table
    return (placed.table.workbook if placed else "") or passage.source.file


def _told_of(code: str, places: Sequence[_Place], *, apart: int) -> Iterator[Notice]:
    """Tell the first places of a kind one by one, and the others in one notice."""
    severity, words, fix = _WORDS[code]
    alone, rest = places[:apart], places[apart:]
    for place in alone:
        yield place.notice(severity, code, words.format(place.slip.found), _fix(fix, place.slip))
    if not rest:
        return
    first = rest[0].slip
    message = words.format(first.found)
    if len(rest) > 1:
        lines = list(dict.fromkeys(place.shown for place in rest))
        more = ", …" if len(lines) > _LISTED else ""
        where = f"{'dòng ' if lines[0].isdigit() else 'ô '}{', '.join(lines[:_LISTED])}{more}"
        message = f"{message} và {len(rest) - 1} chỗ khác như vậy ({where})"
    yield rest[0].notice(severity, code, message, _fix(fix, first))


def _fix(words: str, slip: Slip) -> str:
    if slip.code == IMPOSSIBLE:
        return f"{slip.advice}; {words}" if slip.advice else words
    return words.format(slip.mended or slip.advice)


def _known(evidence: Evidence) -> frozenset[str]:
    """Give the words of the workspace's lists, in lower case."""
    report, registers = evidence.report, evidence.registers
    units = registers.units
    lists: tuple[Iterable[str], ...] = (
        (report.outline.province,),
        (agency.name for agency in report.agencies),
        units.communes,
        (name for name, _ in units.former),
        units.districts,
        (document.subject for document in registers.documents),
        (indicator.name for indicator in registers.indicators),
    )
    return frozenset(
        word.casefold() for names in lists for name in names for word in _WORD.findall(name)
    )
