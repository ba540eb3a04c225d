"""The last paragraph of a footnote, whose end can neither come nor go.

Where paragraphs were added or taken away at the end, the marks are shifted one paragraph back:
the last end stays, and the paragraph that holds it carries the properties of the one whose end
it was as a change (ECMA-376 Part 1, 17.13.5.15 and 17.13.5.20).
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.comparison import Fate, RevisedBlock, RevisedParagraph, Revision, Span
from pipeline.model.flow import FlowParagraph


def with_kept_end(blocks: Sequence[RevisedBlock]) -> tuple[RevisedBlock, ...]:
    """Give the blocks with the end of the last one in both drafts.

    They stay as they are where it is there already, or where no paragraph of both drafts
    stands before those that came or went at the end.
    """
    blocks = tuple(blocks)
    last = blocks[-1] if blocks else None
    if not isinstance(last, RevisedParagraph) or last.mark is None:
        return blocks
    if len(blocks) > 1 and _replaces(blocks[-2], last):
        return with_kept_end((*blocks[:-2], _one(blocks[-2], last)))
    start = len(blocks) - 1
    while start >= 0 and _same_fate(blocks[start], last.mark):
        start -= 1
    kept = blocks[start] if start >= 0 else None
    if not isinstance(kept, FlowParagraph | RevisedParagraph):
        return blocks
    return (*blocks[:start], *_shifted(_revised(kept), blocks[start + 1 :], last.mark))


def _same_fate(block: RevisedBlock, mark: Revision) -> bool:
    if not isinstance(block, RevisedParagraph) or block.mark is None:
        return False
    return block.mark.fate.is_old == mark.fate.is_old


def _replaces(before: RevisedBlock, last: RevisedParagraph) -> bool:
    """Say whether the last two paragraphs are the old end and the new one."""
    if not isinstance(before, RevisedParagraph) or before.mark is None or last.mark is None:
        return False
    return before.mark.fate.is_old != last.mark.fate.is_old


def _one(before: RevisedBlock, last: RevisedParagraph) -> RevisedParagraph:
    """Give both as one paragraph that was written anew."""
    assert isinstance(before, RevisedParagraph)
    assert last.mark is not None
    gone = before.mark is not None and before.mark.fate.is_old
    now, was = (last, before) if gone else (before, last)
    spans = (*was.spans, *now.spans)
    return _with_former(replace(now, spans=spans, mark=None), was.paragraph, last.mark)


def _revised(kept: FlowParagraph | RevisedParagraph) -> RevisedParagraph:
    if isinstance(kept, RevisedParagraph):
        return kept
    return RevisedParagraph(kept, (Span(kept.runs),) if kept.runs else ())


def _shifted(
    kept: RevisedParagraph, tail: Sequence[RevisedBlock], mark: Revision
) -> list[RevisedParagraph]:
    lines = [line for line in tail if isinstance(line, RevisedParagraph)]
    marks = [line.mark for line in lines]
    moved = [
        replace(line, mark=shifted)
        for line, shifted in zip((kept, *lines[:-1]), marks, strict=True)
    ]
    end, before = replace(lines[-1], mark=None), kept.paragraph
    if mark.fate.is_old:  # the last end stays in the new draft as that of the kept paragraph
        end = replace(end, paragraph=before)
        return [*moved, _with_former(end, lines[-1].paragraph, mark)]
    return [*moved, _with_former(end, before, mark)]


def _with_former(line: RevisedParagraph, was: FlowParagraph, mark: Revision) -> RevisedParagraph:
    now = line.paragraph
    if (now.style, now.list_place) == (was.style, was.list_place):
        return line
    return replace(line, was=was, restyled=replace(mark, fate=Fate.RESTYLED))
