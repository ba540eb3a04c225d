"""What the checks find in a draft, item by item, kept while nothing of an item changes.

A check that looks at a table or passage by itself finds in an item what it found before, where
the item, the registers and the round are the same. One that holds places against one another
looks at them in every run, but at no passage that was found to be none of its concern.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

import msgspec

from pipeline.compose import checks
from pipeline.compose.by_item import ByItem
from pipeline.compose.checks.evidence import Evidence, Passage, PlacedTable, of_agency
from pipeline.compose.checks.names_spelled_two_ways import (
    names_of_two_ways,
    names_spelled_two_ways,
)
from pipeline.model.document import Source
from pipeline.model.fixed import Fixed, replace
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice
from pipeline.model.report import Chapter, Part, Section
from pipeline.work.memory import uninterrupted

T = TypeVar("T", PlacedTable, Passage)
_Found = tuple[tuple[Notice, ...], ...]  # of each check that looks at one place alone


class _Seen(Fixed):
    """A passage as it is kept: of its runs the references, its table by its place in the item."""

    text: str
    references: tuple[Reference, ...]
    source: Source
    table: int = -1  # none
    place: tuple[int, int] | None = None

    def passage(self, item: str, tables: Sequence[PlacedTable]) -> Passage:
        """Give the passage again."""
        table = tables[self.table] if self.table >= 0 else None
        return Passage(self.text, self.references, self.source, item, table, self.place)


class _Concern(Fixed):
    """What a section has to tell to checks that look at many passages.

    `seen` are the passages that concern each of them; `names` those that may be written in two
    ways, with how they are.
    """

    seen: tuple[tuple[_Seen, ...], ...]
    names: dict[str, tuple[str, ...]]


_CONCERN: Final = msgspec.msgpack.Decoder(_Concern)
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
    found_in = list(_by_item(evidence, own, agency, known))
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
    if check in checks.AGAINST_TABLES and own is not evidence:
        return replace(own, tables=evidence.tables)
    if check in concerned:
        return replace(evidence, passages=concerned[check])
    return evidence if check in checks.ACROSS else own


def _concerned(evidence: Evidence, known: ByItem) -> dict[checks.Check, tuple[Passage, ...]]:
    """Give the passages that may tell something to checks that look at many."""
    tables = _grouped(evidence.tables)
    kept = [
        (section, _concern(section, tables.get(section.item.id, ()), evidence, known))
        for section in evidence.report.sections()
    ]
    found: dict[checks.Check, list[Passage]] = {check: [] for check in checks.CONCERNED}
    for section, concern in kept:
        item = section.item.id
        for held, seen in zip(found.values(), concern.seen, strict=True):
            held.extend(one.passage(item, tables.get(item, ())) for one in seen)
    found[names_spelled_two_ways] = list(_disputed(evidence, kept))
    return {check: tuple(passages) for check, passages in found.items()}


def _disputed(evidence: Evidence, kept: Sequence[tuple[Section, _Concern]]) -> Iterator[Passage]:
    """Give the passages with a name that is written in two ways somewhere."""
    forms: dict[str, set[str]] = {}
    for _, concern in kept:
        for name, written in concern.names.items():
            forms.setdefault(name, set()).update(written)
    several = {name for name, written in forms.items() if len(written) > 1}
    for section, concern in kept:
        if not several.isdisjoint(concern.names):
            yield from evidence.passages_of(section)


def _concern(
    section: Section, tables: tuple[PlacedTable, ...], evidence: Evidence, known: ByItem
) -> _Concern:
    """Give what a section has to tell to checks that look at many passages."""
    numbers = {id(table): at for at, table in enumerate(tables)}

    def look() -> _Concern:
        passages = evidence.passages_of(section)
        names: dict[str, set[str]] = {}
        for passage in passages:
            for name, form in names_of_two_ways(passage):
                names.setdefault(name, set()).add(form)
        return _Concern(
            tuple(
                tuple(_seen(passage, numbers) for passage in passages if concerns(passage))
                for concerns in checks.CONCERNED.values()
            ),
            {name: tuple(sorted(forms)) for name, forms in sorted(names.items())},
        )

    found = known.of(section, "concerned", _CONCERN, look)
    fits = all(one.table < len(tables) for seen in found.seen for one in seen)
    return found if fits and len(found.seen) == len(checks.CONCERNED) else look()


def _seen(passage: Passage, numbers: Mapping[int, int]) -> _Seen:
    references = tuple(run for run in passage.runs if isinstance(run, Reference))
    table = -1 if passage.table is None else numbers[id(passage.table)]
    return _Seen(passage.text, references, passage.source, table, passage.place)


def _alone() -> list[checks.Check]:
    """Give the checks that look at one table or passage alone."""
    elsewhere = checks.ACROSS | checks.OF_FORMS | checks.OF_TEXTS
    return [check for check in checks.CHECKS if check not in elsewhere]


def _by_item(evidence: Evidence, own: Evidence, agency: str, known: ByItem) -> Iterator[_Found]:
    """Give what is found in each item, of an agency where one is asked about; last in no item."""
    tables = _grouped(evidence.tables)
    wanted = _items_of(own, agency) if agency else None
    told = _told(evidence)
    appendices = {section.item.id for section in evidence.report.appendices}
    for section in evidence.report.sections():
        item = section.item.id
        if wanted is None or item in wanted:
            alone = partial(
                _evidence_of, evidence, section, tables.get(item, ()), appendix=item in appendices
            )
            yield _known_or_found(told, section, known, alone, appendix=item in appendices)
    items = {section.item.id for section in evidence.report.sections()}
    outside = tuple(entry for entry in own.tables if entry.item not in items)
    nothing = replace(own.report, parts=(), appendices=())
    yield _looked_at(replace(own, report=nothing, tables=outside, passages=()))


def _items_of(own: Evidence, agency: str) -> set[str]:
    """Give the items that an agency writes, or has something in."""
    written = {section.item.id for section in own.report.written_by(agency)}
    of_tables = (entry.item for entry in own.tables)
    return written.union(of_tables, (passage.item for passage in own.passages))


def _grouped(entries: Iterable[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for entry in entries:
        found.setdefault(entry.item, []).append(entry)
    return {item: tuple(of_item) for item, of_item in found.items()}


def _evidence_of(
    evidence: Evidence,
    section: Section,
    tables: tuple[PlacedTable, ...],
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
        evidence.passages_of(section),
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


def _known_or_found(
    told: bytes, section: Section, known: ByItem, alone: Callable[[], Evidence], *, appendix: bool
) -> _Found:
    kind = b"a" if appendix else b"b"

    def look() -> _Found:
        return _looked_at(alone())

    found = known.of(section, "checks", _DECODER, look, told + kind)
    return found if len(found) == len(_alone()) else look()


def _looked_at(evidence: Evidence) -> _Found:
    return tuple(tuple(check(evidence)) for check in _alone())
