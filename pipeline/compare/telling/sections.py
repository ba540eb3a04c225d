"""Whole sections that came, went or moved: a heading with all that stands beneath it.

In the new draft a section came where its heading was added and all beneath it was added too, or
moved there from elsewhere; in the old draft it went likewise. It moved where its heading moved
and nothing beneath it stayed where it was. Of sections within one another the outermost counts.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.compare.telling.group import Group
from pipeline.compare.telling.laid import LaidBlock
from pipeline.model.change import Change, ChangedThing, ChangeKind
from pipeline.model.entry import EntryKind

_Stretch = tuple[int, int]  # of one draft's blocks, the second one behind its end


def told_sections(blocks: Sequence[LaidBlock], changes: Sequence[Change]) -> Iterator[Group]:
    """Give the sections that came, went or moved whole."""
    new = [block for block in blocks if block.in_new]
    old = [block for block in blocks if block.in_old]
    yield from _moved(old, new, changes)
    yield from _alone(new, changes, ChangeKind.ADDED)
    yield from _alone(old, changes, ChangeKind.DELETED)


def _alone(
    line: Sequence[LaidBlock], changes: Sequence[Change], kind: ChangeKind
) -> Iterator[Group]:
    """Give what one draft alone has; neighbours of one item and agency are one."""

    def fits(block: LaidBlock) -> bool:
        return _kind(block, changes) in (kind, ChangeKind.MOVED)

    def opens(block: LaidBlock) -> bool:
        return _kind(block, changes) is kind

    found = [found for found in _stretches(line, opens, fits) if _is_section(line, found)]
    for together in _joined(found, line, changes):
        inside = (block for start, end in together for block in line[start:end])
        members = tuple(
            dict.fromkeys(_change(block) for block in inside if _kind(block, changes) is kind)
        )
        yield Group(EntryKind(kind.value), ChangedThing.SECTION, members, len(together))


def _moved(
    old: Sequence[LaidBlock], new: Sequence[LaidBlock], changes: Sequence[Change]
) -> Iterator[Group]:
    def opens(block: LaidBlock) -> bool:
        return _kind(block, changes) is ChangeKind.MOVED

    left = {
        _change(old[start]): (start, end) for start, end in _stretches(old, opens, _is_elsewhere)
    }
    for start, end in _stretches(new, opens, _is_elsewhere):
        origin = left.get(_change(new[start]))
        if origin is None or not _is_section(new, (start, end)):
            continue
        beneath = (*new[start:end], *old[slice(*origin)])
        members = tuple(dict.fromkeys(_change(block) for block in beneath))
        yield Group(EntryKind.MOVED, ChangedThing.SECTION, members, 1)


def _is_elsewhere(block: LaidBlock) -> bool:
    return block.whole is not None


def _is_section(line: Sequence[LaidBlock], stretch: _Stretch) -> bool:
    """Say whether there is more than a heading; the title of an item is one with nothing too."""
    start, end = stretch
    return end - start > 1 or line[start].opens


def _stretches(
    line: Sequence[LaidBlock],
    opens: Callable[[LaidBlock], bool],
    fits: Callable[[LaidBlock], bool],
) -> Iterator[_Stretch]:
    """Give the outermost sections whose heading opens one and whose blocks all fit, in order."""
    ends = _ends(line)
    at = 0
    while at < len(line):
        end = ends[at]
        if end > at and opens(line[at]) and all(map(fits, line[at:end])):
            yield at, end
            at = end
        else:
            at += 1


def _ends(line: Sequence[LaidBlock]) -> list[int]:
    """Give for each heading where its section ends; for anything else its own place."""
    ends = list(range(len(line)))
    # the nearest heading behind, by level from 1
    behind: list[tuple[int, int]] = []
    for at in range(len(line) - 1, -1, -1):
        level = line[at].level
        if not level:
            continue
        while behind and behind[-1][0] > level:
            behind.pop()
        ends[at] = behind[-1][1] if behind else len(line)
        behind.append((level, at))
    return ends


def _joined(
    stretches: Sequence[_Stretch], line: Sequence[LaidBlock], changes: Sequence[Change]
) -> list[list[_Stretch]]:
    """Give the sections with those right behind one another, of one item and agency, together."""
    if not stretches:
        return []
    found = [[stretches[0]]]
    for before, after in pairwise(stretches):
        first, second = (changes[_change(line[start])] for start, _ in (before, after))
        beside = before[1] == after[0]
        if beside and (first.item, first.agency) == (second.item, second.agency):
            found[-1].append(after)
        else:
            found.append([after])
    return found


def _change(block: LaidBlock) -> int:
    assert block.whole is not None
    return block.whole.change


def _kind(block: LaidBlock, changes: Sequence[Change]) -> ChangeKind | None:
    return changes[block.whole.change].kind if block.whole else None
