"""What the checks find in a draft, item by item, kept while nothing of an item changes.

A check that looks at a table or passage by itself finds in an item what it found before, where
the item, the registers and the round are the same. One that holds places against one another
looks at all of them in every run.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import msgspec

from pipeline.compose import checks
from pipeline.compose.checks.evidence import Evidence, Passage, PlacedTable, of_agency
from pipeline.model.content_key import content_key
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice
from pipeline.model.report import Chapter, Part, Section
from pipeline.work.fingerprint import program
from pipeline.work.memory import uninterrupted
from pipeline.work.store import NOTHING_KEPT, Store

T = TypeVar("T", PlacedTable, Passage)
_Found = tuple[tuple[Notice, ...], ...]  # of each check that looks at one place alone
_DECODER: Final = msgspec.msgpack.Decoder(_Found)
_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")


def run_checks(
    evidence: Evidence, agency: str = "", kept: Store = NOTHING_KEPT
) -> tuple[Notice, ...]:
    """Give what all checks find, in their order, one defect of a cell told once.

    With an agency, what is looked at by itself is looked at in the items where the agency has a
    part; what is found of it is the same. `kept` has what earlier runs found.
    """
    told: dict[object, Notice] = {}
    with uninterrupted():
        for notice in _found(evidence, agency, kept):
            place = (notice.code, notice.file, notice.cell) if notice.cell else len(told)
            told.setdefault(place, notice)
    return tuple(told.values())


def _found(evidence: Evidence, agency: str, kept: Store) -> Iterator[Notice]:
    own = of_agency(evidence, agency) if agency else evidence
    by_item = list(_by_item(evidence, own, kept))
    alone = _alone()
    for check in checks.CHECKS:
        if check in alone:
            at = alone.index(check)
            yield from (notice for found in by_item for notice in found[at])
        else:
            yield from check(evidence if check in checks.ACROSS else own)


def _alone() -> list[checks.Check]:
    """Give the checks that look at one table or passage alone."""
    elsewhere = checks.ACROSS | checks.OF_FORMS | checks.OF_TEXTS
    return [check for check in checks.CHECKS if check not in elsewhere]


def _by_item(evidence: Evidence, own: Evidence, kept: Store) -> Iterator[_Found]:
    """Give what is found in each item that `own` has a part of, last in what is in no item."""
    tables, passages = _grouped(evidence.tables), _grouped(evidence.passages)
    wanted = {*_grouped(own.tables), *_grouped(own.passages)}
    told = _told(evidence)
    appendices = {section.item.id for section in evidence.report.appendices}
    items = set()
    for section in evidence.report.sections():
        item = section.item.id
        items.add(item)
        if item in wanted:
            alone = _evidence_of(
                evidence, section, tables.get(item, ()), passages.get(item, ()),
                appendix=item in appendices,
            )  # fmt: skip
            yield _kept_or_found(told, section, kept, alone)
    rest = _outside(own.tables, items), _outside(own.passages, items)
    yield _looked_at(replace(own, tables=rest[0], passages=rest[1]))


def _grouped(entries: Iterable[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for entry in entries:
        found.setdefault(entry.item, []).append(entry)
    return {item: tuple(of_item) for item, of_item in found.items()}


def _outside(entries: Iterable[T], items: set[str]) -> tuple[T, ...]:
    return tuple(entry for entry in entries if entry.item not in items)


def _evidence_of(
    evidence: Evidence,
    section: Section,
    tables: tuple[PlacedTable, ...],
    passages: tuple[Passage, ...],
    *,
    appendix: bool,
) -> Evidence:
    """Give the evidence of one item, which shows a check nothing that is not in the key."""
    parts = () if appendix else (Part("", (Chapter("", (section,)),)),)
    report = replace(
        evidence.report,
        parts=parts,
        appendices=(section,) if appendix else (),
        content_hash="",
        abbreviations=(),
    )
    return Evidence(
        report,
        evidence.registers,
        tables,
        passages,
        sheets=evidence.form_sheets,
        tone_style=evidence.tone_style,
    )


def _told(evidence: Evidence) -> bytes:
    """Give the hash of what a check is shown beside an item."""
    bare = replace(evidence.report, parts=(), appendices=(), content_hash="", abbreviations=())
    beside = (evidence.registers, sorted(evidence.form_sheets), evidence.tone_style)
    said = _ENCODER.encode((program(), bare, *beside))
    return hashlib.sha256(b"checks\0" + said).digest()


def _kept_or_found(told: bytes, section: Section, kept: Store, evidence: Evidence) -> _Found:
    own = content_key(section)
    if own is None:
        return _looked_at(evidence)
    kind = b"a" if evidence.report.appendices else b"b"
    key = hashlib.sha256(told + kind + own).hexdigest()
    found = _read(kept.get(key))
    if found is None:
        found = _looked_at(evidence)
        kept.put(key, msgspec.msgpack.encode(found))
    return found


def _read(data: bytes | None) -> _Found | None:
    """Give what was found before, None where it is not that of today's checks."""
    try:
        found = None if data is None else _DECODER.decode(data)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
    return found if found is not None and len(found) == len(_alone()) else None


def _looked_at(evidence: Evidence) -> _Found:
    return tuple(tuple(check(evidence)) for check in _alone())
