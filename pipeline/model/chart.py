"""A chart drawn from a table: its kind, its categories, and series of numbers as printed."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from pipeline.model.fixed import Fixed

_MOST_DECIMALS: Final = 6


class ChartKind(StrEnum):
    """How the numbers are drawn; the values are what an author writes after `chart=`."""

    COLUMN = "column"
    STACKED = "stacked"
    LINE = "line"
    PIE = "pie"
    MAP = "map"


class Datum(Fixed):
    """One number: its exact value, and its text as the table would print it ("1.234,5")."""

    value: Decimal
    text: str


class Series(Fixed):
    """Numbers under one name, one for each category; None leaves a gap."""

    name: str
    data: tuple[Datum | None, ...]


Ring = tuple[tuple[int, int], ...]  # corners, the first not repeated; y counts downwards


class Area(Fixed):
    """The land of one commune, by its code, as rings in the map's units; inner ones are holes.

    `tile` says that it is a square put in its place, no boundary.
    """

    code: str
    rings: tuple[Ring, ...]
    tile: bool = False


class Chart(Fixed):
    """A chart, the content of a figure.

    Attributes:
        categories: What stands along the axis, or what each slice is.
        series: At least one; a pie has exactly one.
        axis: What the categories are ("Năm"); "" prints no title there.
        unit: What the numbers are in ("tỷ đồng"), "" where series differ or it is unknown.
        percent: The values are shares (0.125), printed as per cent ("12,5%").
        origin: The source line printed below ("Nguồn: …"), "" for none.
        notes: Lines the sheet has below its table, printed below too.
        alt: What the chart shows, for those who cannot see it.
        file: The workbook relative to the workspace, "" for a pipe table.
        areas: Of a map (MAP), the land of each category, a commune; it has one series.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str = ""
    unit: str = ""
    percent: bool = False
    origin: str = ""
    notes: tuple[str, ...] = ()
    alt: str = ""
    file: str = ""
    areas: tuple[Area, ...] = ()

    @property
    def decimals(self) -> int:
        """Give how many decimals the number printed with the most of them has."""
        texts = (datum.text for series in self.series for datum in series.data if datum)
        return max((_decimals(text) for text in texts), default=0)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Give every number, series by series."""
        return tuple(datum.value for series in self.series for datum in series.data if datum)


def _decimals(text: str) -> int:
    return min(sum(map(str.isdigit, text.partition(",")[2])), _MOST_DECIMALS)
