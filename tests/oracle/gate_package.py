"""Gate, the package (ECMA-376 Part 2): zip entries, types, relationships, forbidden parts."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import (
    MC,
    TYPES,
    Package,
    R,
    Relation,
    W,
    content_of,
    found,
    local,
    place,
)

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# Content type each kind of relation must lead to.
_KIND_TYPES: Final = {
    "officeDocument": (_WORD + "document.main+xml", _WORD + "template.main+xml"),
    "styles": (_WORD + "styles+xml",),
    "numbering": (_WORD + "numbering+xml",),
    "settings": (_WORD + "settings+xml",),
    "webSettings": (_WORD + "webSettings+xml",),
    "fontTable": (_WORD + "fontTable+xml",),
    "footnotes": (_WORD + "footnotes+xml",),
    "endnotes": (_WORD + "endnotes+xml",),
    "comments": (_WORD + "comments+xml",),
    "header": (_WORD + "header+xml",),
    "footer": (_WORD + "footer+xml",),
    "theme": ("application/vnd.openxmlformats-officedocument.theme+xml",),
    "core-properties": ("application/vnd.openxmlformats-package.core-properties+xml",),
    "extended-properties": (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
    "custom-properties": ("application/vnd.openxmlformats-officedocument.custom-properties+xml",),
    "customXmlProps": ("application/vnd.openxmlformats-officedocument.customXmlProperties+xml",),
    "chart": ("application/vnd.openxmlformats-officedocument.drawingml.chart+xml",),
}
# The element that carries an r:… attribute, and the kind of relation it must name.
_USES: Final = {
    "hyperlink": ("hyperlink",),
    "hlinkClick": ("hyperlink",),
    "hlinkHover": ("hyperlink",),
    "headerReference": ("header",),
    "footerReference": ("footer",),
    "blip": ("image",),
    "imagedata": ("image",),
    "chart": ("chart",),
    "externalData": ("package",),
}
_EXPLICIT: Final = frozenset({"hyperlink", "header", "footer", "image", "chart"})
_SIGNATURES: Final = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
_LINK: Final = re.compile(
    r"(?:https?://|mailto:)[^\s]+\Z|[\w-]+\.docx\Z", re.IGNORECASE
)  # or a Word file beside this one
_FORBIDDEN: Final = re.compile(
    r"vbaProject|vbaData|activeX|oleObject|macroEnabled|aFChunk|attachedTemplate|subDocument"
    r"|\.(?:bin|exe|dll|js|vbs|htm|html|mht|rtf)\Z",
    re.IGNORECASE,
)
_EMBEDDED_PACKAGE: Final = re.compile(r"word/embeddings/[^/]+\.xlsx\Z")


def entries(source: str | Path | bytes) -> Iterator[str]:
    """Defects of the zip itself: doubled, absolute or climbing names, folders, damage."""
    with zipfile.ZipFile(io.BytesIO(content_of(source))) as archive:
        infos = archive.infolist()
        damaged = archive.testzip()
    if damaged:
        yield f"{damaged}: zip entry is damaged"
    for name, count in Counter(info.filename.lower() for info in infos).items():
        if count > 1:
            yield f"{name}: zip entry stands {count} times"
    for info in infos:
        name = info.orig_filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            yield f"{name}: zip entry has an absolute or climbing name"
        if name.endswith("/"):
            yield f"{name}: zip entry is a folder"
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield f"{name}: zip entry is compressed in a way Word does not read"


def content_types(package: Package) -> Iterator[str]:
    """Every part has one content type, the right one for its role, and nothing else is listed."""
    listing = "[Content_Types].xml"
    tree = package.trees.get(listing)
    if tree is None:
        yield f"{listing}: missing"
        return
    defaults = [n.get("Extension", "").lower() for n in tree.iter(f"{TYPES}Default")]
    overrides = [n.get("PartName", "") for n in tree.iter(f"{TYPES}Override")]
    yield from (f"{listing}: Default {e} stands twice" for e in _doubled(defaults))
    yield from (f"{listing}: Override {n} stands twice" for n in _doubled(overrides))
    for name in overrides:
        if name.lstrip("/") not in package.data or not name.startswith("/"):
            yield f"{listing}: Override {name} names no part"
    for name in package.data:
        kind = type_of(package, name)
        if kind is None and name != listing:
            yield f"{name}: part has no content type"
        elif kind and _FORBIDDEN.search(kind):
            yield f"{name}: macro or embedded content type {kind}"
        starts = _SIGNATURES.get(kind or "")
        if starts and not package.data[name].startswith(starts):
            yield f"{name}: content is not {kind}"


def type_of(package: Package, name: str) -> str | None:
    """Content type of a part: its Override, else the Default of its extension, else None."""
    tree = package.trees.get("[Content_Types].xml")
    if tree is None:
        return None
    for node in tree.iter(f"{TYPES}Override"):
        if node.get("PartName", "").lower() == f"/{name}".lower():
            return node.get("ContentType")
    extension = name.rpartition(".")[2].lower()
    for node in tree.iter(f"{TYPES}Default"):
        if node.get("Extension", "").lower() == extension:
            return node.get("ContentType")
    return None


def relationships(package: Package) -> Iterator[str]:
    """Relations have own ids and lead to parts that are there; every part is reached by one."""
    if len(package.related("", "officeDocument")) != 1:
        yield "_rels/.rels: there must be exactly one officeDocument relation"
    for owner, relations in package.relations.items():
        where = posixpath.join(
            posixpath.dirname(owner), "_rels", posixpath.basename(owner) + ".rels"
        )
        if owner and owner not in package.data:
            yield f"{where}: belongs to no part"
        for ident in _doubled([rel.id for rel in relations]):
            yield f"{where}: relation id {ident} stands twice"
        for rel in relations:
            yield from (f"{where}: {rel.id}: {problem}" for problem in _relation(package, rel))
        for one in _KIND_TYPES.keys() - {"header", "footer", "chart", "customXmlProps"}:
            if sum(rel.kind == one for rel in relations) > 1:
                yield f"{where}: more than one {one} relation"
    yield from _unreached(package)


def _relation(package: Package, rel: Relation) -> Iterator[str]:
    if _FORBIDDEN.search(rel.kind) or (_FORBIDDEN.search(rel.target) and not rel.external):
        yield f"{rel.kind} relation to {rel.target} is forbidden"
    if rel.external:
        if rel.kind != "hyperlink":
            yield f"external {rel.kind} relation to {rel.target}"
        elif not _LINK.match(rel.target):
            yield f"hyperlink to {rel.target} is neither http(s) nor mailto"
        return
    if rel.target not in package.data:
        yield f"{rel.kind} relation leads to {rel.target}, which is not there"
        return
    wanted = _KIND_TYPES.get(rel.kind)
    if wanted and type_of(package, rel.target) not in wanted:
        yield f"{rel.target} has content type {type_of(package, rel.target)}, not {wanted[0]}"
    if rel.kind == "package" and not _EMBEDDED_PACKAGE.match(rel.target):
        yield f"embedded package {rel.target} is no workbook of a chart"


def _unreached(package: Package) -> Iterator[str]:
    reached, waiting = set[str](), [""]
    while waiting:
        for rel in package.relations.get(waiting.pop(), ()):
            if not rel.external and rel.target not in reached:
                reached.add(rel.target)
                waiting.append(rel.target)
    for name in package.data:
        if name not in reached and not name.endswith((".rels", "[Content_Types].xml", "/")):
            yield f"{name}: part is referenced by nothing"


def references(package: Package) -> Iterator[str]:
    """Every r:id in a part resolves, to the right kind; every link, image, header kept is used."""
    for part, tree in package.trees.items():
        if part.endswith(".rels") or part == "[Content_Types].xml":
            continue
        known = {rel.id: rel for rel in package.relations.get(part, ())}
        used = set()
        # XPath finds the few elements with an r:… attribute without a step of Python for each.
        for node in found(tree, "//*[@r:*]"):
            for name, ident in _attributes(node):
                if not name.startswith(R) or not ident:
                    continue
                used.add(ident)
                yield from _reference(part, node, ident, known.get(ident))
        for rel in known.values():
            if rel.kind in _EXPLICIT and rel.id not in used:
                yield f"{part}: {rel.kind} relation {rel.id} is used by nothing"


def _reference(part: str, node: etree._Element, ident: str, rel: Relation | None) -> Iterator[str]:
    kinds = _USES.get(local(node))
    if rel is None:
        yield f"{place(part, node)}: relation {ident} does not exist"
    elif kinds and rel.kind not in kinds:
        yield f"{place(part, node)}: relation {ident} is {rel.kind}, not {kinds[0]}"


def roots(package: Package) -> Iterator[str]:
    """Prefixes in mc:Ignorable are declared; no altChunk, object, control, dirty, updateFields."""
    for part, tree in package.trees.items():
        for prefix in (tree.get(f"{MC}Ignorable") or "").split():
            if prefix not in tree.nsmap:
                yield f"{part}: mc:Ignorable names the undeclared prefix {prefix}"
        for name in ("altChunk", "object", "control", "subDoc", "updateFields", "attachedTemplate"):
            for node in tree.iter(f"{W}{name}"):
                yield f"{place(part, node)}: must not occur"
        if b"dirty=" in package.data[part]:
            for node in found(tree, "//*[@w:dirty]"):
                yield f"{place(part, node)}: w:dirty must not occur"


def _attributes(node: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in node.attrib.items()]


def _doubled(values: list[str]) -> list[str]:
    return [value for value, count in Counter(v.lower() for v in values).items() if count > 1]
