"""One block as it stands in both drafts: its places and owners, and the edits of what is in it."""

from dataclasses import dataclass

from pipeline.compare.ledger import Edit, Ledger, Subject
from pipeline.compare.places import Places
from pipeline.model.change import ChangedThing, ChangeKind, Place, TableChange


@dataclass(frozen=True, slots=True)
class Beside:
    """A block in both drafts.

    `old`, `new` are its positions in its section, `old_owner`, `new_owner` who answers for it;
    `formal` says that differences of form are marked.
    """

    ledger: Ledger
    item: str
    old_places: Places
    new_places: Places
    old: int
    new: int
    old_owner: str
    new_owner: str
    formal: bool

    def edit(
        self,
        what: ChangedThing,
        old: str,
        new: str,
        *,
        kind: ChangeKind = ChangeKind.CHANGED,
        places: tuple[Place | None, Place | None] | None = None,
        tables: tuple[TableChange, ...] = (),
    ) -> Edit:
        """Give the edit of the block, or with `places` of something in it.

        What only one draft has is told by its kind: it has no place in the other.
        """
        if places is None:
            places = self.old_places.block(self.old), self.new_places.block(self.new)
        subject = Subject(
            self.item,
            what,
            None if kind is ChangeKind.ADDED else places[0],
            None if kind is ChangeKind.DELETED else places[1],
            old,
            new,
            "" if kind is ChangeKind.ADDED else self.old_owner,
            "" if kind is ChangeKind.DELETED else self.new_owner,
            kind,
            tables,
        )
        return Edit(self.ledger, subject)
