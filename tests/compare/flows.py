"""Small drafts to compare, written by hand or drawn by hypothesis."""

from collections.abc import Callable, Sequence
from datetime import date

from hypothesis import strategies as st

from pipeline.model.document import Cell, Grid, Inline, Row, Source
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowFigure,
    FlowNote,
    FlowParagraph,
    FlowSection,
    FlowTable,
    ListPlace,
    Role,
    SectionKind,
)
from pipeline.model.inlines import Drawing, Image, LineBreak, Marks, Math, Reference, Text
from pipeline.model.shown_grid import shown_grid
from pipeline.model.table import Align, Column, RowKind

HEALTH, ROADS, PLANNER = "so-y-te", "so-xay-dung", "so-tai-chinh"
NAMES = {HEALTH: "Sở Y tế", ROADS: "Sở Xây dựng", PLANNER: "Sở Tài chính"}


def source(agency: str = HEALTH) -> Source:
    return Source(agency, f"sections/lan-1/{agency}/muc.md", 1)


def words(text: str, *more: Inline, agency: str = HEALTH, style: str = "BodyText") -> FlowParagraph:
    runs = (Text(text), *more) if text else more
    return FlowParagraph(style, runs, source=source(agency))


def runs(*inlines: Inline) -> FlowParagraph:
    return FlowParagraph("BodyText", inlines, source=source())


def heading(text: str, number: str = "1.1.", level: int = 4) -> FlowParagraph:
    return FlowParagraph(
        f"Heading{level}",
        (Text(text),),
        Role.HEADING,
        number=number,
        level=level,
        source=source(),
    )


def note(text: str) -> FlowNote:
    return FlowNote("1", content=(FlowParagraph("FootnoteText", (Text(text),), source=source()),))


def grid(names: Sequence[str], *rows: Sequence[str], figures: int = 1) -> Grid:
    """A grid with a header; columns from `figures` on hold numbers."""
    columns = tuple(
        Column(name, align=Align.RIGHT if index >= figures else None)
        for index, name in enumerate(names)
    )
    head = Row(tuple(_cell(name) for name in names), RowKind.HEADER)
    return Grid(columns, (head, *(Row(tuple(map(_cell, row))) for row in rows)))


def _cell(text: str) -> Cell:
    return Cell((Text(text),), value=text) if text else Cell()


def table(
    caption: str,
    names: Sequence[str],
    *rows: Sequence[str],
    number: str = "1.1",
    unit: str = "",
    figures: int = 1,
) -> FlowTable:
    written = grid(names, *rows, figures=figures)
    above = [
        FlowParagraph(
            "TenBang", (Text(caption),), Role.TABLE_CAPTION, number=number, source=source()
        )
    ]
    if unit:
        above.append(words(f"Đơn vị: {unit}", style="DonViBang"))
    return FlowTable(shown_grid(written), written, tuple(above), source=source())


def figure(caption: str, digest: str, alt: str = "Sơ đồ") -> FlowFigure:
    image = Image("so-do.png", alt, "png", 10, 10, digest)
    drawing = FlowParagraph("HinhAnh", (Drawing(image, "Hình 1.1"),), Role.DRAWING, source=source())
    line = FlowParagraph(
        "TenHinh", (Text(caption),), Role.FIGURE_CAPTION, number="1.1", source=source()
    )
    return FlowFigure(drawing, (line,), source())


def section(
    id_: str, *blocks: FlowBlock, place: str = "Phần I, mục I.1", owner: str = HEALTH
) -> FlowSection:
    title = FlowParagraph(
        "Heading3",
        (Text(f"Mục {id_}"),),
        Role.HEADING,
        number="1.",
        level=3,
        id=id_,
        source=source(owner),
    )
    return FlowSection(id_, SectionKind.ITEM, place, "1.", owner, (title, *blocks))


