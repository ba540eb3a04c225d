"""A paragraph that stands elsewhere, and was edited on the way: what Word shows as a move.

What stayed in it left one place for the other; words that were replaced are deleted where it
was and inserted where it is. Nothing nests, so accepting and rejecting need no order.

Source: ECMA-376 Part 1, 17.13.5.21 to 17.13.5.28 (moves).
"""

from collections.abc import Iterator, Sequence

from pipeline.compare.ledger import Edit
from pipeline.compare.tokens import Token, joined_runs
from pipeline.compare.words import word_changes
from pipeline.model.comparison import Fate, RevisedParagraph, Revision, Span
from pipeline.model.document import Inline
from pipeline.model.flow import FlowBlock, FlowParagraph, Role
from pipeline.model.inlines import Text


def is_movable(block: FlowBlock) -> bool:
    """Say whether Word can show a paragraph's move as one: nothing in it but words, in no list.

    An item of a list that moves is deleted and inserted: where a move of one is settled,
    LibreOffice 7.4 gives the paragraph behind it the list, or leaves an empty item (tried on
    the sample's redline, accepting and rejecting).
    """
    return (
        isinstance(block, FlowParagraph)
        and block.role is Role.TEXT
        and block.list_place is None
        and not block.anchors
        and bool(block.runs)
        and all(
            isinstance(run, Text) and not run.marks.link and not run.marks.target
            for run in block.runs
        )
    )


def moved_away(old: FlowParagraph, new: FlowParagraph, edit: Edit, owner: str) -> RevisedParagraph:
    """Give a paragraph where it was; `owner` is the agency whose text it was."""
    left = edit.revision(Fate.MOVED_AWAY, owner=owner)
    gone = edit.revision(Fate.DELETED, owner=owner)
    stretches = word_changes(old.runs, new.runs)
    spans = _spans((s.old, left if s.kept else gone) for s in stretches)
    return RevisedParagraph(old, tuple(spans), mark=left)


def moved_here(old: FlowParagraph, new: FlowParagraph, edit: Edit, owner: str) -> RevisedParagraph:
    """Give a paragraph where it is now; `owner` is the agency whose text it is."""
    arrived = edit.revision(Fate.MOVED_HERE, owner=owner)
    came = edit.revision(Fate.INSERTED, owner=owner)
    stretches = word_changes(old.runs, new.runs)
    spans = _spans((s.new, arrived if s.kept else came) for s in stretches)
    return RevisedParagraph(new, tuple(spans), mark=arrived)


def _spans(stretches: Iterator[tuple[Sequence[Token], Revision]]) -> Iterator[Span]:
    for tokens, revision in stretches:
        runs: list[Inline] = [run for token in tokens for run in token.runs]
        if runs:
            yield Span(joined_runs(runs), revision)
