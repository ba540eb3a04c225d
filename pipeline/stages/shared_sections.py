"""Sections of two files of someone else's, known as the same by title or by what they say.

Our drafts name their items; other files have headings only. Here the earlier file's sections
take the names of those in the later one that they became, so that `align` finds them.
"""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from pipeline.compare.printed import block_key, folded_key
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowParagraph, FlowSection

_SAME: Final = 0.3  # share of blocks that a section under another title must keep


def with_shared_sections(old: Flow, new: Flow) -> Flow:
    """Give the old flow with its sections named as in the new one where they are the same.

    No name stands twice in it; those of sections that are gone are no section's in the new one.
    """
    homes = dict(_homes(old.sections, new.sections))
    known = {section.id for section in new.sections}
    named = (
        replace(section, id=new.sections[homes[at]].id if at in homes else _own(section, known))
        for at, section in enumerate(old.sections)
    )
    return replace(old, sections=tuple(named))


def _own(section: FlowSection, known: set[str]) -> str:
    """Give a name for a section that is gone."""
    return f"{section.id}-cu" if section.id in known else section.id


def _homes(old: Sequence[FlowSection], new: Sequence[FlowSection]) -> Iterator[tuple[int, int]]:
    """Pair sections: those of one title in order, what is alike in each gap, what moved."""
    found: dict[int, int] = {}
    was, now = _paths(old), _paths(new)
    for name, i, k, j, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if name == "equal":
            found.update(zip(range(i, k), range(j, m), strict=True))
        else:
            found.update(_alike(old, new, range(i, k), range(j, m)))
    places: dict[str, list[int]] = {}
    taken = set(found.values())
    for j, path in enumerate(now):
        if j not in taken:
            places.setdefault(path[-1], []).append(j)
    for i, path in enumerate(was):
        if i not in found and places.get(path[-1]):
            found[i] = places[path[-1]].pop(0)
    yield from found.items()


def _paths(sections: Sequence[FlowSection]) -> list[tuple[str, ...]]:
    """Give each section's title behind those of the sections it stands in."""
    paths: list[tuple[str, ...]] = []
    open_: list[tuple[int, str]] = []
    for section in sections:
        first = section.blocks[0] if section.blocks else None
        level = first.level if isinstance(first, FlowParagraph) else 0
        open_ = [entry for entry in open_ if entry[0] < level]
        open_.append((level, _title(section)))
        paths.append(tuple(title for _, title in open_))
    return paths


def _title(section: FlowSection) -> str:
    return section.id.partition("#")[0]


def _alike(
    old: Sequence[FlowSection], new: Sequence[FlowSection], olds: range, news: range
) -> Iterator[tuple[int, int]]:
    """Pair the sections of a gap that say most of the same, the best first."""
    said = {("old", i): _blocks(old[i]) for i in olds} | {("new", j): _blocks(new[j]) for j in news}
    ranked = sorted(
        ((_share(said["old", i], said["new", j]), i, j) for i in olds for j in news),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    went: set[int] = set()
    came: set[int] = set()
    for share, i, j in ranked:
        alone = len(olds) == 1 == len(news) and min(len(old[i].blocks), len(new[j].blocks)) == 1
        if i not in went and j not in came and (share >= _SAME or alone):
            went.add(i)
            came.add(j)
            yield i, j


def _blocks(section: FlowSection) -> set[Hashable]:
    return {folded_key(block_key(block)) for block in section.blocks[1:]}


def _share(old: set[Hashable], new: set[Hashable]) -> float:
    most = max(len(old), len(new))
    return len(old & new) / most if most else 0.0
