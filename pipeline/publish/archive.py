"""Archives written to disk file by file: nothing that goes in is held in memory whole.

The same files give the same bytes, as with `work.archive`; a map of 300 MB is copied in pieces.

Source: PKWARE APPNOTE 4.4.6 (times count from 1980).
"""

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from pipeline.model.fixed import Fixed
from pipeline.work.archive import DAMAGED

PIECE: Final = 1 << 20
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 1
# what is compressed already only costs time
_PACKED: Final = (".zip", ".docx", ".xlsx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".mp4")


class OnDisk(Fixed):
    """What an archive takes from a file: how it is opened, and its size when it was listed."""

    opened: Callable[[], AbstractContextManager[IO[bytes]]]
    size: int


Content = bytes | OnDisk


def write_archive(path: Path, contents: Mapping[str, Content]) -> dict[str, str]:
    """Write an archive durably, in the order of names; give the SHA-256 of each file in it.

    Raises:
        OSError: The disk is full or refuses, or a file cannot be read; `filename` says which.
    """
    try:
        with path.open("wb") as stream:
            with zipfile.ZipFile(stream, "w") as archive:
                hashes = {name: _add(archive, name, contents[name]) for name in sorted(contents)}
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    return hashes


def file_hash(path: Path) -> str:
    """Give the SHA-256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return stream_hash(stream)


def stream_hash(source: IO[bytes], target: IO[bytes] | None = None) -> str:
    """Give the SHA-256 of a stream, read in pieces, each written to `target` where there is one."""
    digest = sha256()
    while piece := source.read(PIECE):
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest()


@contextmanager
def opened_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive; raises `BadZipFile` for whatever is wrong with it.

    Raises:
        BadZipFile: It is none, or is damaged.
        OSError: The file cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError:
        raise
    except DAMAGED as error:
        raise zipfile.BadZipFile("damaged") from error


def _add(archive: zipfile.ZipFile, name: str, content: Content) -> str:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    packed = name.casefold().endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # as `writestr` sets it
    entry.create_system = 0
    if isinstance(content, bytes):
        entry.file_size = len(content)
        with archive.open(entry, "w") as target:
            target.write(content)
        return sha256(content).hexdigest()
    entry.file_size = content.size
    with content.opened() as source, archive.open(entry, "w") as target:
        return stream_hash(source, target)
