"""A piece of a text that is probably something else than what Markdown reads it as."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """Lines from `first` up to `end`, counted from 0.

    `found` are a few words of it; `mended` the lines that say what was meant, None where only the
    author knows.
    """

    code: str
    first: int
    end: int
    found: str
    mended: tuple[str, ...] | None = None


Rule = Callable[[Sequence[str]], Iterator[Piece]]


def short(text: str, most: int = 50) -> str:
    """Give the first words of a line, for a message."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
