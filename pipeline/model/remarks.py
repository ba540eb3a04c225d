"""Paragraphs that belong to what stands before them, and labels that open a division.

"Nguồn: …" and "Ghi chú: …" behind a table written in Markdown are set like those of a table
from Excel. Words are left as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pipeline.model.blocks import Block, Figure, Paragraph, Table
from pipeline.model.inlines import Text, plain_text

ORIGIN, REMARK = "origin", "remark"
_ORIGIN: Final = re.compile(r"\(?Nguồn( số liệu)?\s*:", re.IGNORECASE)
_REMARK: Final = re.compile(r"\(?(Ghi chú|Chú thích)\s*:", re.IGNORECASE)
_LABEL: Final = re.compile(r"(?:Lưu ý|Chú ý|Ghi chú)(?: [^.:;,]{1,40})?:", re.IGNORECASE)


def with_remarks(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Give each block with what it is: `ORIGIN` or `REMARK` of a table or figure, else ""."""
    below = False
    for block in blocks:
        kind = _kind(block) if below else ""
        below = bool(kind) or isinstance(block, Table | Figure)
        yield block, kind


def _kind(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return ""
    text = plain_text(block.runs)
    if _ORIGIN.match(text):
        return ORIGIN
    return REMARK if _REMARK.match(text) else ""


def with_label(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the blocks of a division, the label its author opened it with ("Lưu ý:") bold."""
    match blocks:
        case (Paragraph(runs=(Text() as first, *more)) as opening, *rest) if (
            found := _LABEL.match(first.text)
        ) and not first.marks.bold:
            label = Text(found[0], replace(first.marks, bold=True))
            tail = first.text[found.end() :]
            runs = (label, *((replace(first, text=tail),) if tail else ()), *more)
            return (replace(opening, runs=runs), *rest)
        case _:
            return blocks
