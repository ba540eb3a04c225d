"""What an agency sees before it hands in: its section as it would stand, and what is wrong."""

from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice


class ShownSection(Fixed):
    """A section as it would stand: the item, its title and place, and the HTML of both."""

    item: str
    title: str
    place: str
    html: str


class HandingPreview(Fixed):
    """What files would make of a draft.

    Attributes:
        refused: Why the files cannot be taken in at all; () where they can.
        sections: The item's section, behind it those of other items that use one of the files.
        current: The same sections as they stand now, where that was asked for.
        notices: What was noticed of these sections and files.
        changes: HTML of the difference to what stands there now, "" for none.
        counted: How many changes that tells.
        signed: The items whose signature ends with it.
    """

    refused: tuple[Notice, ...] = ()
    sections: tuple[ShownSection, ...] = ()
    current: tuple[ShownSection, ...] = ()
    notices: tuple[Notice, ...] = ()
    changes: str = ""
    counted: int = 0
    signed: tuple[str, ...] = ()
