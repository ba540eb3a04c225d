"""What changed between two drafts, summed up: how much, where, by whom, and the largest numbers."""

from decimal import Decimal

from pipeline.model.change import ChangeKind
from pipeline.model.fixed import Fixed


class Tally(Fixed):
    """How many entries of each kind one thing has; `key` is its id, `label` its printed name.

    `content`, `formal` and `formatting` split the same entries by class.
    """

    key: str
    label: str
    kinds: tuple[tuple[ChangeKind, int], ...]
    content: int = 0
    formal: int = 0
    formatting: int = 0

    @property
    def total(self) -> int:
        """Give the number of entries."""
        return sum(count for _, count in self.kinds)


class NumericChange(Fixed):
    """A number that changed: in which change, where, from what to what.

    `delta` is new less old in `unit`; `percent` that per hundred of the old, None where the
    old is zero.
    """

    change: str
    agency: str
    place: str
    row: str
    column: str
    old: str
    new: str
    delta: Decimal
    percent: Decimal | None
    unit: str = ""


class ItemShare(Fixed):
    """How much of an item changed: words marked against words it has, in the new draft.

    A dropped item has the words it had, all of them marked.
    """

    item: str
    place: str
    title: str
    agency: str
    changes: int
    marked: int
    words: int


class ChangeSummary(Fixed):
    """A comparison summed up.

    Attributes:
        by_agency, by_part, by_kind: Tallies; agencies by number of entries, parts in reading
            order, the appendices one by one after them.
        largest: Numbers by how far they moved, in per cent first, the farthest first.
        items: Every item of either draft in reading order.
    """

    by_agency: tuple[Tally, ...] = ()
    by_part: tuple[Tally, ...] = ()
    by_kind: tuple[Tally, ...] = ()
    largest: tuple[NumericChange, ...] = ()
    items: tuple[ItemShare, ...] = ()

    @property
    def unchanged(self) -> tuple[ItemShare, ...]:
        """Give the items without any change."""
        return tuple(item for item in self.items if not item.changes)
