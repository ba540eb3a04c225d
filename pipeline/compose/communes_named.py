"""The communes that a cell names: "Đồng Đăng; xã Kỳ Lừa" however they are spelt."""

import re
from functools import lru_cache
from typing import Final

from pipeline.model.text import bare

_ENTRIES: Final = re.compile(r"\s*[;,\n]\s*")
_KIND: Final = re.compile(r"(?:xã|phường|thị trấn)\s+(?=\S)", re.IGNORECASE)


def entries(text: str) -> tuple[str, ...]:
    """Give the names in a cell that may hold several, parted by ";" or ","."""
    return tuple(part for part in _ENTRIES.split(text.strip()) if part)


@lru_cache(maxsize=8_192)
def place_key(name: str) -> str:
    """Give a commune's name as it is compared: without kind, accents, case and spaces."""
    return bare(_KIND.sub("", name.strip(), count=1))
