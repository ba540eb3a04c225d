"""Pages of issued rounds: each made once, in a thread of its own, and kept while it is issued."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pipeline.model.errors import QuyhoachError
from pipeline.model.seal import RECORD
from pipeline.publish.seal import seal_of
from pipeline.site.keys import file_stamp
from pipeline.site.live import Page, pages_of

_SECTIONS: Final = "sections"


class Issued:
    """The issued rounds of a workspace; `make` gives the pages of one, by name."""

    def __init__(self, workspace: Path, make: Callable[[int], Mapping[str, bytes]]) -> None:
        self._workspace = workspace
        self._make = make
        self._lock = threading.Lock()  # one round is made at a time
        self._known = threading.Lock()
        self._made: dict[tuple[int, str], Mapping[str, Page]] = {}
        self._making: set[tuple[int, str]] = set()
        self._packages: dict[int, tuple[object, str]] = {}

    def rounds(self) -> tuple[int, ...]:
        """Give the numbers of the rounds that are issued now, the first one first."""
        folders = (self._workspace / _SECTIONS).glob("lan-*")
        numbers = (path.name.removeprefix("lan-") for path in folders)
        return tuple(sorted(int(n) for n in numbers if n.isdecimal() and self.package(int(n))))

    def is_issued(self, number: int) -> bool:
        """Say whether a round was issued and not opened again."""
        return bool(self.package(number))

    def pages(self, number: int) -> Mapping[str, Page] | None:
        """Give the pages of an issued round; None while they are made, which begins with this."""
        key = number, self.package(number)
        with self._known:
            if key in self._made:
                return self._made[key]
            if key not in self._making:
                self._making.add(key)
                threading.Thread(target=self._build, args=key, daemon=True).start()
        return None

    def _build(self, number: int, package: str) -> None:
        with self._lock:
            try:
                pages = pages_of(self._make(number))
            except (QuyhoachError, OSError):
                pages = None  # asked for again, it is tried again
        with self._known:
            self._making.discard((number, package))
            if pages is not None:
                self._made[number, package] = pages

    def package(self, number: int) -> str:
        """Give the hash of what was sent, "" where the round is not issued.

        A record lists each file of its round; it is read again only once it was written again.
        """
        folder = self._workspace / _SECTIONS / f"lan-{number}"
        stamp = file_stamp(folder / RECORD)
        known = self._packages.get(number)
        if known is None or known[0] != stamp:
            seal = seal_of(folder)
            known = stamp, seal.package if seal is not None and seal.is_closed else ""
            self._packages[number] = known
        return known[1]
