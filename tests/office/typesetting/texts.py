"""How lines are set: pairs parted at a line's end, headings stretched, small type, signatures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tests.office.typesetting.findings import Defect, shortened
from tests.office.typesetting.sheets import Box, Line, Sheet, Table, Word

SMALLEST: Final = 10.0  # points
_THIN: Final = 0.2  # of the size, between letters of one index (e^kt); a plain space has 0.25
_STRETCHED: Final = 0.6  # of the size, between the words of a heading; a plain space has 0.25
_NAMES: Final = (
    r"(?:Bảng|Hình|Biểu|Mục|Điều|Khoản|Phụ lục|Phần|Chương|Số|Ngày|Tháng|Năm|"
    r"bảng|hình|biểu|mục|điều|khoản|phụ lục|phần|chương|số|ngày|tháng|năm)"
)
_NAMED: Final = re.compile(rf"(?:^|.*[\s(“\"]){_NAMES}")
_NUMBER: Final = re.compile(r"(?:PL)?\d|[IVXLC]+\b")
_POINT: Final = re.compile(r"(?:^|.*\s)(?:Điểm|điểm)")
_LETTER: Final = re.compile(r"[a-zđ]\b")
_FIGURE: Final = re.compile(r"(?:^|.*\s)[\d.,]*\d")
_UNIT: Final = re.compile(
    r"(?:%|‰|°C|km[²2]?|m[²³23]?|ha|tấn|tạ|kg|lít|kVA?|[MG]W|[kM]Wh|tỷ|tỉ|triệu|nghìn|đồng|USD"
    r"|người|hộ|giường|lượt|xã|phường|thôn|dự án)(?![^\W_])"
)
_DASH: Final = re.compile(r"[-–]")
_NUMBERS_ROOM: Final = 60.0
_SIGNING: Final = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\. |(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|BỘ TRƯỞNG)"
    r"|Nơi nhận:|NGƯỜI (?:LẬP|KÝ)|ĐẠI DIỆN"
)


def broken_pairs(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Lines that end between a name and its number, a number and its unit or a span's dash.

    In a cell only where both would stand on one line of it.
    """
    for sheet in sheets:
        for above, below in pairwise(sheet.text):
            if _follows(sheet, above, below):
                yield from _broken(sheet, above, below)
        for table in sheet.tables:
            for lines in _cells(table):
                for above, below in pairwise(lines):
                    if _has_room(table, above, below):
                        yield from _broken(sheet, above, below)


def stretched_headings(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Bold lines whose words stand far apart, as justified lines do that are too short."""
    for sheet in sheets:
        for line in sheet.text:
            if len(line.words) < 2 or not all(word.bold for word in line.words):
                continue
            gaps = [after.box.left - word.box.right for word, after in pairwise(line.words)]
            if _STRETCHED < min(gaps) / line.size < 4 * _STRETCHED:
                yield Defect(sheet.number, f"“{shortened(line.text)}” is stretched")


def small_type(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Words smaller than they may be; raised and lowered signs beside larger ones left out."""
    for sheet in sheets:
        words = _indices_whole(sheet.body)
        for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
            if not _is_small(word) or not any(map(str.isalnum, word.text)):
                continue
            if not any(_carries(other, word) for other in (before, after)):
                yield Defect(sheet.number, f"“{word.text}” has {word.size:.1f} points")


def signatures_alone(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Pages on which a signature stands without a line of what is signed."""
    for sheet in sheets[1:]:
        first = sheet.text[0].text if sheet.text and not _table_above(sheet) else ""
        if _SIGNING.match(first):
            yield Defect(sheet.number, f"“{shortened(first)}” stands without what it signs")


def parts(before: str, after: str) -> bool:
    """Say whether a line's end between two texts parts what belongs together."""
    if _NAMED.fullmatch(before) and _NUMBER.match(after):
        return True
    if _POINT.fullmatch(before) and _LETTER.match(after):
        return True
    if _FIGURE.fullmatch(before) and (_UNIT.match(after) or re.match(r"[-–] \d", after)):
        return True
    return bool(re.search(r"\d [-–]$", before) and after[:1].isdigit())


def _broken(sheet: Sheet, above: Line, below: Line) -> Iterator[Defect]:
    if parts(above.text, below.text):
        pair = f"{above.text[-20:]} | {below.text[:15]}"
        yield Defect(sheet.number, f"a line ends inside “{pair}”")


def _follows(sheet: Sheet, above: Line, below: Line) -> bool:
    """Say whether one line is the next of the same paragraph: its first word found no room."""
    near = above.words[0].base - below.words[0].base < 2.2 * above.size
    if not near or abs(above.size - below.size) > 0.6:
        return False
    left, right = above.box.left - sheet.area.left, sheet.area.right - above.box.right
    free = left + right if abs(left - right) < 3 else right
    if "...." in below.text:  # an entry of the contents ends before its page number
        free -= _NUMBERS_ROOM
    first = below.words[0].box
    return first.right - first.left + 0.25 * above.size > free


def _has_room(table: Table, above: Line, below: Line) -> bool:
    """Say whether the last word of a line and what follows it fit beside one another."""
    middle = (above.box.left + above.box.right) / 2
    left = max((at for at in table.uprights if at <= middle), default=table.box.left)
    right = min((at for at in table.uprights if at > middle), default=table.box.right)
    pair = (*above.words[-1:], *below.words[: 2 if _DASH.fullmatch(below.words[0].text) else 1])
    wanted = sum(word.box.right - word.box.left for word in pair) + 0.3 * above.size * len(pair)
    return wanted < right - left - 11  # what Word leaves free beside the rules


def _cells(table: Table) -> Iterator[tuple[Line, ...]]:
    """Give the lines of each cell that lies between two rules, from the top."""
    edges = table.uprights
    for row in table.rows:
        for left, right in pairwise(edges):
            inside = [w for w in row if left < (w.box.left + w.box.right) / 2 < right]
            lines: dict[int, list[Word]] = {}
            for word in inside:
                lines.setdefault(round(word.base / 3), []).append(word)
            ordered = sorted(lines.items(), reverse=True)
            yield tuple(
                Line(tuple(sorted(words, key=lambda word: word.box.left))) for _, words in ordered
            )


def _indices_whole(words: Sequence[Word]) -> list[Word]:
    """Join small words that a formula sets side by side: `kt` in e^kt is one sign, not two."""
    joined: list[Word] = []
    for word in words:
        if joined and _of_one_index(joined[-1], word):
            joined[-1] = Word((*joined[-1].letters, *word.letters))
        else:
            joined.append(word)
    return joined


def _of_one_index(before: Word, after: Word) -> bool:
    level = abs(before.base - after.base) < 0.1 and abs(before.size - after.size) < 0.1
    gap = after.box.left - before.box.right
    return _is_small(before) and level and 0 <= gap < _THIN * before.size


def _is_small(word: Word) -> bool:
    return word.size <= SMALLEST - 0.05


def _carries(other: Word | None, small: Word) -> bool:
    """Say whether a small word is the raised or lowered sign of another."""
    if other is None or other.size < small.size + 1:
        return False
    return _distance(other.box, small.box) < other.size


def _distance(one: Box, other: Box) -> float:
    across = max(one.left - other.right, other.left - one.right, 0.0)
    up = max(one.bottom - other.top, other.bottom - one.top, 0.0)
    return max(across, up)


def _table_above(sheet: Sheet) -> bool:
    return any(table.box.top > sheet.text[0].box.top for table in sheet.tables)
