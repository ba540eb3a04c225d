"""The tracked changes that we made ourselves: a reviewer may comment on the redline we sent.

They are known by their author, a body of the draft, and by their moment, midnight of the
draft's day, which no hand writes. Accepted, they leave the new draft with what the reviewer did.

Source: ECMA-376 Part 1, 17.13.5; issue "What changed", point 4 (authors and dates of a redline).
"""

from collections.abc import Container
from typing import Final

from lxml import etree

from pipeline.intake.word.package import W
from pipeline.intake.word.tokens import DELETIONS, INSERTIONS

_HOLDERS: Final = (f"{W}rPr", f"{W}trPr", f"{W}tcPr")
_REMARKS: Final = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
_ASIDE: Final = tuple(
    f"{W}{name}"
    for name in ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
                 "sectPrChange", "tblGridChange", "cellIns", "numberingChange")
)  # fmt: skip


def accept_own(root: etree._Element, authors: Container[str], moment: str) -> None:
    """Accept in place the changes of our authors at our moment; others stay as they are."""
    own = [
        node
        for node in root.iter(*INSERTIONS, *DELETIONS, *_ASIDE, f"{W}cellDel")
        if node.get(f"{W}author") in authors and node.get(f"{W}date") == moment
    ]
    for node in reversed(own):  # the inner before the outer
        parent = node.getparent()
        if parent is None:
            continue
        if node.tag in DELETIONS or node.tag == f"{W}cellDel":
            _take_out(node, parent)
        elif node.tag in INSERTIONS and parent.tag not in _HOLDERS:
            _unwrap(node, parent)
        else:
            parent.remove(node)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            _remove(table)


def _unwrap(node: etree._Element, parent: etree._Element) -> None:
    at = parent.index(node)
    parent[at : at + 1] = list(node)


def _take_out(node: etree._Element, parent: etree._Element) -> None:
    """Take out what was deleted; what a reviewer hung in it stays where it was."""
    if parent.tag in (f"{W}trPr", f"{W}tcPr"):
        row_or_cell = parent.getparent()
        if row_or_cell is not None:
            _remove(row_or_cell)
        return
    if parent.tag == f"{W}rPr":
        parent.remove(node)
        paragraph = next(parent.iterancestors(f"{W}p"), None)
        if paragraph is not None:
            _join_next(paragraph)
        return
    remarks = [_as_run(mark) for mark in node.iter(*_REMARKS)]
    at = parent.index(node)
    parent[at : at + 1] = remarks


def _as_run(mark: etree._Element) -> etree._Element:
    if mark.tag != f"{W}commentReference":
        return mark
    run = etree.Element(f"{W}r")
    run.append(mark)
    return run


def _join_next(paragraph: etree._Element) -> None:
    """Put what is left of a paragraph without an end at the head of the next one."""
    following = paragraph.getnext()
    rest = [node for node in paragraph if node.tag != f"{W}pPr"]
    if following is not None and following.tag == f"{W}p":
        at = 1 if following.find(f"{W}pPr") is not None else 0
        following[at:at] = rest
    elif any(True for _ in paragraph.iter(f"{W}t", f"{W}delText")):
        return
    _remove(paragraph)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
