"""Bits of WordprocessingML as trees, for tests."""

from lxml import etree

from pipeline.ooxml.names import M, R, W
from tests.seeded.foreign_pairs.raw_file import SECTION, RawFile, paragraph, text_run

_NAMESPACES = f'xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}" xmlns:m="{M[1:-1]}"'
BY = 'w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z"'


def tree(xml: str) -> etree._Element:
    """Give the one element that the markup says."""
    return etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>")[0]


def words(node: etree._Element) -> list[str]:
    """Give the text of each paragraph."""
    return [
        "".join(text.text or "" for text in line.iter(f"{W}t", f"{W}delText"))
        for line in node.iter(f"{W}p")
    ]


def file_of(*texts: str, styles: str = "", raw: RawFile | None = None) -> bytes:
    """Give a .docx of plain paragraphs; those that are markup already stand as they are."""
    raw = raw or RawFile()
    raw.styles = styles or raw.styles
    blocks = (text if text.startswith("<") else paragraph(text_run(text)) for text in texts)
    return raw.data("".join(blocks) + SECTION)
