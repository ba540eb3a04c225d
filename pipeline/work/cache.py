"""What was worked out once from the same bytes is not worked out again.

A key names the step and the hash of all it reads; the value is what the step gave. The
stages know only `Cache`, so that a cache on disk can take the place of this one.
"""

from collections.abc import Hashable
from typing import Protocol


class Cache(Protocol):
    """Keeps values under keys; what one step put, only the same step gets."""

    def get(self, key: Hashable) -> object | None:
        """Give the value under `key`, None where there is none."""

    def put(self, key: Hashable, value: object) -> None:
        """Keep a value."""


class MemoryCache:
    """A cache for one run: two rounds that read the same file read it once."""

    def __init__(self, most: int | None = None) -> None:
        """Keep at most so many, those put longest ago given up; None keeps all."""
        self._most = most
        self._values: dict[Hashable, object] = {}

    def get(self, key: Hashable) -> object | None:
        """Give the value under `key`, None where there is none."""
        return self._values.get(key)

    def put(self, key: Hashable, value: object) -> None:
        """Keep a value."""
        self._values[key] = value
        if self._most is not None and len(self._values) > self._most:
            del self._values[next(iter(self._values))]
