"""Slips of language in a section's Markdown, each with its line."""

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from pipeline.intake.markdown.prose import prose
from pipeline.language.found import Found
from pipeline.language.typography import typography
from pipeline.model.slip import Slip

_MOST: Final = 2_000  # of one text; a text with more is not in our language
_AROUND: Final = 14  # letters shown on either side of what is no word


def language_slips(text: str) -> tuple[Slip, ...]:
    """Give what the rules of language find in a text, front matter and code left out."""
    found = typography(prose(text))[:_MOST]
    if not found:
        return ()
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return tuple(
        Slip(one.code, bisect_right(starts, one.start), shown(text, one), one.mended, one.advice)
        for one in found
    )


def shown(text: str, found: Found) -> str:
    """Give what was found as it is shown: a word alone, else with what stands around it."""
    piece = text[found.start : found.end]
    if piece[:1].isalnum() and piece[-1:].isalnum():
        return piece
    before = text[max(0, found.start - _AROUND) : found.start].rpartition("\n")[2]
    after = text[found.end : found.end + _AROUND].partition("\n")[0]
    return f"{before}{piece}{after}".strip()
