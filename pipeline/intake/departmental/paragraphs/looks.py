"""How paragraphs and runs look in the end: their own settings over those of their styles.

Sources: ECMA-376 Part 1, 17.7.2 (style hierarchy), 17.3.1.20 (outline levels), 17.7.3 (switches).
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.model.fixed import replace
from pipeline.ooxml.names import W, local, value

_OFF: Final = ("0", "false", "off", "none")
_BODY_LEVEL: Final = 9  # the outline level that means text
_SWITCHES: Final = {
    "b": "bold",
    "i": "italic",
    "strike": "strike",
    "dstrike": "strike",
    "u": "underline",
    "caps": "caps",
    "vanish": "hidden",
}
_SIZE: Final = 28  # half-points: what Nghị định 30 asks for, where a file says nothing


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks. `size` is in half-points, `raised` "superscript", "subscript" or ""."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    raised: str = ""
    font: str = ""
    size: int = _SIZE


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set.

    Attributes:
        style: The name of its style, in lower case.
        outline: Its outline level from 0, None for text.
        align: "left", "center", "right", "both" …
        left, first: Indents in twips; a hanging one is negative.
        number: Id and level of the list it is in, None where it is in none.
        run: How its runs look before their own settings.
    """

    style: str = ""
    outline: int | None = None
    align: str = ""
    left: int = 0
    first: int = 0
    number: tuple[str, int] | None = None
    run: RunLook = RunLook()


PLAIN_LOOK: Final = ParagraphLook()


class Looks:
    """The styles of one file, each worked out once."""

    def __init__(self, part: etree._Element | None) -> None:
        self._nodes = {} if part is None else {
            str(node.get(f"{W}styleId", "")): node for node in part.iterfind(f"{W}style")
        }  # fmt: skip
        self._paragraphs: dict[str, ParagraphLook] = {}
        defaults = None if part is None else part.find(f"{W}docDefaults")
        self._plain = self._defaults(defaults)
        self._default = next(
            (
                id_
                for id_, node in self._nodes.items()
                if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true")
            ),
            "",
        )

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """Give the look of a paragraph with these `w:pPr`."""
        named = value(None if properties is None else properties.find(f"{W}pStyle"))
        look = self._style(named or self._default, frozenset())
        return look if properties is None else _set(look, properties)

    def run(self, properties: etree._Element | None, look: RunLook) -> RunLook:
        """Give the look of a run with these `w:rPr` in a paragraph that looks so."""
        if properties is None or not len(properties):
            return look
        named = value(properties.find(f"{W}rStyle"))
        for node in self._character(named):
            look = _drawn(look, node)
        return _drawn(look, properties)

    def _defaults(self, defaults: etree._Element | None) -> ParagraphLook:
        if defaults is None:
            return ParagraphLook()
        paragraph = defaults.find(f"{W}pPrDefault/{W}pPr")
        run = defaults.find(f"{W}rPrDefault/{W}rPr")
        look = ParagraphLook() if paragraph is None else _set(ParagraphLook(), paragraph)
        return look if run is None else replace(look, run=_drawn(look.run, run))

    def _style(self, id_: str, seen: frozenset[str]) -> ParagraphLook:
        if id_ in self._paragraphs:
            return self._paragraphs[id_]
        node = self._nodes.get(id_)
        if node is None or id_ in seen:
            return self._plain
        based = value(node.find(f"{W}basedOn"))
        look = self._style(based, seen | {id_}) if based else self._plain
        properties, run = node.find(f"{W}pPr"), node.find(f"{W}rPr")
        if properties is not None:
            look = _set(look, properties)
        if run is not None:
            look = replace(look, run=_drawn(look.run, run))
        look = replace(look, style=value(node.find(f"{W}name"), id_).casefold())
        self._paragraphs[id_] = look
        return look

    def _character(self, id_: str) -> list[etree._Element]:
        """Give the run properties of a character style, those it is based on first."""
        found: list[etree._Element] = []
        while id_ and id_ in self._nodes and len(found) < len(self._nodes):
            node = self._nodes[id_]
            own = node.find(f"{W}rPr")
            if own is not None:
                found.insert(0, own)
            id_ = value(node.find(f"{W}basedOn"))
        return found


def _set(look: ParagraphLook, properties: etree._Element) -> ParagraphLook:
    """Give a look with what `w:pPr` sets."""
    for node in properties:
        match local(node):
            case "outlineLvl":
                told = value(node)
                level = int(told) if told.isdecimal() and len(told) == 1 else _BODY_LEVEL
                look = replace(look, outline=None if level >= _BODY_LEVEL else level)
            case "jc":
                look = replace(look, align=value(node))
            case "ind":
                look = _indented(look, node)
            case "numPr":
                look = replace(look, number=_number(node, look.number))
            case _:
                pass
    return look


def _indented(look: ParagraphLook, node: etree._Element) -> ParagraphLook:
    left = _twips(node, "left", _twips(node, "start", look.left))
    first = _twips(node, "firstLine", look.first)
    hanging = node.get(f"{W}hanging")
    return replace(look, left=left, first=-_twips(node, "hanging", 0) if hanging else first)


def _twips(node: etree._Element, name: str, default: int) -> int:
    told = str(node.get(f"{W}{name}", ""))
    return int(told) if told.lstrip("-").isdecimal() and len(told) < 8 else default


def _number(node: etree._Element, based: tuple[str, int] | None) -> tuple[str, int] | None:
    id_ = value(node.find(f"{W}numId"), based[0] if based else "")
    told = value(node.find(f"{W}ilvl"))
    level = int(told) if told.isdecimal() and len(told) == 1 else (based[1] if based else 0)
    return None if id_ in ("", "0") else (id_, level)


def _drawn(look: RunLook, properties: etree._Element) -> RunLook:
    """Give a look with what `w:rPr` sets."""
    changed: dict[str, object] = {}
    for node in properties:
        name = local(node)
        if name in _SWITCHES:
            changed[_SWITCHES[name]] = value(node, "1") not in _OFF
        elif name == "vertAlign":
            told = value(node)
            changed["raised"] = told if told in ("superscript", "subscript") else ""
        elif name == "sz":
            told = value(node)
            changed["size"] = int(told) if told.isdecimal() and len(told) < 5 else look.size
        elif name == "rFonts":
            font = node.get(f"{W}ascii") or node.get(f"{W}hAnsi")
            changed["font"] = str(font) if font else look.font
    return replace(look, **changed) if changed else look  # type: ignore[arg-type]
