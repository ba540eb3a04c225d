"""What the checks find in a draft, item by item, kept while nothing of an item changes.

A check that looks at a table or passage by itself finds in an item what it found before, where
the item, the registers and the round are the same. One that holds places against one another
looks at them in every run, but at no passage that was found to be none of its concern.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeVar

import msgspec

from pipeline.compose import checks
from pipeline.compose.by_item import ByItem
from pipeline.compose.checks.evidence import Evidence, Passage, PlacedTable, of_agency
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice
from pipeline.model.report import Chapter, Part, Section
from pipeline.work.memory import uninterrupted

T = TypeVar("T", PlacedTable, Passage)
_Found = tuple[tuple[Notice, ...], ...]  # of each check that looks at one place alone
_Places = tuple[tuple[int, ...], ...]  # of each check that looks at many passages
_PLACES: Final = msgspec.msgpack.Decoder(_Places)
_DECODER: Final = msgspec.msgpack.Decoder(_Found)
_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")


def run_checks(
    evidence: Evidence, agency: str = "", by_item: ByItem | None = None
) -> tuple[Notice, ...]:
    """Give what all checks find, in their order, one defect of a cell told once.

    With an agency, what is looked at by itself is looked at in the items where the agency has a
    part; what is found of it is the same. `by_item` has what was found before.
    """
    told: dict[object, Notice] = {}
    with uninterrupted():
        for notice in _found(evidence, agency, by_item or ByItem()):
            place = (notice.code, notice.file, notice.cell) if notice.cell else len(told)
            told.setdefault(place, notice)
    return tuple(told.values())


def _found(evidence: Evidence, agency: str, known: ByItem) -> Iterator[Notice]:
    own = of_agency(evidence, agency) if agency else evidence
    found_in = list(_by_item(evidence, own, known))
    alone, concerned = _alone(), _concerned(evidence, known)
    for check in checks.CHECKS:
        if check in alone:
            at = alone.index(check)
            yield from (notice for found in found_in for notice in found[at])
        else:
            yield from check(_shown(check, evidence, own, concerned))


def _shown(
    check: checks.Check,
    evidence: Evidence,
    own: Evidence,
    concerned: Mapping[checks.Check, tuple[Passage, ...]],
) -> Evidence:
    """Give what a check that looks beyond one place is shown, where `own` is asked about."""
    if check in checks.AGAINST_TABLES:
        return replace(own, tables=evidence.tables)
    if check in concerned:
        return replace(evidence, passages=concerned[check])
    return evidence if check in checks.ACROSS else own


def _concerned(evidence: Evidence, known: ByItem) -> dict[checks.Check, tuple[Passage, ...]]:
    """Give the passages that may tell something to checks that look at many."""
    passages = _grouped(evidence.passages)
    found: list[list[Passage]] = [[] for _ in checks.CONCERNED]
    for section in evidence.report.sections():
        of_item = passages.get(section.item.id, ())
        for held, places in zip(found, _places(section, of_item, known), strict=True):
            held += [of_item[at] for at in places]
    return dict(zip(checks.CONCERNED, map(tuple, found), strict=True))


def _places(section: Section, passages: tuple[Passage, ...], known: ByItem) -> _Places:
    """Give for each check which passages of an item concern it, by their place."""

    def look() -> _Places:
        return tuple(
            tuple(at for at, passage in enumerate(passages) if concerns(passage))
            for concerns in checks.CONCERNED.values()
        )

    found = known.of(section, "concerned", _PLACES, look)
    count = len(passages)
    fits = all(0 <= at < count for places in found for at in places)
    return found if fits and len(found) == len(checks.CONCERNED) else look()


def _alone() -> list[checks.Check]:
    """Give the checks that look at one table or passage alone."""
    elsewhere = checks.ACROSS | checks.OF_FORMS | checks.OF_TEXTS
    return [check for check in checks.CHECKS if check not in elsewhere]


def _by_item(evidence: Evidence, own: Evidence, known: ByItem) -> Iterator[_Found]:
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
            yield _known_or_found(told, section, known, alone)
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
        summary=None,
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
    bare = replace(
        evidence.report, parts=(), appendices=(), content_hash="", abbreviations=(), summary=None
    )
    beside = (evidence.registers, sorted(evidence.form_sheets), evidence.tone_style)
    said = _ENCODER.encode((bare, *beside))
    return hashlib.sha256(said).digest()


def _known_or_found(told: bytes, section: Section, known: ByItem, evidence: Evidence) -> _Found:
    kind = b"a" if evidence.report.appendices else b"b"
    look = partial(_looked_at, evidence)
    found = known.of(section, "checks", _DECODER, look, told + kind)
    return found if len(found) == len(_alone()) else look()


def _looked_at(evidence: Evidence) -> _Found:
    return tuple(tuple(check(evidence)) for check in _alone())
