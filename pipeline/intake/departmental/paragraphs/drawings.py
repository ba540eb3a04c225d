"""What a drawing of a Word file shows: pictures, charts, text boxes, and what is none of these.

A group holds several; what an older program shows instead (`mc:Fallback`) is passed over.

Sources: ECMA-376 Part 1, 20.4 (WordprocessingDrawing), 20.2 (pictures), 21.2 (charts); Part 3,
10.2 (alternate content); Part 4, 19.1 (VML).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from pipeline.intake.word.package import MC, A, C, R, W
from pipeline.ooxml.names import local

_DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_LINES: Final = ("line", "straightConnector1", "bentConnector3")
_WHOLE: Final = 100_000  # a crop is told in thousandths of a percent


class Shown(StrEnum):
    """What one thing in a drawing is."""

    PICTURE = "picture"
    CHART = "chart"
    BOX = "box"
    DIAGRAM = "diagram"
    OBJECT = "object"  # of another program; the picture of it is one of the others
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Crop:
    """How much is cut off at each side, as a share of the picture."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


NO_CROP: Final = Crop()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing.

    Attributes:
        kind: What it is.
        relation: Id of the relationship to its part, "" where it has none.
        linked: Whether the picture lies outside of the file.
        alt: What it shows, as its author described it.
        crop: What is cut off a picture.
        box: The content of a text box.
        floating: Whether it stands beside the text and not in its line.
    """

    kind: Shown
    relation: str = ""
    linked: bool = False
    alt: str = ""
    crop: Crop = NO_CROP
    box: etree._Element | None = None
    floating: bool = False


def drawn_in(node: etree._Element) -> tuple[Drawn, ...]:
    """Give the things in a `w:drawing`, `w:pict` or `w:object`, in order; lines are none."""
    alt = next((str(p.get("descr", "")) for p in node.iter("{*}docPr") if p.get("descr")), "")
    floating = any(local(child) == "anchor" for child in node)
    found = tuple(_things(node, alt, floating))
    if found:
        return found
    return () if _is_line(node) else (Drawn(Shown.SHAPE, alt=alt, floating=floating),)


def _things(node: etree._Element, alt: str, floating: bool) -> Iterator[Drawn]:
    for child in node:
        tag = child.tag
        if tag == f"{MC}Fallback":
            continue
        if tag == f"{W}txbxContent":
            yield Drawn(Shown.BOX, alt=alt, box=child, floating=floating)
        elif tag == f"{A}blip":
            yield _picture(child, alt, floating)
        elif tag == f"{C}chart":
            yield Drawn(Shown.CHART, str(child.get(f"{R}id", "")), alt=alt, floating=floating)
        elif tag == f"{_DIAGRAM}relIds":
            yield Drawn(Shown.DIAGRAM, str(child.get(f"{R}dm", "")), alt=alt, floating=floating)
        elif tag == f"{_VML}imagedata":
            yield _imagedata(child, alt, floating)
        elif tag == f"{_OFFICE}OLEObject":
            program = str(child.get("ProgID", ""))
            yield Drawn(Shown.OBJECT, str(child.get(f"{R}id", "")), alt=program)
        else:
            yield from _things(child, alt, floating)


def _picture(blip: etree._Element, alt: str, floating: bool) -> Drawn:
    parent = blip.getparent()
    cut = None if parent is None else parent.find(f"{A}srcRect")
    embedded = str(blip.get(f"{R}embed", ""))
    linked = str(blip.get(f"{R}link", ""))
    return Drawn(
        Shown.PICTURE, embedded or linked, not embedded, alt, _crop(cut), floating=floating
    )


def _crop(node: etree._Element | None) -> Crop:
    if node is None:
        return NO_CROP
    return Crop(*(_share(str(node.get(side, "0"))) for side in ("l", "t", "r", "b")))


def _share(text: str) -> float:
    try:
        share = int(text) / _WHOLE
    except ValueError:
        return 0.0
    return min(max(share, 0.0), 0.99)  # a negative one only adds a margin


def _imagedata(node: etree._Element, alt: str, floating: bool) -> Drawn:
    cut = Crop(*(_vml_share(str(node.get(f"crop{side}", "")))
                 for side in ("left", "top", "right", "bottom")))  # fmt: skip
    id_ = str(node.get(f"{R}id", "") or node.get(f"{R}link", ""))
    linked = not node.get(f"{R}id")
    title = str(node.get(f"{_OFFICE}title", ""))
    return Drawn(Shown.PICTURE, id_, linked, alt or title, cut, floating=floating)


def _vml_share(text: str) -> float:
    """Give a crop of VML, told as a share or, with an f, in 65,536ths."""
    try:
        share = float(text[:-1]) / 65_536 if text.endswith("f") else float(text or 0)
    except ValueError:
        return 0.0
    return min(max(share, 0.0), 0.99)


def _is_line(node: etree._Element) -> bool:
    """Say whether a drawing is but a rule, as stands below the national motto."""
    if node.find(f".//{_VML}line") is not None:
        return True
    shapes = [str(shape.get("prst", "")) for shape in node.iter(f"{A}prstGeom")]
    return bool(shapes) and all(shape in _LINES for shape in shapes)
