"""What a worker keeps of all that it was sent: bytes by their hash, so that none travels twice."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_LARGEST: Final = 2_000_000_000  # bytes that are kept
_HEX: Final = 64


class Blobs:
    """Bytes in files of a folder, each named by its SHA-256; may lose them at any time."""

    def __init__(self, folder: Path, *, largest: int = _LARGEST) -> None:
        """Keep at most so many bytes in a folder, made when first written to."""
        self._folder = folder
        self._largest = largest

    def held(self) -> frozenset[str]:
        """Give the hashes of what is there, whole or not."""
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return frozenset()
        return frozenset(name for name in names if len(name) == _HEX)

    def get(self, sha256: str) -> bytes | None:
        """Give the bytes of that hash; None where they are not there, or not whole."""
        try:
            data = (self._folder / sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def keep(self, blobs: Mapping[str, bytes]) -> None:
        """Keep bytes under their hashes; a disk that is full costs a later journey, no more."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for sha256, data in blobs.items():
                beside = self._folder / f"{sha256}.{os.getpid()}"
                beside.write_bytes(data)
                beside.replace(self._folder / sha256)

    def used(self, hashes: Iterable[str]) -> None:
        """Count these as used now; those used longest ago go when there are too many."""
        for sha256 in hashes:
            with contextlib.suppress(OSError):
                os.utime(self._folder / sha256)
        with contextlib.suppress(OSError):
            self._leave_out_old()

    def _leave_out_old(self) -> None:
        with os.scandir(self._folder) as listing:
            found = sorted((one.stat().st_mtime, one.stat().st_size, one.path) for one in listing)
        too_much = sum(size for _, size, _ in found) - self._largest
        for _, size, path in found:
            if too_much <= 0:
                return
            Path(path).unlink(missing_ok=True)
            too_much -= size
