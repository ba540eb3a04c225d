"""Whether a document bears a mark of secrecy: "MẬT", "TỐI MẬT", "TUYỆT MẬT" on a line of its own.

Such a document goes another way than a web page: it is refused before anything of it is kept.
The mark is stamped beside the heading of a document: in the text, a table, a text box, a header;
of a workbook it is a cell. Only a line that says nothing else counts, so that a sentence about
state secrets is no mark.

Source: Law on protection of state secrets 117/2025/QH15 (29/2018/QH14 before it): the three
degrees of secrecy, and that a document bears its degree.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.intake.text import decode
from pipeline.work.archive import DAMAGED

_MARK: Final = re.compile(r"(?:Độ mật|ĐỘ MẬT)?[\s:]*(TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật|Mật)")
_ALONE: Final = re.compile(r"(TUYỆT MẬT|TỐI MẬT|MẬT)")
_AROUND: Final = " \t\r\n\xa0[](){}*_#.:;-–|"
_WORD: Final = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_EXCEL: Final = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")


def secrecy_mark(data: bytes, name: str) -> str:
    """Give the degree of secrecy that a document bears, "" for none or where it cannot be read.

    `name` tells by its ending what it is: .docx, .xlsx or .md; anything else bears none.
    """
    return next((mark for line in _lines(data, name.casefold()) if (mark := _mark(line))), "")


def _mark(line: str) -> str:
    said = " ".join(line.split()).strip(_AROUND)
    if _ALONE.fullmatch(said):
        return said
    found = _MARK.fullmatch(said) if said.casefold().startswith("độ mật") else None
    return found[1].upper() if found else ""


def _lines(data: bytes, name: str) -> Iterator[str]:
    if name.endswith(".md"):
        yield from (decode(data, file=name).value or "").splitlines()
    elif name.endswith(".docx"):
        yield from _paragraphs(data, _WORD, "p", "t")
    elif name.endswith(".xlsx"):
        yield from _paragraphs(data, _EXCEL, "si", "t")
        yield from _paragraphs(data, _EXCEL, "is", "t")


def _paragraphs(data: bytes, parts: re.Pattern[str], block: str, run: str) -> Iterator[str]:
    """Give the words of each paragraph or cell; those of a text box are its own paragraphs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if parts.fullmatch(name):
                    tree = etree.fromstring(
                        archive.read(name), etree.XMLParser(resolve_entities=False)
                    )
                    for element in tree.iter(f"{{*}}{block}"):
                        yield "".join(_own(element, block, run))
    except (*DAMAGED, etree.XMLSyntaxError, KeyError):
        return


def _own(element: etree._Element, block: str, run: str) -> Iterator[str]:
    """Give the words of an element, without those of a block within it."""
    for child in element:
        local = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if local == run:
            yield child.text or ""
        elif local != block:
            yield from _own(child, block, run)
