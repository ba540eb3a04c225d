"""The pages of a rendered report: which number each place bears, how long each appendix is."""

from collections.abc import Mapping

from pipeline.model.fixed import Fixed, field


class Pages(Fixed):
    """Page numbers as printed, by the names of bookmarks.

    Attributes:
        numbers: The number printed on the page where a bookmark begins. The report counts
            from Phần I on, each appendix from 1.
        lengths: Pages of each appendix, by the bookmark of its heading.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
