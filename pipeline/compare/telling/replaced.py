"""The same words replaced by the same others in many places ("UBND" by "Ủy ban nhân dân")."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
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
_BETWEEN: Final = 2  # words that stayed within a term of which others were replaced


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
    """Give what each change replaced in a line: words that went with those that came for them.

    A word or two that stayed between two replacements are of one term with them.
    """
    for change in sorted({span.revision.change for span in spans if span.revision}):
        term = _Term()
        for span in (*spans, None):
            yield from ((change, words) for words in term.take(span, change))


@dataclass(slots=True)
class _Term:
    """A replacement while it is read: what went, what came, what stayed behind it so far."""

    old: str = ""
    new: str = ""
    behind: str = ""
    bare: bool = True

    def take(self, span: Span | None, change: int) -> Iterator[_Words | None]:
        """Read the next span of a line, None at its end; give the replacement it ends."""
        own = span is not None and span.revision is not None and span.revision.change == change
        text = plain_text(span.runs) if span is not None else ""
        if span is not None and own and span.revision is not None:
            self.old += self.behind + (text if span.revision.fate.is_old else "")
            self.new += self.behind + (text if span.revision.fate.is_new else "")
            self.behind = ""
            self.bare = self.bare and all(isinstance(run, Text) for run in span.runs)
        elif self.old or self.new:
            self.behind += text
            if span is None or len(self.behind.split()) > _BETWEEN:
                yield self._done()

    def _done(self) -> _Words | None:
        words = (self.old.strip(), self.new.strip()) if self.bare else None
        self.old = self.new = self.behind = ""
        self.bare = True
        return words
