"""Long runs of small values, made without the search for cycles of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final


class _Rest:
    """How many are inside, of all threads: the collector is one for the whole process."""

    def __init__(self) -> None:
        self._lock, self._inside, self._was_enabled = Lock(), 0, False

    def enter(self) -> None:
        with self._lock:
            if not self._inside:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._was_enabled:
                gc.enable()


_REST: Final = _Rest()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep the collector of cycles from running inside; what it was before, it is after.

    Where several threads are inside, that is after the last of them.

    A table of 150,000 cells is that many immutable values and no cycle; looking for one again
    and again takes a fifth of the time of reading it (`python -m tests.bench.run tables`).
    """
    _REST.enter()
    try:
        yield
    finally:
        _REST.leave()


@contextmanager
def uncollected() -> Iterator[None]:
    """The same for a command that ends soon: not even after it what it made is looked through.

    What an earlier command of the process left is looked at again.
    """
    gc.unfreeze()
    with uninterrupted():
        yield
        gc.freeze()
