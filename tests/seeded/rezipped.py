"""A .docx written again with some parts changed and others left out."""

import io
import zipfile
from collections.abc import Collection, Mapping

from lxml import etree

from tests.oracle.docx_parts import Package


def rezipped(package: Package, changed: Mapping[str, bytes], left: Collection[str]) -> bytes:
    """Give the file with parts changed, without what relates to it in the ways of `left`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names:
            if name.endswith("/"):
                continue
            data = changed.get(name, package.data[name])
            if name.endswith(".rels"):
                data = _without(data, left)
            archive.writestr(name, data)
    return buffer.getvalue()


def _without(data: bytes, left: Collection[str]) -> bytes:
    root = etree.fromstring(data)
    for entry in list(root):
        if str(entry.get("Type", "")).rpartition("/")[2] in left:
            root.remove(entry)
    return etree.tostring(root)
