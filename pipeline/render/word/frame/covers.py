"""The title of a report on its covers, broken where its meaning pauses, and who signs it.

Centred and in capitals, a title that ends its lines anywhere parts "tỉnh" from its name and
"tầm nhìn" from "đến năm". A workspace may name the lines (`tieu-de-bia`).
"""

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from pipeline.model.letter_widths import width
from pipeline.render.unbroken import unbroken

_KIND: Final = re.compile(r"(?i)^(báo cáo(?: \w+){0,2}?) (?=(?:điều chỉnh|quy hoạch)\b)")
_PROVINCE: Final = re.compile(r"(?i) (?=(?:tỉnh|thành phố)\b)")
_ROOM: Final = 21.0  # em of a cover's lines
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNER: Final = "TrangBiaKy"  # the style of the lines above a signature
_SPAN: Final = re.compile(r"(?i) (?=(?:thời kỳ|giai đoạn|tầm nhìn)\b)")


def cover_title(title: str, asked: Sequence[str] = ()) -> str:
    """Give the title with its lines as they stand on a cover, a line break between two.

    Args:
        title: The report's title on one line.
        asked: Its lines as the workspace has them, () to leave them to the words.
    """
    lines = asked or _SPAN.sub("\n", _KIND.sub(r"\1\n", title)).split("\n")
    return "\n".join(unbroken(line if asked else _fitted(line)) for line in lines)


def _fitted(line: str) -> str:
    """Give a line that is too long for the cover with the province on a line of its own."""
    return line if width(line.upper(), bold=True) <= _ROOM else _PROVINCE.sub("\n", line)


def centre_sole_signer(root: etree._Element) -> None:
    """Let who signs alone stand in the middle of the cover, over both columns of signatures."""
    for table in root.iter(f"{_W}tbl"):
        style = table.find(f".//{_W}pStyle")
        if style is None or style.get(f"{_W}val") != _SIGNER:
            continue
        rows = [(row, row.findall(f"{_W}tc")) for row in table.iter(f"{_W}tr")]
        if all(len(cells) == 2 and not _says_something(cells[1]) for _, cells in rows):
            for row, (first, second) in rows:
                _take_over(first, second)
                row.remove(second)


def _says_something(cell: etree._Element) -> bool:
    return any(text.text and text.text.strip() for text in cell.iter(f"{_W}t"))


def _take_over(first: etree._Element, second: etree._Element) -> None:
    """Make a cell as wide as both (ECMA-376 Part 1, 17.4.17, gridSpan)."""
    width, other = first.find(f"{_W}tcPr/{_W}tcW"), second.find(f"{_W}tcPr/{_W}tcW")
    if width is not None and other is not None:
        both = int(str(width.get(f"{_W}w", "0"))) + int(str(other.get(f"{_W}w", "0")))
        width.set(f"{_W}w", str(both))
        width.addnext(etree.Element(f"{_W}gridSpan", {f"{_W}val": "2"}))
