"""Slips of the keyboard and of other programs in a text, told by line: the words stay as they are.

What Markdown would print without a word: the marks of a merge that was never settled, tables in
a form of pandoc's that CommonMark does not have, letters of another script that look like ours,
escapes that Excel or Word left behind, and days that no calendar has.

Sources: git-merge(1), "How conflicts are presented"; pandoc's manual, "Tables"; Unicode
Technical Standard 39, 4 (confusable letters); ECMA-376 Part 1, 22.9.2.19 (`_xHHHH_`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.limits import MAX_TOLD
from pipeline.model.notice import Notice, Severity

_CONFLICT: Final = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?")
_GRID: Final = re.compile(r"\s*\+(?:[-=:]{3,}\+)+\s*")
_DASHES: Final = re.compile(r"\s*-{2,}(?: +-{2,})+\s*")
_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_WORD: Final = re.compile(r"[^\W\d_]+")
_STRANGE: Final = re.compile("[\u0370-\u052f]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Cyrillic letters, and those Greek ones that look like ours; Δ and μ stand in honest words
_ALIKE: Final = re.compile("[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4"
                           "\u03a5\u03a7\u03bf\u0400-\u052f]")  # fmt: skip
_ESCAPE: Final = re.compile(r"_x00[01][0-9A-Fa-f]_")
_DAY: Final = re.compile(r"\bngày\s+(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*((?:19|20)\d{2})\b", re.I)
_DAY_WORDS: Final = re.compile(
    r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d{2})\b", re.IGNORECASE
)

Hit = tuple[int, str]  # a line counted from 0, and what was found on it
Look = Callable[[Sequence[str]], Iterator[Hit]]


def slips(text: str, *, file: str, first_line: int) -> Iterator[Notice]:
    """Give a notice for each slip; `first_line` is how many lines stand before the text.

    After `MAX_TOLD` of a kind one notice stands for the others.
    """
    lines = text.split("\n")
    shown = _without_code(lines)
    for look, severity, code, message, fix in _LOOKS:
        hits = list(look(lines if look is _conflicts else shown))
        for number, found in hits[:MAX_TOLD]:
            told = message.format(found)
            yield Notice(severity, code, told, fix, file, number + first_line + 1)
        if len(hits) > MAX_TOLD:
            rest = f"còn {len(hits) - MAX_TOLD} chỗ khác có lỗi như trên"
            yield Notice(severity, code, rest, fix, file, hits[MAX_TOLD][0] + first_line + 1)


def _without_code(lines: Sequence[str]) -> list[str]:
    """Give the lines with those between fences emptied; a fence left open closes nothing."""
    shown = list(lines)
    opened, mark = 0, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and not mark:
            opened, mark = number, found[1]
        elif found and found[1].startswith(mark) and not line.strip(" `~"):
            shown[opened : number + 1] = [""] * (number + 1 - opened)
            mark = ""
    return shown


def _conflicts(lines: Sequence[str]) -> Iterator[Hit]:
    """Give each conflict once, at its first mark; a mark alone is one too."""
    is_open = False
    for number, line in enumerate(lines):
        mark = line.rstrip()
        if _CONFLICT.fullmatch(mark):
            if not is_open:
                yield number, mark[:7]
            is_open = not mark.startswith(">")


def _other_tables(lines: Sequence[str]) -> Iterator[Hit]:
    """Give the first line of each table drawn with + and -, or with dashes alone."""
    inside = False
    for number, line in enumerate(lines):
        drawn = _GRID.fullmatch(line) or _DASHES.fullmatch(line)
        if drawn and not inside:
            yield number, line.strip()[:40]
        inside = bool(drawn) or (inside and bool(line.strip()))


def _alike(lines: Sequence[str]) -> Iterator[Hit]:
    for number, line in enumerate(lines):
        if _STRANGE.search(line):
            mixed = [word for word in _WORD.findall(line) if _is_mixed(word)]
            if mixed:
                letters = _ALIKE.findall("".join(mixed))
                signs = ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for letter in letters))
                yield number, f"'{mixed[0][:30]}' ({signs})"


def _is_mixed(word: str) -> bool:
    return _LATIN.search(word) is not None and _ALIKE.search(word) is not None


def _escapes(lines: Sequence[str]) -> Iterator[Hit]:
    return ((n, found[0]) for n, line in enumerate(lines) if (found := _ESCAPE.search(line)))


def _days(lines: Sequence[str]) -> Iterator[Hit]:
    for number, line in enumerate(lines):
        for pattern in (_DAY, _DAY_WORDS):
            for found in pattern.finditer(line):
                if not _is_day(int(found[1]), int(found[2]), int(found[3])):
                    yield number, found[0]


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_LOOKS: Final[tuple[tuple[Look, Severity, str, str, str], ...]] = (
    (
        _conflicts,
        Severity.ERROR,
        "dau-xung-dot",
        "còn dấu '{}' của lần trộn hai bản chưa xử lý xong; cả hai bản đang nằm trong bài",
        "giữ một bản, xóa bản kia cùng các dòng <<<<<<<, =======, >>>>>>>",
    ),
    (
        _other_tables,
        Severity.WARNING,
        "bang-kieu-khac",
        "bảng vẽ bằng '{}' không đọc được thành bảng, in ra như chữ",
        "viết bảng bằng dấu |: dòng `| … | … |` rồi dòng `|---|---|`, hoặc gửi tệp Excel",
    ),
    (
        _alike,
        Severity.WARNING,
        "chu-giong",
        "chữ {} có chữ cái của bảng chữ khác trông giống chữ La-tinh; tìm kiếm sẽ không thấy",
        "gõ lại chữ đó bằng bàn phím tiếng Việt",
    ),
    (
        _escapes,
        Severity.WARNING,
        "ky-tu-thoat",
        "có '{}', mã xuống dòng hoặc ký tự ẩn do phần mềm khác để lại, in ra như chữ",
        "xóa mã này, xuống dòng bằng phím Enter nếu cần",
    ),
    (
        _days,
        Severity.WARNING,
        "ngay-khong-co",
        "'{}' là ngày không có trong lịch",
        "sửa lại ngày theo văn bản gốc",
    ),
)
