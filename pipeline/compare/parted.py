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
from pipeline.compare.words import Stretch, word_changes
from pipeline.model.change import ChangeClass
from pipeline.model.comparison import Fate, RevisedParagraph
from pipeline.model.document import Inline
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import PictureMark

_END: Final = PictureMark("\0", "\0")  # stands for a paragraph's end within a line


def revise_split(
    old: FlowParagraph, new: Sequence[FlowParagraph], edit: Edit, *, formal: bool
) -> list[RevisedParagraph]:
    """Give a paragraph that became several."""
    came = edit.revision(Fate.INSERTED)
    lines = list(_parted(word_changes(old.runs, _joined(new)), new=True))
    found = [
        RevisedParagraph(paragraph, line_of(line, edit, formal=formal), mark=came)
        for paragraph, line in zip(new[:-1], lines, strict=False)
    ]
    return [*found, _last(old, new[-1], lines[-1], edit, formal=formal)]


def revise_merge(
    old: Sequence[FlowParagraph], new: FlowParagraph, edit: Edit, *, formal: bool
) -> list[RevisedParagraph]:
    """Give several paragraphs that became one."""
    gone = edit.revision(Fate.DELETED)
    lines = list(_parted(word_changes(_joined(old), new.runs), new=False))
    found = [
        RevisedParagraph(paragraph, line_of(line, edit, formal=formal), mark=gone)
        for paragraph, line in zip(old[:-1], lines, strict=False)
    ]
    return [*found, _last(old[-1], new, lines[-1], edit, formal=formal)]


def _last(
    old: FlowParagraph, new: FlowParagraph, line: list[Stretch], edit: Edit, *, formal: bool
) -> RevisedParagraph:
    spans = line_of(line, edit, formal=formal)
    if style_key(old) == style_key(new):
        return RevisedParagraph(new, spans)
    look = edit.revision(Fate.RESTYLED, ChangeClass.CONTENT)
    return RevisedParagraph(new, spans, was=old, restyled=look)


def _joined(paragraphs: Sequence[FlowParagraph]) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for paragraph in paragraphs:
        if runs:
            runs.append(_END)
        runs.extend(paragraph.runs)
    return tuple(runs)


def _parted(stretches: Sequence[Stretch], *, new: bool) -> Iterator[list[Stretch]]:
    """Give the stretches of each paragraph; the ends are on the new side, or on the old."""
    line: list[Stretch] = []
    for stretch in stretches:
        side = stretch.new if new else stretch.old
        ends = [index for index, token in enumerate(side) if token.runs == (_END,)]
        rest = stretch
        for count, end in enumerate(ends):
            start = ends[count - 1] + 1 if count else 0
            piece = side[start:end]
            if new:
                line.append(Stretch(rest.old, piece, kept=False))
                rest = Stretch((), side[end + 1 :], kept=False)
            else:
                line.append(Stretch(piece, (), kept=False))
                rest = Stretch(side[end + 1 :], rest.new, kept=False)
            yield line
            line = []
        if rest.old or rest.new:
            line.append(rest)
    yield line
