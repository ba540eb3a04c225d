"""The parts of a .docx as lxml trees, for oracles that share no code with the pipeline."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship; `target` is a part name, or the address when it is external."""

    id: str
    kind: str  # last step of the type's address: styles, image, hyperlink …
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A .docx taken apart: entries in the order of the zip, XML parts parsed, relations resolved.

    `relations` maps a part name ("" = the package) to its relations; `defects` holds what was
    wrong while reading: entries that are no valid names, XML that is not well-formed, a DTD.
    """

    names: tuple[str, ...]
    data: dict[str, bytes]
    trees: dict[str, etree._Element]
    relations: dict[str, tuple[Relation, ...]]
    defects: tuple[str, ...]

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts `part` relates to by relations of this kind."""
        return [rel.target for rel in self.relations.get(part, ()) if rel.kind == kind]

    @property
    def main(self) -> str:
        """Name of the main document part."""
        return next(iter(self.related("", "officeDocument")), "word/document.xml")

    def stories(self) -> dict[str, etree._Element]:
        """Parts that hold running text, by name: document, headers, footers, notes, comments."""
        kinds = ("header", "footer", "footnotes", "endnotes", "comments")
        names = [self.main, *(n for kind in kinds for n in self.related(self.main, kind))]
        return {name: self.trees[name] for name in dict.fromkeys(names) if name in self.trees}

    def tree(self, kind: str) -> etree._Element | None:
        """The part related to the main document by this kind of relation, None if there is none."""
        names = self.related(self.main, kind)
        return self.trees.get(names[0]) if names else None


def content_of(source: str | Path | bytes) -> bytes:
    """The bytes of a file given by its path, or the bytes given."""
    return source if isinstance(source, bytes) else Path(source).read_bytes()


def read_package(source: str | Path | bytes) -> Package:
    """Take a .docx apart; what is broken becomes a defect, only a file that is no zip raises."""
    with zipfile.ZipFile(io.BytesIO(content_of(source))) as archive:
        names = tuple(info.filename for info in archive.infolist())
        data = {name: archive.read(name) for name in dict.fromkeys(names)}
        encrypted = [i.filename for i in archive.infolist() if i.flag_bits & 1]
    trees: dict[str, etree._Element] = {}
    defects = [f"{name}: zip entry is encrypted" for name in encrypted]
    for name, content in data.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = _parsed(content)
            except (etree.XMLSyntaxError, ValueError) as problem:
                defects.append(f"{name}: XML is not acceptable: {problem}")
    relations = {
        _owner(name): tuple(_relations(name, tree))
        for name, tree in trees.items()
        if name.endswith(".rels")
    }
    return Package(names, data, trees, relations, tuple(defects))


def _parsed(content: bytes) -> etree._Element:
    if _DOCTYPE.search(content[:2000]):
        raise ValueError("it has a DTD")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(content, parser)


def _owner(rels_name: str) -> str:
    folder, name = posixpath.split(rels_name)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations(rels_name: str, tree: etree._Element) -> list[Relation]:
    base = posixpath.dirname(_owner(rels_name))
    found = []
    for node in tree.iter(f"{RELS}Relationship"):
        target = node.get("Target", "")
        external = node.get("TargetMode") == "External"
        if not external:
            target = unquote(target)
            target = target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
            target = posixpath.normpath(target)
        kind = node.get("Type", "").rpartition("/")[2]
        found.append(Relation(node.get("Id", ""), kind, target, external))
    return found


def named(words: str) -> frozenset[str]:
    """The words of a line as a set of names."""
    return frozenset(words.split())


class _Names(dict[object, str]):
    """The names of tags without their namespace; comments have a function for a tag."""

    def __missing__(self, tag: object) -> str:
        self[tag] = name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        return name


_NAMES: Final = _Names()  # asked two million times by the tests of redlines alone


def local(node: etree._Element | None) -> str:
    """The element's name without namespace, "" for none, comments and processing instructions."""
    return "" if node is None else _NAMES[node.tag]


def found(tree: etree._Element, path: str) -> list[etree._Element]:
    """Elements an XPath selects, with the prefixes w and r."""
    listed = tree.xpath(path, namespaces={"w": W[1:-1], "r": R[1:-1]})
    assert isinstance(listed, list)
    return [node for node in listed if isinstance(node, etree._Element)]


def words_in(node: etree._Element) -> str:
    """Text of all w:t and w:delText below an element."""
    return "".join(text.text or "" for text in node.iter(f"{W}t", f"{W}delText"))


def place(part: str, node: etree._Element) -> str:
    """Where an element stands, for a message: part, element and the words nearest to it."""
    up: etree._Element | None = node
    text = ""
    while up is not None and not text:
        text = words_in(up)[:40]
        up = up.getparent()
    prefix = f"{node.prefix}:" if node.prefix else ""
    return f"{part}: {prefix}{local(node)}" + (f' near "{text}"' if text else "")
