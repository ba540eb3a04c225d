"""Tracked changes settled in a tree: all accepted, or all rejected.

Sources: ECMA-376 Part 1, 17.13.5 (revisions), 17.3.1.29 (a paragraph's mark holds its
properties).
"""

from typing import Final

from lxml import etree

from pipeline.ooxml.names import W, local, remove, unwrap

_CAME: Final = frozenset(("ins", "moveTo", "cellIns"))
_WENT: Final = frozenset(("del", "moveFrom", "cellDel"))
_RANGES: Final = tuple(
    f"{W}{name}"
    for name in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
                 "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
                 "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
                 "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
                 "customXmlMoveToRangeEnd", "numberingChange", "cellMerge")
)  # fmt: skip
_FORMER: Final = {
    f"{W}{name}Change": beside
    for name, beside in {
        "pPr": ("rPr", "sectPr"),
        "rPr": ("ins", "del", "moveFrom", "moveTo"),
        "trPr": ("ins", "del"),
        "tcPr": ("cellIns", "cellDel"),
        "tblPr": (),
        "tblPrEx": (),
        "sectPr": ("headerReference", "footerReference"),
        "tblGrid": (),
    }.items()
}
_TEXT: Final = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_PROPERTIES: Final = frozenset(("rPr", "trPr", "tcPr", "numPr"))


def settle(root: etree._Element, *, accept: bool) -> None:
    """Accept or reject every tracked change under an element; nothing tracked is left."""
    _former(root, accept=accept)
    for node in list(root.iter(*_RANGES)):
        remove(node)
    _cells(root, accept=accept)
    joining = _marks(root, accept=accept)
    _runs(root, accept=accept)
    for paragraph in joining:
        _join(paragraph)


def _stays(mark: etree._Element, *, accept: bool) -> bool:
    return accept == (local(mark) in _CAME)


def _former(root: etree._Element, *, accept: bool) -> None:
    for change in list(root.iter(*_FORMER)):
        owner = change.getparent()
        if owner is None:
            continue
        owner.remove(change)
        if accept:
            continue
        beside = _FORMER[str(change.tag)]
        kept = [child for child in owner if local(child) in beside]
        before = [child for inner in change for child in inner]
        owner[:] = [*before, *kept] if local(owner) in ("pPr",) else [*kept, *before]


def _cells(root: etree._Element, *, accept: bool) -> None:
    for mark in list(root.iter(f"{W}cellIns", f"{W}cellDel")):
        cell = next(mark.iterancestors(f"{W}tc"), None)
        remove(mark)
        if cell is not None and not _stays(mark, accept=accept):
            remove(cell)
    for row in list(root.iter(f"{W}tr")):
        if not all(_taken(row.find(f"{W}trPr"), accept=accept)) or row.find(f".//{W}tc") is None:
            remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            remove(table)


def _taken(properties: etree._Element | None, *, accept: bool) -> list[bool]:
    """Take the marks out of properties; say of each whether what it marks stays."""
    held = () if properties is None else properties
    marks = [mark for mark in held if local(mark) in _CAME | _WENT]
    for mark in marks:
        remove(mark)
    return [_stays(mark, accept=accept) for mark in marks]


def _marks(root: etree._Element, *, accept: bool) -> list[etree._Element]:
    """Settle the marks of paragraphs; give those whose mark is gone."""
    gone: list[etree._Element] = []
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if not all(_taken(properties, accept=accept)):
            gone.append(paragraph)
        if properties is not None and not len(properties):
            remove(properties)
    return gone


def _runs(root: etree._Element, *, accept: bool) -> None:
    kinds = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
    for mark in reversed(list(root.iter(*kinds))):
        stays = _stays(mark, accept=accept)
        if local(mark.getparent()) in _PROPERTIES or not stays:
            remove(mark)
            continue
        for node in mark.iter(*_TEXT):
            node.tag = _TEXT[str(node.tag)]
        unwrap(mark)


def _join(paragraph: etree._Element) -> None:
    """Join a paragraph whose mark is gone to the next, which gives the properties."""
    after = paragraph.getnext()
    content = [child for child in paragraph if local(child) != "pPr"]
    while after is not None and local(after) not in ("p", "tbl", "sdt", "customXml"):
        after = after.getnext()
    if after is not None and local(after) == "p":
        at = 1 if after.find(f"{W}pPr") is not None else 0
        after[at:at] = content
        remove(paragraph)
    elif after is not None and not content:
        remove(paragraph)
