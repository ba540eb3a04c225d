"""Numbers of parts, chapters, items, headings, tables and figures.

Levels follow design: phần "III" restarts chương "II", which restarts mục "1."; headings
inside an item continue it ("1.1.", "1.1.1."). In a Phụ lục headings start at "1.". Tables
and figures count within their part ("3.2") or Phụ lục ("PL5.1"), those with a caption only.
"""

from collections.abc import Callable

from pipeline.compose.rewrite import rewrite
from pipeline.model.document import Block, Figure, Heading, Table
from pipeline.model.fixed import replace
from pipeline.model.numerals import roman
from pipeline.model.report import Chapter, Part, Report, Section


def number(report: Report) -> Report:
    """Give the report with every number filled in; doing it twice changes nothing."""
    parts = tuple(_part(part, index) for index, part in enumerate(report.parts, 1))
    appendices = tuple(
        _appendix(section, index) for index, section in enumerate(report.appendices, 1)
    )
    return replace(report, parts=parts, appendices=appendices)


def _part(part: Part, index: int) -> Part:
    label = roman(index)
    captions = _Captions(str(index))
    chapters = []
    chapter_index = section_index = 0
    for chapter in part.chapters:
        chapter_label = ""
        if chapter.title:
            chapter_index += 1
            section_index = 0
            chapter_label = roman(chapter_index)
        sections = []
        for section in chapter.sections:
            section_index += 1
            sections.append(_section(section, label, chapter_label, section_index, captions))
        chapters.append(Chapter(chapter.title, tuple(sections), chapter_label))
    return Part(part.title, tuple(chapters), label)


def _section(
    section: Section, part: str, chapter: str, index: int, captions: "_Captions"
) -> Section:
    words = f"{chapter}.{index}" if chapter else str(index)
    return replace(
        section,
        number=f"{index}.",
        place=f"Phần {part}, mục {words}",
        blocks=_blocks(section.blocks, f"{index}.", captions),
    )


def _appendix(section: Section, index: int) -> Section:
    label = f"Phụ lục {roman(index)}"
    blocks = _blocks(section.blocks, "", _Captions(f"PL{index}"))
    return replace(section, number=label, place=label, blocks=blocks)


def _blocks(blocks: tuple[Block, ...], prefix: str, captions: "_Captions") -> tuple[Block, ...]:
    headings = _Headings(prefix)

    def on_block(block: Block) -> Block:
        match block:
            case Heading(level=level):
                depth, label = headings.next(level)
                return replace(block, level=depth, number=label)
            case Table(caption=caption) if caption:
                return replace(block, number=captions.next_table())
            case Figure(caption=caption) if caption:
                return replace(block, number=captions.next_figure())
            case _:
                return block

    return rewrite(blocks, on_block=on_block)


class _Headings:
    """Counts headings within an item; a skipped level is closed up."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._written: list[int] = []
        self._counts: list[int] = [0]

    def next(self, level: int) -> tuple[int, str]:
        while self._written and self._written[-1] >= level:
            self._written.pop()
        self._written.append(level)
        depth = len(self._written)
        del self._counts[depth:]
        self._counts += [0] * (depth - len(self._counts))
        self._counts[-1] += 1
        return depth, self._prefix + "".join(f"{count}." for count in self._counts)


class _Captions:
    """Counts the tables and figures of one part or Phụ lục."""

    def __init__(self, part: str) -> None:
        self.next_table = _counter(part)
        self.next_figure = _counter(part)


def _counter(part: str) -> Callable[[], str]:
    count = 0

    def step() -> str:
        nonlocal count
        count += 1
        return f"{part}.{count}"

    return step
