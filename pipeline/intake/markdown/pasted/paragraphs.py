"""Paragraphs as Word has them: one a line, or begun with spaces or a tab.

CommonMark joins lines that follow one another, and takes four spaces or a tab for code.

Source: CommonMark 0.31.2, 4.4 (indented code blocks), 4.8 (paragraphs).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.intake.markdown.pasted.piece import Piece, short

_INDENTED: Final = re.compile(r"(?: {0,3}\t| {4,})\s*(?=\S)")
_OWN: Final = re.compile(  # what begins another block, or goes on with a list
    r"\s*(?:[-*+•–—·>|#:]|\d{1,9}[.)](?:\s|$)|[a-zđ]\)|\[\^|Bảng\s*:|```|~~~|!\[|\$\$|\()"
)
_ENDS: Final = (".", ";", ":", "…", ".”", ";”")
_CONTINUES: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|[a-zđ]\)|\[\^[^\]]+\]:|:)\s")
_BLANKS: Final = frozenset(" \t")
_WRAPPED_AT_MOST: Final = 120  # letters at which programs that break lines by themselves do it


def indented(lines: Sequence[str]) -> Iterator[Piece]:
    """Find blocks that are read as code because their lines begin with spaces or a tab."""
    owner = ""  # the last line that began at the margin: a list's goes on with indented lines
    at = 0
    while at < len(lines):
        line = lines[at]
        blank_before = at == 0 or not lines[at - 1].strip()
        if (
            line[:1] in _BLANKS
            and _INDENTED.match(line)
            and blank_before
            and not _CONTINUES.match(owner)
        ):
            end = at + 1
            while end < len(lines) and _INDENTED.match(lines[end]):
                end += 1
            mended = tuple(one.lstrip() for one in lines[at:end])
            yield Piece("thut-thanh-ma", at, end, short(line), mended)
            at = end
            continue
        if line.strip() and not line[0].isspace():
            owner = line
        at += 1


def lines_as_paragraphs(lines: Sequence[str]) -> Iterator[Piece]:
    """Find lines that were paragraphs: each ends a sentence, and the next would have had room."""
    width = max((len(line) for line in lines if len(line) <= _WRAPPED_AT_MOST), default=0)
    for first, end in _runs(lines):
        block = [line.strip() for line in lines[first:end]]
        if len(block) > 1 and all(line.endswith(_ENDS) for line in block):
            pairs = pairwise(block)
            if all(_was_ended(line, after, width) for line, after in pairs):
                apart = [line for one in block for line in (one, "")]
                yield Piece("dong-la-doan", first, end, short(block[1]), tuple(apart[:-1]))


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give runs of plain lines that make one paragraph."""
    first = None
    for at, line in enumerate((*lines, "")):
        if first is None and not (line and lines[at + 1 : at + 2] and lines[at + 1]):
            continue  # a line by itself: nearly every one
        plain = bool(line.strip()) and not _OWN.match(line) and not _INDENTED.match(line)
        if plain and first is None and (at == 0 or not lines[at - 1].strip()):
            first = at
        elif not plain and first is not None:
            if not line.strip():
                yield first, at
            first = None


def _was_ended(line: str, after: str, width: int) -> bool:
    """Say whether a line was ended by its author, not broken where no further word fitted."""
    word = after.split(maxsplit=1)[0]
    return len(line) > _WRAPPED_AT_MOST or len(line) + 1 + len(word) <= width or width == 0
