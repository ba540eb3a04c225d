"""The files of one round as they are read: each once, with its hash and what was noticed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from pipeline.limits import DEFAULT, MB, Limits
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome
from pipeline.work.cache import Cache
from pipeline.work.pool import Pool
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, read_bytes, shared_file

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Resources:
    """What work is done with: a cache, a pool of processes, who is told, how much is read."""

    cache: Cache
    pool: Pool
    watch: Watch
    limits: Limits = DEFAULT

    def within(self, limits: Limits) -> "Resources":
        """Give the same with other limits, those of a workspace's settings."""
        return replace(self, limits=limits)


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """One file to read: its name, and what its reader needs to know besides the bytes."""

    name: str
    details: T


@dataclass(frozen=True, slots=True)
class Filed(Generic[T]):
    """A task with the bytes of its file, as readers at the top of a module take it.

    `limits` say how much of it is read.
    """

    name: str
    details: T
    data: bytes
    limits: Limits = DEFAULT


D = TypeVar("D")
Reader = Callable[[Filed[D]], Outcome[T]]


@dataclass(slots=True)
class RoundReader:
    """What one round has read so far.

    `inputs` are the hashes of the files by name, `failures` says of a file that could not be
    read why, in a few words.
    """

    inventory: Inventory
    round_number: int
    resources: Resources
    inputs: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    _held: dict[str, bytes | None] = field(default_factory=dict)

    def contents(self, name: str) -> bytes | None:
        """Give a file's bytes; None, with a notice the first time, where it cannot be read."""
        if name not in self._held:
            outcome = read_bytes(self.inventory, name, limit=self.resources.limits.file_mb * MB)
            self.notices += outcome.notices
            self._held[name] = outcome.value
            if outcome.value is None:
                self.failures[name] = outcome.notices[0].message
            else:
                self.inputs[name] = hashlib.sha256(outcome.value).hexdigest()
        return self._held[name]

    def all(
        self, reader: Reader[D, T], tasks: Sequence[Task[D]], label: str
    ) -> tuple[T | None, ...]:
        """Give what a reader makes of each file, None where its bytes cannot be had.

        The same bytes with the same details are read once in a run, whichever round asks.
        """
        filed = [self._filed(task) for task in tasks]
        keys = [
            (reader.__qualname__, entry.name, entry.details, entry.limits, self.inputs[entry.name])
            if entry
            else None
            for entry in filed
        ]
        new = {
            key: entry
            for key, entry in zip(keys, filed, strict=True)
            if key and entry and self.resources.cache.get(key) is None
        }
        waiting = tuple(new.values())
        made = self.resources.pool(reader, waiting, weights=[len(entry.data) for entry in waiting])
        for key, _ in zip(new, self.resources.watch(waiting, label), strict=True):
            self.resources.cache.put(key, next(made))
        next(made, None)
        return tuple(self._taken(key, reader) for key in keys)

    def one(self, reader: Reader[D, T], name: str, details: D) -> T | None:
        """Give what a reader makes of one file, None where its bytes cannot be had."""
        return self.all(reader, (Task(name, details),), "")[0]

    def shared_name(self, name: str) -> str:
        """Give the file that serves for a shared name, or where it ought to stand."""
        return shared_file(self.inventory, name, self.round_number) or f"sections/{name}"

    def _filed(self, task: Task[D]) -> Filed[D] | None:
        data = self.contents(task.name)
        return None if data is None else Filed(task.name, task.details, data, self.resources.limits)

    def _taken(self, key: object, _reader: Reader[D, T]) -> T | None:
        if key is None:
            return None
        outcome = cast("Outcome[T]", self.resources.cache.get(cast("str", key)))
        self.notices += outcome.notices
        return outcome.value
