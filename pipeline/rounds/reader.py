"""The files of one round as they are read: each once, with its hash and what was noticed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar, cast

from pipeline.limits import DEFAULT, MB, Limits
from pipeline.model.fixed import Fixed, replace
from pipeline.model.notice import Notice, Outcome
from pipeline.rounds.kept import Kind, result_key
from pipeline.work.cache import Cache
from pipeline.work.fingerprint import program
from pipeline.work.pool import Pool
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, read_bytes, shared_file

T = TypeVar("T")


class Resources(Fixed):
    """What work is done with: a cache, a pool of processes, who is told, how much is read.

    `kept` has what readers made of files in earlier runs.
    """

    cache: Cache
    pool: Pool
    watch: Watch
    limits: Limits = DEFAULT
    kept: Store = NOTHING_KEPT

    def within(self, limits: Limits) -> "Resources":
        """Give the same with other limits, those of a workspace's settings."""
        return replace(self, limits=limits)


class Task(Fixed, Generic[T]):
    """One file to read: its name, and what its reader needs to know besides the bytes."""

    name: str
    details: T


class Filed(Fixed, Generic[T]):
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
        self,
        reader: Reader[D, T],
        tasks: Sequence[Task[D]],
        label: str,
        kind: Kind[T] | None = None,
    ) -> tuple[T | None, ...]:
        """Give what a reader makes of each file, None where its bytes cannot be had.

        The same bytes with the same details are read once in a run, whichever round asks; where
        a result is of a `kind` that is kept, once as long as the program is the same.
        """
        filed = [self._filed(task) for task in tasks]
        keys = [
            (reader.__qualname__, entry.name, entry.details, entry.limits, self.inputs[entry.name])
            if entry
            else None
            for entry in filed
        ]
        new: _Waiting[D] = {
            key: entry
            for key, entry in zip(keys, filed, strict=True)
            if key and entry and self.resources.cache.get(key) is None
        }
        if kind is not None:
            new = self._without_kept(new, kind)
        self._read(reader, new, label, kind)
        return tuple(self._taken(key, reader) for key in keys)

    def one(
        self, reader: Reader[D, T], name: str, details: D, kind: Kind[T] | None = None
    ) -> T | None:
        """Give what a reader makes of one file, None where its bytes cannot be had."""
        return self.all(reader, (Task(name, details),), "", kind)[0]

    def _without_kept(self, new: "_Waiting[D]", kind: Kind[T]) -> "_Waiting[D]":
        """Take what earlier runs kept, and give what they did not."""
        kept, cache = self.resources.kept, self.resources.cache
        missing: _Waiting[D] = {}
        for key, filed in new.items():
            data = kept.get(_kept_key(key))
            outcome = None if data is None else kind.decode(data)
            if outcome is None:
                missing[key] = filed
            else:
                cache.put(key, outcome)
        return missing

    def _read(
        self, reader: Reader[D, T], new: "_Waiting[D]", label: str, kind: Kind[T] | None
    ) -> None:
        """Read what is new, and keep it."""
        cache, kept = self.resources.cache, self.resources.kept
        waiting, sizes = tuple(new.values()), [len(filed.data) for filed in new.values()]
        made = self.resources.pool(partial(_made, reader, kind), waiting, weights=sizes)
        for key, _ in zip(new, self.resources.watch(waiting, label), strict=True):
            data = next(made)
            outcome = data if kind is None or isinstance(data, Outcome) else kind.decode(data)
            assert outcome is not None, "what was just made is read back"
            if isinstance(data, bytes):
                kept.put(_kept_key(key), data)
            cache.put(key, outcome)
        next(made, None)

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


_Waiting = dict[tuple[object, ...], Filed[D]]


def _made(reader: Reader[D, T], kind: Kind[T] | None, filed: Filed[D]) -> Outcome[T] | bytes:
    """Give what a reader makes of a file, as bytes where it is kept: other processes send it."""
    outcome = reader(filed)
    return outcome if kind is None else kind.encode(outcome) or outcome


def _kept_key(key: tuple[object, ...]) -> str:
    return result_key(program(), *map(repr, key))
