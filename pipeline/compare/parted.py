"""Paragraphs that were split or merged, with the changes of words in them.

A split shows as an inserted paragraph mark, a merge as a deleted one: what accepting or
rejecting the mark leaves has the properties of the paragraph that follows (ECMA-376 Part 1,
17.13.5.15 and 17.13.5.20).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.compare.ledger import Edit
from pipeline.compare.lines import line_of
from pipeline.compare.printed import style_key
from pipeline.compare.tokens import Token
from pipeline.compare.words import Stretch, word_changes
from pipeline.model.change import ChangeClass
from pipeline.model.comparison import Fate, RevisedParagraph, Span
from pipeline.model.document import Inline
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import PictureMark

_END: Final = PictureMark("\0", "\0")  # stands for a paragraph's end within a line


def revise_split(
    old: FlowParagraph, new: Sequence[FlowParagraph], edit: Edit, *, formal: bool
) -> list[RevisedParagraph]:
    """Give a paragraph that became several."""
    came = edit.revision(Fate.INSERTED)
    parted = _parted(word_changes(old.runs, _joined(new)), new=True)
    lines = [line_of(stretches, edit, formal=formal) for stretches in parted]
    *first, (last, line) = zip(new, lines, strict=True)
    found = [RevisedParagraph(paragraph, spans, mark=came) for paragraph, spans in first]
    return [*found, _last(old, last, line, edit)]


def revise_merge(
    old: Sequence[FlowParagraph], new: FlowParagraph, edit: Edit, *, formal: bool
) -> list[RevisedParagraph]:
    """Give several paragraphs that became one."""
    gone = edit.revision(Fate.DELETED)
    parted = _parted(word_changes(_joined(old), new.runs), new=False)
    lines = [line_of(stretches, edit, formal=formal) for stretches in parted]
    *first, (last, line) = zip(old, lines, strict=True)
    found = [RevisedParagraph(paragraph, spans, mark=gone) for paragraph, spans in first]
    return [*found, _last(last, new, line, edit)]


def _last(
    old: FlowParagraph, new: FlowParagraph, spans: tuple[Span, ...], edit: Edit
) -> RevisedParagraph:
    if style_key(old) == style_key(new):
        return RevisedParagraph(new, spans)
    look = edit.revision(Fate.RESTYLED, ChangeClass.CONTENT)
    return RevisedParagraph(new, spans, was=old, restyled=look)


def _joined(paragraphs: Sequence[FlowParagraph]) -> tuple[Inline, ...]:
    first, *others = paragraphs
    return (*first.runs, *(run for paragraph in others for run in (_END, *paragraph.runs)))


def _parted(stretches: Sequence[Stretch], *, new: bool) -> Iterator[list[Stretch]]:
    """Give the stretches of each paragraph; the ends are on the new side, or on the old."""
    line: list[Stretch] = []
    for stretch in stretches:
        *ended, last = _pieces(stretch, new=new)
        for piece in ended:
            yield [*line, piece]
            line = []
        line.append(last)
    yield line


def _pieces(stretch: Stretch, *, new: bool) -> list[Stretch]:
    """Give a stretch in pieces, an end between two; what has no ends is in one of them."""
    if new:
        first, *others = _between_ends(stretch.new)
        came = (Stretch((), piece, kept=False) for piece in others)
        return [replace(stretch, new=first), *came]
    *others, last = _between_ends(stretch.old)
    gone = (Stretch(piece, (), kept=False) for piece in others)
    return [*gone, replace(stretch, old=last)]


def _between_ends(side: Sequence[Token]) -> list[tuple[Token, ...]]:
    ends = [index for index, token in enumerate(side) if token.runs == (_END,)]
    starts = [0, *(end + 1 for end in ends)]
    return [tuple(side[start:end]) for start, end in zip(starts, (*ends, len(side)), strict=True)]
