"""Blocks as pieces of the body: paragraphs, lists, điểm, quotes, tables, figures, boxes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pipeline.model.blocks import (
    Block,
    Box,
    Code,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Heading,
    List,
    ListItem,
    Paragraph,
    Picture,
    Placement,
    Point,
    Quote,
    Rule,
    Source,
    Table,
)
from pipeline.model.chart import Chart
from pipeline.model.notice import Severity
from pipeline.model.remarks import ORIGIN, REMARK, with_label, with_remarks
from pipeline.render.chart import below_chart, chart_run, chart_text
from pipeline.render.drawing import picture_run
from pipeline.render.inlines import write_math
from pipeline.render.listing import (
    DEEPEST,
    STYLED,
    HeadingCounters,
    HeadingLabel,
    list_properties,
)
from pipeline.render.pages import Piece
from pipeline.render.paragraphs import (
    caption,
    heading,
    paragraph,
    plain_paragraph,
    text_paragraph,
)
from pipeline.render.wordtables import table_pieces
from pipeline.render.writing import Writing

BODY: Final = "BodyText"
_POINTS: Final = 4  # styles Diem1 … Diem4
_DIVISIONS: Final = {
    "luu-y": "LuuY",
    "ghi-chu": "GhiChu",
    "khung": "Khung",
    "can-giua": "CanGiua",
    "can-phai": "CanPhai",
}
_REMARKS: Final = {ORIGIN: "NguonBang", REMARK: "GhiChuBang"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the style of plain paragraphs, and how deep in lists and điểm.

    `appendix` says that headings count in the appendices' list; `bullets` is the `w:num` of
    bulleted lists, for levels beyond the styled ones.
    """

    headings: HeadingCounters
    bullets: int
    style: str = BODY
    depth: int = 0
    points: int = 0
    appendix: bool = False


def block_pieces(writing: Writing, blocks: Iterable[Block], place: Place) -> list[Piece]:
    """Give the pieces of blocks in reading order; two tables in a row are kept apart."""
    pieces: list[Piece] = []
    for block, remark, followed in with_remarks(blocks):
        inside = replace(place, style=_REMARKS[remark]) if remark and not writing.in_note else place
        found = _pieces(writing, block, inside, followed=followed)
        if pieces and found and pieces[-1].is_table and found[0].is_table:
            # Word joins tables that stand side by side
            pieces.append(replace(pieces[-1], xml=paragraph("NgatTrang", "")))
        pieces.extend(found)
    return pieces


def _pieces(writing: Writing, block: Block, place: Place, *, followed: bool) -> list[Piece]:  # noqa: C901 - one case a kind of block
    match block:
        case Paragraph(runs=runs, source=source):
            return [Piece(text_paragraph(writing, place.style, runs, source=source))]
        case Heading():
            return [_heading(writing, block, place)]
        case Point():
            return _point(writing, block, place)
        case List():
            return _list(writing, block, place)
        case DefinitionList():
            return _definitions(writing, block, place)
        case Quote(blocks=blocks):
            return block_pieces(writing, blocks, replace(place, style="TrichDan"))
        case Division(kind=kind, blocks=blocks, id=target):
            writing.anchor_next(target)
            style = _DIVISIONS.get(kind, place.style)
            return block_pieces(writing, with_label(blocks), replace(place, style=style))
        case Code(text=text, source=source):
            return [Piece(plain_paragraph(writing, "MaNguon", text.rstrip("\n"), source=source))]
        case Formula():
            return [_formula(writing, block)]
        case Rule():
            return [Piece(paragraph("DuongKe", ""))]
        case Table():
            return table_pieces(writing, block, followed=followed)
        case Figure():
            return _figure(writing, block, followed)
        case Placement(path=path, source=source):
            return [_box(writing, f"Chưa đưa được bảng từ tệp {path} vào đây.", source)]
        case Picture(path=path, source=source):
            return [_box(writing, f"Chưa đưa được hình từ tệp {path} vào đây.", source)]
        case Box(text=text, source=source):
            return [_box(writing, text, source)]


def _box(writing: Writing, text: str, source: Source) -> Piece:
    return Piece(plain_paragraph(writing, "HopThongBao", text, source=source))


def _heading(writing: Writing, block: Heading, place: Place) -> Piece:
    if writing.in_note:
        label = HeadingLabel("FootnoteText", 0, block.number, counted=False)
    elif place.appendix:
        label = place.headings.within_appendix(block.level, block.number)
    else:
        label = place.headings.report(block.level + 3, block.number)
    title = heading(writing, label, block.runs, target=block.id, source=block.source)
    return Piece(title, keeps=True)


