"""Deflate in blocks that stand by themselves, so that a block that did not change is kept.

A block ends on a whole byte and forgets what stood before it (Z_FULL_FLUSH of zlib); blocks one
after another are one stream. They take some four hundredths more room than one stream would.

Source: RFC 1951, 3.2.4 (an empty stored block ends on a whole byte).
"""

import hashlib
import zlib
from typing import Final

from pipeline.work.store import NOTHING_KEPT, Store

_RAW: Final = -zlib.MAX_WBITS  # without the head and foot of zlib's own files


class Blocks:
    """A compressor as `zipfile` calls it: what it is given at once is a block."""

    def __init__(self, level: int, kept: Store = NOTHING_KEPT) -> None:
        """Deflate with a level of zlib's; `kept` has blocks of earlier runs."""
        self._level = level
        self._kept = kept

    def compress(self, data: bytes) -> bytes:
        """Give a block deflated."""
        version = f"deflate\0{zlib.ZLIB_RUNTIME_VERSION}\0{self._level}\0".encode()
        key = hashlib.sha256(version + data).hexdigest()
        known = self._kept.get(key)
        if known is not None and _holds(known, data):
            return known
        packer = zlib.compressobj(self._level, zlib.DEFLATED, _RAW)
        block = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
        self._kept.put(key, block)
        return block

    def flush(self) -> bytes:
        """Give the end of the stream."""
        return zlib.compressobj(self._level, zlib.DEFLATED, _RAW).flush()


def _holds(block: bytes, data: bytes) -> bool:
    """Say whether a block inflates to the data and to nothing more, and a stream can go on."""
    unpacker = zlib.decompressobj(_RAW)
    try:
        found = unpacker.decompress(block, len(data) + 1)
    except zlib.error:
        return False
    return found == data and not (unpacker.eof or unpacker.unconsumed_tail)
