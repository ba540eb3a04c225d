"""Blocks of a body and where they stand, drawn up by hand."""

from collections.abc import Sequence

from pipeline.render.pdf.destinations import Places
from pipeline.render.pdf.laid import Area, LaidBlock, LaidRow, LaidTable
from pipeline.render.word.package import Identity

UPRIGHT = Area(False, 800, 60)  # 740 points
WIDE = Area(True, 540, 60)


def identity(name: str, ordinal: int, kind: str = "doan") -> Identity:
    return Identity(name, "muc", ordinal, kind, "a.md", ordinal, "", "so-a")


def line(name: str, ordinal: int, style: str = "BodyText", **changes: object) -> LaidBlock:
    """A paragraph."""
    value = {"area": UPRIGHT, "identity": identity(name, ordinal)} | changes
    return LaidBlock(style=style, **value)  # type: ignore[arg-type]


def heading(name: str, ordinal: int, style: str = "Heading4") -> LaidBlock:
    return line(name, ordinal, style, keeps=True)


def figure(name: str, ordinal: int, height: float) -> LaidBlock:
    return line(name, ordinal, "HinhAnh", keeps=True, figure=height)


def table(names: Sequence[str], ordinal: int, area: Area = UPRIGHT) -> LaidBlock:
    rows = (LaidRow(identity(name, ordinal + n, "dong"), False) for n, name in enumerate(names))
    return LaidBlock(area, table=LaidTable(tuple(rows)))


def stand(**places: tuple[int, float]) -> Places:
    """Where bookmarks stand: page and height."""
    pages = {name: page for name, (page, _) in places.items()}
    return Places(pages, max(pages.values()) + 1, {name: top for name, (_, top) in places.items()})
