"""The shell of a draft, taken from its own Word file: covers, styles, lists, headers and footers.

Two files can then be compared in the dress of the later one, whatever template it was made
with. What the covers say stays as it is: braces in it are no tags.
"""

import posixpath
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.model.errors import TemplateError
from pipeline.render.word.contents import CONTENTS_STYLES
from pipeline.render.word.package import DOCUMENT, DOCUMENT_RELATIONSHIPS, HEAD, ROOT_RELATIONSHIPS
from pipeline.render.word.shell import BODY_MARKER, NAMESPACES, require_parts, untagged
from pipeline.work.archive import CONTENT_TYPES, Parts, read_parts, zip_parts

_W: Final = f"{{{NAMESPACES['w']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_KEPT: Final = ("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "header",
                "footer")  # fmt: skip
_OPENING: Final = (*CONTENTS_STYLES, "HopThongBao", "Heading1", "PhuLuc")
_BODY_FOLDERS: Final = ("word/media/", "word/charts/", "word/embeddings/", "customXml/")
_BODY_PARTS: Final = ("word/footnotes.xml", "word/_rels/footnotes.xml.rels", "docProps/custom.xml")


def template_of(draft: bytes) -> bytes:
    """Give a draft's file with a marker in place of contents and report, as a template.

    Raises:
        TemplateError: It holds no report of ours, or no page that stands upright.
    """
    parts = read_parts(draft)
    require_parts(parts, (DOCUMENT, DOCUMENT_RELATIONSHIPS, CONTENT_TYPES, ROOT_RELATIONSHIPS))
    root = etree.fromstring(parts[DOCUMENT])
    body = root.find(f"{_W}body")
    blocks = [] if body is None else list(body)
    opening = next((at for at, block in enumerate(blocks) if _opens(block)), None)
    section = next((s for s in root.iter(f"{_W}sectPr") if _stands(s)), None)
    if body is None or opening is None or section is None:
        raise TemplateError("tệp không phải bản dự thảo có trang dọc và nội dung báo cáo")
    pages = next(
        (s for s in root.iter(f"{_W}sectPr") if _stands(s) and _is_inside(s, blocks[opening:])),
        section,
    )
    marker = etree.fromstring(
        f'<w:p xmlns:w="{NAMESPACES["w"]}"><w:r><w:t>{BODY_MARKER}</w:t></w:r></w:p>'
    )
    for block in blocks[opening:]:
        body.remove(block)
    body.extend((marker, pages))
    parts[DOCUMENT] = HEAD.encode() + etree.tostring(root)
    _keep_shell(parts, root)
    for name in parts:
        if name == DOCUMENT or name.startswith(("word/header", "word/footer")):
            # "#" stands in references to letters, "%" in no tag without a brace
            parts[name] = untagged(parts[name].decode(), "{}").encode()
    return zip_parts(parts)


def _opens(block: etree._Element) -> bool:
    """Say whether contents or report begin with a block."""
    style = block.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and style.get(f"{_W}val") in _OPENING:
        return True
    return any(str(m.get(f"{_W}name")).startswith("_qh_") for m in block.iter(f"{_W}bookmarkStart"))


def _stands(section: etree._Element) -> bool:
    size = section.find(f"{_W}pgSz")
    return size is not None and size.get(f"{_W}orient") != "landscape"


def _is_inside(node: etree._Element, blocks: list[etree._Element]) -> bool:
    return any(node is block or block in node.iterancestors() for block in blocks)


def _keep_shell(parts: Parts, root: etree._Element) -> None:
    """Take out the parts that only the report named."""
    used = {str(value) for node in root.iter() for value in _references(node)}
    relations = etree.fromstring(parts[DOCUMENT_RELATIONSHIPS])
    kept: set[str] = set()
    for relation in list(relations):
        kind = str(relation.get("Type")).rpartition("/")[2]
        if kind in _KEPT or relation.get("Id") in used:
            kept.add(posixpath.normpath(f"word/{relation.get('Target')}"))
        else:
            relations.remove(relation)
    kept |= set(_of_headers(parts, kept))
    for name in list(parts):
        if (name.startswith(_BODY_FOLDERS) or name in _BODY_PARTS) and name not in kept:
            del parts[name]
    parts[DOCUMENT_RELATIONSHIPS] = HEAD.encode() + etree.tostring(relations)
    _drop(parts, ROOT_RELATIONSHIPS, "Target")
    _drop(parts, CONTENT_TYPES, "PartName")


def _references(node: etree._Element) -> Iterator[str]:
    return (str(value) for name, value in node.attrib.items() if str(name).startswith(_R))


def _of_headers(parts: Parts, kept: set[str]) -> Iterator[str]:
    for name in kept:
        folder, file = posixpath.split(name)
        rels = parts.get(f"{folder}/_rels/{file}.rels")
        for relation in () if rels is None else etree.fromstring(rels):
            yield posixpath.normpath(f"{folder}/{relation.get('Target')}")


def _drop(parts: Parts, part: str, attribute: str) -> None:
    """Take out of a list of parts those that are no longer there."""
    root = etree.fromstring(parts[part])
    for entry in list(root):
        name = entry.get(attribute)
        if name is not None and str(name).lstrip("/") not in parts:
            root.remove(entry)
    parts[part] = HEAD.encode() + etree.tostring(root)
