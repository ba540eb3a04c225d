"""Long runs of small values, made without the search for cycles of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep the collector of cycles from running inside; what it was before, it is after.

    A table of 150,000 cells is that many immutable values and no cycle; looking for one again
    and again takes a fifth of the time of reading it (`python -m tests.bench.run tables`).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
