"""What a reviewer did, and what a person who looks for it would have to be told."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.seeded.silence.copy import Copy


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done in a copy.

    Attributes:
        says: What must all stand in one comment, or in one notice on the file.
        where: How the place begins that the comment has or the notice names; "" for the cover,
            headers, and what has no place in the draft.
        most: How many comments it may be told in.
        least: How many it must be told in; 0 where a notice may do.
    """

    says: tuple[str, ...]
    where: str = ""
    most: int = 1
    least: int = 0


Act = Callable[[Copy, Random], Done]


def comment(says: str | tuple[str, ...], where: str, *, most: int = 1) -> Done:
    """Give what must be told as a comment of its own."""
    return Done((says,) if isinstance(says, str) else says, where, most, 1)


def counted(says: str | tuple[str, ...], where: str = "") -> Done:
    """Give what may be a comment, or be counted in a notice that says what and where."""
    return Done((says,) if isinstance(says, str) else says, where)
