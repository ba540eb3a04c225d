"""What agencies say of their items in short: `tom-tat` of the front matter, and what they mark.

What is marked in a text (`::: tom-tat`, a table's `.tom-tat`) stands in the report and in the
summary; the front matter's stands in the summary alone. References name their places from
outside the parts ("Phần III, mục II.1.2"), headings are lines of bold words.
"""

from collections.abc import Iterable, Iterator

from pipeline.compose.references import map_sections, places
from pipeline.compose.rewrite import rewrite
from pipeline.model.document import (
    SUMMARISED,
    Block,
    Division,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Table,
    inner_blocks,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference, Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.report import Contribution, Report, Section


def summary_report(report: Report) -> Report:
    """Give the report with nothing in its sections but what the summary says of each.

    Numbers and places stay those of the report.
    """
    named = places(report)

    def on_inline(run: Inline) -> Inline:
        if isinstance(run, Reference) and run.found:
            words, caption = named[run.target]
            return replace(run, text=words, caption=caption)
        return run

    def shorten(section: Section) -> Section:
        said = (*section.summary, *marked(section.blocks))
        blocks = rewrite(said, on_block=_plain, on_inline=on_inline)
        return replace(section, blocks=blocks, summary=())

    return map_sections(report, shorten)


def marked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give what is marked for the summary, each block once, in reading order."""
    for block in blocks:
        match block:
            case Division(kind=kind, blocks=inner) if kind == SUMMARISED:
                yield from inner
            case Table(options=options) | Figure(options=options):
                if SUMMARISED in dict(options):
                    yield block
            case _:
                yield from marked(inner_blocks(block))


def without_summary(report: Report) -> tuple[Notice, ...]:
    """Name in one notice, by agency, the items of the parts that have no words for the summary.

    Items without a text are told elsewhere; appendices need no words.
    """
    lacking = [
        section
        for part in report.parts
        for chapter in part.chapters
        for section in chapter.sections
        if not section.missing and not section.summary and not any(marked(section.blocks))
    ]
    written = [section for section in lacking if section.blocks]
    if not written:
        return ()
    owners: dict[str, list[str]] = {}
    for section in written:
        owners.setdefault(section.item.lead, []).append(section.place)
    named = "; ".join(f"{_name(lead, report)}: {', '.join(own)}" for lead, own in owners.items())
    return (
        Notice(
            Severity.INFO,
            "chua-co-tom-tat",
            f"{len(written)} mục chưa có tóm tắt nên báo cáo tóm tắt không nói đến: {named}",
            "thêm `tom-tat: …` vào phần khai báo đầu bài, hoặc đặt đoạn cần nêu giữa "
            "'::: tom-tat' và ':::'",
            file=report.outline.file,
        ),
    )


def withdrawn_summary(contribution: Contribution) -> Iterator[Notice]:
    """Say that what a withdrawn text marks for the summary does not stand there."""
    tables = sum(isinstance(block, Table) for block in marked(contribution.blocks))
    if not contribution.summary and not any(marked(contribution.blocks)):
        return
    what = f"phần tóm tắt, {tables} bảng .tom-tat" if tables else "phần tóm tắt"
    yield Notice(
        Severity.WARNING,
        "tom-tat-da-rut",
        f"bài đã rút (rut: true) nên {what} không đưa vào báo cáo tóm tắt",
        "bỏ phần tóm tắt, hoặc bỏ `rut: true` nếu nội dung vẫn dùng",
        contribution.file,
        agency=contribution.agency,
        item=contribution.item,
    )


def _plain(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    runs = tuple(
        replace(run, marks=replace(run.marks, bold=True)) if isinstance(run, Text) else run
        for run in block.runs
    )
    return Paragraph(runs, block.source)


def _name(agency: str, report: Report) -> str:
    known = report.agency(agency)
    return known.name if known else agency
