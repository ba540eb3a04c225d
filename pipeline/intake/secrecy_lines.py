"""All that a document says, line by line, wherever somebody could have stamped something.

Of a Word file its text, tables, text boxes, headers, footers, notes, comments, drawings,
watermarks and properties; of a workbook its cells, text boxes, comments, sheets' names, and what
is printed above and below its pages. Nothing is made of it but the answer whether it bears a mark.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.intake.text import decode
from pipeline.work.archive import DAMAGED

_WORD: Final = re.compile(r"word/(?:charts/|diagrams/)?[^/]+\.xml")
_EXCEL: Final = re.compile(r"xl/(?:[^/]+/)?[^/]+\.xml")
_ABOUT: Final = re.compile(r"docProps/(?:core|custom)\.xml")
_BLOCKS: Final = ("p", "si", "is", "comment", "threadedComment")  # each a line of its own
_SAYS: Final = ("t", "text")
_ENDS: Final = ("br", "cr", "tab")
_PRINTED: Final = tuple(f"{pages}{side}" for pages in ("odd", "even", "first")
                        for side in ("Header", "Footer"))  # fmt: skip
_CODES: Final = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[BIUSEXY]')  # of a face, a size, a look
# what bears words in an attribute: watermarks, descriptions of pictures, names of sheets
_NAMED: Final = {"textpath": ("string",), "docPr": ("descr", "title"), "cNvPr": ("descr", "title"),
                 "sheet": ("name",)}  # fmt: skip
_TOLD: Final = tuple(f"{{*}}{name}" for name in (*_BLOCKS, "v", *_PRINTED, *_NAMED))
_PAGES: Final = 20  # of a PDF: the mark stands on the first


def lines_of(data: bytes, name: str) -> Iterator[str]:
    """Give the lines of a document, none where it cannot be read.

    `name` tells by its ending what it is, in lower case.
    """
    if name.endswith(".md"):
        text = decode(data, file=name).value or ""
        yield from (re.sub("<[^>]*>", "", line) for line in text.splitlines())
    elif name.endswith(".docx"):
        yield from _package(data, _WORD)
    elif name.endswith(".xlsx"):
        yield from _package(data, _EXCEL)
    elif name.endswith(".svg"):
        yield from _picture(data)
    elif name.endswith(".pdf"):
        yield from _pdf(data)


def _package(data: bytes, parts: re.Pattern[str]) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _within(archive, name, parts)
    except DAMAGED:
        return


def _within(archive: zipfile.ZipFile, name: str, parts: re.Pattern[str]) -> Iterator[str]:
    """Give the lines of a part; one that is damaged has none, and hides those of no other."""
    try:
        if _ABOUT.fullmatch(name):
            yield from _properties(_tree(archive.read(name)))
        elif parts.fullmatch(name):
            yield from _part(_tree(archive.read(name)))
    except (*DAMAGED, etree.XMLSyntaxError, KeyError):
        return


def _tree(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def _part(tree: etree._Element) -> Iterator[str]:
    """Give the words of each paragraph or cell; those of a text box are its own paragraphs."""
    for element in tree.iter(*_TOLD):
        local = etree.QName(element).localname
        if local in _BLOCKS:
            yield "".join(_own(element))
        elif local == "v" and _is_text(element):
            yield element.text or ""
        elif local in _PRINTED:
            yield from re.split("&[LCR]", _CODES.sub("", element.text or ""))
        for attribute in _NAMED.get(local, ()):
            yield element.get(attribute, "")


def _own(element: etree._Element) -> Iterator[str]:
    """Give the words of an element, without those of a block within it."""
    for child in element:
        local = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if local in _SAYS and not len(child):
            yield child.text or ""
        elif local in _ENDS:
            yield "\n"
        elif local == "r" and _is_capital(child):
            yield "".join(_own(child)).upper()
        elif local not in _BLOCKS:
            yield from _own(child)


def _is_text(value: etree._Element) -> bool:
    """Say whether a cell's value is what a formula says in words."""
    cell = value.getparent()
    return cell is not None and cell.get("t") == "str"


def _is_capital(run: etree._Element) -> bool:
    """Say whether a run of Word shows its letters as capitals (ECMA-376 Part 1, 17.3.2.5)."""
    caps = run.find("{*}rPr/{*}caps")
    return caps is not None and not {"0", "false", "off"} & {str(one) for one in caps.values()}


def _properties(tree: etree._Element) -> Iterator[str]:
    """Give the words of a file's properties, one with its name beside it ("Độ mật: Mật")."""
    for element in tree.iter("{*}*"):
        text = element.text or ""
        yield from re.split("[;,]", text)
        parent = element.getparent()
        if parent is not None and parent.get("name"):
            yield f"{parent.get('name')}: {text}"


def _picture(data: bytes) -> Iterator[str]:
    try:
        tree = _tree(data)
    except etree.XMLSyntaxError:
        return
    for element in tree.iter("{*}text", "{*}title", "{*}desc"):
        yield "".join(map(str, element.itertext()))


def _pdf(data: bytes) -> Iterator[str]:
    """Give the lines of a PDF's first pages; those of a scan that nobody read are none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        for words in (reader.metadata or {}).values():
            yield from re.split("[;,]", str(words))
        for page in reader.pages[:_PAGES]:
            yield from page.extract_text().splitlines()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return  # nothing that can be read bears nothing that could be told
