"""Words compared without regard to what no reader sees: case, spaces, accents' coding."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_KEPT: Final = 1 << 14  # four of five texts were asked for before: names of rows and columns
_GAPS = re.compile(r"[\s_]+")


@lru_cache(_KEPT)
def folded(text: str) -> str:
    """Give the text in NFC, lower case, single spaces, without a last full stop."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return " ".join(plain.split()).rstrip(".:")


def bare(text: str) -> str:
    """Give the text in lower case without accents, spaces and underscores, as names are matched."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _GAPS.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))
