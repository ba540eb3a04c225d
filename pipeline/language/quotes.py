"""Quotation marks: one kind in a text, each opened closed, “thus”.

Source: Unicode 16, 6.2 (paired punctuation); the marks that the approved plan prints.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.language.found import Found

_STRAIGHT: Final = re.compile(r'(?<!\w)"(?=[^\s"])([^"\n|]*[^\s"\n|])"(?!\w)')
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def quotes(text: str) -> Iterator[Found]:
    """Find straight marks among curly ones, and marks that are never closed."""
    opened, closed = text.count("“"), text.count("”")
    if '"' in text and opened:
        for found in _STRAIGHT.finditer(text):
            yield Found("ngoac-kep-lan", found.start(), found.end(), f"“{found[1]}”")
    if opened != closed:
        yield from _unpaired(text)


def _unpaired(text: str) -> Iterator[Found]:
    """Find the first paragraph whose marks do not pair; a quotation over several is not told."""
    for paragraph in _PARAGRAPH.finditer(text):
        if paragraph[0].count("“") != paragraph[0].count("”"):
            at = paragraph.start() + max(paragraph[0].rfind("“"), paragraph[0].rfind("”"))
            yield Found("ngoac-kep-le", at, at + 1)
            return
