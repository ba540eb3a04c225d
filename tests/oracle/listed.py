"""What the contents and lists of a .docx hold, and what Word's own update would put there.

A TOC field collects paragraphs by the names of their styles: `\\o "1-9"` those of Word's built-in
headings, `\\t "name"` those of a style, `\\u` those of an outline level; `\\b` only within a
bookmark. Source: ECMA-376 Part 1, 17.16.5.68. Numbers of headings and pages are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, W, read_package

_RANGE: Final = re.compile(r'\\o\s+"(\d)-(\d)"')
_STYLE: Final = re.compile(r'\\t\s+"([^"]+)"')
_HEADING: Final = re.compile(r"heading (\d)", re.IGNORECASE)
_SHOWN: Final = {f"{W}tab": "\t", f"{W}br": " "}
_UNREAD: Final = re.compile(r"\\[ub]\b")


@dataclass(slots=True)
class Listing:
    """A TOC field: its instruction, its stored lines, and those an update would give."""

    instruction: str
    stored: list[str] = field(default_factory=list)
    collected: list[str] = field(default_factory=list)

    @property
    def differences(self) -> list[str]:
        """Lines that an update would add, drop or change; a stored one ends in the text."""
        if len(self.stored) != len(self.collected):
            return [f"{len(self.stored)} lines stored, {len(self.collected)} after an update"]
        pairs = zip(self.stored, self.collected, strict=True)
        return [f"“{old}” would be “{new}”" for old, new in pairs if not old.endswith(new)]


def listings(source: str | Path | bytes) -> tuple[Listing, ...]:
    """Give the TOC fields of a document, in order.

    Raises ValueError for a switch that is not read here.
    """
    package = read_package(source)
    body = package.trees[package.main].find(f"{W}body")
    paragraphs = [] if body is None else list(body.iter(f"{W}p"))
    names = _style_names(package)
    found = tuple(_stored(paragraphs))
    for listing in found:
        wanted = _wanted(listing.instruction)
        held = (_text(node) for node in paragraphs if wanted(names.get(_style(node), "")))
        listing.collected = [text for text in held if text]
    return found


def _style_names(package: Package) -> dict[str, str]:
    tree = package.tree("styles")
    styles: Iterable[etree._Element] = () if tree is None else tree.iter(f"{W}style")
    return {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "")
        for style in styles
        if (name := style.find(f"{W}name")) is not None
    }


def _wanted(instruction: str) -> Callable[[str], bool]:
    if _UNREAD.search(instruction):
        raise ValueError(f"a switch that is not read: {instruction}")
    levels, style = _RANGE.search(instruction), _STYLE.search(instruction)

    def wanted(name: str) -> bool:
        heading = _HEADING.fullmatch(name)
        within = levels and heading and levels[1] <= heading[1] <= levels[2]
        return bool(within) or (style is not None and name == style[1])

    return wanted


def _stored(paragraphs: Iterable[etree._Element]) -> Iterator[Listing]:
    current: Listing | None = None
    depth = 0
    for node in paragraphs:
        for part in node.iter(f"{W}fldChar", f"{W}instrText"):
            kind = part.get(f"{W}fldCharType")
            if kind == "begin":
                depth += 1
            elif kind == "end":
                depth -= 1
            elif kind is None and (part.text or "").strip().startswith("TOC "):
                current = Listing((part.text or "").strip())
        if current is None:
            continue
        if text := _text(node).partition("\t")[0].strip():
            current.stored.append(text)
        if depth == 0:
            yield current
            current = None


def _style(node: etree._Element) -> str:
    style = node.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _text(node: etree._Element) -> str:
    """Text with tabs kept; a line break is a space, as in a TOC without the switch for it."""
    words = "".join(
        _SHOWN.get(part.tag, part.text or "")
        for run in node.iter(f"{W}r")
        for part in run.iterchildren(f"{W}t", *_SHOWN)
    )
    return re.sub(r"[^\S\t]+", " ", words).strip()
