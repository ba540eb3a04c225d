"""The title that a sheet bears above its table, held against the table's caption."""

import re
from typing import Final

from pipeline.model.text import bare

# an agency's own "Bảng 3.2:" is another number than the report's; "Biểu 01" names a form
_LABEL: Final = re.compile(r"(?i)^\s*bảng(?:\s+số)?\s+[\d.]*\d[a-z]?\s*[.:–-]*\s+(?=\S)")
_WORD: Final = re.compile(r"[^\W_]+")


def repeats_caption(title: str, caption: str) -> bool:
    """Say whether a title has no word that the caption has not, however either is written."""
    said = _words(_LABEL.sub("", title))
    return bool(said) and said <= _words(caption)


def _words(text: str) -> set[str]:
    return {bare(word) for word in _WORD.findall(text)}
