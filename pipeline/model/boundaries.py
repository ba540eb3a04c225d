"""The land of communes as a file gives it, laid out in the units of a map."""

from pipeline.model.chart import Area
from pipeline.model.fixed import Fixed


class Boundaries(Fixed):
    """What the boundary files of a workspace hold; areas in the order of the files.

    `note` is what a file says of itself ("Sơ đồ ô, không phải ranh giới"), printed below maps.
    """

    areas: tuple[Area, ...] = ()
    note: str = ""
