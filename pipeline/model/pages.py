"""The pages of a rendered report: numbers, lengths, and what the pages asked of its body."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from pipeline.model.fixed import Fixed, field

Ordinals = Mapping[str, tuple[int, ...]]
"""Paragraphs or rows by item, each by its ordinal in the item as identities have it, rising."""
Sizes = Mapping[str, tuple[tuple[int, int], ...]]
"""Figures by item, each by its ordinal, with the percentage of its height that is left."""


class OfItem(NamedTuple):
    """What was decided for an item: what of it is written otherwise, as `Layout` has it."""

    kept: tuple[int, ...] = ()
    airy: tuple[int, ...] = ()
    cut: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()
    lowered: tuple[tuple[int, int], ...] = ()

    def height_of(self, figure: int) -> int:
        """Give the percentage of its height that a figure has."""
        return dict(self.lowered).get(figure, 100)


class Layout(Fixed):
    """What was decided from how a draft without decisions fell on pages.

    Attributes:
        kept: Rows that stand on the page of the row behind them.
        airy: Last rows that get air, so that they go over the page with the source below them.
        cut: Rows that may go on over the page.
        loose: Paragraphs that need not stand on the page of what they announce.
        upright: Paragraphs behind a wide table, from which on pages are upright again. The items
            are not written otherwise for it, so `of` leaves them out.
        lowered: Figures made lower, so that they find room on the page before.
    """

    kept: Ordinals = field(default_factory=dict)
    airy: Ordinals = field(default_factory=dict)
    cut: Ordinals = field(default_factory=dict)
    loose: Ordinals = field(default_factory=dict)
    upright: Ordinals = field(default_factory=dict)
    lowered: Sizes = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any((self.kept, self.airy, self.cut, self.loose, self.upright, self.lowered))

    def of(self, item: str) -> OfItem:
        """Give what was decided for an item."""
        return OfItem(
            self.kept.get(item, ()),
            self.airy.get(item, ()),
            self.cut.get(item, ()),
            self.loose.get(item, ()),
            self.lowered.get(item, ()),
        )


NOTHING_DECIDED: Final = Layout()


class Pages(Fixed):
    """Page numbers as printed, by the names of bookmarks.

    Attributes:
        numbers: The number printed on the page where a bookmark begins. The report counts
            from Phần I on, each appendix from 1.
        lengths: Pages of each appendix, by the bookmark of its heading.
        layout: The decisions with which the pages are so.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    layout: Layout = NOTHING_DECIDED
