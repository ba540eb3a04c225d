"""Spaces and marks of punctuation: one space after a mark, none before it, none within brackets.

Source: Thông tư 01/2011/TT-BNV, Phụ lục V, and practice of typesetting since; Nghị định 30/2020
has no rule against them.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.language.found import HIDDEN, Found

# Each pattern begins with a sign that is rare in a text, which is what makes it quick; what must
# stand before it is looked at where it matches.
_DOUBLE: Final = re.compile("  +|[ \u00a0]{0,9}\u00a0[ \u00a0]+| \u00a0+")
_BEFORE: Final = re.compile(
    r"[ \u00a0]{1,9}(?:(?:[,;)?]|!(?!\[))(?!\w)|:(?=[\s\0])|[.](?=\s|\Z)|[,;](?=[^\W\d_])|”)"
)
_AFTER_OPENING: Final = re.compile(r"[(“][ \u00a0]+(?=\S)")
_GLUED: Final = re.compile(r"[,;.)](?=[^\W\d_])|\((?=[^\W\d_]{2})")
_HYPHEN: Final = re.compile(r" -(?=[^\W\d_])|- (?=[^\W\d_])")
_REPEATED: Final = re.compile(r",[ ]?,+|;[ ]?;+|[.]{2,}")
_APART: Final = re.compile("[,;:.!?)”](?<=[ \u00a0].)")
_TWO: Final = re.compile("  +")  # what _DOUBLE finds where no space is one that does not break
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_MARKER: Final = re.compile(r"\s*(?:[-*+•–:>]|#{1,6}|\d{1,3}[.)]|[a-zđ]\))?")
_EDGES: Final = f"|{HIDDEN}"  # of a cell, and of what is no prose
_LONGEST_MARKER: Final = 40  # letters
_SIGN: Final = 8  # letters back in which the stroke of a document's sign stands: "236/QĐ-"


def spaces(text: str) -> Iterator[Found]:
    """Find spaces too many or too few, and marks written twice."""
    yield from _doubled(text)
    for found in _BEFORE.finditer(text) if _APART.search(text) else ():
        ratio = found[0][-1] == ":" and text[found.start() - 1].isdigit()
        if _is_word_or_close(text, found.start()) and not ratio:
            yield Found("dau-cach-thua", found.start(), found.end() - 1, "")
    opened = any(mark in text for mark in ("( ", "(\u00a0", "“ ", "“\u00a0"))
    for found in _AFTER_OPENING.finditer(text) if opened else ():
        yield Found("dau-cach-thua", found.start() + 1, found.end(), "")
    for found in _GLUED.finditer(text):
        yield from _missing(text, found.start())
    twice = any(marks in text for marks in (",,", ", ,", ";;", "; ;", ".."))
    for found in _REPEATED.finditer(text) if twice else ():
        if found[0] == ".." or "." not in found[0]:
            yield Found("dau-cau-lap", found.start(), found.end(), found[0][0])
    for found in _HYPHEN.finditer(text):
        if _is_uneven(text, found.start(), found.end()):
            yield Found("gach-noi-lech", found.start(), found.end(), " - ")


def _doubled(text: str) -> Iterator[Found]:
    """Find runs of spaces within a line, not those that set out a table or follow its marker."""
    for found in (_DOUBLE if "\u00a0" in text else _TWO).finditer(text):
        start, end = found.span()
        around = (text[start - 1 : start], text[end : end + 1])
        within = all(sign and not sign.isspace() and sign not in _EDGES for sign in around)
        if within and not _is_marker(text, start):
            yield Found("dau-cach-thua", start, end, " ")


def _is_word_or_close(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before.isalnum() or (before != "" and before in "”)%]")


def _missing(text: str, at: int) -> Iterator[Found]:
    """Find the space missing at a mark that stands at `at` between letters."""
    sign, before, after = text[at], text[max(0, at - 2) : at], text[at + 1 : at + 3]
    if sign in ",;" and len(before) == 2 and before.isalpha():
        yield Found("thieu-dau-cach", at, at + 1, f"{sign} ")
    elif sign == "." and len(before) == 2 and before.isalpha() and before.islower():
        if len(after) == 2 and after.isalpha() and after[0].isupper() and after[1].islower():
            yield Found("thieu-dau-cach", at, at + 1, ". ")
    elif sign == "(" and len(before) == 2 and before.isalpha() and before[1].islower():
        yield Found("thieu-dau-cach", at, at + 1, " (")
    elif sign == ")" and len(after) == 2 and after.isalpha() and not _is_point(text, at):
        yield Found("thieu-dau-cach", at, at + 1, ") ")


def _is_point(text: str, at: int) -> bool:
    """Say whether a bracket closes the letter or number of an item: "a)Nội dung"."""
    return _is_marker(text, at + 1)


def _is_marker(text: str, end: int) -> bool:
    """Say whether nothing but the sign of a list or heading stands before a place of its line."""
    first = max(0, end - _LONGEST_MARKER)
    line = text.rfind("\n", first, end) + 1
    return (line > 0 or first == 0) and bool(_MARKER.fullmatch(text, line, end))


def _is_uneven(text: str, start: int, end: int) -> bool:
    """Say whether a hyphen between two words has a space on one side; that of a sign is no such."""
    if not text[start - 1 : start].isalpha():
        return False
    before = text[max(0, start - _SIGN) : start]
    after = _LETTERS.match(text, end)
    in_sign = "/" in before and before.rpartition("/")[2].isupper()
    return not (in_sign and after is not None and after[0][0].isupper())
