"""Blocks laid out as they are printed: nested ones as paragraphs with the styles of their depth."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.document import (
    Block,
    Box,
    Cell,
    Code,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Grid,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    Point,
    Quote,
    Row,
    Rule,
    Source,
    Table,
    plain_text,
)
from pipeline.model.fixed import Fixed, replace
from pipeline.model.flow import (
    FlowBlock,
    FlowFigure,
    FlowNote,
    FlowParagraph,
    FlowTable,
    ListPlace,
    Role,
)
from pipeline.model.inlines import Drawing, Math, Text, chart_in
from pipeline.model.remarks import ORIGIN, REMARK, with_label, with_remarks
from pipeline.model.shown_grid import shown_grid
from pipeline.model.table import RowKind
from pipeline.model.table_title import repeats_caption

BODY: Final = "BodyText"


NOTE: Final = "FootnoteText"


LIST_LEVELS: Final = 9  # a Word list has nine levels


_STYLED: Final = 4  # list levels with a style of their own


_POINTS: Final = 4  # styles Diem1 … Diem4


_DIVISIONS: Final = {
    "luu-y": "LuuY",
    "ghi-chu": "GhiChu",
    "khung": "Khung",
    "can-giua": "CanGiua",
    "can-phai": "CanPhai",
}


_REMARKS: Final = {ORIGIN: "NguonBang", REMARK: "GhiChuBang"}


class Depth(Fixed):
    """Where a block stands: the style of plain paragraphs, and how deep in lists and điểm."""

    style: str = BODY
    lists: int = 0
    points: int = 0


def heading_style(level: int, *, appendix: bool) -> str:
    """Give the style of a heading by its level in the report, of an appendix by that below it."""
    if not appendix:
        return f"Heading{min(level, LIST_LEVELS)}"
    return "PhuLuc" if level == 1 else f"PhuLuc{min(level, LIST_LEVELS - 2)}"


def words_of(title: str) -> tuple[Inline, ...]:
    """Give a title as runs."""
    return (Text(title),) if title else ()


def take_waiting(waiting: list[str]) -> tuple[str, ...]:
    """Give the identifiers that wait for a paragraph, and let them wait no more."""
    taken = tuple(waiting)
    waiting.clear()
    return taken


@dataclass(slots=True)
class BlockPass:
    """One pass over the blocks of a section, or of a footnote."""

    waiting: list[str] = field(default_factory=list)
    appendix: bool = False
    in_note: bool = False
    lists: int = 0

    def take_anchors(self) -> tuple[str, ...]:
        """Give the identifiers that wait for a paragraph."""
        return take_waiting(self.waiting) if self.waiting else ()

    def _anchor_next(self, target: str) -> None:
        if target and not self.in_note:
            self.waiting.append(target)

    def blocks(self, blocks: Iterable[Block], depth: Depth) -> list[FlowBlock]:
        """Give the blocks laid out, in reading order."""
        laid: list[FlowBlock] = []
        for block, remark, _ in with_remarks(blocks):
            inside = depth
            if remark and not self.in_note:
                inside = replace(depth, style=_REMARKS[remark])
            laid.extend(self._block(block, inside))
        return laid

    def _block(self, block: Block, depth: Depth) -> Iterable[FlowBlock]:  # noqa: C901 - one case a kind of block
        match block:
            case Paragraph(runs=runs, source=source):
                return (self._text(depth.style, runs, source),)
            case Heading():
                return (self._heading(block),)
            case Point():
                return self._point(block, depth)
            case List():
                return self._list(block, depth)
            case DefinitionList():
                return self._definitions(block, depth)
            case Quote(blocks=blocks):
                return self.blocks(blocks, replace(depth, style="TrichDan"))
            case Division(kind=kind, blocks=blocks, id=target):
                self._anchor_next(target)
                style = _DIVISIONS.get(kind, depth.style)
                return self.blocks(with_label(blocks), replace(depth, style=style))
            case Code(text=text, source=source):
                return (self._plain("MaNguon", text.rstrip("\n"), source),)
            case Formula(tex=tex, source=source):
                return (self._text("CongThuc", (Math(tex),), source, Role.FORMULA),)
            case Rule(source=source):
                return (FlowParagraph("DuongKe", role=Role.RULE, source=source),)
            case Table():
                return (self._table(block),)
            case Figure():
                return (self._figure(block),)
            case Placement(path=path, source=source):
                return (self._box(f"Chưa đưa được bảng từ tệp {path} vào đây.", source),)
            case Picture(path=path, source=source):
                return (self._box(f"Chưa đưa được hình từ tệp {path} vào đây.", source),)
            case Box(text=text, source=source):
                return (self._box(text, source),)

    def _text(
        self,
        style: str,
        runs: tuple[Inline, ...],
        source: Source,
        role: Role = Role.TEXT,
        *,
        place: ListPlace | None = None,
        keeps: bool = False,
    ) -> FlowParagraph:
        return FlowParagraph(
            style,
            self._runs(runs),
            role,
            list_place=place,
            anchors=self.take_anchors(),
            keeps=keeps,
            source=source,
        )

    def _plain(self, style: str, text: str, source: Source) -> FlowParagraph:
        return self._text(style, (Text(text),), source)

    def _box(self, text: str, source: Source) -> FlowParagraph:
        return self._plain("HopThongBao", text, source)

    def _runs(self, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Give the runs with the content of each footnote laid out."""
        if not any(type(run) is NoteMark for run in runs):
            return runs
        return tuple(self._note(run) if isinstance(run, NoteMark) else run for run in runs)

    def _note(self, mark: NoteMark) -> NoteMark:
        if not mark.blocks:
            return mark
        inner = BlockPass(in_note=True, appendix=self.appendix)
        content = tuple(inner.blocks(mark.blocks, Depth(NOTE)))
        return FlowNote(mark.label, mark.blocks, mark.first, content)

    def _heading(self, block: Heading) -> FlowParagraph:
        if self.in_note:
            level, style = 0, NOTE
        else:
            level = block.level + (1 if self.appendix else 3)
            style = heading_style(level, appendix=self.appendix)
        return FlowParagraph(
            style,
            self._runs(block.runs),
            Role.HEADING,
            number=block.number,
            level=level,
            appendix=self.appendix,
            id=block.id,
            anchors=self.take_anchors(),
            keeps=True,
            source=block.source,
        )

    def _point(self, point: Point, depth: Depth) -> list[FlowBlock]:
        level = min(depth.points + 1, _POINTS)
        letter = point.letter if point.letter.endswith((")", ".")) else f"{point.letter})"
        first, rest = _opening(point.blocks)
        runs = (Text(f"{letter} "), *(first.runs if first else ()))
        opening = self._text(f"Diem{level}", runs, first.source if first else point.source)
        inside = replace(depth, style=f"DiemTiep{level}", points=depth.points + 1)
        return [opening, *self.blocks(rest, inside)]

    def _list(self, block: List, depth: Depth) -> list[FlowBlock]:
        self.lists += 1
        place = ListPlace(self.lists, depth.lists, block.start)
        styled = min(place.level + 1, _STYLED)
        style = f"DanhSachSo{styled}" if block.start is not None else f"DanhSach{styled}"
        inside = replace(depth, style=f"DanhSachTiep{styled}", lists=depth.lists + 1)
        laid: list[FlowBlock] = []
        for item in block.items:
            laid.extend(self._list_item(item, style, place, inside))
        return laid

    def _list_item(
        self, item: ListItem, style: str, place: ListPlace, inside: Depth
    ) -> list[FlowBlock]:
        first, rest = _opening(item.blocks)
        source = first.source if first else item.source
        opening = self._text(style, first.runs if first else (), source, place=place)
        return [opening, *self.blocks(rest, inside)]

    def _definitions(self, block: DefinitionList, depth: Depth) -> list[FlowBlock]:
        laid: list[FlowBlock] = []
        for entry in block.entries:
            laid.append(self._text("ThuatNgu", entry.term, block.source, keeps=True))
            for meaning in entry.meanings:
                laid.extend(self.blocks(meaning, replace(depth, style="DinhNghia")))
        return laid

    def _table(self, table: Table) -> FlowTable:
        captioned = bool(table.caption or table.number)
        if not captioned:
            self._anchor_next(table.id)
        anchors = self.take_anchors()
        above = [self._caption("TenBang", Role.TABLE_CAPTION, table)] if captioned else []
        title, source = table.grid.title, table.source
        if title and not repeats_caption(title, plain_text(table.caption)):
            above.append(self._plain("TieuDeBang", title, source))
        units = dict.fromkeys(filter(None, (table.unit, table.grid.unit)))
        above.extend(self._plain("DonViBang", f"Đơn vị: {unit}", source) for unit in units)
        written = self._grid(table.grid)
        below = self._below(
            tuple(filter(None, (table.origin, table.grid.origin))), table.grid.notes, source
        )
        return FlowTable(
            grid=shown_grid(written),
            written=written,
            above=tuple(above),
            below=below,
            landscape=False if self.in_note else table.landscape,
            options=table.options,
            anchors=anchors,
            workbook=table.workbook,
            source=source,
        )

    def _below(
        self, origins: tuple[str, ...], notes: tuple[str, ...], source: Source
    ) -> tuple[FlowParagraph, ...]:
        return (
            *(
                self._plain("NguonBang", f"Nguồn: {text}", source)
                for text in dict.fromkeys(origins)
            ),
            *(self._plain("GhiChuBang", note, source) for note in notes),
        )

    def _grid(self, grid: Grid) -> Grid:
        """Give the grid with the footnotes of its cells laid out.

        Rows of groups and totals are printed bold, which is not said once more of their words.
        """
        rows = tuple(_unbold(self._row(row) if _has_notes(row) else row) for row in grid.rows)
        return replace(grid, rows=rows) if rows != grid.rows else grid

    def _row(self, row: Row) -> Row:
        cells = (
            replace(cell, runs=self._runs(cell.runs)) if cell.runs else cell for cell in row.cells
        )
        return replace(row, cells=tuple(cells))

    def _caption(self, style: str, role: Role, block: Table | Figure) -> FlowParagraph:
        return FlowParagraph(
            style,
            self._runs(block.caption),
            role,
            number=block.number,
            id=block.id,
            anchors=self.take_anchors(),
            source=block.source,
        )

    def _figure(self, figure: Figure) -> FlowFigure:
        captioned = bool(figure.caption or figure.number)
        if not captioned:
            self._anchor_next(figure.id)
        image = figure.image
        wide = bool(figure.landscape) and not self.in_note
        name = f"Hình {figure.number}" if figure.number else getattr(image, "file", "")
        drawn = self._text(
            "HinhAnh", (Drawing(image, name),), figure.source, Role.DRAWING, keeps=True
        )
        below = [self._caption("TenHinh", Role.FIGURE_CAPTION, figure)] if captioned else []
        chart = chart_in(image)
        if chart is not None:
            origins = (chart.origin,) if chart.origin else ()
            below.extend(self._below(origins, chart.notes, figure.source))
        return FlowFigure(
            replace(drawn, wide=wide),
            tuple(replace(line, wide=wide) for line in below),
            figure.source,
        )


def _unbold(row: Row) -> Row:
    if row.kind not in (RowKind.GROUP, RowKind.TOTAL) or not any(map(_is_bold, row.cells)):
        return row
    cells = (
        replace(
            cell,
            runs=tuple(
                replace(run, marks=replace(run.marks, bold=False)) if isinstance(run, Text) else run
                for run in cell.runs
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _is_bold(cell: Cell) -> bool:
    return any(isinstance(run, Text) and run.marks.bold for run in cell.runs)


def _has_notes(row: Row) -> bool:
    for cell in row.cells:  # noqa: SIM110 -- of every cell of a report: a generator takes twice as long
        if _marks_note(cell.runs):
            return True
    return False


def _marks_note(runs: tuple[Inline, ...]) -> bool:
    if not runs or (len(runs) == 1 and runs[0].__class__ is Text):
        return False  # nearly every cell
    return any(run.__class__ is NoteMark for run in runs)


def _opening(blocks: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """Give the paragraph that stands beside the letter or bullet, and what follows it."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0], blocks[1:]
    return None, blocks
