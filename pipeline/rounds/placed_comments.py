"""Comments with the places they point to, found again by the draft's content and their own.

Both stay as they are while answers are written, and finding the places takes longest.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

import msgspec

from pipeline.model.comment import Comment
from pipeline.model.content_key import content_key
from pipeline.model.flow import Flow
from pipeline.model.notice import Outcome
from pipeline.rounds.kept import Kind, result_key
from pipeline.rounds.reader import Resources
from pipeline.work.fingerprint import program
from pipeline.work.store import NOTHING_KEPT

_Comments = tuple[Comment, ...]
_PLACED: Final = Kind[_Comments](_Comments)


def placed_comments(
    comments: Sequence[Comment],
    place: Callable[[Comment], Comment],
    flow: Flow,
    pages: Mapping[str, str],
    resources: Resources,
) -> tuple[Comment, ...]:
    """Give the comments, one for one, each with its place.

    Args:
        comments: As they were read.
        place: Finds the place of one.
        flow: The draft they are on.
        pages: The hashes of the files that say on which pages its blocks stand, by name.
        resources: Cache and store.
    """
    key = _key(comments, flow, pages) if comments else None
    if key is None:
        return tuple(map(place, comments))
    known = resources.cache.get(key) or _kept(key, resources)
    if known is None:
        known = Outcome(tuple(map(place, comments)))
        _keep(key, known, resources)
    resources.cache.put(key, known)
    return cast("Outcome[_Comments]", known).value


def _kept(key: str, resources: Resources) -> Outcome[_Comments] | None:
    data = resources.kept.get(key)
    return None if data is None else _PLACED.decode(data)


def _keep(key: str, made: Outcome[_Comments], resources: Resources) -> None:
    if resources.kept is not NOTHING_KEPT and (data := _PLACED.encode(made)) is not None:
        resources.kept.put(key, data)


def _key(comments: Sequence[Comment], flow: Flow, pages: Mapping[str, str]) -> str | None:
    """Give the hash of all that places depend on; None where a table cannot be told by one."""
    sections = [content_key(section) for section in flow.sections]
    if None in sections:
        return None
    said = hashlib.sha256(msgspec.msgpack.encode(comments)).hexdigest()
    told = repr((flow.round_number, sections, sorted(pages.items())))
    return result_key(program(), "placed", told, said)
