"""Headings as Word has them: a number typed before the words, bold for one, parts and chapters.

Headings are numbered for the whole report; parts and chapters come from the outline.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.intake.markdown.pasted.piece import Piece, short

_NUMBERED: Final = re.compile(
    r"(#{1,6})[ \t]+(\**)"
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6}|[A-Za-zđĐ])[.)]|\d{1,2}(?:\.\d{1,2})+)[ \t]+(\S.*)"
)
_BOLD: Final = re.compile(r"[ ]{0,3}(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1[ \t]*")
_PART: Final = re.compile(
    r"[ \t]*#{0,6}[ \t]*\**(?:PHẦN|CHƯƠNG|Phần|Chương)[ \t]+"
    r"(?:THỨ[ \t]+\w+|[IVX]{1,6}|\d{1,2})\b[.:]?\**"
)
_LONGEST: Final = 120  # letters of a heading
_CAPTION: Final = re.compile(r"(?:Bảng|Hình|Biểu|Biểu đồ|Nguồn|Đơn vị|Ghi chú)\b", re.IGNORECASE)


def numbered_headings(lines: Sequence[str]) -> Iterator[Piece]:
    """Find "# 1.1. Mạng lưới": the number is typed, and another is printed before it."""
    for at, line in enumerate(lines):
        found = _NUMBERED.fullmatch(line.rstrip()) if line.startswith("#") else None
        if found is not None:
            mended = f"{found[1]} {found[2]}{found[3]}"
            yield Piece("tieu-de-tu-danh-so", at, at + 1, short(line), (mended,))


def bold_headings(lines: Sequence[str]) -> Iterator[Piece]:
    """Find a short bold line that stands alone; its level only the author knows."""
    for at, line in enumerate(lines):
        found = _BOLD.fullmatch(line) if line.lstrip()[:2] in {"**", "__"} else None
        if found is None or not _stands_alone(lines, at) or len(found[2]) > _LONGEST:
            continue
        words = found[2].strip()
        if words[-1] not in ".;:,!?" and not _CAPTION.match(words) and not _PART.match(words):
            yield Piece("dam-lam-tieu-de", at, at + 1, short(words))


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    around = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return not any(line.strip() for line in around)


def parts_and_chapters(lines: Sequence[str]) -> Iterator[Piece]:
    """Find "PHẦN II. …" on a line of its own: the outline has it."""
    for at, line in enumerate(lines):
        found = _PART.match(line) if line.lstrip(" \t#*")[:2].upper() in {"PH", "CH"} else None
        if found is None:
            continue
        headed = line.lstrip().startswith(("#", "**")) or line.strip(" *").isupper()
        bare = not line[found.end() :].strip() and _stands_alone(lines, at)
        if headed or bare:
            yield Piece("phan-chuong-trong-bai", at, at + 1, short(line))
