"""Comparisons made by hand: two drafts of one item, and what became of its blocks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pipeline.compose.flow import lay_out
from pipeline.model.comparison import (
    Comparison,
    Fate,
    RevisedBlock,
    RevisedCell,
    RevisedFigure,
    RevisedParagraph,
    RevisedRow,
    RevisedSection,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Block, Inline, Row
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowFigure, FlowParagraph, FlowTable
from pipeline.model.inlines import Text
from pipeline.model.outline import Round
from pipeline.model.report import Report
from pipeline.render.redline.redline import WrittenRedline, write_redline
from pipeline.render.word.report import write_report
from tests.oracle.acceptor import accepted, rejected
from tests.oracle.differences import differences
from tests.oracle.gate import defects
from tests.oracle.printed import printed
from tests.render.samples import DAY, single
from tests.render.shipped import report_template

T = TypeVar("T")


Blocks = Sequence[FlowBlock]
Tell = Callable[[Blocks, Blocks], Sequence[RevisedBlock]]


def earlier(report: Report) -> Report:
    """The same report as draft 1."""
    return replace(report, round=Round(1, date(2025, 10, 1), "Dự thảo lần 1"))


def _revision(fate: Fate, change: int = 0, author: str = "Sở Xây dựng") -> Revision:
    return Revision(fate, change, author)


def came(change: int = 0) -> Revision:
    return _revision(Fate.INSERTED, change)


def went(change: int = 0) -> Revision:
    return _revision(Fate.DELETED, change)


def restyled(change: int = 0) -> Revision:
    return _revision(Fate.RESTYLED, change)


def moved_here(change: int = 0) -> Revision:
    return _revision(Fate.MOVED_HERE, change)


def moved_away(change: int = 0) -> Revision:
    return _revision(Fate.MOVED_AWAY, change)


def _span(run: Inline | str, revision: Revision | None) -> Span:
    return Span((Text(run) if isinstance(run, str) else run,), revision)


def kept(*runs: Inline | str) -> tuple[Span, ...]:
    return tuple(_span(run, None) for run in runs)


def ins(*runs: Inline | str, change: int = 0) -> tuple[Span, ...]:
    return tuple(_span(run, came(change)) for run in runs)


def dele(*runs: Inline | str, change: int = 0) -> tuple[Span, ...]:
    return tuple(_span(run, went(change)) for run in runs)


def line(own: FlowBlock, *spans: Sequence[Span], **changes: object) -> RevisedParagraph:
    """A paragraph of the flow with these spans."""
    assert isinstance(own, FlowParagraph)
    told = RevisedParagraph(own, tuple(span for part in spans for span in part))
    return replace(told, **changes)  # type: ignore[arg-type]


def whole(block: FlowBlock, revision: Revision) -> RevisedBlock:
    """A block that came or went whole."""
    if isinstance(block, FlowTable):
        return whole_table(block, revision)
    if isinstance(block, FlowFigure):
        return RevisedFigure(block, tuple(whole_line(own, revision) for own in block.paragraphs))
    return whole_line(block, revision)


def whole_line(own: FlowParagraph, revision: Revision) -> RevisedParagraph:
    spans = (Span(own.runs, revision),) if own.runs else ()
    return RevisedParagraph(own, spans, mark=revision)


def whole_table(table: FlowTable, revision: Revision) -> RevisedTable:
    return RevisedTable(
        table,
        tuple(whole_line(own, revision) for own in table.above),
        tuple((index, None) for index in range(len(table.grid.columns))),
        tuple(whole_row(row, revision) for row in table.grid.rows),
        tuple(whole_line(own, revision) for own in table.below),
        revision,
    )


def whole_row(row: Row, revision: Revision | None) -> RevisedRow:
    cells = (
        RevisedCell(cell, (Span(cell.runs, revision),) if cell.runs else ()) for cell in row.cells
    )
    return RevisedRow(row, tuple(cells), revision, row)


@dataclass(frozen=True)
class Pair:
    """Two drafts of one item; `tell` gives what became of the blocks below its heading."""

    old: Report
    new: Report
    tell: Tell
    media: Mapping[str, bytes]

    @property
    def flows(self) -> tuple[Flow, Flow]:
        return lay_out(self.old), lay_out(self.new)

    def comparison(self) -> Comparison:
        old, new = self.flows
        outline, own = new.sections
        blocks = self.tell(old.sections[1].blocks[1:], own.blocks[1:])
        sections = (
            RevisedSection(outline, outline.blocks),
            RevisedSection(own, (own.blocks[0], *blocks)),
        )
        return Comparison(old, new, sections, ())

    def redline(self) -> WrittenRedline:
        return redline(self.comparison(), self.new, self.media)

    def problems(self) -> list[str]:
        """What is wrong with the redline: the gate, and both drafts read back from it."""
        return problems(self.redline(), self.old, self.new, self.media)


def pair(
    old: Sequence[Block],
    new: Sequence[Block],
    tell: Tell,
    media: Mapping[str, bytes] | None = None,
) -> Pair:
    return Pair(earlier(single(*old)), single(*new), tell, media or {})


def redline(
    comparison: Comparison, new: Report, media: Mapping[str, bytes] | None = None
) -> WrittenRedline:
    return write_redline(comparison, new, template=report_template(), media=media or {}, now=DAY)


def written_flow(report: Report, media: Mapping[str, bytes] | None = None) -> bytes:
    template = report_template()
    return write_report(report, lay_out(report), template=template, media=media or {}, now=DAY).data


def problems(
    found: WrittenRedline, old: Report, new: Report, media: Mapping[str, bytes] | None = None
) -> list[str]:
    told = [f"gate: {defect}" for defect in defects(found.data)]
    for name, settle, draft in (("accepted", accepted, new), ("rejected", rejected, old)):
        expected = printed(written_flow(draft, media))
        told += [f"{name}: {line}" for line in differences(expected, printed(settle(found.data)))]
    return told
