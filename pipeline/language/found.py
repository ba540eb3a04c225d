"""What a rule of language finds in a text: where, what kind, and what stands there when mended."""

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Found(NamedTuple):
    """A piece of a text, from `start` up to `end`.

    `mended` is what stands in its place when the mending is certain, None where only the author
    knows it. `advice` are words for a mending that is not certain, "" for none.
    """

    code: str
    start: int
    end: int
    mended: str | None = None
    advice: str = ""


# A text whose lines end in "\n" and whose parts that are no prose are `HIDDEN` signs.
Rule = Callable[[str], Iterator[Found]]
HIDDEN = "\0"
