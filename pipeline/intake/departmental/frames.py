"""Tables that are none: a frame round text, pictures side by side; and whether lines are drawn."""

import re
from typing import Final

from lxml import etree

from pipeline.intake.departmental.paragraphs.words import all_words
from pipeline.intake.word.package import A, W
from pipeline.ooxml.blocks import cells, rows
from pipeline.ooxml.names import value

_PICTURES: Final = (f"{A}blip", "{urn:schemas-microsoft-com:vml}imagedata")
_UNDER: Final = re.compile(r"(?:hình|ảnh|sơ đồ|biểu đồ|bản đồ)\b", re.IGNORECASE)
_UNRULED: Final = frozenset(("tablenormal", "normaltable"))
_NO_LINE: Final = ("none", "nil", "")


def held_cells(table: etree._Element) -> list[etree._Element]:
    """Give the cells of a table that is no table: one frame, or pictures side by side.

    Pictures are taken column by column, so that each comes before the words below it.
    """
    found = [cells(row) for row in rows(table)]
    if len(found) == 1 and len(found[0]) == 1:
        return found[0]
    columns = max(map(len, found), default=0)
    if not columns or any(len(row) != columns for row in found):
        return []
    pictured = [any(True for _ in cell.iter(*_PICTURES)) for row in found for cell in row]
    worded = [all_words(cell) for row in found for cell in row]
    bare = [not words or _UNDER.match(words) for words in worded]
    if (
        sum(pictured) < max(1, columns // 2)
        or not all(p or b for p, b in zip(pictured, bare, strict=True))
        or any(p and w and not _UNDER.match(w) for p, w in zip(pictured, worded, strict=True))
    ):
        return []
    return [row[column] for column in range(columns) for row in found]


def is_ruled(table: etree._Element) -> bool:
    """Say whether a table has lines: of its own, of a style but the plain one, or of its cells."""
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is not None:
        return any(value(side) not in _NO_LINE for side in borders)
    style = value(table.find(f"{W}tblPr/{W}tblStyle"))
    drawn = table.iter(f"{W}tcBorders")
    ruled = any(value(side) not in _NO_LINE for cell in drawn for side in cell)
    return ruled or (bool(style) and style.casefold() not in _UNRULED)