def _point(writing: Writing, point: Point, place: Place) -> list[Piece]:
    level = min(place.points + 1, _POINTS)
    letter = point.letter if point.letter.endswith((")", ".")) else f"{point.letter})"
    first, rest = _opening(point.blocks)
    pieces = [
        Piece(
            text_paragraph(
                writing,
                f"Diem{level}",
                first.runs if first else (),
                source=first.source if first else point.source,
                lead=letter,
            )
        )
    ]
    inside = replace(place, style=f"DiemTiep{level}", points=place.points + 1)
    return pieces + block_pieces(writing, rest, inside)


def _opening(blocks: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """Give the paragraph that stands beside the letter or bullet, and what follows it."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0], blocks[1:]
    return None, blocks


def _list(writing: Writing, block: List, place: Place) -> list[Piece]:
    level = min(place.depth, DEEPEST - 1)
    if place.depth == DEEPEST:
        writing.notice(
            Severity.WARNING,
            "danh-sach-qua-sau",
            f"danh sách lồng quá {DEEPEST} cấp, các cấp sâu hơn in ở cấp {DEEPEST}",
            fix="bớt cấp lồng của danh sách",
            source=block.source,
        )
    styled = min(level + 1, STYLED)
    if block.start is not None:
        style, num = f"DanhSachSo{styled}", writing.ordered_list(level, max(0, block.start))
        properties = list_properties(level, num)
    else:
        style = f"DanhSach{styled}"
        properties = list_properties(level, None if level < STYLED else place.bullets)
    inside = replace(place, style=f"DanhSachTiep{styled}", depth=place.depth + 1)
    pieces: list[Piece] = []
    for item in block.items:
        pieces.extend(_item(writing, item, style, properties, inside))
    return pieces


def _item(
    writing: Writing, item: ListItem, style: str, properties: str, inside: Place
) -> list[Piece]:
    first, rest = _opening(item.blocks)
    pieces = [
        Piece(
            text_paragraph(
                writing,
                style,
                first.runs if first else (),
                source=first.source if first else item.source,
                properties=properties,
            )
        )
    ]
    return pieces + block_pieces(writing, rest, inside)


def _definitions(writing: Writing, block: DefinitionList, place: Place) -> list[Piece]:
    pieces: list[Piece] = []
    for entry in block.entries:
        term = text_paragraph(writing, "ThuatNgu", entry.term, source=block.source)
        pieces.append(Piece(term, keeps=True))
        for meaning in entry.meanings:
            pieces.extend(block_pieces(writing, meaning, replace(place, style="DinhNghia")))
    return pieces


def _formula(writing: Writing, block: Formula) -> Piece:
    content = write_math(writing, block.tex, alone=True)
    content = writing.identify(content, text=block.tex, kind="doan", source=block.source)
    return Piece(paragraph("CongThuc", content))


def _figure(writing: Writing, figure: Figure, followed: bool) -> list[Piece]:
    wide = bool(figure.landscape) and not writing.in_note
    was_wide, writing.wide = writing.wide, wide
    if not (figure.caption or figure.number):
        writing.anchor_next(figure.id)
    drawn = _drawn(writing, figure)
    pieces = [replace(drawn, wide=wide)]
    chart = figure.image if isinstance(figure.image, Chart) else None
    if figure.caption or figure.number:
        line = caption(
            writing,
            "TenHinh",
            "hinh",
            figure.caption,
            number=figure.number,
            target=figure.id,
            source=figure.source,
            keeps=followed or bool(chart and (chart.origin or chart.notes)),
        )
        pieces.append(Piece(line, wide=wide))
    if chart:
        lines = below_chart(writing, chart, figure.source)
        pieces.extend(Piece(line, wide=wide) for line in lines)
    writing.wide = was_wide
    return pieces


def _drawn(writing: Writing, figure: Figure) -> Piece:
    image = figure.image
    name = f"Hình {figure.number}" if figure.number else image.file
    if isinstance(image, Chart):
        content = chart_run(writing, image, name=name or "Biểu đồ")
        text = chart_text(image)
    else:
        picture = picture_run(writing, image, source=figure.source, name=name)
        if picture is None:
            return _box(writing, f"Chưa in được hình {image.file}.", figure.source)
        content, text = picture, image.sha256
    content = writing.identify(content, text=text, kind="doan", source=figure.source)
    return Piece(paragraph("HinhAnh", content), keeps=True)


def note_place(headings: HeadingCounters, bullets: int) -> Place:
    """Give the place of a footnote's blocks."""
    return Place(headings, bullets, style="FootnoteText")
