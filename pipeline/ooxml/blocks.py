"""The paragraphs and tables of a story in reading order, and the cells of a table's rows.

Paragraphs of a contents list, which a program makes, are told apart.

Sources: ECMA-376 Part 1, 17.2.2 (body), 17.4 (tables), 17.5.2 (content controls).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from pipeline.ooxml.names import W, local, value
from pipeline.ooxml.pieces import LIST_FIELDS, field_name

_OPEN: Final = frozenset(("sdt", "sdtContent", "customXml", "smartTag"))


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    CONTENTS = "contents"  # a paragraph that a TOC field or its kin makes


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story."""

    kind: BlockKind
    node: etree._Element


def blocks(container: etree._Element) -> list[Block]:
    """Give the blocks directly in a body, cell, note or box."""
    fields = _Fields()
    made: list[Block] = []
    for node in _nodes(container):
        if local(node) == "tbl":
            made.append(Block(BlockKind.TABLE, node))
        else:
            listed = fields.listed(node)
            made.append(Block(BlockKind.CONTENTS if listed else BlockKind.PARAGRAPH, node))
    return made


def compared(container: etree._Element) -> list[Block]:
    """Give the blocks that are compared: all but contents lists."""
    return [block for block in blocks(container) if block.kind is not BlockKind.CONTENTS]


def cell_paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """Give the paragraphs of a cell in reading order, those of tables within it too."""
    for block in compared(container):
        if block.kind is BlockKind.TABLE:
            for row in rows(block.node):
                for cell in cells(row):
                    yield from cell_paragraphs(cell)
        else:
            yield block.node


def _nodes(container: etree._Element) -> Iterator[etree._Element]:
    for node in container:
        name = local(node)
        if name in ("p", "tbl"):
            yield node
        elif name in _OPEN:
            yield from _nodes(node)


class _Fields:
    """The fields open from paragraph to paragraph."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def listed(self, paragraph: etree._Element) -> bool:
        """Say whether a paragraph belongs to a list that a field makes; fields go on behind it."""
        found = self._inside()
        for node in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
            kind = node.get(f"{W}fldCharType")
            if kind == "begin":
                self._open.append("")
            elif kind == "end" and self._open:
                self._open.pop()
            elif kind is None and self._open:
                self._open[-1] += node.text or ""
            found = found or self._inside()
        return found

    def _inside(self) -> bool:
        return any(field_name(instruction) in LIST_FIELDS for instruction in self._open)


@dataclass(frozen=True, slots=True)
class Box:
    """One `w:tc` at its place: its first column, how many it takes, its vertical merge."""

    column: int
    span: int
    node: etree._Element
    merge: str  # "" | "restart" | "continue"


def rows(table: etree._Element) -> list[etree._Element]:
    """Give the `w:tr` of a table, those in content controls too."""
    return list(_parts(table, "tr"))


def cells(row: etree._Element) -> list[etree._Element]:
    """Give the `w:tc` of a row, those in content controls too."""
    return list(_parts(row, "tc"))


def _parts(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for node in parent:
        if local(node) == name:
            yield node
        elif local(node) in _OPEN:
            yield from _parts(node, name)


def boxes(row: etree._Element) -> list[Box]:
    """Give the cells of a row at their places."""
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    made: list[Box] = []
    for node in cells(row):
        span = max(1, _number(node.find(f"{W}tcPr/{W}gridSpan"), 1))
        merged = node.find(f"{W}tcPr/{W}vMerge")
        made.append(Box(column, span, node, "" if merged is None else value(merged, "continue")))
        column += span
    return made


def _number(node: etree._Element | None, default: int) -> int:
    text = value(node)
    return int(text) if text.isdecimal() and len(text) < 5 else default
