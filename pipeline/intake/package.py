"""An Office package taken apart: its parts by name, by type and by what relates to them.

Programs rename parts when they save (LibreOffice renames custom XML), so a part is found by
what relates to it, never by its name. XML is parsed within libxml2's own limits (256 levels,
10 million letters in one text); nothing outside of the package is opened. Give it bytes that
passed the preflight.

Sources: ECMA-376 Part 2, 9.3 (relationships), 10.1.2 (content types).
"""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from lxml import etree

from pipeline.model.errors import UnreadableError
from pipeline.work.archive import DAMAGED

_CONTENT_TYPES: Final = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: the last step of its type (`image`), and a part's name or an address."""

    kind: str
    target: str
    external: bool


class Package:
    """One package; parts are unpacked and parsed when asked for.

    Raises `UnreadableError` for bytes that are no zip archive.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise UnreadableError("không mở được gói tệp") from error
        self.names: Final = frozenset(self._archive.namelist())
        self._relations: dict[str, dict[str, Relation]] = {}

    def read(self, name: str) -> bytes:
        """Give the bytes of a part; raises `UnreadableError` where there are none."""
        try:
            return self._archive.read(name)
        except KeyError as error:
            raise UnreadableError(f"tệp thiếu thành phần {name}") from error
        except DAMAGED as error:
            raise UnreadableError(f"thành phần {name} trong tệp bị hỏng") from error

    def part(self, name: str) -> bytes | None:
        """Give the bytes of a part, None where there are none."""
        try:
            return self.read(name)
        except UnreadableError:
            return None

    def tree(self, name: str) -> etree._Element | None:
        """Give the root of an XML part; None where it is absent or no XML."""
        try:
            return parsed(self.read(name))
        except UnreadableError:
            return None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Give the relationships of a part by id, of the package itself for "".

        Raises `UnreadableError` where they are there and no XML.
        """
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = self._read_relations(part)
        return known

    def related(self, part: str, kind: str) -> str | None:
        """Give the name of the first part that `part` relates to in this way, None for none."""
        targets = (rel.target for rel in self.relations(part).values() if rel.kind == kind)
        return next(targets, None)

    @cached_property
    def main(self) -> str:
        """Give the name of the part that the package is about, "" where none is named."""
        return self.related("", "officeDocument") or ""

    @cached_property
    def content_types(self) -> Mapping[str, str]:
        """Give the type of each part that is named in the list of types, by its name."""
        root = self.tree(_CONTENT_TYPES)
        found = () if root is None else root.iter("{*}Override")
        return {
            str(entry.get("PartName", "")).lstrip("/"): str(entry.get("ContentType", ""))
            for entry in found
        }

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        inside = posixpath.join(folder, "_rels", f"{name}.rels")
        if inside not in self.names:
            return {}
        entries = parsed(self.read(inside)).iter("{*}Relationship")
        return {str(entry.get("Id", "")): _relation(entry, folder) for entry in entries}


def parsed(xml: bytes) -> etree._Element:
    """Give the root of a part; raises `UnreadableError` where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                             remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("XML trong tệp bị hỏng") from error


def _relation(entry: etree._Element, folder: str) -> Relation:
    external = entry.get("TargetMode") == "External"
    target = str(entry.get("Target", ""))
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    kind = str(entry.get("Type", "")).rpartition("/")[2]
    return Relation(kind, target, external)
