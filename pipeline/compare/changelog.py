"""What changed between two drafts, block by block.

Items are matched by id, passages within an item by their text and then by likeness; what
was deleted in one place and added in another with the same words has moved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from pipeline.compare.passages import Passage, passages
from pipeline.model.change import (
    Change,
    ChangeClass,
    ChangeKind,
    Place,
    Tracked,
    change_id,
)
from pipeline.model.report import Report

_ALIKE = 50.0


@dataclass(frozen=True, slots=True)
class _Pair:
    old: Passage | None
    new: Passage | None
    kind: ChangeKind


def compare_reports(old: Report, new: Report) -> tuple[Change, ...]:
    """Give every change from `old` to `new` in the new draft's order, dropped items last."""
    before = {section.item.id: section for section in old.sections()}
    after = {section.item.id: section for section in new.sections()}
    ids = [*after, *(id_ for id_ in before if id_ not in after)]
    pairs: list[_Pair] = []
    for id_ in ids:
        were = passages(old, before[id_]) if id_ in before else ()
        are = passages(new, after[id_]) if id_ in after else ()
        pairs += _pairs(were, are)
    reasons = {
        (section.item.id, agency): reason
        for section in new.sections()
        for agency, reason in section.reasons
    }
    return _numbered(_with_moves(pairs), old, new, reasons)


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[_Pair]:
    matcher = SequenceMatcher(
        None, [(p.what, p.text) for p in old], [(p.what, p.text) for p in new], autojunk=False
    )
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield from _replaced(old[start:end], new[new_start:new_end])


def _replaced(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[_Pair]:
    """Match what is alike in order; the rest was deleted or added."""
    rest = list(old)
    for passage in new:
        index = next((i for i, other in enumerate(rest) if _alike(other, passage)), None)
        if index is None:
            yield _Pair(None, passage, ChangeKind.ADDED)
            continue
        yield from (_Pair(gone, None, ChangeKind.DELETED) for gone in rest[:index])
        yield _Pair(rest[index], passage, ChangeKind.CHANGED)
        del rest[: index + 1]
    yield from (_Pair(gone, None, ChangeKind.DELETED) for gone in rest)


def _alike(old: Passage, new: Passage) -> bool:
    if old.what is not new.what:
        return False
    return old.ordinal == new.ordinal == 1 or fuzz.ratio(old.text, new.text) >= _ALIKE


def _with_moves(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Join a deletion and an addition of the same words into one move, at its new place."""
    gone: dict[tuple[str, str], list[Passage]] = {}
    for pair in pairs:
        if pair.old and not pair.new and pair.old.text:
            gone.setdefault((pair.old.what, pair.old.text), []).append(pair.old)
    moved: set[Passage] = set()
    found: list[_Pair] = []
    for pair in pairs:
        waiting = gone.get((pair.new.what, pair.new.text)) if pair.new and not pair.old else None
        if pair.new and waiting:
            old = waiting.pop(0)
            moved.add(old)
            found.append(_Pair(old, pair.new, ChangeKind.MOVED))
        else:
            found.append(pair)
    return (pair for pair in found if pair.new or pair.old not in moved)


def _numbered(
    pairs: Iterator[_Pair], old: Report, new: Report, reasons: dict[tuple[str, str], str]
) -> tuple[Change, ...]:
    changes: list[Change] = []
    seen: dict[tuple[str, str, str], int] = {}
    names = {agency.id: agency.name for agency in (*old.agencies, *new.agencies)}
    for pair in pairs:
        passage = pair.new or pair.old
        assert passage is not None
        was, now = pair.old.text if pair.old else "", pair.new.text if pair.new else ""
        key = (passage.item, was, now)
        seen[key] = seen.get(key, 0) + 1
        changes.append(
            Change(
                id=change_id(old.round.number, new.round.number, *key, seen[key]),
                item=passage.item,
                agency=passage.agency,
                author=names.get(passage.agency, passage.agency),
                kind=pair.kind,
                class_=ChangeClass.CONTENT,
                what=passage.what,
                old_place=_place(pair.old),
                new_place=_place(pair.new),
                old=was,
                new=now,
                reason=reasons.get((passage.item, passage.agency), ""),
                tracked=Tracked.UNTRACKED,
            )
        )
    return tuple(changes)


def _place(passage: Passage | None) -> Place | None:
    return None if passage is None else Place(passage.place, passage.ordinal)
