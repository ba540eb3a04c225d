"""Steps from one input to the next that keep its form: whole lines of a text, nodes of an XML.

Bytes turned at random leave an XML that no parser takes; these go on behind the parser.
"""

import random
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

ODD = ("", "0", "-1", "1", "99999999999", "A1:XFD1048576", "A1", "true", "x", "1.5E+9", "00000001")


def mutated_lines(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Double, drop, swap or indent a line, or take one from another input."""
    lines = data.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(5)
    if how == 0:
        lines[at:at] = lines[to : to + chance.randrange(1, 4)]
    elif how == 1:
        del lines[at]
    elif how == 2:
        lines[at], lines[to] = lines[to], lines[at]
    elif how == 3:
        lines[at] = chance.choice((b"  ", b"> ", b"- ", b"| ", b"\t", b"# ")) + lines[at]
    else:
        lines.insert(at, chance.choice(other.split(b"\n")))
    return b"\n".join(lines)


def mutated_nodes(data: bytes, chance: random.Random) -> bytes:
    """Double, drop or move nodes, or change attributes or texts.

    Broken XML comes back as it is; so does one with a name that lxml reads and does not set.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        for _ in range(chance.randrange(1, 4)):
            _change(nodes, chance)
    except (etree.XMLSyntaxError, ValueError):
        return data
    return etree.tostring(root)


def _change(nodes: Sequence[etree._Element], chance: random.Random) -> None:
    node, other = chance.choice(nodes), chance.choice(nodes)
    parent = node.getparent()
    how = chance.randrange(5)
    if how == 0 and parent is not None:
        parent.remove(node)
    elif how == 1:
        other.append(deepcopy(node))
    elif how == 2 and other not in node.iter():
        other.append(node)
    elif how == 3 and node.attrib:
        node.set(chance.choice(sorted(map(str, node.attrib))), chance.choice(ODD))
    else:
        node.text = chance.choice(ODD)
