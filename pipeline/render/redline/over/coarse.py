"""The last resort of a redline: blocks that differ in any way are gone and come whole.

Taken where a comparison and the markup do not agree; accepting and rejecting stay exact.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lxml import etree

from pipeline.model.comparison import (
    Fate,
    RevisedBlock,
    RevisedParagraph,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Grid
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, FlowTable
from pipeline.ooxml.blocks import compared
from pipeline.ooxml.names import W, local

_TABLE = FlowTable(Grid((), ()), Grid((), ()))


def coarse_blocks(
    new: etree._Element, old: etree._Element, revision: Revision
) -> Iterator[RevisedBlock]:
    """Give the blocks of two containers, those that are not equal as gone and come."""
    before, after = ([block.node for block in compared(side)] for side in (old, new))
    was, now = ([_said(node) for node in side] for side in (before, after))
    went, came = replace(revision, fate=Fate.DELETED), replace(revision, fate=Fate.INSERTED)
    for name, i, k, j, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if name == "equal":
            yield from (FlowParagraph("") for _ in range(i, k))
        else:
            yield from _whole(before[i:k], went)
            yield from _whole(after[j:m], came)


def _said(node: etree._Element) -> bytes:
    """Give what a block says and how, as its markup."""
    parts = (etree.tostring(part, method="c14n") for part in node if local(part) != "pPr")
    style = node.find(f"{W}pPr/{W}pStyle")
    return b"".join((*parts, b"" if style is None else etree.tostring(style, method="c14n")))


def _whole(nodes: Sequence[etree._Element], revision: Revision) -> Iterator[RevisedBlock]:
    for node in nodes:
        if local(node) == "tbl":
            yield RevisedTable(_TABLE, (), (), (), (), revision)
        else:
            yield RevisedParagraph(FlowParagraph(""), (Span((), revision),), mark=revision)
