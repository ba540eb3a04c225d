"""Neighbours that came, went, moved or look otherwise together, of one item and one agency."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

from pipeline.compare.telling.group import Group, by_owner, one_thing, runs
from pipeline.compare.telling.laid import LaidBlock
from pipeline.model.change import Change, ChangeClass, ChangeKind
from pipeline.model.comparison import RevisedParagraph, revisions_in
from pipeline.model.document import Inline
from pipeline.model.entry import EntryKind
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import Text


def told_neighbours(
    blocks: Sequence[LaidBlock], changes: Sequence[Change], left: Collection[int]
) -> Iterator[Group]:
    """Give what came, went or moved as a whole, those beside one another together."""
    new = [block for block in blocks if block.in_new]
    old = [block for block in blocks if block.in_old]
    yield from _runs(new, changes, left, ChangeKind.ADDED)
    yield from _runs(old, changes, left, ChangeKind.DELETED)
    origins = {block.whole.change: at for at, block in enumerate(old) if block.whole}

    def parts(before: LaidBlock, after: LaidBlock) -> bool:
        return origins.get(_change(after), 0) - origins.get(_change(before), 0) != 1

    yield from _runs(new, changes, left, ChangeKind.MOVED, parts)


def _never(before: LaidBlock, after: LaidBlock) -> bool:
    return False


def _runs(
    line: Sequence[LaidBlock],
    changes: Sequence[Change],
    left: Collection[int],
    kind: ChangeKind,
    parts: Callable[[LaidBlock, LaidBlock], bool] = _never,
) -> Iterator[Group]:
    """Give runs of what one draft alone has; a heading begins another."""
    at = [
        index
        for index, block in enumerate(line)
        if block.whole and _change(block) in left and changes[_change(block)].kind is kind
    ]
    ends = (index for index in at if line[index].level or _parted(line, index, parts))
    for run in runs(at, ends):
        members = list(dict.fromkeys(_change(line[index]) for index in run))
        for owned in by_owner(changes, members):
            what = one_thing(changes[index] for index in owned)
            yield Group(EntryKind(kind.value), what, tuple(owned))


def _parted(
    line: Sequence[LaidBlock], index: int, parts: Callable[[LaidBlock, LaidBlock], bool]
) -> bool:
    before = line[index - 1] if index else None
    return before is not None and before.whole is not None and parts(before, line[index])


def _change(block: LaidBlock) -> int:
    return block.whole.change if block.whole else -1


def told_looks(
    blocks: Sequence[LaidBlock], changes: Sequence[Change], left: Collection[int]
) -> Iterator[Group]:
    """Give what looks otherwise; neighbours that changed their look alike are one."""
    new = [block for block in blocks if block.in_new]
    looks = {
        at: look
        for at, block in enumerate(new)
        if isinstance(block.block, RevisedParagraph)
        and (look := _look(block.block, changes, left)) is not None
    }
    ends = (at for at in looks if at - 1 in looks and looks[at][1] != looks[at - 1][1])
    for run in runs(list(looks), list(ends)):
        members = dict.fromkeys(looks[at][0] for at in run)
        for owned in by_owner(changes, members):
            what = one_thing(changes[index] for index in owned)
            yield Group(EntryKind.CHANGED, what, tuple(owned))


def _look(
    block: RevisedParagraph, changes: Sequence[Change], left: Collection[int]
) -> tuple[int, Hashable] | None:
    """Give the change of a paragraph's look with what became of it, None where there is none."""
    found = {
        revision.change
        for revision in revisions_in(block)
        if revision.change in left and changes[revision.change].class_ is ChangeClass.FORMATTING
    }
    if len(found) != 1:
        return None
    return found.pop(), (_restyled(block.was, block.paragraph), *_remarked(block))


def _restyled(was: FlowParagraph | None, now: FlowParagraph) -> Hashable:
    """Give how a paragraph's style changed; of a list its kind, and by how much it is deeper."""
    if was is None:
        return None
    before, after = was.list_place, now.list_place
    if before is None or after is None:
        return was.style, now.style
    return before.start is None, after.start is None, after.level - before.level


def _remarked(block: RevisedParagraph) -> Iterator[Hashable]:
    for span in block.spans:
        if span.was is not None:
            yield from {(span.was, _marks(run)) for run in span.runs}


def _marks(run: Inline) -> Hashable:
    return run.marks if isinstance(run, Text) else None
