"""The texts of a paper, with plain spaces: paragraphs outside tables, tables row by row."""

from lxml import etree

from pipeline.render.unbroken import breakable
from pipeline.work.archive import read_parts
from tests.render.samples import W


def _body(data: bytes) -> etree._Element:
    body = etree.fromstring(read_parts(data)["word/document.xml"]).find(f"{W}body")
    assert body is not None
    return body


def _text(paragraph: etree._Element) -> str:
    return breakable("".join(str(text) for text in paragraph.itertext(f"{W}t")))


def paragraphs(data: bytes) -> list[str]:
    return [_text(paragraph) for paragraph in _body(data).findall(f"{W}p")]


def kept_with_next(data: bytes) -> list[str]:
    """Give the paragraphs that stand on the page of what follows them."""
    found = _body(data).findall(f"{W}p")
    return [_text(one) for one in found if one.find(f"{W}pPr/{W}keepNext") is not None]


def table(data: bytes, at: int) -> list[list[str]]:
    """Give the cells of the table at a position, paragraphs of a cell on lines of their own."""
    return [
        ["\n".join(map(_text, cell.findall(f"{W}p"))) for cell in row.findall(f"{W}tc")]
        for row in _body(data).findall(f"{W}tbl")[at].findall(f"{W}tr")
    ]
