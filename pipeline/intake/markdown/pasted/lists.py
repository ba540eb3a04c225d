"""Lists as Word has them: its bullets, "+" beneath "-", a bullet without its space, điểm in a line.

Source: CommonMark 0.31.2, 5.2 and 5.3 (list items: -, + and * with a space; another sign begins
another list).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.intake.markdown.pasted.piece import Piece, short
from pipeline.intake.markdown.points import POINT_LETTERS

_BULLET: Final = re.compile(r"([ \t]*)(?:[•▪●○■◦►➢✓\u00b7\uf0b7\uf0a7]\s*|[–—]\s+)(?=[^\W_])(.*)")
_GLUED: Final = re.compile(r"([ ]{0,3})-(?=[^\W\d_]{2})(.*)")
_DASHES: Final = "–—"
_SIGNS: Final = frozenset("•▪●○■◦►➢✓\u00b7\uf0b7\uf0a7–—-")
_PLUS: Final = re.compile(r"\+[ \t]+(?=\S)")
_DASH: Final = re.compile(r"-[ \t]+(?=\S)")
_POINT: Final = re.compile(r"(?<![\w(])([a-zđ])\)[ \t]+(?=\S)")
_NAMED: Final = re.compile(r"(?:điểm|khoản|mục|ý|các|và|hoặc|,)\s*$", re.IGNORECASE)


def foreign_bullets(lines: Sequence[str]) -> Iterator[Piece]:
    """Find •, – and other bullets of Word, and "-" that stands at its word."""
    for at, line in enumerate(lines):
        if line.lstrip()[:1] not in _SIGNS:
            continue
        found = _BULLET.fullmatch(line) or _GLUED.fullmatch(line)
        if found is not None and (line.lstrip()[0] not in _DASHES or _begins(lines, at)):
            mended = f"{found[1] if len(found[1]) < 4 else ''}- {found[2].strip()}"
            yield Piece("dau-dong-la", at, at + 1, short(line), (mended,))


def _begins(lines: Sequence[str], at: int) -> bool:
    """Say whether a line begins something: a dash may also go on with the sentence above."""
    before = lines[at - 1].strip() if at else ""
    return not before or before.endswith((".", ";", ":")) or before[0] in f"{_DASHES}-+•"


def plus_bullets(lines: Sequence[str]) -> Iterator[Piece]:
    """Find "+" beneath "-" at the same margin: meant as the level below, read as another list."""
    below = False
    for at, line in enumerate(lines):
        if _DASH.match(line) or _BULLET.match(line):
            below = True
        elif _PLUS.match(line):
            if below:
                yield Piece("dau-cong-cung-cap", at, at + 1, short(line), (f"  {line}",))
        elif line.strip() and not line[0].isspace():
            below = False


def points_in_a_line(lines: Sequence[str]) -> Iterator[Piece]:
    """Find "a) …; b) …; c) …" in one line, where each was to be a điểm of its own."""
    for at, line in enumerate(lines):
        if "a)" not in line or line.lstrip().startswith(("|", "#", "![", "[^")):
            continue
        starts = _starts(line)
        if len(starts) > 1:
            yield Piece("diem-tren-mot-dong", at, at + 1, short(line), _apart(line, starts))


def _starts(line: str) -> list[int]:
    """Give where the letters a), b), … stand, as far as they follow one another."""
    starts: list[int] = []
    for found in _POINT.finditer(line):
        before = line[: found.start()].rstrip()
        wanted = POINT_LETTERS[len(starts)] if len(starts) < len(POINT_LETTERS) else ""
        ended = not before or before[-1] in ":;.,"
        if found[1] == wanted and ended and (starts or not _NAMED.search(before)):
            starts.append(found.start())
    return starts


def _apart(line: str, starts: Sequence[int]) -> tuple[str, ...]:
    lead = line[: starts[0]].rstrip()
    ends = (*starts[1:], len(line))
    points = [line[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    apart = [one for point in ((lead, *points) if lead else points) for one in (point, "")]
    return tuple(apart[:-1])
