"""What a typesetter would send back: a page of the file, from 1, and what is wrong there."""

from typing import NamedTuple


class Defect(NamedTuple):
    """A page, and what is wrong on it."""

    page: int
    what: str


def shortened(text: str) -> str:
    """Give the beginning of a text, as much as is needed to find it on its page."""
    return text if len(text) <= 60 else f"{text[:59]}…"
