"""Names by which a paragraph, caption or row is known within one draft, and hashes of text.

A bookmark's name in Word holds at most 40 characters, begins with a letter or `_`, and is
hidden where it begins with `_` (ECMA-376 Part 1, 17.13.6.2).
"""

import hashlib
import unicodedata
from functools import lru_cache
from typing import Final

IDENTITY_NAMESPACE: Final = "urn:quyhoach:dinh-danh:1"  # of the part that lists them in a file
BLOCK_PREFIX: Final = "_qh_"

_KEPT: Final = 1 << 16  # names of a draft, its redline and what is cut out of it
_TEXTS_KEPT: Final = 1 << 14  # a redline and what is cut out of it name most texts of a draft again
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_SHIFTS: Final = range(110, -1, -10)
_PAIRS: Final = tuple(first + second for first in _LETTERS for second in _LETTERS)


def block_bookmark(draft: str, item: str, ordinal: int) -> str:
    """Give `_qh_` and 20 base32 characters for the n-th paragraph of an item in a draft."""
    return BLOCK_PREFIX + _base32(f"{draft}\0{item}\0{ordinal}", 20)


def reference_bookmark(target: str) -> str:
    """Give the bookmark that references to an identifier of the report point to."""
    return "_Ref_" + _base32(target, 20)


def contents_bookmark(key: str) -> str:
    """Give the bookmark that an entry of the contents or of a list points to."""
    return "_Toc_" + _base32(key, 20)


@lru_cache(_TEXTS_KEPT)
def text_hash(text: str) -> str:
    """Give the hex SHA-256 of a text, equal for all spellings of one text (NFC, spaces)."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode()).hexdigest()


@lru_cache(_KEPT)
def _base32(text: str, length: int) -> str:
    # base64.b32encode takes ten times as long, and this runs once a paragraph and row
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:15])
    pairs = [_PAIRS[number >> shift & 1023] for shift in _SHIFTS]
    return "".join(pairs)[:length]
