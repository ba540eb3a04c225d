"""A served site of the workspace in which every state of a delivery occurs."""

from datetime import UTC, datetime
from pathlib import Path

from pipeline.model.fixed import replace
from pipeline.model.overview import Figures
from pipeline.site.access import Access
from pipeline.site.served import Served
from pipeline.site.whole import Asked, make_whole
from tests.delivered import TODAY, delivered
from tests.site.sites import PORT, URL, Site

ROADS = "so-xay-dung"
NOW = datetime.combine(TODAY, datetime.min.time(), UTC)
Ground = tuple[Path, Figures]


def made_ground(folder: Path) -> Ground:
    """Write the workspace and give it with what its draft says of each agency."""
    place = delivered(folder)
    return place, make_whole(Asked(place, 2, keeps=False)).figures


def served_on(ground: Ground) -> Served:
    """Give a site that serves it, with nothing remembered."""
    site = Site(ground[0], Access(PORT, url=URL), number=2, now=NOW)
    return replace(site.served, figures=lambda: ground[1])
