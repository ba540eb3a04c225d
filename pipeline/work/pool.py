"""The same step for many things, in this process or in several.

What comes back is in the order of what went in, whoever did the work. Functions given to
several processes stand at the top of their module and take and give plain values.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")

# Below this many bytes of input a second process costs more than it saves (measured).
_WORTHWHILE: Final = 1_000_000


class Pool(Protocol):
    """Does one step for many things."""

    def __call__(
        self, step: Callable[[A], B], things: Sequence[A], *, weights: Sequence[int]
    ) -> Iterator[B]:
        """Give `step(thing)` for each thing, in order; `weights` are bytes of input."""


def serial(step: Callable[[A], B], things: Sequence[A], *, weights: Sequence[int]) -> Iterator[B]:
    """Do it all here, one after the other."""
    assert len(things) == len(weights)
    return map(step, things)


class Processes:
    """Several processes of this machine; what is small is done here.

    A process that dies (out of memory, killed) takes nothing with it: the rest is done here.
    """

    def __init__(self, count: int | None = None) -> None:
        self._count = count or os.cpu_count() or 1

    def __call__(
        self, step: Callable[[A], B], things: Sequence[A], *, weights: Sequence[int]
    ) -> Iterator[B]:
        """Give `step(thing)` for each thing, in order."""
        if self._count < 2 or len(things) < 2 or sum(weights) < _WORTHWHILE:
            yield from serial(step, things, weights=weights)
            return
        # loaded where several processes are worth it: a small workspace never needs them
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        done = 0
        # A copy of this process has read all modules already; elsewhere they are read anew.
        kind = "fork" if sys.platform.startswith("linux") else "spawn"
        with ProcessPoolExecutor(self._count, multiprocessing.get_context(kind)) as executor:
            size = max(1, len(things) // (self._count * 8))
            try:
                for result in executor.map(step, things, chunksize=size):
                    yield result
                    done += 1
            except BrokenProcessPool:
                pass
        yield from map(step, things[done:])
