"""How a run shows where it stands; a terminal ticks its stages, everything else is silent."""

from collections.abc import Iterator, Sequence
from typing import Final, Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Told what a run does: which stage begins, and of each of many things."""

    def __call__(self, things: Sequence[T], label: str) -> Iterator[T]:
        """Give the things in order; `label` says what is being done, in Vietnamese."""

    def now(self, stage: str) -> None:
        """Hear that a stage begins, which ends the one before; `stage` in Vietnamese."""


class _Unwatched:
    def __call__(self, things: Sequence[T], label: str) -> Iterator[T]:
        return iter(things)

    def now(self, stage: str) -> None:
        pass


unwatched: Final[Watch] = _Unwatched()  # tells nobody
