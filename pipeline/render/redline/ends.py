"""The last paragraph of a footnote, whose end can neither come nor go.

Where paragraphs were added or taken away at the end, the marks are shifted one paragraph back:
the last end stays, and the paragraph that holds it carries the properties of the one whose end
it was as a change (ECMA-376 Part 1, 17.13.5.15 and 17.13.5.20).
"""

from collections.abc import Sequence

from pipeline.model.comparison import (
    Fate,
    RevisedBlock,
    RevisedParagraph,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.fixed import replace
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
    tail = _run_at_end(blocks, last.mark)
    before, start = blocks[: -len(tail)], len(blocks) - len(tail) - 1
    kept = before[-1] if before else None
    if not isinstance(kept, FlowParagraph | RevisedParagraph):
        ends = _ends(blocks)
        if ends is not None:
            return (*ends[2], _one(*ends[:2]))
        return _over_tables(blocks, last, last.mark)
    if isinstance(kept, RevisedParagraph) and kept.mark is not None:
        return with_kept_end((*blocks[:start], _one(kept, tail[0]), *tail[1:]))
    return (*blocks[:start], *_shifted(_revised(kept), tail, last.mark))


def _over_tables(
    blocks: tuple[RevisedBlock, ...], last: RevisedParagraph, mark: Revision
) -> tuple[RevisedBlock, ...]:
    """Give the blocks with the end shifted over tables that all came or all went with it.

    So Word marks a table put in behind a paragraph: its end came, and the last one was its own.
    """
    start = len(blocks)
    while start and _is(blocks[start - 1], old=mark.fate.is_old):
        start -= 1
    kept = blocks[start - 1] if start else None
    if not isinstance(kept, FlowParagraph | RevisedParagraph):
        return blocks
    before = _revised(kept)
    if before.mark is not None:
        return blocks
    (_, end) = _shifted(before, [last], mark)
    return (*blocks[: start - 1], replace(before, mark=mark), *blocks[start:-1], end)


def _run_at_end(blocks: Sequence[RevisedBlock], mark: Revision) -> list[RevisedParagraph]:
    """Give the paragraphs at the end that all came or all went, as the last one did."""
    run: list[RevisedParagraph] = []
    for block in reversed(blocks):
        if not isinstance(block, RevisedParagraph) or block.mark is None:
            break
        if block.mark.fate.is_old != mark.fate.is_old:
            break
        run.insert(0, block)
    return run


def _ends(
    blocks: Sequence[RevisedBlock],
) -> tuple[RevisedParagraph, RevisedParagraph, tuple[RevisedBlock, ...]] | None:
    """Give the end that went, the one that came, and all other blocks; None without both.

    What stands between came or went whole, so that either end may stand behind it.
    """
    went = next((block for block in reversed(blocks) if not _is(block, old=False)), None)
    came = next((block for block in reversed(blocks) if not _is(block, old=True)), None)
    if not isinstance(went, RevisedParagraph) or not isinstance(came, RevisedParagraph):
        return None
    if not _is(went, old=True) or not _is(came, old=False):
        return None
    others = tuple(block for block in blocks if block is not went and block is not came)
    return went, came, others


def _is(block: RevisedBlock, *, old: bool) -> bool:
    """Say whether a block as a whole is in the old draft alone, or in the new one alone."""
    match block:
        case RevisedParagraph(mark=Revision(fate=fate)):
            return fate.is_old if old else fate.is_new
        case RevisedTable(revision=Revision(fate=fate)):
            return fate.is_old if old else fate.is_new
        case _:
            return False


def _one(before: RevisedParagraph, after: RevisedParagraph) -> RevisedParagraph:
    """Give the old paragraph and the new one, in either order, as one that was written anew."""
    assert before.mark is not None
    assert after.mark is not None
    now, was = (after, before) if before.mark.fate.is_old else (before, after)
    spans = (*was.spans, *now.spans)
    return _with_former(replace(now, spans=spans, mark=None), was.paragraph, after.mark)


def _revised(kept: FlowParagraph | RevisedParagraph) -> RevisedParagraph:
    if isinstance(kept, RevisedParagraph):
        return kept
    return RevisedParagraph(kept, (Span(kept.runs),) if kept.runs else ())


def _shifted(
    kept: RevisedParagraph, tail: Sequence[RevisedParagraph], mark: Revision
) -> list[RevisedParagraph]:
    moved = [
        replace(line, mark=shifted.mark)
        for line, shifted in zip((kept, *tail[:-1]), tail, strict=True)
    ]
    end, before = replace(tail[-1], mark=None), kept.paragraph
    if mark.fate.is_old:  # the last end stays in the new draft as that of the kept paragraph
        end = replace(end, paragraph=before)
        return [*moved, _with_former(end, tail[-1].paragraph, mark)]
    # rejected it is the end of the kept paragraph as that one was before
    return [*moved, _with_former(end, kept.was or before, mark)]


def _with_former(line: RevisedParagraph, was: FlowParagraph, mark: Revision) -> RevisedParagraph:
    now = line.paragraph
    if (now.style, now.list_place) == (was.style, was.list_place):
        return line
    return replace(line, was=was, restyled=replace(mark, fate=Fate.RESTYLED))
