"""Changes that are told as one, before they are written down as an entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.change import Change, ChangedThing
from pipeline.model.entry import EntryKind


@dataclass(frozen=True, slots=True)
class Group:
    """Changes told as one.

    Attributes:
        kind, what: What was done to what.
        changes: Positions in the comparison's list; the first one's place is told.
        sections: How many whole sections they are; 0 where they are none.
        words: The words before and after, where the group has its own.
    """

    kind: EntryKind
    what: ChangedThing
    changes: tuple[int, ...]
    sections: int = 0
    words: tuple[str, str] | None = None


def one_thing(changes: Iterable[Change]) -> ChangedThing:
    """Give what the changes are of; paragraphs where they are of several kinds."""
    things = {change.what for change in changes}
    return things.pop() if len(things) == 1 else ChangedThing.PARAGRAPH


def runs(positions: Sequence[int], apart: Iterable[int] = ()) -> list[list[int]]:
    """Give ascending positions in runs without a gap; before one of `apart` a run ends."""
    ends = frozenset(apart)
    found: list[list[int]] = []
    for position in positions:
        if found and found[-1][-1] == position - 1 and position not in ends:
            found[-1].append(position)
        else:
            found.append([position])
    return found


def by_owner(changes: Sequence[Change], positions: Iterable[int]) -> list[list[int]]:
    """Give the positions of changes in stretches of one item and one agency."""
    owned = groupby(positions, lambda index: (changes[index].item, changes[index].agency))
    return [list(stretch) for _, stretch in owned]
