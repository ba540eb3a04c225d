"""The list of changes while it is written: who answers for what, and the revisions of each.

A change takes its place in the list when its first revision is asked for, so that the list
follows the text; a thing of which nothing is marked is in it only where something is told.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field

from pipeline.model.change import (
    Change,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
    Tracked,
    change_id,
)
from pipeline.model.comparison import Fate, Revision
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow


@dataclass(frozen=True, slots=True)
class Version:
    """A thing as one draft has it: where it stands, its words, the agency that answers for it."""

    place: Place
    text: str
    owner: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about.

    Attributes:
        item: The item of the outline.
        what: What kind of thing.
        old, new: The thing in either draft; None where it is absent, never in both.
        class_: How far the change goes, as far as nothing else is said of a revision.
    """

    item: str
    what: ChangedThing
    old: Version | None
    new: Version | None
    kind: ChangeKind = ChangeKind.CHANGED
    tables: tuple[TableChange, ...] = ()
    class_: ChangeClass = ChangeClass.CONTENT

    @property
    def owner(self) -> str:
        """Give the agency that answers for it, the new draft's before the old one's."""
        return self.new.owner if self.new else self.old.owner if self.old else ""


class Ledger:
    """Gathers the changes between two drafts."""

    def __init__(self, old: Flow, new: Flow) -> None:
        self._old, self._new = old, new
        self._entries: list[Change] = []
        self._reasons = {
            (section.id, agency): reason
            for section in new.sections
            for agency, reason in section.reasons
        }

    @property
    def entries(self) -> tuple[Change, ...]:
        """Give the list as it stands, without ids."""
        return tuple(self._entries)

    def apart(self) -> "Ledger":
        """Give one of the same drafts with nothing in it."""
        own = copy(self)
        own._entries = []
        return own

    def take(self, entries: Sequence[Change]) -> range:
        """Put the list of one apart behind this one, and give what its changes are here."""
        begin = len(self._entries)
        self._entries += entries
        return range(begin, len(self._entries))

    def author(self, owner: str, *, old: bool) -> str:
        """Give the name printed beside what an agency did, in the old draft or the new one."""
        return (self._old if old else self._new).agency_name(owner)

    def enter(
        self, subject: Subject, class_: ChangeClass, tracked: Tracked = Tracked.MARKED
    ) -> int:
        """Give the index of a new change of the list."""
        agency, before, after = subject.owner, subject.old, subject.new
        self._entries.append(
            Change(
                id="",
                item=subject.item,
                agency=agency,
                author=self.author(agency, old=after is None),
                kind=subject.kind,
                class_=class_,
                what=subject.what,
                old_place=before.place if before else None,
                new_place=after.place if after else None,
                old=before.text if before else "",
                new=after.text if after else "",
                tables=subject.tables,
                reason=self._reasons.get((subject.item, agency), ""),
                tracked=tracked,
            )
        )
        return len(self._entries) - 1

    def tell(self, index: int, cells: Sequence[TableChange]) -> None:
        """Add cells to what a change says."""
        entry = self._entries[index]
        self._entries[index] = replace(entry, tables=(*entry.tables, *cells))

    def describe(self, index: int, look: str) -> None:
        """Add how it looks otherwise to what a change says, once."""
        entry = self._entries[index]
        looks = dict.fromkeys((*filter(None, entry.look.split("; ")), *look.split("; ")))
        self._entries[index] = replace(entry, look="; ".join(looks))

    def changes(self) -> tuple[Change, ...]:
        """Give the list, each change with its id."""
        seen: dict[tuple[str, str, str], int] = {}
        numbers = self._old.round_number, self._new.round_number
        found: list[Change] = []
        for entry in self._entries:
            key = (entry.item, entry.old, entry.new)
            seen[key] = seen.get(key, 0) + 1
            found.append(replace(entry, id=change_id(*numbers, *key, seen[key])))
        return tuple(found)


@dataclass(slots=True)
class Edit:
    """One thing that changed, as marked: a change for each class, when first needed."""

    ledger: Ledger
    subject: Subject
    _indexes: dict[ChangeClass, int] = field(default_factory=dict)

    def revision(self, fate: Fate, class_: ChangeClass | None = None, owner: str = "") -> Revision:
        """Give the revision that something of it came, went, or looks otherwise.

        `class_` None is that of the whole; `owner` is the agency whose text it is, "" for the
        one that answers for the whole.
        """
        version = self.subject.old if fate.is_old else self.subject.new
        owner = owner or (version.owner if version else "")
        author = self.ledger.author(owner, old=fate.is_old)
        return Revision(fate, self.index(class_), author)

    def index(self, class_: ChangeClass | None = None) -> int:
        """Give the index of its change of that class, of its own where none is said."""
        class_ = class_ or self.subject.class_
        if class_ not in self._indexes:
            self._indexes[class_] = self.ledger.enter(self.subject, class_)
        return self._indexes[class_]

    def restyled(self, look: str) -> Revision:
        """Give the revision that something of it looks otherwise, and say how."""
        revision = self.revision(Fate.RESTYLED, ChangeClass.FORMATTING)
        if look:
            self.ledger.describe(revision.change, look)
        return revision

    def unmarked(self, class_: ChangeClass, tracked: Tracked) -> None:
        """Tell that it differs in a way that is not marked."""
        if class_ not in self._indexes:
            self._indexes[class_] = self.ledger.enter(self.subject, class_, tracked)

    def about(self, subject: Subject) -> "Edit":
        """Give the edit of another thing within it."""
        return Edit(self.ledger, subject)
