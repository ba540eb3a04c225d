"""What two spellings of one text have in common: differences of form only are folded.

Formal differences (`hinh-thuc`) are composed or decomposed letters, the place of a tone mark
(hoà, hòa; uỷ, ủy), the kind of a space, dash or quote, and how lines are wrapped. They are told
apart from changes of content by comparing folded texts first.

Sources: Unicode Standard Annex 15 (normal forms); Quyết định 1989/QĐ-BGDĐT (tone marks).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES: Final = re.compile("[ \t\n\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SIGNS: Final = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛ʼ′", "'")
)
_TONES: Final = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def _open_vowels() -> dict[str, str]:
    """Give the new spelling (hoà) of each pair of open vowels with a tone in the old (hòa)."""
    pairs = [(a, b) for a in "oO" for b in "aeAE"] + [(a, b) for a in "uU" for b in "yY"]
    return {
        unicodedata.normalize("NFC", first + tone) + second: unicodedata.normalize(
            "NFC", first + second + tone
        )
        for first, second in pairs
        for tone in _TONES
    }


_OPEN: Final = _open_vowels()
_OLD_TONES: Final = re.compile(f"(?:{'|'.join(_OPEN)})(?![^\\W\\d_]|[\u0300-\u036f])")


@lru_cache(maxsize=65_536)
def folded_form(text: str) -> str:
    """Give the text in one spelling: equal for texts that differ in form only."""
    if text.isascii() and "  " not in text and "\t" not in text:
        return text
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    toned = _OLD_TONES.sub(lambda found: _OPEN[found[0]], composed)
    return _SPACES.sub(" ", toned).translate(_SIGNS)
