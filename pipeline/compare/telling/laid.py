"""The blocks of a comparison in one line, each with whether either draft has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.comparison import (
    Comparison,
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedTable,
    Revision,
)
from pipeline.model.flow import FlowParagraph, Role


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block of the comparison.

    Attributes:
        block: The block.
        section: Which section of the comparison it stands in.
        opens: Whether it is the first of its section: the title of an item, part or chapter.
        level: Its outline level where it is a heading, 0 elsewhere.
        whole: The revision by which all of it came or went; None where it stayed.
    """

    block: RevisedBlock
    section: int
    opens: bool
    level: int
    whole: Revision | None

    @property
    def in_old(self) -> bool:
        """Say whether the old draft has it in this place."""
        return self.whole is None or self.whole.fate.is_old

    @property
    def in_new(self) -> bool:
        """Say whether the new draft has it in this place."""
        return self.whole is None or self.whole.fate.is_new


def laid(comparison: Comparison) -> tuple[LaidBlock, ...]:
    """Give every block in reading order, those gone included."""
    return tuple(_laid(comparison))


def _laid(comparison: Comparison) -> Iterator[LaidBlock]:
    for index, section in enumerate(comparison.sections):
        for position, block in enumerate(section.blocks):
            yield LaidBlock(block, index, position == 0, _level(block), whole_revision(block))


def _level(block: RevisedBlock) -> int:
    own = block.paragraph if isinstance(block, RevisedParagraph) else block
    return own.level if isinstance(own, FlowParagraph) and own.role is Role.HEADING else 0


def whole_revision(block: RevisedBlock) -> Revision | None:
    """Give the revision that all of a block shares, its end with it; None where it stayed."""
    match block:
        case RevisedTable(revision=revision):
            return revision
        case RevisedFigure(paragraphs=(RevisedParagraph() as first, *_)):
            return whole_revision(first)
        case RevisedParagraph(mark=Revision() as mark, spans=spans):
            # of a paragraph that was split or merged, only the end came or went
            return mark if all(_goes_with(span.revision, mark) for span in spans) else None
        case _:
            return None


def _goes_with(revision: Revision | None, mark: Revision) -> bool:
    """Say whether a span came or went with the paragraph, or was edited while that moved."""
    if revision is None or revision.change != mark.change:
        return False
    return revision.fate.is_new == mark.fate.is_new
