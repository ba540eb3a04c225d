"""The pages of a rendered report: numbers, lengths, and what the pages asked of its tables."""

from collections.abc import Mapping
from typing import Final

from pipeline.model.fixed import Fixed, field

Rows = Mapping[str, tuple[int, ...]]
"""Rows by item, each by its ordinal in the item as identities have it, rising."""


class Layout(Fixed):
    """What was decided for the rows of tables from how a draft without decisions fell on pages.

    Attributes:
        kept: Rows that stand on the page of the row behind them.
        airy: Last rows that get air, so that they go over the page with the source below them.
    """

    kept: Rows = field(default_factory=dict)
    airy: Rows = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.kept or self.airy)

    def of(self, item: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Give the rows of an item that are kept, and those that get air."""
        return self.kept.get(item, ()), self.airy.get(item, ())


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
