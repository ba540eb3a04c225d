"""Links written as fields, as the elements they stand for: their words can then be compared.

Source: ECMA-376 Part 1, 17.16.5.25 (HYPERLINK), 17.16.22 (`w:hyperlink`).
"""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from pipeline.ooxml.names import R, W, local, remove
from pipeline.ooxml.pieces import field_name

_WORDS: Final = re.compile(r'"([^"]*)"|(\S+)')
Relate = Callable[[str], str]  # address → id of its relationship


def with_links(root: etree._Element, relate: Relate) -> None:
    """Write every HYPERLINK field whose runs stand side by side as a `w:hyperlink`."""
    for begin in [node for node in root.iter(f"{W}fldChar") if _kind(node) == "begin"]:
        run = begin.getparent()
        runs = _runs(run) if run is not None and local(run) == "r" else None
        if runs is not None:
            _link(runs, relate)


def _kind(node: etree._Element) -> str:
    return str(node.get(f"{W}fldCharType", ""))


def _runs(first: etree._Element) -> list[etree._Element] | None:
    """Give the elements of a field from its beginning to its end, None for a nested or open one."""
    found: list[etree._Element] = []
    node: etree._Element | None = first
    while node is not None:
        marks = [_kind(mark) for mark in node.iter(f"{W}fldChar")]
        if found and "begin" in marks:
            return None
        found.append(node)
        if "end" in marks:
            return found
        node = node.getnext()
    return None


def _link(runs: list[etree._Element], relate: Relate) -> None:
    instruction = "".join(part.text or "" for run in runs for part in run.iter(f"{W}instrText"))
    if field_name(instruction) != "HYPERLINK":
        return
    address, anchor = _goal(instruction)
    link = etree.Element(f"{W}hyperlink")
    if address:
        link.set(f"{R}id", relate(address))
    if anchor:
        link.set(f"{W}anchor", anchor)
    runs[0].addprevious(link)
    for run in runs:
        for mark in list(run.iter(f"{W}fldChar", f"{W}instrText")):
            remove(mark)
        if any(local(child) != "rPr" for child in run) or local(run) != "r":
            link.append(run)
        else:
            remove(run)


def _goal(instruction: str) -> tuple[str, str]:
    """Give the address and the bookmark that a field leads to."""
    words = [quoted or bare for quoted, bare in _WORDS.findall(instruction)][1:]
    address = anchor = ""
    while words:
        word = words.pop(0)
        if word == "\\l":
            anchor = words.pop(0) if words else ""
        elif word in ("\\o", "\\t"):
            words[:1] = []
        elif not word.startswith("\\") and not address:
            address = word
    return address, anchor
