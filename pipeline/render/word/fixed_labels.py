"""Labels that count in no list: the number a heading had, shown as Word shows a list's own.

A deleted heading keeps its old number beside the new ones. As text it would stay behind, or be
lost, when the deletion is rejected; so the paragraph gets a list of its own whose level says the
label word for word, on a copy of the template's list that counts for nobody else.

Source: ECMA-376 Part 1, 17.9.8 (lvlOverride), 17.9.11 (lvlText: a text without %1 counts nothing).
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from pipeline.model.fixed import Fixed

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINKS: Final = ("nsid", "tmpl", "name", "styleLink", "numStyleLink")


class FixedLabel(Fixed):
    """The `w:num` of one label; `style` counts in the list it looks like, `level` from 0."""

    num: int
    style: str
    level: int
    text: str


def add_fixed_labels(numbering: etree._Element, labels: Iterable[FixedLabel]) -> None:
    """Add the lists of the labels to `w:numbering`; where no list has the style, nothing."""
    copies: dict[str, str] = {}
    for label in labels:
        kind = _kind_of(numbering, label.style)
        if kind is None:
            continue
        number = kind.get(f"{_W}abstractNumId", "")
        if number not in copies:
            copies[number] = _copied(numbering, kind)
        level = kind.find(f"{_W}lvl[@{_W}ilvl='{label.level}']")
        if level is not None:
            _behind(numbering, "num", _num(label, copies[number], level))


def _kind_of(numbering: etree._Element, style: str) -> etree._Element | None:
    path = f"{_W}abstractNum/{_W}lvl/{_W}pStyle[@{_W}val='{style}']/../.."
    return numbering.find(path)


def _copied(numbering: etree._Element, kind: etree._Element) -> str:
    """Add a copy of an abstract list that no style counts in, and give its id."""
    copy = deepcopy(kind)
    for node in list(copy.iter(f"{_W}pStyle", *(f"{_W}{name}" for name in _LINKS))):
        _remove(node)
    ids = (int(node.get(f"{_W}abstractNumId", "0")) for node in numbering.iter(kind.tag))
    number = str(max(ids) + 1)
    copy.set(f"{_W}abstractNumId", number)
    _behind(numbering, "abstractNum", copy)
    return number


def _num(label: FixedLabel, kind: str, level: etree._Element) -> etree._Element:
    num = etree.Element(f"{_W}num", {f"{_W}numId": str(label.num)})
    etree.SubElement(num, f"{_W}abstractNumId", {f"{_W}val": kind})
    override = etree.SubElement(num, f"{_W}lvlOverride", {f"{_W}ilvl": str(label.level)})
    own = deepcopy(level)
    for node in list(own.iter(f"{_W}pStyle")):
        _remove(node)
    for node in own.iter(f"{_W}lvlText"):
        node.set(f"{_W}val", label.text)
    override.append(own)
    return num


def _behind(numbering: etree._Element, name: str, node: etree._Element) -> None:
    """Put an element behind the last of its kind, as the order of CT_Numbering asks."""
    last = numbering.findall(f"{_W}{name}")[-1]
    last.addnext(node)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
