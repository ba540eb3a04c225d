"""Many small results kept from run to run in a few files, each found by its key.

A pack opens with an index, held against its own hash; what is behind it is held against the hash
the index gives. Packs are named after their content, written beside and renamed: whoever reads,
on this machine or another, finds whole packs or none, and none is ever changed. A run that made
something new leaves one pack more; of too many, one is made. What is read is data, never code.
"""

import contextlib
import hashlib
import os
import stat
import struct
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

_MAGIC: Final = b"QHG1"
_HEAD: Final = struct.Struct(">4sQ32s")  # magic, bytes of the index, its hash
_LONGEST_INDEX: Final = 4_000_000
_LONGEST: Final = 64_000_000  # bytes of one thing
_MOST: Final = 6  # packs beside one another
_LARGEST: Final = 256_000_000  # bytes of all packs
_ENDING: Final = ".goi"
_Index = dict[str, tuple[int, int, bytes]]  # where it begins behind the index, how long, its hash
_INDEX: Final = msgspec.msgpack.Decoder(_Index)


class _Pack:
    """A pack that is open; what it holds is read when it is asked for."""

    def __init__(self, path: Path) -> None:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError
        self.path = path
        self.modified = found.st_mtime_ns
        self.size = found.st_size
        # what is read lies here and there: a buffer would be filled each time and thrown away
        self._stream = path.open("rb", buffering=0)
        try:
            magic, length, digest = _HEAD.unpack(self._stream.read(_HEAD.size))
            index = self._stream.read(length) if length <= _LONGEST_INDEX else b""
            if magic != _MAGIC or hashlib.sha256(index).digest() != digest:
                raise OSError
            self.index = _INDEX.decode(index)
        except (OSError, struct.error, msgspec.MsgspecError, RecursionError) as error:
            self._stream.close()
            raise OSError from error
        self._start = _HEAD.size + length

    def get(self, key: str) -> bytes | None:
        at, length, digest = self.index.get(key, (0, -1, b""))
        if at < 0 or not 0 <= length <= min(self.size, _LONGEST):
            return None
        self._stream.seek(self._start + at)
        data = self._stream.read(length)
        return data if hashlib.sha256(data).digest() == digest else None

    def close(self) -> None:
        self._stream.close()


class Packs:
    """A `Store` of many small things; what was put is kept when the block ends.

    A disk that is full, read only or another's only costs time.
    """

    def __init__(self, folder: Path, *, most: int = _MOST, largest: int = _LARGEST) -> None:
        """Keep at most so many packs and bytes in a folder, made when first written to."""
        self._folder = folder
        self._most = most
        self._largest = largest
        self._open: list[_Pack] | None = None
        self._used: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._new and kind is None:
            with contextlib.suppress(OSError):
                self._keep()
        for pack in self._open or ():
            pack.close()
        self._open = None

    def get(self, key: str) -> bytes | None:
        """Give what was put under a key, None where it is not kept, or not whole."""
        known = self._new.get(key) or self._used.get(key)
        if known is not None:
            return known
        for pack in self._packs():
            with contextlib.suppress(OSError):
                data = pack.get(key)
                if data is not None:
                    self._used[key] = data
                    return data
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key from the end of the block on."""
        if len(data) <= _LONGEST:
            self._new[key] = data

    def _packs(self) -> list[_Pack]:
        """Give the packs, the newest first; what is none is passed over."""
        if self._open is None:
            self._open = sorted(self._found(), key=lambda pack: pack.modified, reverse=True)
        return self._open

    def _found(self) -> Iterator[_Pack]:
        paths: list[Path] = []
        with contextlib.suppress(OSError):
            paths = [path for path in self._folder.iterdir() if path.suffix == _ENDING]
        for path in sorted(paths)[: 4 * self._most]:
            with contextlib.suppress(OSError):
                yield _Pack(path)

    def _keep(self) -> None:
        """Write what is new; where packs have grown many, one of all that was used, and the rest
        as far as there is room."""
        old = self._packs()
        if len(old) < self._most and sum(pack.size for pack in old) < self._largest // 2:
            self._write(self._new)
            return
        merged = {**self._used, **self._new}
        room = self._largest // 4 - sum(map(len, merged.values()))
        for pack in old:
            for key in pack.index:
                if key not in merged and room > 0 and (data := pack.get(key)) is not None:
                    merged[key] = data
                    room -= len(data)
        kept = self._write(merged)
        for pack in old:
            pack.close()
            if pack.path != kept:
                pack.path.unlink()

    def _write(self, entries: dict[str, bytes]) -> Path:
        index: _Index = {}
        at = 0
        for key, data in entries.items():
            index[key] = (at, len(data), hashlib.sha256(data).digest())
            at += len(data)
        told = msgspec.msgpack.encode(index)
        digest = hashlib.sha256(told).digest()
        path = self._folder / f"{digest.hex()[:32]}{_ENDING}"
        beside = path.with_suffix(f".{os.getpid()}")
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as stream:
                stream.write(_HEAD.pack(_MAGIC, len(told), digest))
                stream.write(told)
                stream.writelines(entries.values())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        return path
