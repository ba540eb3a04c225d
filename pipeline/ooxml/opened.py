"""A .docx taken apart to be changed: parts as trees, relationships and types written back.

Sources: ECMA-376 Part 2, 9.3 (relationships), 10.1.2 (content types).
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import unquote

from lxml import etree

from pipeline.ooxml.links import with_links
from pipeline.ooxml.names import W
from pipeline.ooxml.pieces import with_complex_fields
from pipeline.ooxml.settled import settle
from pipeline.work.archive import CONTENT_TYPES, Parts, read_parts, zip_parts

_RELS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STORIES: Final = ("footnotes", "endnotes")
FRONT_PAGE: Final = "_qh_trang_thay_doi"
"""The bookmark at the end of the page that a redline puts before a file, which is none of it."""


@dataclass(frozen=True, slots=True)
class Related:
    """One relationship: the whole of its type, and a part's name or an address."""

    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """Give the last step of its type: "image"."""
        return self.type.rpartition("/")[2]


class OpenedWord:
    """One .docx; trees asked for are the ones written back by `data`.

    Fields are written as runs and tracked changes settled in document, footnotes and endnotes.
    """

    def __init__(self, data: bytes, *, accept: bool = True) -> None:
        self.parts: Parts = read_parts(data)
        self._trees: dict[str, etree._Element] = {}
        self._made = 0
        self.main: Final = self._main()
        for name in (self.main, *map(self.story_name, _STORIES)):
            if name is not None:
                tree = self.tree(name)
                with_complex_fields(tree)
                settle(tree, accept=accept)
                without_front_page(tree)
                with_links(tree, partial(self._relate_link, name))

    def _relate_link(self, part: str, address: str) -> str:
        return self.relate(part, Related(f"{OFFICE}/hyperlink", address, external=True))

    def _main(self) -> str:
        found = self.relations("").values()
        return next((rel.target for rel in found if rel.kind == "officeDocument"),
                    "word/document.xml")  # fmt: skip

    @property
    def document(self) -> etree._Element:
        """Give the root of the document."""
        return self.tree(self.main)

    @property
    def body(self) -> etree._Element:
        """Give the `w:body`."""
        found = self.document.find(f"{W}body")
        assert found is not None, "the package was checked when it was opened"
        return found

    def tree(self, name: str) -> etree._Element:
        """Give the root of a part."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True,
                                     remove_comments=True, remove_pis=True)  # fmt: skip
            self._trees[name] = etree.fromstring(self.parts[name], parser)
        return self._trees[name]

    def story_name(self, kind: str) -> str | None:
        """Give the name of the part that the document relates to in this way (`styles`)."""
        targets = (rel.target for rel in self.relations(self.main).values() if rel.kind == kind)
        return next((target for target in targets if target in self.parts), None)

    def story(self, kind: str) -> etree._Element | None:
        """Give the root of that part, None where there is none."""
        name = self.story_name(kind)
        return None if name is None else self.tree(name)

    def needed_story(self, kind: str, root: str) -> etree._Element:
        """Give the root of that part, an empty one made where there is none."""
        found = self.story(kind)
        if found is not None:
            return found
        name = f"word/{kind}.xml"
        tree = etree.Element(f"{W}{root}", nsmap={"w": W[1:-1]})
        self.parts[name] = b""
        self._trees[name] = tree
        self.relate(self.main, Related(f"{OFFICE}/{kind}", name, external=False))
        self._type(name, f"{_WORD}.{kind}+xml")
        return tree

    def relations(self, part: str) -> Mapping[str, Related]:
        """Give the relationships of a part by id; none where it has none."""
        name = _rels_name(part)
        if name not in self.parts:
            return {}
        folder = posixpath.dirname(part)
        return {
            str(entry.get("Id", "")): _related(entry, folder)
            for entry in self.tree(name).iter(f"{_RELS}Relationship")
        }

    def relate(self, part: str, related: Related) -> str:
        """Add a relationship to a part and give its id; one that is there already serves."""
        known = self.relations(part)
        for id_, other in known.items():
            if other == related:
                return id_
        number = len(known) + 1
        while f"rIdQh{number}" in known:
            number += 1
        self.relate_as(part, f"rIdQh{number}", related)
        return f"rIdQh{number}"

    def relate_as(self, part: str, id_: str, related: Related) -> None:
        """Add a relationship of that id to a part."""
        entry = etree.SubElement(self._rels_root(part), f"{_RELS}Relationship")
        target = related.target if related.external else f"/{related.target}"
        entry.attrib.update({"Id": id_, "Type": related.type, "Target": target})
        if related.external:
            entry.set("TargetMode", "External")

    def _rels_root(self, part: str) -> etree._Element:
        name = _rels_name(part)
        if name not in self.parts:
            self.parts[name] = b""
            self._trees[name] = etree.fromstring(f'<Relationships xmlns="{_RELS[1:-1]}"/>')
        return self.tree(name)

    def type_of(self, name: str) -> str:
        """Give the content type of a part, "" where none is said."""
        for entry in self.tree(CONTENT_TYPES):
            if str(entry.get("PartName", "")).lstrip("/") == name:
                return str(entry.get("ContentType", ""))
        ending = name.rpartition(".")[2].lower()
        for entry in self.tree(CONTENT_TYPES).iter(f"{_TYPES}Default"):
            if str(entry.get("Extension", "")).lower() == ending:
                return str(entry.get("ContentType", ""))
        return ""

    def add_part(self, like: str, data: bytes, type_: str) -> str:
        """Add a part under a name like another's, and give its name."""
        folder, file = posixpath.split(like)
        stem, dot, ending = file.rpartition(".")
        name = like
        while name in self.parts:
            self._made += 1
            name = posixpath.join(folder, f"{stem or file}_cu{self._made}{dot}{ending}")
        self.parts[name] = data
        if self.type_of(name) != type_:
            self._type(name, type_)
        return name

    def _type(self, name: str, type_: str) -> None:
        entry = etree.SubElement(self.tree(CONTENT_TYPES), f"{_TYPES}Override")
        entry.attrib.update({"PartName": f"/{name}", "ContentType": type_})

    def data(self) -> bytes:
        """Give the file as it stands now."""
        parts = dict(self.parts)
        for name, tree in self._trees.items():
            parts[name] = etree.tostring(
                tree, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return zip_parts(parts)


def without_front_page(document: etree._Element) -> None:
    """Take the page away that an earlier comparison put before the file, if there is one."""
    for body in document.iterchildren(f"{W}body"):
        ends = (node for node in body if _ends_front_page(node))
        end = next(ends, None)
        if end is not None:
            del body[: body.index(end) + 1]


def _ends_front_page(node: etree._Element) -> bool:
    return any(
        mark.get(f"{W}name") == FRONT_PAGE for mark in node.iterchildren(f"{W}bookmarkStart")
    )


def _rels_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _related(entry: etree._Element, folder: str) -> Related:
    external = entry.get("TargetMode") == "External"
    target = str(entry.get("Target", ""))
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Related(str(entry.get("Type", "")), target, external)
