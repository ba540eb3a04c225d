"""The entries of a change log: every change of a comparison, told by itself or with others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.compare.telling.following import followed
from pipeline.compare.telling.grids import told_tables
from pipeline.compare.telling.group import Group, one_thing
from pipeline.compare.telling.laid import LaidBlock, laid
from pipeline.compare.telling.neighbours import told_looks, told_neighbours
from pipeline.compare.telling.places import together
from pipeline.compare.telling.replaced import told_replacements
from pipeline.compare.telling.sections import told_sections
from pipeline.model.change import Change, ChangeClass, ChangedThing
from pipeline.model.comparison import Comparison
from pipeline.model.entry import EntryKind, LogEntry, entry_id
from pipeline.model.fixed import replace


def tell(comparison: Comparison) -> tuple[LogEntry, ...]:
    """Give what a person would tell of a comparison, in reading order.

    Every change is in exactly one entry. Of changes told as one the first in reading order says
    where; what follows from others (letters and ordinals that shifted) is told with them.
    """
    changes = comparison.changes
    groups = _groups(laid(comparison), changes)
    entries = (_entry(group, comparison) for group in groups)
    return tuple(sorted(entries, key=lambda entry: entry.changes[0]))


def _groups(blocks: Sequence[LaidBlock], changes: Sequence[Change]) -> list[Group]:
    left = {index for index, change in enumerate(changes) if change.class_ is not ChangeClass.FORM}
    groups: list[Group] = []

    def take(found: Iterable[Group]) -> None:
        for group in found:
            # what moved from one section that moved to another is told with one of them
            members = tuple(index for index in group.changes if index in left)
            if members:
                groups.append(replace(group, changes=members))
                left.difference_update(members)

    take(told_sections(blocks, changes))
    take(told_replacements(blocks, changes, left))
    take(told_tables(blocks, changes, left))
    take(told_neighbours(blocks, changes, left))
    take(told_looks(blocks, changes, left))
    take([_alone(index, changes[index]) for index in sorted(left)])
    return _with_form(groups, blocks, changes)


def _alone(index: int, change: Change) -> Group:
    return Group(EntryKind(change.kind.value), change.what, (index,))


def _with_form(
    groups: Sequence[Group], blocks: Sequence[LaidBlock], changes: Sequence[Change]
) -> list[Group]:
    """Give the groups with what follows from them, and what is only spelt otherwise by item."""
    told = {index: at for at, group in enumerate(groups) for index in group.changes}
    causes = dict(followed(blocks, changes, told))
    found = list(groups)
    for index, at in causes.items():
        found[at] = replace(found[at], changes=(*found[at].changes, index))
    spelt: dict[str, list[int]] = {}
    for index, change in enumerate(changes):
        if index not in told and index not in causes:
            spelt.setdefault(change.item, []).append(index)
    return [*found, *(_spelt(members, changes) for members in spelt.values())]


def _spelt(members: Sequence[int], changes: Sequence[Change]) -> Group:
    what = one_thing(changes[index] for index in members)
    return Group(EntryKind.CHANGED, what, tuple(members))


def _entry(group: Group, comparison: Comparison) -> LogEntry:
    changes = [comparison.changes[index] for index in group.changes]
    told = [change for change in changes if change.class_ is not ChangeClass.FORM] or changes
    head = changes[0]
    items, agencies = {c.item for c in changes}, {c.agency for c in changes}
    item = head.item if len(items) == 1 or group.what is ChangedThing.SECTION else ""
    old, new = group.words or _words(group, told)
    if group.what is ChangedThing.SECTION:
        old_place, new_place = head.old_place, head.new_place
    else:
        old_place = together([c.old_place for c in told])
        new_place = together([c.new_place for c in told])
    return LogEntry(
        id=_id(changes, item, comparison),
        item=item,
        agency=agencies.pop() if len(agencies) == 1 else "",
        kind=group.kind,
        class_=_class(told),
        what=group.what,
        old_place=old_place,
        new_place=new_place,
        old=old,
        new=new,
        counts=tuple(_counts(group, told)),
        changes=tuple(sorted(group.changes)),
    )


def _words(group: Group, changes: Sequence[Change]) -> tuple[str, str]:
    """Give the words before and after: a section's heading, else all of them, one below another."""
    if group.what is ChangedThing.SECTION:
        changes = changes[:1]
    old, new = (c.old for c in changes), (c.new for c in changes)
    return "\n".join(filter(None, old)), "\n".join(filter(None, new))


def _id(changes: Sequence[Change], item: str, comparison: Comparison) -> str:
    if len(changes) == 1:
        return changes[0].id
    numbers = comparison.old.round_number, comparison.new.round_number
    prefix = "-".join((*map(str, numbers), item or "nhieu-muc"))
    return entry_id(prefix, (change.id for change in changes))


def _class(changes: Sequence[Change]) -> ChangeClass:
    found = {change.class_ for change in changes}
    return next(class_ for class_ in ChangeClass if class_ in found)


def _counts(group: Group, changes: Sequence[Change]) -> Iterator[tuple[ChangedThing, int]]:
    counted = Counter(change.what for change in changes)
    if group.sections:
        counted[ChangedThing.SECTION] = group.sections
    yield from ((what, counted[what]) for what in ChangedThing if counted[what])
