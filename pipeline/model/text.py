"""Words compared without regard to what no reader sees: case, spaces, accents' coding."""

import unicodedata
from functools import lru_cache
from typing import Final
from unicodedata import combining

_KEPT: Final = 1 << 14  # four of five texts were asked for before: names of rows and columns
_MARKS: Final = "\u0300"  # the first sign that is put on another


@lru_cache(_KEPT)
def folded(text: str) -> str:
    """Give the text in NFC, lower case, single spaces, without a last full stop."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return " ".join(plain.split()).rstrip(".:")


@lru_cache(_KEPT)
def bare(text: str) -> str:
    """Give the text in lower case without accents, spaces and underscores, as names are matched."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join([sign for sign in plain if sign < _MARKS or not combining(sign)])
    return "".join(letters.replace("_", " ").split())
