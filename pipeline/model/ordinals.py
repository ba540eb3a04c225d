"""The ordinals by which what is printed is known within its item.

Every paragraph, caption and table row of a section counts from 1 in reading order; lines that
the layout prints itself and those without text do not. The writer of Word files names its
bookmarks by them, changes and comments name their places by them (`Place.block`), so that all
three mean the same thing.
"""

from collections.abc import Iterator

from pipeline.model.document import Row
from pipeline.model.fixed import Fixed
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowSection, FlowTable, Role

_UNKNOWN = (Role.FIXED, Role.RULE)


class Standing(Fixed):
    """Something that has an ordinal in its section.

    `block` is the position of its block in `FlowSection.blocks`, from 0; `row` the position of
    a table's row, from 0, None for a paragraph. `printed` is the paragraph or row itself.
    """

    ordinal: int
    block: int
    printed: FlowParagraph | Row
    row: int | None = None

    @property
    def text(self) -> str:
        """Give its words; cells with a tab between two."""
        return self.printed.text


def standings(section: FlowSection) -> Iterator[Standing]:
    """Give all that has an ordinal in a section, in reading order."""
    ordinal = 0
    for position, block in enumerate(section.blocks):
        for printed, row in _printed(block):
            ordinal += 1
            yield Standing(ordinal, position, printed, row)


def _printed(block: FlowBlock) -> Iterator[tuple[FlowParagraph | Row, int | None]]:
    match block:
        case FlowParagraph():
            if block.role not in _UNKNOWN:
                yield block, None
        case FlowTable(above=above, below=below):
            yield from ((line, None) for line in above)
            if block.grid.columns:
                yield from ((row, index) for index, row in enumerate(block.grid.rows))
            yield from ((line, None) for line in below)
        case FlowFigure():
            yield from ((line, None) for line in block.paragraphs)