def part(title: str, index: int = 1) -> FlowSection:
    head = FlowParagraph("Heading1", (Text(title),), Role.HEADING, number="I", level=1)
    return FlowSection(
        f"phan:{index}", SectionKind.PART, f"Phần {'I' * index}", "I" * index, PLANNER, (head,)
    )


def flow(*sections: FlowSection, number: int = 1) -> Flow:
    return Flow(
        number, f"Dự thảo lần {number}", date(2025, 11, number), "Báo cáo", PLANNER, NAMES, sections
    )


def one(*blocks: FlowBlock, number: int = 1) -> Flow:
    """A draft of one item."""
    return flow(section("mot", *blocks), number=number)


_WORDS = ("một", "hai", "ba", "tỉnh", "xã", "hoà", "hòa", "1.234,5", "28-30", "–", "-", ",", ".")
_MARKS = (Marks(), Marks(bold=True), Marks(italic=True), Marks(link="https://a.vn"))

texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)
inlines: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, texts, st.sampled_from(_MARKS)),
    st.builds(Text, texts, st.sampled_from(_MARKS)),
    st.just(LineBreak()),
    st.sampled_from(["x^2", "y"]).map(Math),
    st.sampled_from(["bang-a", "bang-b"]).map(
        lambda target: Reference(target, "Bảng 1.1", found=True, caption=True)
    ),
    texts.map(note),
)
lines = st.lists(inlines, max_size=4).map(tuple)
agencies = st.sampled_from([HEALTH, HEALTH, HEALTH, ROADS])


def _paragraph(
    line: tuple[Inline, ...], style: str, agency: str, level: int | None
) -> FlowParagraph:
    place = None if level is None else ListPlace(1, level)
    return FlowParagraph(style, line, list_place=place, source=source(agency))


paragraphs = st.builds(
    _paragraph,
    lines,
    st.sampled_from(["BodyText", "BodyText", "TrichDan"]),
    agencies,
    st.sampled_from([None, None, 0, 1]),
)
headings = st.builds(heading, texts, st.just("1.1."), st.sampled_from([4, 5]))


@st.composite
def tables(draw: st.DrawFn) -> FlowTable:
    width = draw(st.integers(1, 4))
    names = draw(st.lists(texts, min_size=width, max_size=width))
    cell = st.one_of(st.sampled_from(["", "1", "2,5", "300"]), texts)
    body = draw(st.lists(st.lists(cell, min_size=width, max_size=width), max_size=5))
    drawn = table(draw(texts), names, *body, unit=draw(st.sampled_from(["", "ha"])))
    if draw(st.booleans()) and width > 1 and body:
        drawn = _merged(drawn)
    elif draw(st.booleans()) and len(body) > 1:
        drawn = _grouped(drawn, draw(st.integers(2, len(body))))
    return drawn


def _grouped(drawn: FlowTable, count: int) -> FlowTable:
    """Merge the first cells of the first rows of the body."""
    head, first, *rest = drawn.written.rows
    covered = Cell(rows=0, columns=0)
    rows = [
        replace(row, cells=(covered, *row.cells[1:])) if index < count - 1 else row
        for index, row in enumerate(rest)
    ]
    first = replace(first, cells=(replace(first.cells[0], rows=count), *first.cells[1:]))
    written = replace(drawn.written, rows=(head, first, *rows))
    return replace(drawn, written=written, grid=shown_grid(written))


def _merged(drawn: FlowTable) -> FlowTable:
    """Merge the first two cells of the last row."""
    rows = drawn.written.rows
    first, _, *rest = rows[-1].cells
    merged = Row((replace(first, columns=2), Cell(rows=0, columns=0), *rest))
    written = replace(drawn.written, rows=(*rows[:-1], merged))
    return replace(drawn, written=written, grid=shown_grid(written))


