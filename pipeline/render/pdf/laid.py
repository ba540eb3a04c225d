"""The body of a written report as its pages are judged: blocks in reading order, tables by row.

From the Word file come what stands in it and on which kind of page; where it stands is told by
its bookmarks in the PDF (`destinations`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from pipeline.model.fixed import Fixed
from pipeline.model.identity import BLOCK_PREFIX
from pipeline.model.pages import Ordinals
from pipeline.model.table import RowKind
from pipeline.render.word.package import DOCUMENT, Identity
from pipeline.render.word.paragraphs import REMARKS
from pipeline.render.word.report import WrittenDocx
from pipeline.work.archive import read_parts

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXTENT: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline/"
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
)
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GRAPHIC: Final = f"{_DRAWING}graphic"
_PICTURE: Final = (
    f"{_DRAWING}graphicData/{{http://schemas.openxmlformats.org/drawingml/2006/picture}}pic"
)
FIGURE: Final = "HinhAnh"
_HEADINGS: Final = ("Heading", "PhuLuc")  # their styles keep with what follows
_OPENINGS: Final = ("Heading1", "PhuLuc")  # their styles begin a page
_EMU_A_POINT: Final = 12_700
_TWIPS_A_POINT: Final = 20


class Area(Fixed):
    """The room for text on a page, in points above its lower edge."""

    wide: bool = False
    top: float = 0.0
    bottom: float = 0.0

    @property
    def height(self) -> float:
        """Give how high the room is."""
        return self.top - self.bottom


class LaidRow(Fixed):
    """A row: where it came from, whether it keeps with what follows."""

    identity: Identity
    keeps: bool

    @property
    def is_group(self) -> bool:
        """Say whether it names a group."""
        return self.identity.row == RowKind.GROUP


class LaidTable(Fixed):
    """A table: its rows without the header, and the bookmark of the source or note below, or ""."""

    rows: tuple[LaidRow, ...]
    remark: str = ""


class LaidBlock(Fixed):
    """A paragraph or table of the body.

    Attributes:
        area: The page it stands on.
        style: Of a paragraph.
        identity: Of a paragraph; None where it has none, as in the contents.
        keeps: Whether it stands on the page of what follows.
        asked: Whether it does so by itself, and not by its style.
        figure: How high the picture is that stands in it alone, in points; 0 for none.
        table: The rows of a table; None for a paragraph, and for a table without identities.
    """

    area: Area
    style: str = ""
    identity: Identity | None = None
    keeps: bool = False
    asked: bool = False
    figure: float = 0.0
    table: LaidTable | None = None

    @property
    def opens(self) -> bool:
        """Say whether it begins a Phần or a Phụ lục, on a new page."""
        return self.style in _OPENINGS

    @property
    def is_remark(self) -> bool:
        """Say whether it is a source or a note."""
        return self.style in REMARKS

    @property
    def known(self) -> tuple[Identity, ...]:
        """Give its identities: its own, or those of its rows."""
        if self.table is not None:
            return tuple(row.identity for row in self.table.rows)
        return () if self.identity is None else (self.identity,)


def read_body(word: WrittenDocx) -> tuple[LaidBlock, ...]:
    """Give the blocks of a report in reading order, those of its covers left out."""
    document = read_parts(word.data)[DOCUMENT]
    body = etree.fromstring(document, etree.XMLParser(huge_tree=True))[0]
    known = {identity.bookmark: identity for identity in word.identities}
    return tuple(_block(node, area, known) for nodes, area in _sections(body) for node in nodes)


def tables_of(blocks: Sequence[LaidBlock]) -> tuple[LaidTable, ...]:
    """Give the tables of a body in reading order."""
    return tuple(block.table for block in blocks if block.table is not None)


def by_item(found: Iterable[tuple[str, int]]) -> Ordinals:
    """Give what was found, item and ordinal, by item."""
    places: dict[str, list[int]] = {}
    for item, ordinal in sorted(set(found)):
        places.setdefault(item, []).append(ordinal)
    return {item: tuple(ordinals) for item, ordinals in places.items()}


def _sections(body: etree._Element) -> Iterator[tuple[list[etree._Element], Area]]:
    """Give what stands on pages of one kind, and their room."""
    nodes: list[etree._Element] = []
    for node in body:
        last = node.tag == f"{_W}sectPr"
        section = node if last else node.find(f"{_W}pPr/{_W}sectPr")
        if not last:
            nodes.append(node)
        if section is not None:
            yield nodes, _area(section)
            nodes = []


def _area(section: etree._Element) -> Area:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    if size is None or margins is None:
        return Area()
    width, height = _points(size, "w"), _points(size, "h")
    return Area(width > height, height - _points(margins, "top"), _points(margins, "bottom"))


def _points(node: etree._Element, name: str) -> float:
    return int(str(node.get(f"{_W}{name}", "0"))) / _TWIPS_A_POINT


def _block(node: etree._Element, area: Area, known: Mapping[str, Identity]) -> LaidBlock:
    if node.tag == f"{_W}tbl":
        table = _table(node, known)
        return LaidBlock(area, table=table if table.rows else None)
    style = _style(node)
    asked = node.find(f"{_W}pPr/{_W}keepNext") is not None
    extent = node.find(f"{_W}r/{_W}drawing/{_EXTENT}") if style == FIGURE else None
    # LibreOffice prints the labels of a chart smaller where it is lower: below 10 points (tried)
    is_picture = (
        extent is not None and next(extent.itersiblings(_GRAPHIC)).find(_PICTURE) is not None
    )
    height = int(str(extent.get("cy"))) / _EMU_A_POINT if extent is not None and is_picture else 0
    keeps = asked or style.startswith(_HEADINGS) or extent is not None
    return LaidBlock(area, style, known.get(_bookmark(node)), keeps, asked, height)


def _style(node: etree._Element | None) -> str:
    found = None if node is None else node.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val"))


def _table(node: etree._Element, known: Mapping[str, Identity]) -> LaidTable:
    rows = (_row(row, known) for row in node.iterchildren(f"{_W}tr"))
    below = node.getnext()
    remark = _bookmark(below) if below is not None and _style(below) in REMARKS else ""
    return LaidTable(tuple(row for row in rows if row is not None), remark)


def _row(node: etree._Element, known: Mapping[str, Identity]) -> LaidRow | None:
    """Give a row; None for a header and for one that has no identity."""
    identity = known.get(_bookmark(node))
    if identity is None or identity.row == RowKind.HEADER:
        return None
    first = next(node.iter(f"{_W}p"))
    return LaidRow(identity, first.find(f"{_W}pPr/{_W}keepNext") is not None)


def _bookmark(node: etree._Element) -> str:
    names = (str(mark.get(f"{_W}name")) for mark in node.iter(f"{_W}bookmarkStart"))
    return next((name for name in names if name.startswith(BLOCK_PREFIX)), "")
