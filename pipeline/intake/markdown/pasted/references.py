"""References and notes typed by hand: "Bảng 2.3", "bảng dưới đây", "xã(1)" with "(1) …" below.

Numbers of tables and figures are set for the whole report, and change with every draft.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.intake.markdown.pasted.piece import Piece, short

_NUMBERED: Final = re.compile(
    r"\b(?:[Bb]ảng|[Hh]ình|[Bb]iểu đồ|[Ss]ơ đồ|[Bb]iểu)(?: số)? "
    r"(?:\d{1,2}(?:\.\d{1,3})*|[IVX]+\.\d+)"
    r"(?![\w/%]|[,.]\d|\s*(?:của|thuộc|tại Phụ lục|Phụ lục|kèm theo|ban hành|Điều|QCVN|TCVN|"
    r"[Qq]uyết định|Nghị|Thông tư|Luật))"
)
_POINTED: Final = re.compile(
    r"\b(?:[Bb]ảng|[Hh]ình|[Bb]iểu đồ|[Ss]ơ đồ|[Bb]iểu)(?: số liệu| tổng hợp| biểu| vẽ| ảnh)? "
    r"(?:dưới đây|sau đây|bên dưới|ở dưới|phía dưới|trên đây|ở trên|bên trên|phía trên)"
    r"|\b[Bb]ảng(?: số liệu| tổng hợp)? sau:"
)
_CAPTION: Final = re.compile(
    r"[ ]{0,3}\**(?:Bảng|Hình|Biểu đồ|Biểu|Sơ đồ)(?: số)? ?\d{1,2}(?:\.\d{1,3})*\**[.:]\**\s+\S"
)
_MARK: Final = re.compile(r"[^\W\d_][.,;”]?(?:\(\d{1,2}\)|\^\(?\d{1,2}\)?\^|[¹²³⁴⁵⁶⁷⁸⁹])(?!\w)")
_NOTE: Final = re.compile(r"[ ]{0,3}(?:\((\d{1,2})\)|\^\(?(\d{1,2})\)?\^|([¹²³⁴⁵⁶⁷⁸⁹]))[ ]*\S")
_UNITS: Final = re.compile(r"\b(?:k?m|cm|mm|dm|hm)[.,;”]?(?:\^|[²³])")
_BEGINS: Final = ("Bảng", "Hình", "Biểu", "Sơ đồ")
# quick to find, for all begin with the same few letters; the patterns are tried there alone
_NAME: Final = re.compile("[BbHhSs](?:ảng|ình|iểu|ơ đồ) ")
_HIDDEN: Final = re.compile(
    r"`[^`]{0,999}`|\$[^$]{0,999}\$|\{[^}]{0,999}\}|\]\([^)]{0,999}\)|“[^”]{0,999}”"
)


def typed_references(lines: Sequence[str]) -> Iterator[Piece]:
    """Find tables and figures named by a number typed by hand, or by where they stand."""
    for at, line in enumerate(lines):
        if _NAME.search(line) is None:
            continue
        if line.lstrip().startswith(("|", "Bảng:", "![")) or _CAPTION.match(line):
            continue
        shown = _HIDDEN.sub(" ", line)
        found = _first(_NUMBERED, shown) or _first(_POINTED, shown)
        if found is not None:
            yield Piece("tro-go-tay", at, at + 1, found[0])


def _first(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """Give where a pattern that begins with the name of a kind matches first."""
    tried = (pattern.match(line, name.start()) for name in _NAME.finditer(line))
    return next(filter(None, tried), None)


def typed_captions(lines: Sequence[str]) -> Iterator[Piece]:
    """Find "Bảng 2.3. Dân số" on a line of its own: a caption with its number."""
    for at, line in enumerate(lines):
        if line.lstrip(" *").startswith(_BEGINS) and _CAPTION.match(line):
            yield Piece("ten-bang-go-tay", at, at + 1, short(line))


def typed_notes(lines: Sequence[str]) -> Iterator[Piece]:
    """Find the marks of notes typed as "(1)" at a word, where a line "(1) …" says the note."""
    said = {_digits(found[0]) for line in lines if (found := _NOTE.match(line))}
    if not said:
        return
    for at, line in enumerate(lines):
        for found in _MARK.finditer(_HIDDEN.sub(" ", line)):
            figure = _digits(found[0])
            if figure in said and not _UNITS.search(line[max(0, found.start() - 2) : found.end()]):
                yield Piece("chu-thich-go-tay", at, at + 1, found[0])
                break


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
