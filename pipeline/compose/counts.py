"""How much a report holds: sections written, tables, figures, words."""

from functools import partial
from typing import Final, NamedTuple

import msgspec

from pipeline.compose.by_item import ByItem
from pipeline.model.document import (
    Block,
    Figure,
    NoteMark,
    Table,
    own_marks,
    own_runs,
    plain_text,
    walk,
)
from pipeline.model.report import Report, Section


class ContentCounts(NamedTuple):
    """How many sections are written, tables, figures and words there are."""

    sections: int
    tables: int
    figures: int
    words: int


NONE: Final = ContentCounts(0, 0, 0, 0)
_KIND: Final = msgspec.msgpack.Decoder(ContentCounts)


def content_counts(report: Report, by_item: ByItem | None = None) -> ContentCounts:
    """Give how much a report holds; `by_item` has what was worked out of its sections."""
    known = by_item or ByItem()
    found = [
        known.of(section, "counts", _KIND, partial(_of_section, section))
        for section in report.sections()
    ]
    return ContentCounts(*(sum(column) for column in zip(*found, strict=True))) if found else NONE


def _of_section(section: Section) -> ContentCounts:
    tables = figures = 0
    words = len(section.title.split())
    for block in walk(section.blocks):
        tables += isinstance(block, Table)
        figures += isinstance(block, Figure)
        words += _words(block)
    return ContentCounts(int(not section.missing), tables, figures, words)


def _words(block: Block) -> int:
    marks = own_marks(block)
    notes = (inner for run in marks if isinstance(run, NoteMark) for inner in walk(run.blocks))
    if isinstance(block, Table):
        cells = (len(cell.text.split()) for row in block.grid.rows for cell in row.cells)
        own = len(plain_text(block.caption).split()) + sum(cells)
    else:
        own = len(plain_text(own_runs(block)).split())
    return own + sum(map(_words, notes))
