"""What was done in an item, and the one entry a person would write of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.seeded.tellings.blocks import Block, Item


@dataclass
class Telling:
    """The entry that a change log should have for an edit, and no other for its items.

    Attributes:
        name: The kind of edit, as the score prints it.
        kind, what: Values of the entry.
        items: Where it stands; of a move between items both.
        old, new: Texts that the entry's old and new words must hold; nothing may stand on a side
            that has none, unless `loose`.
        counts: What the entry counts; {} where that is no matter.
        before, after: The block by which its place is known in either draft, with what follows
            the place of the block ("dòng 3"); None where it is absent.
        classes: What class it may be of.
        look: How it looks otherwise, where that must be named.
    """

    name: str
    kind: str
    what: str
    items: list[str]
    old: Sequence[str] = ()
    new: Sequence[str] = ()
    counts: dict[str, int] = field(default_factory=dict)
    before: tuple[Block, str] | None = None
    after: tuple[Block, str] | None = None
    classes: Sequence[str] = ("noi-dung",)
    loose: bool = False
    look: str = ""


class NoRoomError(ValueError):
    """The item has nothing that such an edit could be done to."""


def need(found: bool) -> None:
    """Go on where there is room.

    Raises NoRoomError otherwise.
    """
    if not found:
        raise NoRoomError


def plain_paragraphs(item: Item, around: int = 2, words: int = 8) -> list[Block]:
    """Give paragraphs of bare words, of so many at least, that no edit is near."""
    return [
        block
        for block in item.free("paragraph", around=around)
        if block.plain and not block.note and len(block.text.split()) >= words
    ]


def between(item: Item, apart: int = 1) -> list[int]:
    """Give places between two plain paragraphs, no edit near."""
    free = {block.id for block in plain_paragraphs(item, around=apart + 1, words=3)}
    blocks = item.blocks
    return [
        at for at in range(1, len(blocks)) if blocks[at - 1].id in free and blocks[at].id in free
    ]
