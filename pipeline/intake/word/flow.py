"""Paragraphs and tables of a Word file as sections of a flow: tables with what stands around them.

A section of the flow begins with the heading of a Phần, chương, mục or Phụ lục; which item it is
says its identity, else its title.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lxml import etree

from pipeline.intake.word.body import RawBlock, raw_blocks
from pipeline.intake.word.identity import KnownBlock, KnownFigure, WordIdentity
from pipeline.intake.word.inlines import drawn_images, joined, read_runs, references
from pipeline.intake.word.package import W
from pipeline.intake.word.paragraphs import (
    Reading,
    bookmarks,
    known_as,
    read_paragraph,
    source_of,
)
from pipeline.intake.word.styles import Styles
from pipeline.intake.word.tables import read_grid, table_rows
from pipeline.intake.word.tokens import Kind, Token
from pipeline.intake.word.tracked import TrackedChanges, cell_stays
from pipeline.model.chart import Chart
from pipeline.model.document import Grid, Inline, Source
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowSection,
    FlowTable,
    SectionKind,
)
from pipeline.model.inlines import Drawing, LineBreak
from pipeline.model.text import bare

_OPENING: Final = {
    "Heading1": SectionKind.PART,
    "Heading2": SectionKind.CHAPTER,
    "Heading3": SectionKind.ITEM,
    "PhuLuc": SectionKind.APPENDIX,
}
_ABOVE: Final = ("TenBang", "TieuDeBang", "DonViBang")
_BELOW: Final = ("NguonBang", "GhiChuBang")
_LAYOUT: Final = "NgatTrang"
_DEEPEST: Final = 3  # tables within cells, whose words are taken

_EMPTY: Final = Grid((), ())


class FlowReader:
    """Reads the blocks of one story: the body, or a footnote."""

    def __init__(self, reading: Reading, tracked: TrackedChanges, styles: Styles) -> None:
        self._reading = reading
        self._tracked = tracked
        self._styles = styles
        self._parts = 0
        self._chapters = 0

    def sections(self, blocks: Sequence[RawBlock]) -> tuple[FlowSection, ...]:
        """Give the sections of the body; what stands before the first heading opens its own."""
        found: list[FlowSection] = []
        for opening, group in _by_heading(blocks):
            kind = _OPENING.get(opening.style) if opening else None
            self._reading.appendix = kind is SectionKind.APPENDIX
            self._reading.lists.enter()
            read = list(self._blocks(group))
            found.append(self._section(kind or SectionKind.ITEM, opening, read))
        return tuple(found)

    def note(self, blocks: Sequence[RawBlock]) -> tuple[FlowBlock, ...]:
        """Give the blocks of a footnote, its number and the space behind it left out."""
        opened = [replace(blocks[0], found=_without_sign(blocks[0].found)), *blocks[1:]]
        if len(opened) > 1 and opened[-2].is_table and not opened[-1].found:
            opened.pop()  # a note must not end with a table
        return tuple(self._blocks(opened))

    def _section(
        self, kind: SectionKind, opening: RawBlock | None, read: list[FlowBlock]
    ) -> FlowSection:
        title = read[0] if read and isinstance(read[0], FlowParagraph) else FlowParagraph("")
        identity = self._reading.identity
        known = known_as(bookmarks(opening.found), identity) if opening else None
        id_ = known.item if known else self._unknown(kind, title.text)
        named = identity.sections.get(id_)
        level = title.level or 1
        place = self._reading.counts.place(level, appendix=kind is SectionKind.APPENDIX)
        owner = named.owner if named else known.agency if known else ""
        return FlowSection(
            id_,
            kind,
            named.place if named else place,
            title.number,
            owner or identity.planner,
            tuple(read),
            named.reasons if named else (),
        )

    def _unknown(self, kind: SectionKind, title: str) -> str:
        """Give an id for a section that has lost its identity, the same in every draft."""
        if kind is SectionKind.PART:
            self._parts, self._chapters = self._parts + 1, 0
            return f"phan:{self._parts}"
        if kind is SectionKind.CHAPTER:
            self._chapters += 1
            return f"phan:{self._parts}/chuong:{self._chapters}"
        return f"muc:{bare(title)}"

    def _blocks(self, raw: Sequence[RawBlock]) -> Iterator[FlowBlock]:
        waiting: list[FlowParagraph] = []
        index = 0
        while index < len(raw):
            block = raw[index]
            index += 1
            if self._is_gone(block) or (block.style == _LAYOUT and not block.is_table):
                continue
            if waiting and not block.is_table and block.style not in _ABOVE[1:]:
                yield FlowTable(_EMPTY, _EMPTY, tuple(waiting), source=waiting[0].source)
                waiting = []
            if block.is_table:
                table, index = self._table(block, tuple(waiting), raw, index)
                waiting = []
                yield table
            elif block.style in _ABOVE and not self._reading.in_note:
                waiting.append(self._paragraph(block))
            elif block.style == "HinhAnh":
                figure, index = self._figure(block, raw, index)
                yield figure
            else:
                yield self._paragraph(block)
        if waiting:
            yield FlowTable(_EMPTY, _EMPTY, tuple(waiting), source=waiting[0].source)

    def _is_gone(self, block: RawBlock) -> bool:
        """Say whether tracked changes took a whole table away."""
        rows = table_rows(block.node) if block.is_table else iter(())
        stays = [cell_stays(row, self._tracked) for row in rows]
        return bool(stays) and not any(stays)

    def _paragraph(self, block: RawBlock) -> FlowParagraph:
        return read_paragraph(self._reading, block.style, block.found, block.properties)

    def _table(
        self, block: RawBlock, above: tuple[FlowParagraph, ...], raw: Sequence[RawBlock], index: int
    ) -> tuple[FlowTable, int]:
        grid = read_grid(
            block.node,
            self._cell,
            stays=lambda node: cell_stays(node, self._tracked),
            style_of=lambda node: self._styles.of(node.find(f"{W}pPr")),
            known=self._known_row,
        )
        known = self._known_row(block.node)
        workbook = known.file if known and known.file.endswith(".xlsx") else ""
        source = above[0].source if above else Source(known.agency if known else "")
        if known and not above and not workbook:
            source = source_of(known)
        below, index = self._lines(raw, index, source)
        if known and not source.file and below:
            source = below[0].source
        self._reading.lists.of("", None)  # a list does not go on behind a table
        table = FlowTable(
            grid,
            grid,
            above,
            below,
            landscape=True if block.landscape else None,
            anchors=self._table_anchors(block.node, above),
            workbook=workbook,
            source=source,
        )
        return table, index

    def _table_anchors(
        self, node: etree._Element, above: tuple[FlowParagraph, ...]
    ) -> tuple[str, ...]:
        """Give the identifiers whose references point to a table without a line above it."""
        if above:
            return ()
        names = (str(mark.get(f"{W}name", "")) for mark in node.iter(f"{W}bookmarkStart"))
        targets = self._reading.around.names
        return tuple(targets.get(name, name) for name in names if name.startswith("_Ref_"))

    def _known_row(self, node: etree._Element) -> KnownBlock | None:
        blocks = self._reading.identity.blocks
        marks = (blocks.get(str(m.get(f"{W}name", ""))) for m in node.iter(f"{W}bookmarkStart"))
        return next(filter(None, marks), None)

    def _lines(
        self, raw: Sequence[RawBlock], index: int, source: Source
    ) -> tuple[tuple[FlowParagraph, ...], int]:
        """Give the sources and notes printed under a table or chart, and what comes next.

        "Nguồn: …" that an author wrote as a paragraph of its own has a line of its own.
        """
        lines: list[FlowParagraph] = []
        while index < len(raw) and raw[index].style in _BELOW:
            known = known_as(bookmarks(raw[index].found), self._reading.identity)
            if known and source.file and source_of(known) != source:
                break
            lines.append(self._paragraph(raw[index]))
            index += 1
        return tuple(lines), index

    def _figure(
        self, block: RawBlock, raw: Sequence[RawBlock], index: int
    ) -> tuple[FlowFigure, int]:
        drawing = self._paragraph(block)
        below: tuple[FlowParagraph, ...] = ()
        if index < len(raw) and raw[index].style == "TenHinh":
            below = (self._paragraph(raw[index]),)
            index += 1
        match drawing.runs:
            case (Drawing(image=Chart() as chart) as drawn, *_):
                lines, index = self._lines(raw, index, drawing.source)
                below = (*below, *lines)
                origin, notes = _told_below(lines)
                chart = replace(chart, origin=origin, notes=notes)
                drawing = replace(drawing, runs=(replace(drawn, image=chart),))
            case (Drawing(), *_) if drawing.source.file:  # a map's, which is a picture here
                lines, index = self._lines(raw, index, drawing.source)
                below = (*below, *lines)
        if block.landscape and not any(other.is_table for other in raw):
            drawing = replace(drawing, wide=True)
            below = tuple(replace(line, wide=True) for line in below)
        return FlowFigure(drawing, below, drawing.source), index

    def _cell(self, cell: etree._Element) -> tuple[Inline, ...]:
        return joined(self._cell_runs(cell, 0))

    def _cell_runs(self, cell: etree._Element, depth: int) -> Iterator[Inline]:
        first = True
        for block in raw_blocks(cell, self._styles, self._tracked):
            if block.is_table:
                if depth < _DEEPEST:
                    for inner in block.node.iter(f"{W}tc"):
                        yield from self._broken(first, self._cell_runs(inner, depth + 1))
                        first = False
                continue
            runs = drawn_images(references(read_runs(block.found, self._reading.around)))
            yield from self._broken(first, runs)
            first = first and not runs

    @staticmethod
    def _broken(first: bool, runs: Iterable[Inline]) -> Iterator[Inline]:
        """Give the runs, behind a line break where others stand before them."""
        for index, run in enumerate(runs):
            if not first and index == 0:
                yield LineBreak()
            yield run


def _told_below(lines: Iterable[FlowParagraph]) -> tuple[str, tuple[str, ...]]:
    """Give a chart's source and notes as its figure prints them."""
    origin, notes = "", []
    for line in lines:
        if line.style == "NguonBang" and not origin:
            origin = line.text.removeprefix("Nguồn: ")
        else:
            notes.append(line.text)
    return origin, tuple(notes)


