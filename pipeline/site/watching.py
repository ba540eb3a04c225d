"""Saves of files: told when what they hold has changed, not when they were only touched."""

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from watchfiles import DefaultFilter, watch

_QUIET = 100  # milliseconds without another save before what was saved is told
_LITTER = ("~$", ".")  # what Excel and Word leave beside an open file; names of our own


class _Written(DefaultFilter):
    """Leaves out what no draft reads: litter, and all that stands in a hidden folder."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self._folders = folders

    def __call__(self, change: object, path: str) -> bool:
        inner = (Path(path).relative_to(folder).parts for folder in self._folders
                 if Path(path).is_relative_to(folder))  # fmt: skip
        return not any(part.startswith(_LITTER) for parts in inner for part in parts)


def saves(folders: Sequence[Path], stop: threading.Event) -> Iterator[tuple[Path, ...]]:
    """Give the files that were changed, added or taken away, each time some were.

    Args:
        folders: Watched with all below them; one that is not there is not. The files are
            given by absolute paths, however the folders were named.
        stop: Ends the watch once it is set.
    """
    there = [folder.absolute() for folder in folders if folder.is_dir()]
    known = {path: _hash(path) for folder in there for path in _files(folder)}
    for changes in watch(
        *there, watch_filter=_Written(there), step=_QUIET, debounce=1600, stop_event=stop,
        raise_interrupt=False,
    ):  # fmt: skip
        changed = []
        for path in _touched([Path(name) for _, name in changes], known):
            now = _hash(path)
            if known.get(path, "") != now:
                changed.append(path)
            known[path] = now
        if changed:
            yield tuple(changed)


def _touched(paths: Sequence[Path], known: Mapping[Path, str]) -> list[Path]:
    """Give the files that changes are about; a folder that was exchanged is about all in it."""
    found = set(paths)
    for folder in paths:
        if folder.is_dir():
            found.update(_files(folder))
            found.update(path for path in known if path.is_relative_to(folder))
    return sorted(found)


def _files(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(_LITTER)]
        for name in names:
            if not name.startswith(_LITTER):
                yield Path(place, name)


def _hash(path: Path) -> str:
    """Give the hash of a file's bytes, "" for what is none or cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""
