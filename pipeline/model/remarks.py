"""Paragraphs that belong to what stands before them, and labels that open a division.

"Nguồn: …" and "Ghi chú: …" behind a table written in Markdown are set like those of a table
from Excel. Words are left as they are.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pipeline.model.document import Block, Figure, Paragraph, Table, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text

ORIGIN, REMARK = "origin", "remark"
_ORIGIN: Final = re.compile(r"\(?Nguồn( số liệu)?\s*:", re.IGNORECASE)
_REMARK: Final = re.compile(r"\(?(Ghi chú|Chú thích)\s*:", re.IGNORECASE)
_LABEL: Final = re.compile(r"(?:Lưu ý|Chú ý|Ghi chú)(?: [^.:;,]{1,40})?:", re.IGNORECASE)


class Remarked(NamedTuple):
    """A block and what it is: `ORIGIN` or `REMARK` of a table or figure, else "".

    `followed` says that such a line stands directly below it.
    """

    block: Block
    kind: str
    followed: bool = False


def with_remarks(blocks: Iterable[Block]) -> Iterator[Remarked]:
    """Give each block with what it is, and whether its source or note follows."""
    before: Remarked | None = None
    for block in blocks:
        below = before and (before.kind or isinstance(before.block, Table | Figure))
        kind = _kind(block) if below else ""
        if before:
            yield before._replace(followed=bool(kind))
        before = Remarked(block, kind)
    if before:
        yield before


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