figures = st.builds(figure, texts, st.sampled_from(["a" * 64, "b" * 64]))
blocks: st.SearchStrategy[FlowBlock] = st.one_of(
    paragraphs, paragraphs, paragraphs, headings, tables(), figures
)
_ITEMS = ("mot", "hai", "ba")


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Flow, Flow]:
    """Two drafts: the second the first with blocks taken out, put in, moved and edited."""
    pool = draw(st.lists(blocks, max_size=8))
    drawn = st.lists(st.sampled_from(pool), max_size=6) if pool else st.just([])
    both = []
    for number in (1, 2):
        ids = draw(st.permutations(_ITEMS))[: draw(st.integers(1, 3))]
        sections = [
            section(id_, *map(draw_edit(draw), draw(drawn)), owner=draw(agencies)) for id_ in ids
        ]
        both.append(flow(part("ĐÁNH GIÁ"), *sections, number=number))
    return both[0], both[1]


def _edited_table(draw: st.DrawFn, block: FlowTable) -> FlowTable:
    """Take a row out, double one, put one elsewhere, change a cell, or drop a column."""
    rows = list(block.written.rows)
    at = draw(st.integers(0, len(rows) - 1))
    reaches = any(cell.rows > 1 or cell.covered for row in rows for cell in row.cells)
    doing = draw(
        st.sampled_from(["cell", "cell", "drop", "double", "move", "column", "widen", "swap"])
    )
    columns = block.written.columns
    if doing == "cell":
        column = draw(st.integers(0, len(columns) - 1))
        cells = list(rows[at].cells)
        if not cells[column].covered:
            cells[column] = replace(cells[column], runs=draw(lines))
        rows[at] = replace(rows[at], cells=tuple(cells))
    elif not reaches and at and doing == "drop":
        del rows[at]
    elif not reaches and at and doing == "double":
        rows.insert(at, rows[at])
    elif not reaches and at and doing == "move":
        rows.append(rows.pop(at))
    elif doing == "widen":
        column = draw(st.integers(0, len(columns)))
        rows = [_widened(row, column, draw(texts)) for row in rows]
        columns = (*columns[:column], Column(draw(texts)), *columns[column:])
    elif not reaches and len(columns) > 1 and doing == "swap":
        columns = (*columns[1:], columns[0])
        rows = [replace(r, cells=(*r.cells[1:], r.cells[0])) for r in rows]
    elif not reaches and len(columns) > 1:
        gone = draw(st.integers(0, len(columns) - 1))
        columns = (*columns[:gone], *columns[gone + 1 :])
        rows = [replace(r, cells=(*r.cells[:gone], *r.cells[gone + 1 :])) for r in rows]
    written = replace(block.written, columns=columns, rows=tuple(rows))
    return replace(block, written=written, grid=shown_grid(written))


def _widened(row: Row, at: int, text: str) -> Row:
    """Put a cell into a row; one within a merged range is covered, and the range grows by it."""
    for start, cell in enumerate(row.cells):
        if start < at < start + cell.columns:
            wider = replace(cell, columns=cell.columns + 1)
            covered = Cell(rows=0, columns=0)
            left, right = row.cells[start + 1 : at], row.cells[at:]
            return replace(row, cells=(*row.cells[:start], wider, *left, covered, *right))
    return replace(row, cells=(*row.cells[:at], _cell(text), *row.cells[at:]))


@st.composite
def table_pairs(draw: st.DrawFn) -> tuple[FlowTable, FlowTable]:
    """A table, and the same edited up to three times."""
    old = new = draw(tables())
    for _ in range(draw(st.integers(0, 3))):
        new = _edited_table(draw, new)
    return old, new


def draw_edit(draw: st.DrawFn) -> Callable[[FlowBlock], FlowBlock]:
    """Give a function that now and then puts other words into a paragraph."""

    def edited(block: FlowBlock) -> FlowBlock:
        if isinstance(block, FlowParagraph) and block.role is Role.TEXT and draw(st.booleans()):
            return replace(block, runs=(*block.runs, *draw(lines)))
        if isinstance(block, FlowTable) and draw(st.booleans()):
            return _edited_table(draw, block)
        return block

    return edited