def _by_heading(
    blocks: Sequence[RawBlock],
) -> Iterator[tuple[RawBlock | None, list[RawBlock]]]:
    """Give the blocks of each section with the heading that opens it, None for the first."""
    opening: RawBlock | None = None
    group: list[RawBlock] = []
    for block in blocks:
        if block.style in _OPENING:
            if group:
                yield opening, group
            opening, group = block, []
        group.append(block)
    if group:
        yield opening, group


def _without_sign(found: Sequence[Token]) -> tuple[Token, ...]:
    """Give a note's tokens without its own number and the space behind it."""
    signs = [at for at, token in enumerate(found) if token.kind is Kind.NOTE_SIGN]
    if not signs:
        return tuple(found)
    rest = list(found[signs[0] + 1 :])
    for at, token in enumerate(rest):
        if token.kind is Kind.TEXT:
            rest[at] = replace(token, value=token.value.removeprefix(" "))
            break
    return (*found[: signs[0]], *rest)


def as_asked(sections: tuple[FlowSection, ...], identity: WordIdentity) -> tuple[FlowSection, ...]:
    """Give the sections with what the authors of tables and figures asked for.

    Where a table or figure came or went since, it is not known which is which: they stay as
    they look.
    """
    blocks = [block for section in sections for block in section.blocks]
    tables = sum(isinstance(block, FlowTable) for block in blocks) == len(identity.tables)
    figures = sum(isinstance(block, FlowFigure) for block in blocks) == len(identity.figures)
    known, shown = iter(identity.tables), iter(identity.figures)

    def asked(block: FlowBlock) -> FlowBlock:
        if tables and isinstance(block, FlowTable):
            told = next(known)
            return replace(block, landscape=told.landscape, key=told.key, options=told.options)
        if figures and isinstance(block, FlowFigure):
            return _figure_as_asked(block, next(shown))
        return block

    return tuple(replace(section, blocks=tuple(map(asked, section.blocks))) for section in sections)


def _figure_as_asked(figure: FlowFigure, told: KnownFigure) -> FlowFigure:
    drawing = replace(figure.drawing, wide=told.wide)
    match drawing.runs:
        case (Drawing(image=Chart() as chart) as drawn,):
            drawing = replace(drawing, runs=(replace(drawn, image=replace(chart, unit=told.unit)),))
    below = tuple(replace(line, wide=told.wide) for line in figure.below)
    return replace(figure, drawing=drawing, below=below)
