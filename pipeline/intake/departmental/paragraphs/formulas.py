"""Equations of Word as TeX: all of a file by one pandoc, in a child process with limits.

Pandoc reads a Word file made here that holds nothing but the equations, a paragraph each; it is
the best reader of Office Math there is. While a file is read an equation is known by its number.

Source: ECMA-376 Part 1, 22.1 (Office Math).
"""

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lxml import etree

from pipeline.ooxml.names import M, W
from pipeline.work.archive import zip_parts
from pipeline.work.child import kill

_SECONDS: Final = 20.0
_MEMORY: Final = "512M"
_KEPT: Final = (M, W)
_TYPES: Final = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" '
    b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


class Formulas:
    """The equations of one file met so far; each has a word that stands for its TeX."""

    def __init__(self) -> None:
        self._nodes: list[etree._Element] = []

    def add(self, node: etree._Element) -> list[str]:
        """Take a `m:oMath` or `m:oMathPara`, and give the words of the equations in it."""
        found = [node] if node.tag == f"{M}oMath" else list(node.iter(f"{M}oMath"))
        first = len(self._nodes)
        self._nodes += found
        return [word(first + at) for at in range(len(found))]

    def tex(self) -> dict[str, str]:
        """Give the TeX of each by its word; its letters where pandoc made nothing of it."""
        if not self._nodes:
            return {}
        written = tex_of(self._nodes)
        return {
            word(at): tex or letters(node)
            for at, (node, tex) in enumerate(zip(self._nodes, written, strict=True))
        }


def word(number: int) -> str:
    """Give what stands for an equation until its TeX is known."""
    return f"\x00{number}"


def letters(node: etree._Element) -> str:
    """Give the letters of an equation in order."""
    return " ".join("".join(part.text or "" for part in node.iter(f"{M}t")).split())


def tex_of(nodes: Sequence[etree._Element], *, pandoc: str | None = None) -> list[str]:
    """Give the TeX of equations, "" for one of which nothing was made."""
    answer = _run(pandoc or _pandoc(), _file(nodes))
    try:
        blocks = json.loads(answer)["blocks"] if answer else []
    except (ValueError, KeyError, TypeError):
        blocks = []
    if len(blocks) != len(nodes):
        return [""] * len(nodes)
    return [" ".join(" ".join(_math(block)).split()) for block in blocks]


def _pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _file(nodes: Sequence[etree._Element]) -> bytes:
    root = etree.Element(f"{W}document", nsmap={"w": W[1:-1], "m": M[1:-1]})
    body = etree.SubElement(root, f"{W}body")
    for node in nodes:
        paragraph = etree.SubElement(body, f"{W}p")
        paragraph.append(_bare(node))
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zip_parts(
        {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document}
    )


def _bare(node: etree._Element) -> etree._Element:
    """Give an equation again with nothing but Office Math and the looks of its letters."""
    made = etree.Element(node.tag, {str(key): str(value) for key, value in node.attrib.items()})
    made.text = node.text
    for child in node:
        if isinstance(child.tag, str) and child.tag.startswith(_KEPT):
            made.append(_bare(child))
    return made


def _run(program: str, data: bytes) -> bytes:
    command = [program, "+RTS", f"-M{_MEMORY}", "-RTS", "-f", "docx", "-t", "json", "--sandbox"]
    try:
        process = subprocess.Popen(  # noqa: S603 - the program is ours, the file goes by stdin
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            start_new_session=True,
        )
    except OSError:
        return b""
    with process:
        try:
            output, _ = process.communicate(data, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            kill(process)
            return b""
    return output if process.returncode == 0 else b""


def _math(block: Any) -> Iterator[str]:
    """Give the TeX of every formula in a piece of pandoc's tree."""
    if isinstance(block, dict):
        if block.get("t") == "Math":
            yield str(block["c"][1])
        else:
            yield from _math(block.get("c"))
    elif isinstance(block, list):
        for inner in block:
            yield from _math(inner)
