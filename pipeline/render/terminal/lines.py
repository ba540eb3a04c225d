"""Lines of a terminal as pieces of text with a style, measured in columns and cut to fit."""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

WIDTH: Final = 100  # columns, where nothing says how many there are
_CUT: Final = "…"


class Style(StrEnum):
    """How a piece looks; the values are rich's names of styles."""

    PLAIN = ""
    HEAD = "bold"
    ERROR = "bold red"
    WARNING = "yellow"
    INFO = "cyan"
    DIM = "dim"
    NEW = "bold green"


class Piece(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Piece, ...]
EMPTY: Final[Line] = ()


def plain(line: Line) -> str:
    """Give a line without its styles."""
    return "".join(piece.text for piece in line).rstrip()


def columns(text: str) -> int:
    """Give how many columns a text takes: marks take none, wide signs two."""
    return sum(map(_columns, text))


def cut(line: Iterable[Piece], width: int) -> Line:
    """Give a line that fits, its end replaced by "…" where it does not."""
    pieces = tuple(line)
    if sum(columns(piece.text) for piece in pieces) <= width:
        return pieces
    return tuple(_cut(pieces, width - 1))


def _cut(pieces: tuple[Piece, ...], room: int) -> Iterator[Piece]:
    for piece in pieces:
        taken = columns(piece.text)
        if taken > room:
            yield Piece(_beginning(piece.text, room).rstrip() + _CUT, piece.style)
            return
        yield piece
        room -= taken


def _beginning(text: str, room: int) -> str:
    for at, letter in enumerate(text):
        room -= _columns(letter)
        if room < 0:
            return text[:at]
    return text


@cache
def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
