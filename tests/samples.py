"""Small reports for tests: an outline of any shape, with blocks under its items."""

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.compose.assemble import Materials
from pipeline.model.document import (
    Block,
    Cell,
    Figure,
    Grid,
    Heading,
    Inline,
    Paragraph,
    Row,
    Source,
    Table,
)
from pipeline.model.inlines import Image, Text
from pipeline.model.outline import (
    Agency,
    ChapterOutline,
    Group,
    Item,
    Outline,
    PartOutline,
    Round,
)
from pipeline.model.report import Contribution
from pipeline.model.table import Column, RowKind

XD = Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT)
CT = Agency("so-cong-thuong", "Sở Công Thương", Group.DEPARTMENT)
AGENCIES = (XD, CT)
FIRST = Round(1, date(2025, 11, 15), "Dự thảo lần 1")


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def source(line: int = 1, agency: str = XD.id, file: str = "") -> Source:
    return Source(agency, file or f"sections/lan-1/{agency}/a.md", line)


def paragraph(*runs: Inline | str, line: int = 1) -> Paragraph:
    return Paragraph(
        tuple(Text(run) if isinstance(run, str) else run for run in runs), source(line)
    )


def heading(words: str, level: int = 1, id_: str = "") -> Heading:
    return Heading(level, text(words), id_, source=source())


def table(
    caption: str = "Dân số", id_: str = "", cells: Sequence[Sequence[str]] = (("A",),)
) -> Table:
    rows = tuple(
        Row(
            tuple(Cell(text(cell) if cell else (), cell or None) for cell in row),
            RowKind.HEADER if index == 0 else RowKind.BODY,
        )
        for index, row in enumerate(cells)
    )
    grid = Grid(tuple(Column(name) for name in cells[0]), rows)
    return Table(grid, text(caption) if caption else (), id_, source=source())


def figure(caption: str = "Sơ đồ", id_: str = "") -> Figure:
    image = Image("sections/lan-1/so-xay-dung/a.png", caption, "png", 10, 10, "0" * 64)
    return Figure(image, text(caption) if caption else (), id_, source=source())


def item(id_: str, title: str = "", lead: str = XD.id, partners: tuple[str, ...] = ()) -> Item:
    return Item(id_, title or id_.capitalize(), lead, partners, line=1)


def outline(
    parts: Sequence[Sequence[tuple[str, Sequence[Item]]]], appendices: Sequence[Item] = ()
) -> Outline:
    """Parts as lists of (chapter title, items); a chapter without title has no heading."""
    return Outline(
        "Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn",
        "Lạng Sơn",
        XD.id,
        "",
        tuple(
            PartOutline(
                f"PHẦN THỨ {index}",
                tuple(ChapterOutline(title, tuple(items)) for title, items in part),
            )
            for index, part in enumerate(parts, 1)
        ),
        tuple(appendices),
        "sections/de-cuong.yaml",
    )


def contribution(
    item_id: str, *blocks: Block, agency: str = XD.id, title: str = "", withdrawn: bool = False
) -> Contribution:
    file = f"sections/lan-1/{agency}/{item_id}.md"
    return Contribution(agency, item_id, file, 1, blocks, title, "", withdrawn)


def materials(
    shape: Outline,
    *contributions: Contribution,
    broken: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
    round_: Round = FIRST,
) -> Materials:
    written = {(entry.item, entry.agency): entry for entry in contributions}
    return Materials(shape, AGENCIES, round_, written, broken or {})
