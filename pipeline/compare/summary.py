"""A comparison summed up: how much changed, where, by whom, and which numbers moved farthest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from pipeline.compare.printed import block_text
from pipeline.model.change import THING_WORDS, Change, ChangeClass, ChangeKind
from pipeline.model.change_summary import ChangeSummary, ItemShare, NumericChange, Tally
from pipeline.model.comparison import (
    Comparison,
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedSection,
    RevisedTable,
    Span,
)
from pipeline.model.document import plain_text
from pipeline.model.entry import LogEntry
from pipeline.model.flow import Flow, FlowNote, FlowSection, SectionKind

_SEVERAL: Final = ""  # the item of an entry that stands in several
_OWN: Final = (SectionKind.ITEM, SectionKind.APPENDIX)


def summarise(comparison: Comparison, entries: Sequence[LogEntry]) -> ChangeSummary:
    """Give the sums of a comparison: of its entries, and of every number that changed."""
    parts = _parts(comparison.old) | _parts(comparison.new)
    return ChangeSummary(
        by_agency=_by_agency(comparison, entries),
        by_part=_tallies(
            entries, lambda entry: parts.get(entry.item, _SEVERAL), _named(comparison)
        ),
        by_kind=_tallies(entries, lambda entry: entry.what.value, THING_WORDS.items()),
        largest=_largest(comparison.changes),
        items=tuple(_shares(comparison)),
    )


def _by_agency(comparison: Comparison, entries: Sequence[LogEntry]) -> tuple[Tally, ...]:
    names = {change.agency: change.author for change in comparison.changes} | {"": "Nhiều cơ quan"}
    tallies = _tallies(entries, lambda entry: entry.agency, names.items())
    return tuple(sorted(tallies, key=lambda tally: (-tally.total, tally.key)))


def _tallies(
    entries: Sequence[LogEntry],
    key: Callable[[LogEntry], str],
    named: Iterable[tuple[str, str]],
) -> tuple[Tally, ...]:
    """Give a tally for each key that has entries, in the order of `named`."""
    under: dict[str, list[LogEntry]] = {}
    for entry in entries:
        under.setdefault(key(entry), []).append(entry)
    return tuple(_tally(name, label, under[name]) for name, label in named if name in under)


def _tally(key: str, label: str, entries: Sequence[LogEntry]) -> Tally:
    kinds = Counter(entry.counted_as for entry in entries)
    classes = Counter(entry.class_ for entry in entries)
    return Tally(
        key,
        label,
        tuple((kind, kinds[kind]) for kind in ChangeKind if kinds[kind]),
        classes[ChangeClass.CONTENT],
        classes[ChangeClass.FORM],
        classes[ChangeClass.FORMATTING],
    )


def _parts(flow: Flow) -> dict[str, str]:
    """Give the part or appendix that each section stands in."""
    found: dict[str, str] = {}
    part = ""
    for section in flow.sections:
        if section.kind in (SectionKind.PART, SectionKind.APPENDIX):
            part = section.id
        found[section.id] = part or section.id
    return found


def _named(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Give parts and appendices with their places, in the order of the new draft; several last."""
    told: set[str] = set()
    for flow in (comparison.new, comparison.old):
        for section in flow.sections:
            if section.kind is not SectionKind.ITEM and section.id not in told:
                told.add(section.id)
                yield section.id, section.place
    yield _SEVERAL, "Nhiều phần, phụ lục"


def _largest(changes: Sequence[Change]) -> tuple[NumericChange, ...]:
    """Give the numbers that changed: in per cent first, then those that came from nothing."""
    found = [number for change in changes for number in _numbers(change)]
    return tuple(
        sorted(
            found,
            key=lambda number: (
                number.percent is None,
                -abs(number.percent or number.delta),
                -abs(number.delta),
                number.place,
            ),
        )
    )


def _numbers(change: Change) -> Iterator[NumericChange]:
    places = [place.text for place in (change.new_place, change.old_place) if place]
    for cell in change.tables:
        if cell.delta:
            yield NumericChange(
                change.id,
                change.agency,
                places[0],
                cell.row_key,
                cell.column,
                cell.old,
                cell.new,
                cell.delta,
                cell.percent,
                cell.unit,
            )


def _shares(comparison: Comparison) -> Iterator[ItemShare]:
    counted = Counter(change.item for change in comparison.changes)
    stay = {section.id for section in comparison.new.sections}
    for revised in comparison.sections:
        section = revised.section
        if section.kind not in _OWN or (revised.gone and section.id in stay):
            continue
        words = sum(len(block_text(block).split()) for block in section.blocks)
        marked = words if revised.gone else min(words, sum(_marked(revised)))
        yield ItemShare(
            section.id,
            section.place,
            _title(section),
            section.owner,
            counted[section.id],
            marked,
            words,
        )


def _title(section: FlowSection) -> str:
    return next(map(block_text, section.blocks), "")


def _marked(revised: RevisedSection) -> Iterator[int]:
    """Give how many words of the new draft, and of what is gone, each marked span has.

    What replaces something counts once: of a deletion and an insertion the longer one.
    """
    for block in revised.blocks:
        for spans in _lines(block):
            yield _marked_words(spans)


def _marked_words(spans: Sequence[Span]) -> int:
    came = sum(_words(span) for span in spans if span.revision and not span.revision.fate.is_old)
    gone = sum(_words(span) for span in spans if span.revision and span.revision.fate.is_old)
    inside = sum(_marked_words(line) for span in spans for b in span.note for line in _lines(b))
    return max(came, gone) + inside


def _words(span: Span) -> int:
    notes = (run for run in span.runs if isinstance(run, FlowNote))
    inside = sum(len(block_text(block).split()) for note in notes for block in note.content)
    return len(plain_text(span.runs).split()) + inside


def _lines(block: RevisedBlock) -> Iterator[tuple[Span, ...]]:
    match block:
        case RevisedParagraph(spans=spans):
            yield spans
        case RevisedTable(above=above, rows=rows, below=below):
            for line in (*above, *below):
                yield from _lines(line)
            yield from (cell.spans for row in rows for cell in row.cells)
        case RevisedFigure(paragraphs=paragraphs):
            for line in paragraphs:
                yield from _lines(line)
        case _:
            pass
