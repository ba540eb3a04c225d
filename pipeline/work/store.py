"""Bytes kept from one run to the next: what took long and depends on a hash alone."""

import contextlib
import os
from pathlib import Path
from typing import Final, Protocol

_MOST: Final = 12  # files that a folder keeps: a few drafts, not their whole history


class Store(Protocol):
    """Keeps bytes from one run to the next; may lose them at any time."""

    def get(self, key: str) -> bytes | None:
        """Give what was put under a key, None where it is not kept."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, a hex digest."""


class NoStore:
    """Keeps nothing: every run does all the work."""

    def get(self, key: str) -> bytes | None:
        """Give None."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Do nothing."""


NOTHING_KEPT: Final = NoStore()


class FolderStore:
    """Keeps bytes in files of a folder, the twelve written last.

    A disk that is full or read only costs time, never a draft.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Give what was put under a key, None where it is not kept."""
        try:
            return (self._folder / key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key: written beside, then renamed."""
        beside = self._folder / f"{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            beside.replace(self._folder / key)
            kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for old in kept[:-_MOST]:
                old.unlink()
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
