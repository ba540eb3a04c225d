"""How a long step shows where it stands; the command draws a bar, everything else is silent."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Gives the things back one by one, telling somebody of each."""

    def __call__(self, things: Sequence[T], label: str) -> Iterator[T]:
        """Give the things in order; `label` says what is being done, in Vietnamese."""


def unwatched(things: Sequence[T], label: str) -> Iterator[T]:  # a Watch
    """Give the things in order and tell nobody."""
    return iter(things)
