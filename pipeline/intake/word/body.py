"""The body of a Word file as paragraphs and tables in reading order, tracked changes settled.

A paragraph whose mark is deleted joins the next one; content controls and text boxes are opened.

Source: ECMA-376 Part 1, 17.2.2 (body), 17.5.2 (content controls), 17.13.5.15 (deleted marks).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.intake.word.package import W
from pipeline.intake.word.styles import Styles
from pipeline.intake.word.tokens import Kind, Token, text_boxes, tokens
from pipeline.intake.word.tracked import TrackedChanges, joins_next, kept, properties_of
from pipeline.model.fixed import replace

_BLOCKS: Final = frozenset((
    f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}del", f"{W}moveFrom",
    f"{W}moveTo", f"{W}smartTag",
))  # fmt: skip
_WORDS: Final = (Kind.TEXT, Kind.MATH, Kind.DRAWING, Kind.NOTE)


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A `w:p` or `w:tbl` of the body.

    `found` are a paragraph's tokens, `style` our id of its style, `properties` its `w:pPr`;
    `landscape` says that its page lies.
    """

    node: etree._Element
    style: str = ""
    found: tuple[Token, ...] = ()
    properties: etree._Element | None = None
    landscape: bool = False

    @property
    def is_table(self) -> bool:
        """Say whether it is a table."""
        return self.node.tag == f"{W}tbl"


def raw_blocks(
    container: etree._Element, styles: Styles, tracked: TrackedChanges
) -> list[RawBlock]:
    """Give the paragraphs and tables directly in a body, note or cell."""
    made: list[RawBlock] = []
    section = 0  # where the page section being read begins
    waiting: tuple[Token, ...] = ()
    for node in block_nodes(container):
        if node.tag == f"{W}tbl":
            if _says_something(waiting):
                made.append(RawBlock(node, "", waiting))
            waiting = ()
            made.append(RawBlock(node))
            continue
        found = (*waiting, *kept(tokens(node), tracked))
        if joins_next(node, tracked):
            waiting = found
            continue
        waiting = ()
        properties = properties_of(node, "pPr", tracked)
        made.append(RawBlock(node, styles.of(properties), found, properties))
        for box in text_boxes(node):
            made.extend(raw_blocks(box, styles, tracked))
        ending = node.find(f"{W}pPr/{W}sectPr")
        if ending is not None:
            section = _turned(made, section, ending)
    if _says_something(waiting):
        made.append(RawBlock(etree.Element(f"{W}p"), "", waiting))
    last = container.find(f"{W}sectPr")
    if last is not None:
        _turned(made, section, last)
    return made


def block_nodes(container: etree._Element) -> Iterator[etree._Element]:
    """Give the `w:p` and `w:tbl` of a body, cell or note, those in content controls too."""
    for node in container:
        if node.tag in (f"{W}p", f"{W}tbl"):
            yield node
        elif node.tag in _BLOCKS:
            yield from block_nodes(node)


def _says_something(found: tuple[Token, ...]) -> bool:
    return any(token.kind in _WORDS for token in found)


def _turned(made: list[RawBlock], start: int, section: etree._Element) -> int:
    """Mark the blocks of a page section that lies; give where the next begins."""
    size = section.find(f"{W}pgSz")
    if size is not None and size.get(f"{W}orient") == "landscape":
        made[start:] = [replace(block, landscape=True) for block in made[start:]]
    return len(made)
