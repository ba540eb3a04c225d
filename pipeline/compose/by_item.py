"""What is worked out of each item by itself, kept from run to run by what the item holds.

A step gives the same of the same section, whatever stands around it; so it is found by the
section's content, by the step's name and by what else the step was told.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

import msgspec

from pipeline.model.content_key import ContentKeys
from pipeline.model.report import Section
from pipeline.work.fingerprint import program
from pipeline.work.store import NOTHING_KEPT, Store

T = TypeVar("T")


class ByItem:
    """Steps over the sections of one draft; each section is hashed once."""

    def __init__(self, kept: Store = NOTHING_KEPT) -> None:
        """Work with what earlier runs kept."""
        self._kept = kept
        self._keys = ContentKeys()

    def of(
        self,
        section: Section,
        step: str,
        kind: msgspec.msgpack.Decoder[T],
        make: Callable[[], T],
        told: bytes = b"",
    ) -> T:
        """Give what a step makes of a section, from what is kept where that has it.

        `kind` reads it back; `told` is all that the step was told beside the section.
        """
        own = None if self._kept is NOTHING_KEPT else self._keys.of(section)
        if own is None:
            return make()
        key = hashlib.sha256(f"{step}\0{program()}\0".encode() + told + own).hexdigest()
        data = self._kept.get(key)
        try:
            if data is not None:
                return kind.decode(data)
        except (msgspec.MsgspecError, RecursionError, ValueError):
            pass  # what is no such result is not there
        made = make()
        self._kept.put(key, msgspec.msgpack.encode(made))
        return made
