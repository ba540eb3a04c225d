"""A report laid out as it is printed: nested blocks as paragraphs with their styles.

One pass over the composed report; the writer of Word files and the comparison of two drafts
read its result.
"""

from collections.abc import Iterable, Iterator

from pipeline.compose.flow_blocks import BlockPass, Depth, heading_style, take_waiting, words_of
from pipeline.model.document import (
    Source,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    Flow,
    FlowParagraph,
    FlowSection,
    Role,
    SectionKind,
)
from pipeline.model.inlines import Text
from pipeline.model.outline import Paper
from pipeline.model.report import Part, Report, Section


def lay_out(report: Report) -> Flow:
    """Give the whole report as it is printed: headings of the outline, items, appendices."""
    layout = _Layout(report)
    sections: list[FlowSection] = []
    for index, part in enumerate(report.parts, start=1):
        sections.extend(layout.part(part, index))
    sections.extend(layout.appendix(section) for section in report.appendices)
    return layout.flow(sections)


def lay_out_sections(report: Report, sections: Iterable[Section]) -> Flow:
    """Give some sections of the report as they stand in it."""
    layout = _Layout(report)
    appendices = {section.item.id for section in report.appendices}
    return layout.flow(
        [
            layout.appendix(section) if section.item.id in appendices else layout.item(section)
            for section in sections
        ]
    )


class _Layout:
    """Lays out one report, section by section, in reading order."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._planner = report.outline.planning_agency
        self._waiting: list[str] = []

    def flow(self, sections: list[FlowSection]) -> Flow:
        report = self._report
        return Flow(
            round_number=report.round.number,
            round_name=report.round.name,
            day=report.round.day,
            title=report.outline.title,
            planner=self._planner,
            names={agency.id: agency.name for agency in report.agencies},
            sections=tuple(sections),
            content_hash=report.content_hash,
            anchors=tuple(self._waiting),
        )

    def part(self, part: Part, index: int) -> Iterator[FlowSection]:
        place = f"Phần {part.number}"
        key = f"phan:{index}"
        yield self._outline_heading(SectionKind.PART, key, place, part.number, part.title)
        for number, chapter in enumerate(part.chapters, start=1):
            if chapter.title:
                label = chapter.number
                where = f"{place}, mục {label.removesuffix('.')}"
                yield self._outline_heading(
                    SectionKind.CHAPTER, f"{key}/chuong:{number}", where, label, chapter.title
                )
            yield from map(self.item, chapter.sections)

    def item(self, section: Section) -> FlowSection:
        title = self._title(section, level=3, appendix=False)
        return self._section(SectionKind.ITEM, section, (title,))

    def appendix(self, section: Section) -> FlowSection:
        title = self._title(section, level=1, appendix=True)
        attached = FlowParagraph(
            "KemTheo",
            (Text(f"(Kèm theo {self._report.outline.title})"),),
            Role.FIXED,
            keeps=True,
        )
        return self._section(SectionKind.APPENDIX, section, (title, attached))

    def _section(
        self, kind: SectionKind, section: Section, opening: tuple[FlowParagraph, ...]
    ) -> FlowSection:
        pass_ = BlockPass(self._waiting, appendix=kind is SectionKind.APPENDIX)
        # the title takes what still waits, so it comes before what stands under it
        opening = (replace(opening[0], anchors=pass_.take_anchors()), *opening[1:])
        blocks = (*opening, *pass_.blocks(section.blocks, Depth()))
        return FlowSection(
            section.item.id,
            kind,
            section.place,
            section.number,
            section.item.lead,
            blocks,
            section.reasons,
            section.item.paper is Paper.A3,
        )

    def _title(self, section: Section, *, level: int, appendix: bool) -> FlowParagraph:
        return FlowParagraph(
            heading_style(level, appendix=appendix),
            words_of(section.title),
            Role.HEADING,
            number=section.number,
            level=level,
            appendix=appendix,
            id=section.item.id,
            keeps=True,
            source=Source(section.item.lead, self._report.outline.file, section.item.line),
        )

    def _outline_heading(
        self, kind: SectionKind, key: str, place: str, number: str, title: str
    ) -> FlowSection:
        level = 1 if kind is SectionKind.PART else 2
        heading = FlowParagraph(
            heading_style(level, appendix=False),
            words_of(title),
            Role.HEADING,
            number=number,
            level=level,
            anchors=take_waiting(self._waiting),
            keeps=True,
            source=Source(file=self._report.outline.file),
        )
        return FlowSection(key, kind, place, number, self._planner, (heading,))
