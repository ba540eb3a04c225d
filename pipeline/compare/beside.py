"""One block as it stands in both drafts: its places and owners, and the edits of what is in it."""

from dataclasses import dataclass

from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.compare.places import Places
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Place, TableChange
from pipeline.model.flow import FlowParagraph


@dataclass(frozen=True, slots=True)
class Standing:
    """A block in one draft: the places of its section, its position there, who answers for it."""

    places: Places
    position: int
    owner: str

    @property
    def place(self) -> Place:
        """Give the place of the block."""
        return self.places.block(self.position)

    def version(self, place: Place | None, text: str) -> Version | None:
        """Give something of the block by its place and words, None for what has no place."""
        return None if place is None else Version(place, text, self.owner)

    def line(self, line: FlowParagraph) -> Place:
        """Give the place of a line above or below it."""
        return self.places.line(self.position, line)

    def row(self, row: int, column: str = "") -> Place:
        """Give the place of one of its rows, or of a cell in it."""
        return self.places.row(self.position, row, column)

    def column(self, name: str) -> Place:
        """Give the place of one of its columns."""
        return self.places.column(self.position, name)


@dataclass(frozen=True, slots=True)
class Beside:
    """A block of an item in both drafts; `formal` says that differences of form are marked."""

    ledger: Ledger
    item: str
    old: Standing
    new: Standing
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
        class_: ChangeClass = ChangeClass.CONTENT,
    ) -> Edit:
        """Give the edit of the block, or with `places` of something in it.

        What only one draft has is told by its kind: it has no place in the other.
        """
        before, after = places or (self.old.place, self.new.place)
        subject = Subject(
            self.item,
            what,
            None if kind is ChangeKind.ADDED else self.old.version(before, old),
            None if kind is ChangeKind.DELETED else self.new.version(after, new),
            kind,
            tables,
            class_,
        )
        return Edit(self.ledger, subject)
