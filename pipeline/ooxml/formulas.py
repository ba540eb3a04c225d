"""What a formula shows, in reading order: its letters, and the signs that its structure stands for.

One program writes the brackets of "(1 - α)" as letters, another as a delimiter around them; both
show the same. Source: ECMA-376 Part 1, 22.1.2.24 (`m:d`, its signs and what they are where
nothing is said), 22.1.2.36 (`m:f`).
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.ooxml.names import M

_BEGINS, _PARTS, _ENDS = ("begChr", "("), ("sepChr", "|"), ("endChr", ")")
_TEXT, _BELOW, _DELIMITED = f"{M}t", f"{M}den", f"{M}d"
_STROKE: Final = "/"


def shown(node: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Give each letter or sign of a formula with the element that it comes from."""
    for child in node:
        if child.tag == _TEXT:
            yield child, child.text or ""
        elif child.tag == _DELIMITED:
            yield from _delimited(child)
        else:
            # the stroke of a fraction stands before what it is divided by
            yield from ((child, _STROKE),) if child.tag == _BELOW else ()
            yield from shown(child)


def _delimited(node: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    yield node, _sign(node, *_BEGINS)
    for number, part in enumerate(node.iterchildren(f"{M}e")):
        yield from ((node, _sign(node, *_PARTS)),) if number else ()
        yield from shown(part)
    yield node, _sign(node, *_ENDS)


def _sign(node: etree._Element, name: str, usual: str) -> str:
    found = node.find(f"{M}dPr/{M}{name}")
    return usual if found is None else str(found.get(f"{M}val", ""))
