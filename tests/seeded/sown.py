"""The ground as it is being edited, and what is written down of each edit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.seeded.edit_ground import ITEMS, Block, Item, Serials, make_items

SERIAL: Final = re.compile(r"\d\d\.\d{3}")


@dataclass
class Edit:
    """What was done, and what the change log should say of it.

    `what`, `change` and `klass` are values of the log's `what`, `kind` and `class`; `items` is
    where it stands, of a move both ends. `keys` are serials that stand in nothing else that
    was edited. `characters` counts letters of whole words and numbers, deleted and inserted
    alike, of a move both ends. `table` edits are told by their keys, not by whole texts;
    `named` is what must be told of the place of a cell: its row and its column.
    """

    kind: str
    change: str
    what: str
    items: list[str]
    old: str = ""
    new: str = ""
    characters: int = 0
    klass: str = "noi-dung"
    table: bool = False
    keys: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


class NoRoomError(ValueError):
    """More edits were asked for than there are places."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block of an item by its index."""

    item: Item
    at: int

    @property
    def block(self) -> Block:
        return self.item.blocks[self.at]


class Ground:
    """The items being edited, with the edits so far."""

    def __init__(self, seed: int, items: int = ITEMS) -> None:
        self.rng = Random(seed)
        self.serials = Serials(self.rng)
        self.items = make_items(self.rng, self.serials, items)

    def free(self, *kinds: str, last: int = 0) -> list[tuple[Item, int]]:
        """Give places of unedited blocks of these kinds whose neighbours are unedited."""
        return [
            (item, at)
            for item in self.items
            for edited in [[block.edited for block in item.blocks]]
            for at, block in enumerate(item.blocks)
            if block.kind in kinds and _alone(edited, at, at + last)
        ]

    def pick(self, *kinds: str, fits: Callable[[Block], bool] = lambda block: True) -> Place:
        """Take a free block of these kinds that fits; it counts as edited."""
        place = self.rng.choice(self.places(*kinds, fits=fits))
        place.block.edited = True
        return place

    def places(
        self, *kinds: str, fits: Callable[[Block], bool] = lambda block: True
    ) -> list[Place]:
        """Give the free blocks of these kinds that fit; raises NoRoomError where none is left."""
        found = [Place(item, at) for item, at in self.free(*kinds) if fits(item.blocks[at])]
        if not found:
            raise NoRoomError(f"no {' or '.join(kinds)} is left to edit")
        return found

    def gap(self, items: Sequence[Item] | None = None) -> Place:
        """Give a place between two unedited paragraphs, where something can be put."""
        return self.rng.choice(self.gaps(items))

    def gaps(self, items: Sequence[Item] | None = None) -> list[Place]:
        """Give all such places; raises NoRoomError where none is left."""
        found = [
            Place(item, at + 1)
            for item in items or self.items
            for edited in [[block.edited for block in item.blocks]]
            for at in range(len(item.blocks) - 1)
            if item.blocks[at].kind == item.blocks[at + 1].kind == "paragraph"
            and _alone(edited, at, at + 1)
        ]
        if not found:
            raise NoRoomError("no gap is left")
        return found


def _alone(edited: list[bool], first: int, last: int) -> bool:
    return True not in edited[max(0, first - 1) : last + 2]
