"""Words compared without regard to what no reader sees: case, spaces, accents' coding."""

import re
import unicodedata

_GAPS = re.compile(r"[\s_]+")


def folded(text: str) -> str:
    """Give the text in NFC, lower case, single spaces, without a last full stop."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return " ".join(plain.split()).rstrip(".:")


def bare(text: str) -> str:
    """Give the text in lower case without accents, spaces and underscores, as names are matched."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _GAPS.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))
