"""The same words replaced by the same others in many places ("UBND" by "Ủy ban nhân dân")."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from pipeline.compare.telling.group import Group, one_thing
from pipeline.compare.telling.laid import LaidBlock
from pipeline.model.change import Change, ChangeClass, ChangeKind
from pipeline.model.comparison import (
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedTable,
    Span,
)
from pipeline.model.document import plain_text
from pipeline.model.entry import EntryKind
from pipeline.model.inlines import Text

_MANY: Final = 3  # places from which a replacement is one telling; two may be by chance
_Words = tuple[str, str]
_END: Final = Span(())


def told_replacements(
    blocks: Sequence[LaidBlock], changes: Sequence[Change], left: Collection[int]
) -> Iterator[Group]:
    """Give what was replaced alike in three places or more, by changes that do nothing else."""
    alike: dict[_Words, list[tuple[int, _Words]]] = defaultdict(list)
    for index, pairs in _replacements(blocks).items():
        change, words = changes[index], _only(pairs)
        pure = change.kind is ChangeKind.CHANGED and change.class_ is ChangeClass.CONTENT
        if words and pure and index in left:
            alike[_folded(words)].append((index, words))
    for places in alike.values():
        if len(places) >= _MANY:
            members = tuple(index for index, _ in places)
            what = one_thing(changes[index] for index in members)
            yield Group(EntryKind.REPLACED, what, members, words=places[0][1])


def _only(pairs: Sequence[_Words | None]) -> _Words | None:
    """Give the one replacement that all pairs are; None where there is another, or anything else.

    Numbers alone are no term: 5 may become 6 in three places for three reasons.
    """
    words = pairs[0]
    if words is None or any(pair is None or _folded(pair) != _folded(words) for pair in pairs):
        return None
    return words if all(any(map(str.isalpha, side)) for side in words) else None


def _folded(words: _Words) -> _Words:
    """Give the words as they are told apart: at the beginning of a sentence they are the same."""
    return words[0].casefold(), words[1].casefold()


def _replacements(blocks: Iterable[LaidBlock]) -> dict[int, list[_Words | None]]:
    """Give for each change the words it replaced, place by place; None for anything else."""
    found: dict[int, list[_Words | None]] = defaultdict(list)
    for laid in blocks:
        for spans in marked_lines(laid.block):
            for change, pair in _pairs(spans):
                found[change].append(pair)
    return found


def marked_lines(block: RevisedBlock) -> Iterator[tuple[Span, ...]]:
    """Give every line of a block that may be marked, cells and footnotes included."""
    match block:
        case RevisedParagraph(spans=spans):
            yield from _with_notes(spans)
        case RevisedTable(above=above, rows=rows, below=below):
            for line in (*above, *below):
                yield from marked_lines(line)
            for row in rows:
                for cell in row.cells:
                    yield from _with_notes(cell.spans)
        case RevisedFigure(paragraphs=paragraphs):
            for line in paragraphs:
                yield from marked_lines(line)
        case _:
            return


def _with_notes(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    yield spans
    for span in spans:
        for block in span.note:
            yield from marked_lines(block)


def _pairs(spans: Sequence[Span]) -> Iterator[tuple[int, _Words | None]]:
    """Give what each change replaced in a line: words that went with those that came for them."""
    waiting: Span | None = None
    for span in (*spans, _END):
        revision = waiting.revision if waiting else None
        if waiting and revision and _comes_for(waiting, span):
            yield revision.change, _words(waiting, span)
            waiting = None
            continue
        if revision:
            yield revision.change, None
        waiting = span


def _comes_for(gone: Span, came: Span) -> bool:
    """Say whether one span is of the old draft only, and the other takes its place."""
    was, now = gone.revision, came.revision
    if was is None or now is None or was.change != now.change:
        return False
    return was.fate.is_old and now.fate.is_new


def _words(gone: Span, came: Span) -> _Words | None:
    if not all(isinstance(run, Text) for run in (*gone.runs, *came.runs)):
        return None
    return plain_text(gone.runs).strip(), plain_text(came.runs).strip()
