"""A .docx taken apart: its parts found by their relationships, XML parsed within limits.

Programs rename parts when they save (LibreOffice renames custom XML), so a part is found by
what relates to it, never by its name. Nothing outside of the package is opened.

Sources: ECMA-376 Part 2 (packages), Part 1, 11 (parts of a Word file).
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from lxml import etree

from pipeline.intake.preflight import check_package
from pipeline.model.notice import Notice, Outcome, Severity

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SAVE_AGAIN: Final = "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx)"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: the last step of its type (`image`), and a part's name or an address."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class WordPackage:
    """One .docx that passed the preflight; parts are unpacked and parsed when asked for.

    `main` is the part of the document itself, `document` its root.
    """

    main: str
    document: etree._Element
    _archive: zipfile.ZipFile
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """Give the bytes of a part, None where there is none of that name."""
        try:
            return self._archive.read(name)
        except KeyError:
            return None

    def tree(self, name: str) -> etree._Element | None:
        """Give the root of an XML part; None where it is absent or no XML."""
        data = self.part(name)
        try:
            return None if data is None else _parsed(data)
        except etree.XMLSyntaxError:
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the relationships of a part by id."""
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = _relations(self, part)
        return known

    def related(self, part: str, kind: str) -> str | None:
        """Give the name of the first part that `part` relates to in this way, None for none."""
        targets = (rel.target for rel in self.relations(part).values() if rel.kind == kind)
        return next(targets, None)

    def story(self, kind: str) -> etree._Element | None:
        """Give the root of the part that the document relates to in this way (`footnotes`)."""
        name = self.related(self.main, kind)
        return None if name is None else self.tree(name)

    def custom_parts(self) -> Iterator[etree._Element]:
        """Give the roots of the custom XML parts."""
        for relation in self.relations(self.main).values():
            if relation.kind == "customXml":
                root = self.tree(relation.target)
                if root is not None:
                    yield root


def open_word(data: bytes, *, file: str) -> Outcome[WordPackage | None]:
    """Give a .docx taken apart, None with an error where it must not or cannot be read."""
    warnings = check_package(data, file=file, kind="docx")
    if any(notice.severity is Severity.ERROR for notice in warnings):
        return Outcome(None, warnings)
    archive = zipfile.ZipFile(io.BytesIO(data))
    main = _main_part(archive)
    try:
        content = archive.read(main)
        if _STRICT in content[:4096]:
            told = ("word-dang-strict", "tệp lưu ở dạng Strict Open XML, chưa đọc được",
                    f"{_SAVE_AGAIN} (không chọn Strict) rồi gửi lại")  # fmt: skip
            return Outcome(None, (*warnings, Notice(Severity.ERROR, *told, file=file)))
        document = _parsed(content)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError):
        return Outcome(None, (*warnings, _broken(file)))
    if document.tag != f"{W}document" or document.find(f"{W}body") is None:
        return Outcome(None, (*warnings, _broken(file)))
    return Outcome(WordPackage(main, document, archive), warnings)


def _broken(file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "tep-hong",
        "phần nội dung của tệp .docx bị hỏng, không đọc được",
        f"{_SAVE_AGAIN} rồi gửi lại",
        file=file,
    )


def _parsed(data: bytes) -> etree._Element:
    # libxml2's own limits stay on: 256 levels deep, 10 million letters in one text
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    return etree.fromstring(data, parser)


def _main_part(archive: zipfile.ZipFile) -> str:
    try:
        root = _parsed(archive.read("_rels/.rels"))
    except (KeyError, etree.XMLSyntaxError):
        return "word/document.xml"
    kind = "/officeDocument"
    targets = (str(entry.get("Target")) for entry in root if str(entry.get("Type")).endswith(kind))
    return next(targets, "word/document.xml").lstrip("/")


def _relations(package: WordPackage, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    root = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Relation] = {}
    for entry in () if root is None else root.iter(f"{_RELATIONS}Relationship"):
        external = entry.get("TargetMode") == "External"
        target = str(entry.get("Target", ""))
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = str(entry.get("Type", "")).rpartition("/")[2]
        found[str(entry.get("Id", ""))] = Relation(kind, target, external)
    return found
