"""What number a paragraph carries, resolved: through its style, `w:num` and `w:abstractNum`.

Two documents may name one list by different ids; what shows is the format of the level, and
where a list of numbers begins and from what. Source: ECMA-376 Part 1, 17.9.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, W

_STYLES_KEPT: Final = 32  # documents of one template share theirs
NONE: Final = "0"  # the w:numId that takes a number away


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: id, list and level it counts in, "" where it says nothing."""

    id: str
    num: str = ""
    level: str = ""


class Numbering:
    """The lists of one document, asked paragraph after paragraph in reading order."""

    def __init__(self, package: Package) -> None:
        styles = package.tree("styles")
        self.styles_part = b"" if styles is None else etree.tostring(styles)
        self._styles = _styles(self.styles_part)
        tree = package.tree("numbering")
        nums = () if tree is None else tree.iterfind(f"{W}num")
        self._nums = {num.get(f"{W}numId", ""): num for num in nums}
        kinds = () if tree is None else tree.iterfind(f"{W}abstractNum")
        self._kinds = {kind.get(f"{W}abstractNumId", ""): kind for kind in kinds}
        self._begun: set[tuple[str, str]] = set()

    def style_of(self, properties: etree._Element | None) -> Style:
        """Give the style of a paragraph; "Normal" without one."""
        named = None if properties is None else properties.find(f"{W}pStyle")
        ident = "Normal" if named is None else named.get(f"{W}val", "")
        return self._styles.get(ident, Style(ident))

    def counts(self, properties: etree._Element | None) -> bool:
        """Say whether the paragraph has a number by a list."""
        num, _ = self._place(properties)
        return num not in {"", NONE}

    def of(self, properties: etree._Element | None) -> str:
        """Give the number's format, and for the first of a list of numbers where it begins."""
        num, level = self._place(properties)
        if num in {"", NONE}:
            return ""
        known = self._nums.get(num)
        if known is None:
            return f"no list {num}"
        kind = known.find(f"{W}abstractNumId")
        assert kind is not None
        form = self._level(known, kind.get(f"{W}val", ""), level)
        if "bullet" in form:
            return form
        opening = (num, level) not in self._begun
        self._begun.add((num, level))
        begin = known.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        start = "" if begin is None else begin.get(f"{W}val", "")
        return f"{form} from {start or 1}" if opening else form

    def _place(self, properties: etree._Element | None) -> tuple[str, str]:
        style = self.style_of(properties)
        own = None if properties is None else properties.find(f"{W}numPr")
        num, level = _numbered(own)
        found = num or style.num
        return found, level or style.level or self._level_of_style(found, style.id)

    def _level_of_style(self, num: str, style: str) -> str:
        """Give the level that names the style, which is how a style without one counts."""
        known = self._nums.get(num)
        kind = None if known is None else known.find(f"{W}abstractNumId")
        tree = None if kind is None else self._kinds.get(kind.get(f"{W}val", ""))
        for level in () if tree is None else tree.iterfind(f"{W}lvl"):
            named = level.find(f"{W}pStyle")
            if named is not None and named.get(f"{W}val") == style:
                return level.get(f"{W}ilvl", "0")
        return "0"

    def _level(self, num: etree._Element, kind: str, level: str) -> str:
        here = f"{W}lvl[@{W}ilvl='{level}']"
        found = num.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        if found is None and kind in self._kinds:
            found = self._kinds[kind].find(here)
        if found is None:
            return f"level {level}"
        form, text = found.find(f"{W}numFmt"), found.find(f"{W}lvlText")
        shown = [node.get(f"{W}val", "") for node in (form, text) if node is not None]
        return f"level {level} {' '.join(shown)}"


@lru_cache(_STYLES_KEPT)
def _styles(part: bytes) -> Mapping[str, Style]:
    """Give the paragraph styles, each with the list it or the style it is based on counts in."""
    listed = etree.fromstring(part).iter(f"{W}style") if part else ()
    nodes = {node.get(f"{W}styleId", ""): node for node in listed}

    def read(ident: str, deep: int = 0) -> Style:
        node = nodes.get(ident)
        if node is None or deep > 20:
            return Style(ident)
        num, level = _numbered(node.find(f"{W}pPr/{W}numPr"))
        based = node.find(f"{W}basedOn")
        above = Style("") if based is None else read(based.get(f"{W}val", ""), deep + 1)
        return Style(ident, num or above.num, level or above.level)

    return {ident: read(ident) for ident in nodes}


def _numbered(properties: etree._Element | None) -> tuple[str, str]:
    found = []
    for name in ("numId", "ilvl"):
        node = None if properties is None else properties.find(f"{W}{name}")
        found.append("" if node is None else node.get(f"{W}val", ""))
    return found[0], found[1]
