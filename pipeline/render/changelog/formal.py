"""What kind of formal difference stands between two spellings of one text.

Each kind is a folding under which the texts lose just that difference; a kind is named where
the texts differ with all the other foldings done and its own left out.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipeline.render.changelog.pieces import (
    Lot,
    Pieces,
    plain,
    side,
)

_SPACES: Final = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_QUOTES: Final = {ord(sign): '"' for sign in "“”„‟«»″"} | {ord(sign): "'" for sign in "‘’‚‛`´′"}
# combining signs are left out: letters written with them are of another kind
_WORD: Final = re.compile(r"\w+")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng


def _spaces(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _dashes(text: str) -> str:
    return _DASHES.sub("-", text)


def _quotes(text: str) -> str:
    return text.translate(_QUOTES).replace("''", '"')


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _tones_last(text: str) -> str:
    """Give the text with the tone mark of each syllable behind its letters: hòa and hoà agree."""
    return _WORD.sub(lambda found: _tone_last(found[0]), text)


@lru_cache(maxsize=16384)
def _tone_last(word: str) -> str:
    signs = unicodedata.normalize("NFD", word)
    letters = "".join(sign for sign in signs if sign not in _TONES)
    return unicodedata.normalize("NFC", letters) + "".join(s for s in signs if s in _TONES)


_FOLDINGS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("mã hóa chữ (Unicode)", _composed),
    ("kiểu đặt dấu thanh", _tones_last),
    ("dấu cách, ngắt dòng", _spaces),
    ("gạch nối, gạch ngang", _dashes),
    ("dấu nháy", _quotes),
)
OTHER: Final = "khác"
SHIFTED: Final = "chữ, số đầu dòng"
_ORDINAL: Final = re.compile(r"(?:[a-zđ]{1,2}|\d{1,4})[.)]?")


def kinds_of(pieces: Pieces) -> tuple[str, ...]:
    """Give the kinds of formal difference of a change, from the words that differ in it."""
    pairs = [
        (gone.text, come.text)
        for gone, come in pairwise(pieces)
        if gone.lot is Lot.GONE and come.lot is Lot.NEW
    ]
    if pairs and all(map(_is_shift, pairs)):
        return (SHIFTED,)
    told = {kind for pair in pairs for kind in formal_kinds(*pair)}
    alone = sum(piece.lot is not Lot.KEPT for piece in pieces) != 2 * len(pairs)
    if alone or OTHER in told:
        return formal_kinds(plain(side(pieces, Lot.GONE)), plain(side(pieces, Lot.NEW)))
    return tuple(kind for kind, _ in _FOLDINGS if kind in told) or (OTHER,)


def _is_shift(pair: tuple[str, str]) -> bool:
    """Say whether a letter before a point, or an ordinal, gave way to another."""
    return all(_ORDINAL.fullmatch(text.strip()) for text in pair)


@lru_cache(maxsize=16384)
def formal_kinds(old: str, new: str) -> tuple[str, ...]:
    """Give the kinds of formal difference between two texts, "khác" where none is known."""
    if _folded(old) != _folded(new):
        return (OTHER,)
    found = tuple(
        kind for kind, _ in _FOLDINGS if _folded(old, without=kind) != _folded(new, without=kind)
    )
    return found or (OTHER,)


def _folded(text: str, *, without: str = "") -> str:
    for kind, fold in _FOLDINGS:
        if kind != without:
            text = fold(text)
    return text
