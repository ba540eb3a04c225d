"""Marks of tracked changes put into the markup of a file: ends, runs, rows, cells.

Source: ECMA-376 Part 1, 17.13.5 (revisions).
"""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from pipeline.model.comparison import Revision
from pipeline.ooxml.names import W, local
from pipeline.render.word.revisions import Tracks

_NAMESPACE: Final = f'xmlns:w="{W[1:-1]}"'
_RUNS: Final = frozenset(("r", "oMath", "oMathPara"))
_THROUGH: Final = frozenset((
    "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "bdo", "dir",
))  # fmt: skip
_DELETED: Final = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_BOX: Final = f"{W}txbxContent"


class Marker:
    """Puts marks of one document, numbered by its tracks."""

    def __init__(self, tracks: Tracks) -> None:
        self._tracks = tracks

    def sign(self, revision: Revision) -> etree._Element:
        """Give the element that marks an end, a row, or goes round runs."""
        return _element(self._tracks.sign(revision))

    def around(self, revision: Revision, runs: Iterable[etree._Element]) -> etree._Element:
        """Give runs inside a mark; the text of what is deleted is renamed."""
        mark = self.sign(revision)
        mark.extend(runs)
        if revision.fate.is_old:
            _rename(mark)
        return mark

    def change(self, name: str, revision: Revision, before: etree._Element) -> etree._Element:
        """Give `w:pPrChange` and its kin round the properties as they were."""
        made = _element(self._tracks.change(name, revision, ""))
        made.append(before)
        return made

    def end(self, paragraph: etree._Element, revision: Revision) -> None:
        """Mark a paragraph's end."""
        properties = properties_of(paragraph, "pPr")
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            section = properties.find(f"{W}sectPr")
            properties.append(look) if section is None else section.addprevious(look)
        look.insert(0, self.sign(revision))

    def row(self, row: etree._Element, revision: Revision) -> None:
        """Mark a row and everything in it."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = row.find(f"{W}tblPrEx")
            row.insert(0, properties) if before is None else before.addnext(properties)
        properties.append(self.sign(revision))
        self.whole(row, revision)

    def cell(self, cell: etree._Element, revision: Revision) -> None:
        """Mark a cell whose column came or went, and everything in it."""
        self.whole(cell, revision)
        self.cell_sign(cell, revision)

    def cell_sign(self, cell: etree._Element, revision: Revision) -> None:
        """Mark a cell for its column alone."""
        properties_of(cell, "tcPr").append(_element(self._tracks.cell(revision)))

    def grid(self, grid: etree._Element, former: list[etree._Element]) -> None:
        """Say in a table's grid how it was."""
        change = _element(self._tracks.grid_change(""))
        change[0].extend(former)
        grid.append(change)

    def whole(self, container: etree._Element, revision: Revision) -> None:
        """Mark every paragraph in a row, cell, note or table, and rows of tables within."""
        for node in list(container.iter(f"{W}p", f"{W}tr")):
            if node is container or _in_box(node, container):
                continue
            if local(node) == "p":
                self.end(node, revision)
                self._runs(node, revision)
            else:
                properties = node.find(f"{W}trPr")
                if properties is None:
                    properties = etree.Element(f"{W}trPr")
                    before = node.find(f"{W}tblPrEx")
                    node.insert(0, properties) if before is None else before.addnext(properties)
                properties.append(self.sign(revision))

    def _runs(self, parent: etree._Element, revision: Revision) -> None:
        """Put the runs of a paragraph or link inside marks, neighbours in one."""
        group: list[etree._Element] = []
        for child in [*parent, None]:
            if child is not None and local(child) in _RUNS:
                group.append(child)
                continue
            if group:
                at = parent.index(group[0])
                parent.insert(at, self.around(revision, group))
                group = []
            if child is not None and local(child) in _THROUGH:
                self._runs(child, revision)


def _element(xml: str) -> etree._Element:
    name, space, rest = xml.partition(" ")
    return etree.fromstring(f"{name} {_NAMESPACE}{space}{rest}")


def properties_of(node: etree._Element, name: str) -> etree._Element:
    """Give the properties of a paragraph or cell, made where there are none."""
    found = node.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        node.insert(0, found)
    return found


def _in_box(node: etree._Element, container: etree._Element) -> bool:
    for parent in node.iterancestors():
        if parent is container:
            return False
        if parent.tag == _BOX:
            return True
    return False


def _rename(mark: etree._Element) -> None:
    """Write text and instructions as deleted ones, but in the boxes of a drawing."""
    for node in list(mark.iter(*_DELETED)):
        if not _in_box(node, mark):
            node.tag = _DELETED[str(node.tag)]
