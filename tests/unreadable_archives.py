"""Archives as other programs make them, that Python's zipfile opens and cannot read.

Source: PKWARE APPNOTE 4.3.7 and 4.3.12 (headers), 4.4.4 (flags), 4.4.5 (methods).
"""

import re
from collections.abc import Callable
from typing import Final

DEFLATE64: Final = 9  # Windows' own archiver uses it for what is large
_HEADERS: Final = {rb"PK\x03\x04": 6, rb"PK\x01\x02": 8}  # and where their flags stand


def packed_otherwise(data: bytes, method: int = DEFLATE64) -> bytes:
    """Give an archive whose entries say that they are packed by another method."""
    return _changed(data, 2, lambda _: method)


def locked(data: bytes) -> bytes:
    """Give an archive whose entries say that they are encrypted."""
    return _changed(data, 0, lambda flags: flags | 1)


def _changed(data: bytes, beyond: int, change: Callable[[int], int]) -> bytes:
    made = bytearray(data)
    for header, flags in _HEADERS.items():
        for found in re.finditer(header, data):
            at = found.start() + flags + beyond
            made[at] = change(made[at])
    return bytes(made)
