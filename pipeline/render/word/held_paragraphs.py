"""Paragraphs of a shell that is filled: what belongs together in them stays on a line.

A consultant's words and the values of tags are held together by one rule, also where a tag gives
the number behind a name ("Điều {{so}}"). In a cell only what its width has room for.

Source: ECMA-376 Part 1, 17.3.3.31 (t), 17.4.71 (tcW).
"""

from typing import Final

from lxml import etree

from pipeline.model.letter_widths import width
from pipeline.render.unbroken import Fits, always, unbroken
from pipeline.render.word.tables.cells import PADDING

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST: Final = 14  # points of the largest letters in a cell of a shell
_NO_ROOM: Final = 0.0  # em of a cell that does not say how wide it is


def hold_paragraphs(root: etree._Element) -> None:
    """Put no-break spaces into the paragraphs of a part; as many letters as before."""
    for paragraph in root.iter(f"{_W}p"):
        texts = [text for text in paragraph.iter(f"{_W}t") if text.text]
        words = "".join(str(text.text) for text in texts)
        held = unbroken(words, _fits(paragraph))
        if held != words:
            _share(texts, held)


def _share(texts: list[etree._Element], held: str) -> None:
    at = 0
    for text in texts:
        length = len(str(text.text))
        text.text = held[at : at + length]
        at += length


def _fits(paragraph: etree._Element) -> Fits:
    cell = next(paragraph.iterancestors(f"{_W}tc"), None)
    if cell is None:
        return always
    room = _room(cell)
    return lambda part: width(part, bold=True) <= room


def _room(cell: etree._Element) -> float:
    """Give how many em of text a cell has room for."""
    stated = cell.find(f"{_W}tcPr/{_W}tcW")
    if stated is None or stated.get(f"{_W}type") != "dxa":
        return _NO_ROOM
    return (float(stated.get(f"{_W}w", "0")) - PADDING) / (20 * _LARGEST)
