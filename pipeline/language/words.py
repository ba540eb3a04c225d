"""Words by their letters: those no syllable of ours spells, and marks of tones elsewhere.

A word is told where it has letters of ours with marks and is no syllable, nor among the words
known (`known_words.txt`: loan words, names, units). Words of plain letters are foreign or
abbreviations as a rule: of them only a doubled consonant over a syllable ("tronng") is told.
Capitals without a mark of a tone are an abbreviation.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from pipeline.language.found import Found
from pipeline.language.syllables import TONES, ToneStyle, respelled, syllable

_WORD: Final = re.compile(r"[^\W\d_]+")
_VOWEL: Final = re.compile("[aăâeêioôơuưy]", re.IGNORECASE)
_OURS: Final = re.compile("[a-zăâđêôơư]+", re.IGNORECASE)
_DOUBLED: Final = re.compile(r"([b-df-hj-np-tv-xz])\1")
_SYMBOLS: Final = "FJWZ"  # capitals that begin no word of ours
_MOST_OFFERED: Final = 3
_LONGEST: Final = 30  # letters of what may be words run together; more is no prose
IMPOSSIBLE: Final = "am-tiet-la"
MISPLACED: Final = "dau-thanh-sai-cho"
OLD_STYLE: Final = "kieu-dau-cu"  # hòa
NEW_STYLE: Final = "kieu-dau-moi"  # hoà
STYLE: Final = "kieu-dau"  # either, where it is not the report's


def words(text: str) -> Iterator[Found]:
    """Find words that no syllable spells, and marks of tones at another letter.

    Words with the mark of either style (hòa, hoà) are found, for a draft may have either.
    """
    judged = {fault for token in set(text.split()) for fault in _judged(token)}
    for word, code in sorted(judged):
        yield from _each(text, word, code)


def restyled(text: str, style: ToneStyle) -> Iterator[Found]:
    """Find every word whose tone mark stands at the letter of the other style."""
    other = NEW_STYLE if style == "hòa" else OLD_STYLE
    for found in _WORD.finditer(text):
        if not found[0].isascii() and _fault(found[0]) == other:
            yield Found(other, found.start(), found.end(), respelled(found[0], style))


def _each(text: str, word: str, code: str) -> Iterator[Found]:
    """Find a word wherever it stands."""
    places = _places(text, word)
    mended = None if code == IMPOSSIBLE else respelled(word, "hoà" if code == OLD_STYLE else "hòa")
    advice = _advice(word) if code == IMPOSSIBLE else ""
    for start in places:
        yield Found(code, start, start + len(word), mended, advice)


def _places(text: str, word: str) -> Iterator[int]:
    """Give where a word begins, each time it stands by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalpha() and at) and not text[end : end + 1].isalpha():
            yield at
        at = text.find(word, end)


@lru_cache(maxsize=200_000)
def _judged(token: str) -> tuple[tuple[str, str], ...]:
    """Give the words of a token that are told, with why."""
    if token.isascii() and not _DOUBLED.search(token):
        return ()
    judged = ((word, _fault(word)) for word in _WORD.findall(token))
    return tuple((word, fault) for word, fault in judged if fault)


def _fault(word: str) -> str:
    found = syllable(word)
    if found is None:
        return IMPOSSIBLE if _is_misspelt(word) else ""
    if found.open_pair:
        return OLD_STYLE if respelled(word, "hòa") == word else NEW_STYLE
    return MISPLACED if respelled(word, "hòa") != word else ""


def _is_misspelt(word: str) -> bool:
    """Say whether a word that is no syllable is one misspelt, and no name, sign or foreign word."""
    lower = word.lower()
    if not 1 < len(word) <= _LONGEST or lower in known_words() or not _VOWEL.search(_plain(lower)):
        return False
    if word[0] in _SYMBOLS and syllable(word[1:]):
        return False  # a quantity with its index, as "Ftưới" stands in a cell
    if word.isascii():
        return word.islower() and _over_a_syllable(word)
    if not _OURS.fullmatch(_plain(lower)):
        return False  # letters of another alphabet, or of another language
    return not word.isupper() or _plain(lower) != lower


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in TONES))


def _over_a_syllable(word: str) -> bool:
    """Say whether a word is a syllable once a consonant is not doubled: "tronng", "nnhanh"."""
    return any(
        syllable(word[: found.start()] + word[found.start() + 1 :])
        for found in _DOUBLED.finditer(word)
    )


def _advice(word: str) -> str:
    """Give what the word may have been, "" where nothing near is a syllable."""
    made = dict.fromkeys((*_parted(word), *_without_one(word)))
    near = [one for one in made if respelled(one, "hòa") == one][:_MOST_OFFERED]
    return f"có lẽ là {' hoặc '.join(f'“{one}”' for one in near)}" if near else ""


def _parted(word: str) -> Iterator[str]:
    """Give the word as two syllables, where one mark of a tone or two letters stand in each."""
    for at in range(2, len(word) - 1):
        if syllable(word[:at]) and syllable(word[at:]):
            yield f"{word[:at]} {word[at:]}"


def _without_one(word: str) -> Iterator[str]:
    """Give the syllables that one letter, or one of two marks, less makes."""
    plainer = [word[:at] + _plain(word[at]) + word[at + 1 :] for at in range(len(word))]
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    for nears in (plainer, shorter):
        found = [near for near in nears if near != word and len(near) > 1 and syllable(near)]
        if found:
            yield from found
            return


@cache
def known_words() -> Collection[str]:
    """Give the words that are shipped as known, in lower case."""
    data = resources.files("pipeline.language").joinpath("known_words.txt")
    lines = data.read_text(encoding="utf-8").split("\n")
    return frozenset(
        word.lower() for line in lines if not line.startswith("#") for word in line.split()
    )
