"""Two drafts as one text with its changes marked: what a redline shows, as values.

A comparison holds every block of the new draft and every one that is gone, in reading order,
each stretch with what became of it. Leaving out what is inserted and moved here gives the old
draft; leaving out what is deleted and moved away gives the new one.

Source of the terms: ECMA-376 Part 1, 17.13.5 (revisions).
"""

from collections.abc import Iterator
from enum import StrEnum

from pipeline.model.change import Change
from pipeline.model.document import Cell, Inline, Row
from pipeline.model.fixed import Fixed
from pipeline.model.flow import Flow, FlowBlock, FlowFigure, FlowParagraph, FlowSection, FlowTable
from pipeline.model.inlines import Marks


class Fate(StrEnum):
    """What became of a stretch of the text."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved-here"
    MOVED_AWAY = "moved-away"
    RESTYLED = "restyled"  # it stays, its formatting changed

    @property
    def is_new(self) -> bool:
        """Say whether only the new draft has it."""
        return self in (Fate.INSERTED, Fate.MOVED_HERE)

    @property
    def is_old(self) -> bool:
        """Say whether only the old draft has it."""
        return self in (Fate.DELETED, Fate.MOVED_AWAY)


class Revision(Fixed):
    """One revision: what happened, in which change, by whom.

    `change` is the index in `Comparison.changes`; `author` the name printed beside it. A native
    move has one revision of each side in one change.
    """

    fate: Fate
    change: int
    author: str


class Span(Fixed):
    """Runs of a paragraph or cell that share one fate; `revision` None means kept.

    `was` are the marks before, of a single `Text` whose formatting changed (RESTYLED). `note`
    is the content of a kept footnote (a single `NoteMark`) that changed inside.
    """

    runs: tuple[Inline, ...]
    revision: Revision | None = None
    was: Marks | None = None
    note: tuple["RevisedBlock", ...] = ()


class RevisedParagraph(Fixed):
    """A paragraph with changes in it.

    Attributes:
        paragraph: Its style, numbering and label: the new draft's, the old one's where the
            whole paragraph is gone. Its `runs` are not read: `spans` hold the text.
        spans: The text, deletions before the insertions that replace them.
        mark: What became of the paragraph's end. A deleted one joins it with the paragraph
            that follows in the comparison, an inserted one parts what was one.
        was: The paragraph whose style and numbering it had before, where they changed.
        restyled: The revision of that.
    """

    paragraph: FlowParagraph
    spans: tuple[Span, ...]
    mark: Revision | None = None
    was: FlowParagraph | None = None
    restyled: Revision | None = None


class RevisedCell(Fixed):
    """A cell with changes: its text as spans; `revision` where its whole column came or went.

    In a row that came or went whole, that is a cell which only stands for a column of the other
    draft; it stands behind a merged range that the column would part.

    `cell` is the new draft's, the old one's where it is gone; in a table that stayed, one that
    is gone says itself how it stood (`align`). `was` is the cell before, where its merged range
    or its alignment changed (`restyled` is the revision of that). A merged range in which rows
    came or went reaches over the rows of the comparison: `cell.rows` counts those gone too.
    """

    cell: Cell
    spans: tuple[Span, ...]
    revision: Revision | None = None
    was: Cell | None = None
    restyled: Revision | None = None


class RevisedRow(Fixed):
    """A row of a changed table; `row` is the new draft's, the old one's where it is gone.

    `cells` are as many as the table's columns in the comparison, those gone included.
    `written` is the row as its agency wrote it, by whose words the row is known.
    """

    row: Row
    cells: tuple[RevisedCell, ...]
    revision: Revision | None = None
    written: Row | None = None


class RevisedTable(Fixed):
    """A table with changes in it, or one that came or went whole (`revision`).

    Attributes:
        table: The new draft's, the old one's where it is gone.
        above, below: Its paragraphs.
        columns: For each column of the comparison in order, gone ones included, its position
            in the new table, None where it is gone, and its revision.
        rows: The rows in order, gone ones included.
    """

    table: FlowTable
    above: tuple["FlowParagraph | RevisedParagraph", ...]
    columns: tuple[tuple[int | None, Revision | None], ...]
    rows: tuple[RevisedRow, ...]
    below: tuple["FlowParagraph | RevisedParagraph", ...]
    revision: Revision | None = None


class RevisedFigure(Fixed):
    """A figure with changes in it: its paragraphs in reading order, the drawing among them."""

    figure: FlowFigure
    paragraphs: tuple["FlowParagraph | RevisedParagraph", ...]


RevisedBlock = FlowBlock | RevisedParagraph | RevisedTable | RevisedFigure


class RevisedSection(Fixed):
    """A stretch of the flow with its changes; `section` is the new draft's where it has one.

    `gone` says that only the old draft has it.
    """

    section: FlowSection
    blocks: tuple[RevisedBlock, ...]
    gone: bool = False


class Comparison(Fixed):
    """What became of one draft in another: the text with its changes, and the list of them.

    `changes` are in the order of the new draft; their `marks` are filled by the writer of the
    redline. `formal` says that formal differences are marked too.
    """

    old: Flow
    new: Flow
    sections: tuple[RevisedSection, ...]
    changes: tuple[Change, ...]
    formal: bool = False

    def revisions(self) -> Iterator[Revision]:
        """Give every revision in reading order, as often as it is used."""
        for section in self.sections:
            for block in section.blocks:
                yield from revisions_in(block)


def revisions_in(block: RevisedBlock) -> Iterator[Revision]:
    """Give the revisions of a block in reading order, those in its footnotes included."""
    match block:
        case RevisedParagraph():
            yield from filter(None, (block.mark, block.restyled))
            yield from _in_spans(block.spans)
        case RevisedTable():
            yield from filter(None, (block.revision,))
            for line in (*block.above, *block.below):
                yield from revisions_in(line)
            yield from (revision for _, revision in block.columns if revision)
            for row in block.rows:
                yield from revisions_in_row(row)
        case RevisedFigure():
            for line in block.paragraphs:
                yield from revisions_in(line)
        case _:
            return


def revisions_in_row(row: RevisedRow) -> Iterator[Revision]:
    """Give the revisions of a table's row, its cells included."""
    yield from filter(None, (row.revision,))
    for cell in row.cells:
        yield from filter(None, (cell.revision, cell.restyled))
        yield from _in_spans(cell.spans)


def _in_spans(spans: tuple[Span, ...]) -> Iterator[Revision]:
    for span in spans:
        yield from filter(None, (span.revision,))
        for block in span.note:
            yield from revisions_in(block)


def redline_name(earlier: int) -> str:
    """Give the name of the redline against the draft of a round: "so-sanh-lan-1.docx"."""
    return f"so-sanh-lan-{earlier}.docx"
