"""Bytes kept from one run to the next: what took long and depends on a hash alone.

What is read back is held against its own hash, so that a damaged file is a file that is not
there. Nothing kept is ever run: it is bytes, and whoever reads them checks what they say.
"""

import contextlib
import hashlib
import os
import stat
from pathlib import Path
from typing import Final, Protocol

_MOST: Final = 12  # files that a folder keeps: a few drafts, not their whole history
_LARGEST: Final = 256_000_000  # bytes that a folder keeps, and that one file may have
_DIGEST: Final = 32  # bytes of the hash before what is kept


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


class MemoryStore:
    """Keeps the bytes put last, for as long as the process lives."""

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self._most = most
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Give what was put under a key, None where it is not kept any more."""
        return self._kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, in the place of those put longest ago."""
        self._kept.pop(key, None)
        self._kept[key] = data
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]


def whole(kept: bytes) -> bytes | None:
    """Give the bytes that a file of a store keeps; None where it is not whole."""
    digest, data = kept[:_DIGEST], kept[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


class FolderStore:
    """Keeps bytes in files of a folder, those written last.

    A disk that is full or read only costs time, never a draft. Files are written beside and
    renamed, so that two machines on one network drive find whole files or none.
    """

    def __init__(self, folder: Path, *, most: int = _MOST, largest: int = _LARGEST) -> None:
        """Keep at most so many files and bytes in a folder, made when first written to."""
        self._folder = folder
        self._most = most
        self._largest = largest

    def get(self, key: str) -> bytes | None:
        """Give what was put under a key, None where it is not kept, or not whole."""
        path = self._folder / key
        try:
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > self._largest:
                return None
            kept = path.read_bytes()
        except OSError:
            return None
        return whole(kept)

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key: written beside, then renamed."""
        beside = self._folder / f"{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(self._folder / key)
            self._leave_out_old()
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)

    def _leave_out_old(self) -> None:
        """Take away what is beyond the most files and bytes, the oldest first."""
        files = [(path.lstat(), path) for path in self._folder.iterdir() if not path.is_dir()]
        files.sort(key=lambda entry: entry[0].st_mtime_ns, reverse=True)
        room = self._largest
        for at, (found, path) in enumerate(files):
            room -= found.st_size
            if at >= self._most or room < 0:
                path.unlink()
