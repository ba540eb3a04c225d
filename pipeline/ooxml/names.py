"""Names of WordprocessingML elements, and the namespaces they stand in.

Source: ECMA-376 Part 1, annex A (schemas).
"""

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def local(node: etree._Element | None) -> str:
    """Give an element's name without its namespace, "" for none."""
    if node is None or not isinstance(node.tag, str):
        return ""
    return node.tag.rpartition("}")[2]


def value(node: etree._Element | None, default: str = "") -> str:
    """Give the `w:val` of an element, the default where it or the element is not there."""
    return default if node is None else str(node.get(f"{W}val", default))


def remove(node: etree._Element) -> None:
    """Take an element out of its parent."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: etree._Element) -> None:
    """Put an element's children in its place."""
    parent = node.getparent()
    if parent is not None:
        # not by its place: to count it among thousands of siblings takes their square
        for child in list(node):
            node.addprevious(child)
        parent.remove(node)
