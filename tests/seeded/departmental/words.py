"""Every word of a Word file, by a reader of its own, and what of it an output does not hold."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.seeded.departmental.dress import W

_W: Final = f"{{{W}}}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARTS: Final = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TOKEN: Final = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")


def source_lines(data: bytes) -> Iterator[str]:
    """Give the text of each paragraph, revisions accepted, fallbacks of shapes left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                root = etree.fromstring(archive.read(name))
                for paragraph in root.iter(f"{_W}p"):
                    if not any(
                        parent.tag == f"{_MC}Fallback" for parent in paragraph.iterancestors()
                    ):
                        yield _text(paragraph)


def _text(paragraph: etree._Element) -> str:
    found: list[str] = []
    for node in paragraph.iter(
        f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}softHyphen", f"{_W}noBreakHyphen", f"{_M}t"
    ):
        owner = next(
            parent for parent in node.iterancestors() if parent.tag in (f"{_W}p", f"{_MC}Fallback")
        )
        if owner is not paragraph:
            continue
        if node.tag == f"{_M}t":
            found.append(f" {node.text or ''} ")
        elif node.tag == f"{_W}t":
            found.append(node.text or "")
        elif node.tag == f"{_W}softHyphen":
            found.append("\u00ad")
        elif node.tag == f"{_W}noBreakHyphen":
            found.append("-")
        elif node.getparent().tag == f"{_W}r":  # type: ignore[union-attr]
            found.append(" ")
    return "".join(found)


def tokens(text: str) -> list[str]:
    """Give words in small letters of NFC, and numbers by their digits alone."""
    clean = _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\u2011", "-"))).lower()
    return [
        re.sub(r"[.,]", "", token) if token[0].isdigit() else token
        for token in _TOKEN.findall(clean)
    ]


def missing(source: str, output: str) -> Counter[str]:
    """Give the words that stand oftener in the source than in the output."""
    return Counter(tokens(source)) - Counter(tokens(output))
