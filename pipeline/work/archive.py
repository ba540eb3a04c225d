"""Zip archives of ours: parts in, the same bytes every time.

Word files, workbooks, forms, extracts and what is kept from run to run are written here, so that
equal content is equal bytes whatever the clock says.

Source: ECMA-376 Part 2, 10.2 (a package is a zip; the list of types comes first, as Office
writes it); PKWARE APPNOTE 4.4.6 (times count from 1980).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, cast

from pipeline.work.blocks import Blocks
from pipeline.work.store import NOTHING_KEPT, Store

Parts = dict[str, bytes]

CONTENT_TYPES: Final = "[Content_Types].xml"

# A level above 1 costs three times as long for a tenth less, measured on 16 MB of document.xml.
_LEVEL: Final = 1
# What `zipfile` raises for damaged bytes. RuntimeError stands for entries that are encrypted or
# packed by a method that Python does not know (Deflate64).
DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip
_LARGE: Final = 200_000  # bytes of a part that no other file has
_KEPT: Final = 256
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def zip_parts(
    parts: Mapping[str, bytes],
    blocks: Mapping[str, Sequence[bytes]] = MappingProxyType({}),
    kept: Store = NOTHING_KEPT,
) -> bytes:
    """Give the bytes of an archive: content types first, then by name, dates and systems fixed.

    `blocks` are parts that are deflated block by block, those that `kept` has not at all.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted({*parts, *blocks}, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            with archive.open(entry, "w") as stream:
                # there is no other way to give `zipfile` what is deflated already; it takes the
                # archive's level for no entry that is given as a `ZipInfo`
                packer = Blocks(_LEVEL, kept) if name in blocks else _Whole()
                cast("Any", stream)._compressor = packer
                for block in blocks[name] if name in blocks else (parts[name],):
                    stream.write(block)
    return buffer.getvalue()


class _Whole:
    """A compressor as `zipfile` calls it, given all of a part at once."""

    def compress(self, data: bytes) -> bytes:
        """Give the part deflated."""
        return _deflated(data) if len(data) < _LARGE else _deflated.__wrapped__(data)

    def flush(self) -> bytes:
        """Give nothing: the stream has ended."""
        return b""


@lru_cache(_KEPT)
def _deflated(data: bytes) -> bytes:
    """Give a part deflated; a run writes the same styles and settings into file after file."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def read_parts(data: bytes) -> Parts:
    """Give the parts of an archive of ours by name; raises `BadZipFile` for what is none."""
    with _opened(data) as archive:
        return {name: archive.read(name) for name in _names(archive)}


def read_part(data: bytes, name: str) -> bytes:
    """Give one part of an archive of ours; raises `KeyError` where it has none of that name."""
    with _opened(data) as archive:
        return archive.read(name)


def part_names(data: bytes) -> tuple[str, ...]:
    """Give the names of the parts of an archive, in its order."""
    with _opened(data) as archive:
        return tuple(_names(archive))


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an archive; whatever is wrong with its bytes is one error."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except DAMAGED as error:
        raise zipfile.BadZipFile("damaged") from error


def _names(archive: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if not name.endswith("/"))
