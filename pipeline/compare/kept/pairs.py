"""Steps over one section of one draft beside one of the other, kept by what both hold.

A step that looks at nothing but its two sections and what it is told gives the same again; so a
report of which one section changed has the others' steps taken already.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

import msgspec

from pipeline.model.content_key import ContentKeys
from pipeline.model.flow import FlowSection
from pipeline.work.fingerprint import program
from pipeline.work.store import NOTHING_KEPT, Store

T = TypeVar("T")


def _as_it_is(value: T) -> T:
    return value


class SectionPairs:
    """Steps over pairs of sections of two drafts; each section is hashed once."""

    def __init__(self, kept: Store = NOTHING_KEPT) -> None:
        """Work with what earlier runs kept."""
        self._kept = kept
        self._keys = ContentKeys()

    def of(
        self,
        step: str,
        sections: tuple[FlowSection, FlowSection],
        kind: msgspec.msgpack.Decoder[T],
        make: Callable[[], T],
        *,
        fits: Callable[[T], bool],
        told: bytes = b"",
        plain: Callable[[T], T] = _as_it_is,
    ) -> T:
        """Give what a step makes of two sections, from what is kept where that has it.

        Args:
            step: Its name.
            sections: The old draft's and the new one's.
            kind: Reads back what was kept.
            make: Takes the step.
            fits: Says whether what was read back can be of these sections.
            told: All that the step is told beside the sections.
            plain: Marks what msgpack has no type for (`model.plain_values`).
        """
        key = self._key(step, sections, told)
        if not key:
            return make()
        known = self._read(key, kind)
        if known is not None and fits(known):
            return known
        made = make()
        self._put(key, kind, made, plain(made))
        return made

    def _read(self, key: str, kind: msgspec.msgpack.Decoder[T]) -> T | None:
        data = self._kept.get(key)
        return None if data is None else _decoded(kind, data)

    def _put(self, key: str, kind: msgspec.msgpack.Decoder[T], made: T, plain: T) -> None:
        """Keep what a step made, if it is the same when it is read back."""
        try:
            data = msgspec.msgpack.encode(plain)
        except (OverflowError, TypeError, ValueError):  # a number of 20 digits
            return
        if _decoded(kind, data) == made:
            self._kept.put(key, data)

    def _key(self, step: str, sections: tuple[FlowSection, FlowSection], told: bytes) -> str:
        """Give the hash of all that a step reads; "" where nothing is kept by it."""
        if self._kept is NOTHING_KEPT:
            return ""
        own = [self._keys.of(section) for section in sections]
        held = [key for key in own if key is not None]
        made = hashlib.sha256(f"{step}\0{program()}\0".encode() + b"".join(held) + told)
        return made.hexdigest() if len(held) == len(own) else ""


def _decoded(kind: msgspec.msgpack.Decoder[T], data: bytes) -> T | None:
    try:
        return kind.decode(data)
    except (msgspec.MsgspecError, RecursionError, ValueError, ArithmeticError):
        return None  # what is no such result is not there
