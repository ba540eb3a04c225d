"""The change log as a person would tell it: one entry for what was done in one go.

A change is one thing that is marked; an entry is what a reader is told. A section that came
is one entry though it has thirty changes; two unrelated edits are two entries, also in one item.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Place
from pipeline.model.fixed import Fixed


class EntryKind(StrEnum):
    """What was done; the first four as of a single change."""

    ADDED = "them"
    CHANGED = "sua"
    DELETED = "xoa"
    MOVED = "chuyen"
    SORTED = "sap-xep"  # the rows of a table, in another order
    REPLACED = "thay-the"  # the same words by the same others, in many places


_COUNTED_AS: Final = {EntryKind.SORTED: ChangeKind.MOVED, EntryKind.REPLACED: ChangeKind.CHANGED}


class LogEntry(Fixed):
    """One entry of the change log.

    Attributes:
        id: That of its only change; of several, one of its own (`entry_id`).
        item: The item of the outline it stands in; "" where it stands in several.
        agency: The agency whose text it is; "" where several.
        old_place, new_place: Where it begins in either draft; None where it is absent. Of cells
            and rows of one table, the table.
        old, new: The words before and after: of a section those of its heading, of a replacement
            the words replaced; "" where its changes say more than it could.
        counts: How many things of each kind came, went or changed; "muc" counts the headings of
            whole sections. What only follows from the rest (letters and ordinals that shifted)
            is not counted.
        changes: Positions in `Comparison.changes`, ascending; every change is in one entry.
    """

    id: str
    item: str
    agency: str
    kind: EntryKind
    class_: ChangeClass
    what: ChangedThing
    old_place: Place | None
    new_place: Place | None
    old: str
    new: str
    counts: tuple[tuple[ChangedThing, int], ...]
    changes: tuple[int, ...]

    @property
    def folded(self) -> bool:
        """Say whether it tells several changes as one."""
        return len(self.changes) > 1

    @property
    def counted_as(self) -> ChangeKind:
        """Give the kind it is counted under: another order as a move, a replacement as a change."""
        return _COUNTED_AS.get(self.kind) or ChangeKind(self.kind.value)


def entry_id(prefix: str, changes: Iterable[str]) -> str:
    """Give `<prefix>-` and 8 hex characters of the ids of the changes, in any order."""
    told = "\0".join(sorted(changes))
    return f"{prefix}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"
