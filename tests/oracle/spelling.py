"""One spelling for what is written in several: composed letters, tone marks, spaces, dashes.

The differences that this takes away are exactly those a draft may have in form only
(`hinh-thuc`): NFC/NFD, tone-mark style (hoà, hòa), kinds of space, dash and quote.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
# the tone on the first of two open vowels (hòa), as against on the second (hoà)
_FIRST: Final = re.compile(f"([oO])([{_TONES}])([aeAE])(?![^\\W\\d_]|[\u0300-\u036f])")
_FIRST_UY: Final = re.compile(f"([uU])([{_TONES}])([yY])(?![^\\W\\d_]|[\u0300-\u036f])")
_SPACES: Final = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_NOTHING: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ONE: Final = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛ʼ′", "'")
)


@lru_cache(maxsize=65_536)  # both drafts and both readings of a redline say the same
def one_spelling(text: str) -> str:
    """Give the text in the one spelling; a run of spaces becomes one, line ends stay."""
    apart = unicodedata.normalize("NFD", _NOTHING.sub("", text))
    moved = _FIRST_UY.sub(r"\1\3\2", _FIRST.sub(r"\1\3\2", apart))
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", moved))
    return spaced.translate(_ONE)
