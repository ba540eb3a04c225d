"""What is asked for again and again, read once for as long as its file stays the same."""

import threading
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Final

from pipeline.model.errors import JournalError
from pipeline.publish.archive import opened_archive
from pipeline.rounds.served.journal import JOURNAL, Line
from pipeline.rounds.served.state import STATE
from pipeline.site.keys import file_stamp
from pipeline.stages.handing.receipt_lines import sent_lines

_MOST: Final = 400  # things: pages with a body's own block, its files, lists of packages


class Kept:
    """Things by a key, with a stamp that says of what they were made; the oldest go first."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], Any], stamp: Hashable = None) -> Any:
        """Give the thing of a key, made where none of that stamp is kept, in its place then."""
        with self._lock:
            held = self._held.get(key)
            if held is not None and held[0] == stamp:
                self._held.move_to_end(key)
                return held[1]
        made = make()
        with self._lock:
            self._held[key] = stamp, made
            self._held.move_to_end(key)
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return made

    def has(self, key: Hashable) -> bool:
        """Say whether the thing of a key is kept."""
        return key in self._held

    def sent(self, root: Path, body: str) -> tuple[Line, ...]:
        """Give the lines of what a body sent, the newest first; none of a broken journal."""
        stamp = file_stamp(root / STATE / JOURNAL)
        found: tuple[Line, ...] = self.of(("sent", body), lambda: _sent(root, body), stamp)
        return found

    def names(self, package: Path) -> frozenset[str]:
        """Give the names of the files in a package that was sent; none where it cannot be read."""
        stamp = file_stamp(package)
        found: frozenset[str] = self.of(("names", package), lambda: _names(package), stamp)
        return found


def _sent(root: Path, body: str) -> tuple[Line, ...]:
    try:
        return tuple(sent_lines(root, body))
    except JournalError:
        return ()


def _names(package: Path) -> frozenset[str]:
    top = f"{package.stem}/data/"
    try:
        with opened_archive(package) as archive:
            found = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return frozenset()
    return frozenset(name.removeprefix(top) for name in found if name.startswith(top))
