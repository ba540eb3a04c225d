"""The pages as they stand now: exchanged whole, so that nobody is given half of two drafts.

A build runs in a thread of its own while the old pages are given out; whoever listens is told
once the new ones stand, or why there are none.
"""

import asyncio
import gzip
import threading
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from pipeline.render.site.frame import served
from pipeline.render.site.own_view import before_answers

_PACKED: Final = (".html", ".js", ".css", ".svg", ".json")


@dataclass(frozen=True)
class Page:
    """A file that is given out: its bytes, packed once, and the tag by which it is known."""

    data: bytes
    packs: bool = True

    @cached_property
    def packed(self) -> bytes:
        """Give it as gzip, with no time in it."""
        return gzip.compress(self.data, 6, mtime=0)

    @cached_property
    def unanswered(self) -> "Page":
        """Give it as bodies see it before answers are issued; itself where it tells of none."""
        data = before_answers(self.data)
        return self if data is self.data else Page(data, self.packs)

    @cached_property
    def tag(self) -> str:
        """Give its ETag."""
        return f'"{sha256(self.data).hexdigest()[:32]}"'


def pages_of(files: Mapping[str, bytes]) -> dict[str, Page]:
    """Give files as pages, by their names; pages lead to what only a served site has."""
    return {
        name: Page(served(data) if name.endswith(".html") else data, name.endswith(_PACKED))
        for name, data in files.items()
    }


@dataclass(frozen=True, slots=True)
class Told:
    """What listeners are told: the number of the pages that stand, or what is wrong.

    `file` is the file that it is wrong in, "" where that is no file's.
    """

    number: int
    changed: tuple[str, ...] = ()
    wrong: str = ""
    file: str = ""


@dataclass(slots=True)
class Live:
    """Pages by name, with the round of their draft; `number` counts how often they were exchanged,
    `failed` is what was told when there were no newer ones."""

    stands: tuple[int, Mapping[str, Page]] = (0, MappingProxyType({}))
    number: int = 0
    failed: Told | None = None
    _listeners: "set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[Told]]]" = field(
        default_factory=set
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def round(self) -> int:
        """Give the round of the draft, 0 before there is one."""
        return self.stands[0]

    @property
    def pages(self) -> Mapping[str, Page]:
        """Give the pages by name."""
        return self.stands[1]

    def exchange(
        self, files: Mapping[str, bytes], round_number: int | None = None
    ) -> tuple[str, ...]:
        """Put new pages in the place of all old ones; give the names of those that differ.

        Args:
            files: The pages.
            round_number: That of their draft, None where it is the one that stands.
        """
        made = pages_of(files)
        round_before, before = self.stands
        number = round_before if round_number is None else round_number
        changed = tuple(
            sorted(
                name
                for name in made.keys() | before.keys()
                if name not in made or name not in before or made[name].data != before[name].data
            )
        )
        if changed or number != round_before:
            # what did not change keeps what was packed of it
            self.stands = (
                number,
                {name: page if name in changed else before[name] for name, page in made.items()},
            )
            self.number += 1
        if changed or number != round_before or self.failed:
            self.failed = None
            self._tell(Told(self.number, changed))
        for name in changed:
            # here, by who makes pages, not by the first who asks for one while all others wait
            if name in made and made[name].packs:
                _ = made[name].packed
                _ = made[name].unanswered.packed
        return changed

    def fail(self, wrong: str, file: str = "") -> None:
        """Tell that there are no new pages, and why; the old ones stand."""
        self.failed = Told(self.number, wrong=wrong, file=file)
        self._tell(self.failed)

    def _tell(self, told: Told) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for loop, queue in listeners:
            loop.call_soon_threadsafe(queue.put_nowait, told)

    async def listen(self) -> AsyncIterator[Told]:
        """Give what is told from now on, first the number that stands and what is wrong."""
        entry = asyncio.get_running_loop(), asyncio.Queue[Told]()
        with self._lock:
            self._listeners.add(entry)
        try:
            yield Told(self.number)
            if self.failed:
                yield self.failed
            while True:
                yield await entry[1].get()
        finally:
            with self._lock:
                self._listeners.discard(entry)

    @property
    def listeners(self) -> int:
        """Give how many listen."""
        return len(self._listeners)
