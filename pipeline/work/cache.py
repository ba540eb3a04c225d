"""What was worked out once from the same bytes is not worked out again.

A key names the step and the hash of all it reads; the value is what the step gave. The
stages know only `Cache`, so that a cache on disk can take the place of this one.
"""

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Cache(Protocol):
    """Gives what stands under a key, making it where it is missing."""

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give the value under `key`, from `make` the first time."""


class MemoryCache:
    """A cache for one run: two rounds that read the same file read it once."""

    def __init__(self) -> None:
        self._values: dict[Hashable, object] = {}

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give the value under `key`, from `make` the first time."""
        if key not in self._values:
            self._values[key] = make()
        return self._values[key]  # type: ignore[return-value]  # one key, one type of value
