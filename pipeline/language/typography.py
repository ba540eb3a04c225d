"""All rules of language in their order, and a text mended by those whose mending is certain."""

from collections.abc import Iterator
from typing import Final

from pipeline.language.dates import dates
from pipeline.language.document_numbers import document_numbers
from pipeline.language.figures import figures
from pipeline.language.found import Found, Rule
from pipeline.language.quotes import quotes
from pipeline.language.spaces import spaces
from pipeline.language.words import words

# What stands first in a text's place wins where two rules claim it.
RULES: Final[tuple[Rule, ...]] = (document_numbers, dates, figures, quotes, spaces, words)


def typography(text: str) -> tuple[Found, ...]:
    """Give what all rules find, by place; of two that overlap, that of the earlier rule."""
    taken: list[Found] = []
    claimed: set[int] = set()
    for rule in RULES:
        for found in rule(text):
            places = range(found.start, max(found.end, found.start + 1))
            if claimed.isdisjoint(places):
                claimed.update(places)
                taken.append(found)
    return tuple(sorted(taken, key=lambda found: (found.start, found.end)))


def mended(text: str, found: Iterator[Found] | tuple[Found, ...]) -> str:
    """Give the text with what is certain mended; `found` stand in it and do not overlap."""
    pieces: list[str] = []
    at = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.mended is not None:
            pieces += (text[at : one.start], one.mended)
            at = one.end
    return "".join((*pieces, text[at:]))
