"""Abbreviations and what they stand for."""

from pipeline.model.document import NOWHERE, Source
from pipeline.model.fixed import Fixed

_ALPHABET = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"
_ORDER = {letter: chr(ord("A") + at) for at, letter in enumerate(_ALPHABET)}


class Abbreviation(Fixed):
    """An abbreviation ("KKTCK"), its full words, and where they are given.

    `where` is a line of the shared list, or the paragraph that defines it.
    """

    short: str
    full: str
    where: Source = NOWHERE


def alphabetical(abbreviation: Abbreviation) -> tuple[str, str]:
    """Give the key by which abbreviations are sorted, in the order of the Vietnamese alphabet."""
    short = abbreviation.short
    return "".join(_ORDER.get(letter, letter) for letter in short.upper()), short
