"""Slips of the keyboard and of other programs in a text, told by line: the words stay as they are.

What Markdown would print without a word: the marks of a merge that was never settled, tables in
a form of pandoc's that CommonMark does not have, letters of another script that look like ours,
escapes that Excel or Word left behind, and days that no calendar has.

Sources: pandoc's manual, "Tables"; ECMA-376 Part 1, 22.9.2.19 (`_xHHHH_`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipeline.intake.oddities import ALIKE, CONFLICT_FIX, DAYS, Oddity, conflicts
from pipeline.limits import MAX_TOLD
from pipeline.model.notice import Notice, Severity

_GRID: Final = re.compile(r"\s*\+(?:[-=:]{3,}\+)+\s*")
_DASHES: Final = re.compile(r"\s*-{2,}(?: +-{2,})+\s*")
_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_ESCAPE: Final = re.compile(r"_x00[01][0-9A-Fa-f]_")

Hit = tuple[int, str]  # a line counted from 0, and what was found on it
Look = Callable[[Sequence[str]], Iterator[Hit]]


def slips(text: str, *, file: str, first_line: int) -> Iterator[Notice]:
    """Give a notice for each slip; `first_line` is how many lines stand before the text.

    After `MAX_TOLD` of a kind one notice stands for the others.
    """
    lines = text.split("\n")
    shown = without_code(text)
    for look, severity, code, message, fix in _LOOKS:
        hits = list(look(lines if look is conflicts else shown))
        for number, found in hits[:MAX_TOLD]:
            told = message.format(found)
            yield Notice(severity, code, told, fix, file, number + first_line + 1)
        if len(hits) > MAX_TOLD:
            rest = f"còn {len(hits) - MAX_TOLD} chỗ khác có lỗi như trên"
            yield Notice(severity, code, rest, fix, file, hits[MAX_TOLD][0] + first_line + 1)


def without_code(text: str) -> list[str]:
    """Give the lines with those between fences emptied; a fence left open closes nothing."""
    lines = text.split("\n")
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


def _other_tables(lines: Sequence[str]) -> Iterator[Hit]:
    """Give the first line of each table drawn with + and -, or with dashes alone."""
    inside = False
    for number, line in enumerate(lines):
        drawn = _GRID.fullmatch(line) or _DASHES.fullmatch(line)
        if drawn and not inside:
            yield number, line.strip()[:40]
        inside = bool(drawn) or (inside and bool(line.strip()))


def _escapes(lines: Sequence[str]) -> Iterator[Hit]:
    return ((n, found[0]) for n, line in enumerate(lines) if (found := _ESCAPE.search(line)))


def _found(oddity: Oddity) -> Look:
    """Give a look for an oddity on every line."""

    def look(lines: Sequence[str]) -> Iterator[Hit]:
        return ((number, found) for number, line in enumerate(lines) for found in oddity.find(line))

    return look


_LOOKS: Final[tuple[tuple[Look, Severity, str, str, str], ...]] = (
    (
        conflicts,
        Severity.ERROR,
        "dau-xung-dot",
        "còn dấu '{}' của lần trộn hai bản chưa xử lý xong; cả hai bản đang nằm trong bài",
        CONFLICT_FIX,
    ),
    (
        _other_tables,
        Severity.WARNING,
        "bang-kieu-khac",
        "bảng vẽ bằng '{}' không đọc được thành bảng, in ra như chữ",
        "viết bảng bằng dấu |: dòng `| … | … |` rồi dòng `|---|---|`, hoặc gửi tệp Excel",
    ),
    (_found(ALIKE), Severity.WARNING, ALIKE.code, ALIKE.message, ALIKE.fix),
    (
        _escapes,
        Severity.WARNING,
        "ky-tu-thoat",
        "có '{}', mã xuống dòng hoặc ký tự ẩn do phần mềm khác để lại, in ra như chữ",
        "xóa mã này, xuống dòng bằng phím Enter nếu cần",
    ),
    (_found(DAYS), Severity.WARNING, DAYS.code, DAYS.message, DAYS.fix),
)
