"""The summary report as it is printed: its own numbers of headings, the report's of captions.

"I." for a Phần, "1." for a chương, "1.1." for an item; an item directly under a Phần is "1.".
What says nothing has no heading. Items' ids are those of the summary (`tom-tat/…`), so that what
is known by its place in the report is never taken for what stands here.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (a report without điều: "I.", "1.").
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.compose.flow_blocks import BlockPass, Depth, heading_style, words_of
from pipeline.model.document import Paragraph, Source
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, FlowSection, Role, SectionKind
from pipeline.model.inlines import Text
from pipeline.model.numerals import roman
from pipeline.model.report import Part, Report, Section

PREFIX: Final = "tom-tat/"
APPENDICES: Final = "SỐ LIỆU TẠI CÁC PHỤ LỤC"
COMPUTED: Final = "TỔNG HỢP NỘI DUNG ĐIỀU CHỈNH"
_FIRST: Final = 2  # outline level of "I."; level 1 is "PHẦN I"

Computed = Iterable[tuple[str, str, str]]


def lay_out_summary(report: Report, computed: Computed) -> Flow:
    """Give the summary report as printed.

    Args:
        report: As `texts.summary_report` gives it.
        computed: Id, title and opening sentence of each computed section; what stands beneath
            is the writer's.
    """
    layout = _Layout(report)
    sections = [section for part in report.parts for section in layout.part(part)]
    sections += layout.appendices(report.appendices)
    sections += layout.computed(computed)
    return Flow(
        round_number=report.round.number,
        round_name=report.round.name,
        day=report.round.day,
        title=f"Báo cáo tóm tắt {report.outline.title.removeprefix('Báo cáo ')}",
        planner=report.outline.planning_agency,
        names={agency.id: agency.name for agency in report.agencies},
        sections=tuple(sections),
        content_hash=report.content_hash,
        anchors=tuple(layout.waiting),
    )


class _Layout:
    """Lays out one summary, counting its headings."""

    def __init__(self, report: Report) -> None:
        self.waiting: list[str] = []
        self._planner = report.outline.planning_agency
        self._top = self._inner = 0

    def part(self, part: Part) -> Iterator[FlowSection]:
        if not any(section.blocks for chapter in part.chapters for section in chapter.sections):
            return
        yield self._heading(f"phan:{part.number}", part.title)
        for chapter in part.chapters:
            said = [section for section in chapter.sections if section.blocks]
            if not said:
                continue
            if not chapter.title:
                yield from (self._item(section, self._second(), 3) for section in said)
                continue
            number = self._second()
            key = f"phan:{part.number}/chuong:{chapter.number}"
            yield self._heading(key, chapter.title, number, 3)
            for at, section in enumerate(said, 1):
                yield self._item(section, f"{number}{at}.", 4)

    def appendices(self, sections: Iterable[Section]) -> Iterator[FlowSection]:
        said = [section for section in sections if section.blocks]
        if said:
            yield self._heading("phu-luc", APPENDICES)
        for section in said:
            yield self._item(section, self._second(), 3, f"{section.number}: {section.title}")

    def computed(self, computed: Computed) -> Iterator[FlowSection]:
        listed = list(computed)
        if listed:
            yield self._heading("tong-hop", COMPUTED)
        for key, title, opening in listed:
            blocks = BlockPass(self.waiting, appendix=False).blocks(
                (Paragraph((Text(opening),)),), Depth()
            )
            head = self._words(title, self._second(), 3)
            yield self._section(key, SectionKind.ITEM, head.number, (head, *blocks))

    def _heading(self, key: str, title: str, number: str = "", level: int = _FIRST) -> FlowSection:
        if level == _FIRST:
            self._top += 1
            self._inner = 0
            number = f"{roman(self._top)}."
        return self._section(key, SectionKind.CHAPTER, number, (self._words(title, number, level),))

    def _second(self) -> str:
        self._inner += 1
        return f"{self._inner}."

    def _item(self, section: Section, number: str, level: int, title: str = "") -> FlowSection:
        head = self._words(title or section.title, number, level, section.item.id)
        blocks = BlockPass(self.waiting, appendix=False).blocks(section.blocks, Depth())
        return self._section(section.item.id, SectionKind.ITEM, number, (head, *blocks), section)

    def _words(self, title: str, number: str, level: int, id_: str = "") -> FlowParagraph:
        return FlowParagraph(
            heading_style(level, appendix=False),
            words_of(title),
            Role.HEADING,
            number=number,
            level=level,
            id=id_,
            keeps=True,
            source=Source(self._planner),
        )

    def _section(
        self,
        key: str,
        kind: SectionKind,
        number: str,
        blocks: tuple[FlowBlock, ...],
        section: Section | None = None,
    ) -> FlowSection:
        place = section.place if section else number
        owner = section.item.lead if section else self._planner
        return FlowSection(f"{PREFIX}{key}", kind, place, number, owner, blocks)
