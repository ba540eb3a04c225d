"""Words compared without regard to what no reader sees: case, spaces, accents' coding."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Give the text in NFC, lower case, single spaces, without a last full stop."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return _SPACES.sub(" ", plain).strip().rstrip(".:")
