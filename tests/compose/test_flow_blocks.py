"""Blocks laid out: styles of nested ones, lists, tables with their lines, figures, footnotes."""

from pipeline.compose.flow_blocks import BlockPass, Depth, heading_style
from pipeline.model.document import (
    Block,
    Cell,
    Division,
    Figure,
    Grid,
    Heading,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Quote,
    Row,
    Source,
    Table,
)
from pipeline.model.flow import FlowBlock, FlowFigure, FlowNote, FlowParagraph, FlowTable, Role
from pipeline.model.inlines import Drawing, Image, Marks, Text
from pipeline.model.table import Column, RowKind

SOURCE = Source("so-y-te", "sections/lan-1/so-y-te/y-te.md", 3)


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),), SOURCE)


def laid(*blocks: Block) -> list[FlowBlock]:
    return BlockPass().blocks(blocks, Depth())


def styles(*blocks: Block) -> list[str]:
    return [block.style for block in laid(*blocks) if isinstance(block, FlowParagraph)]


def test_what_nests_is_laid_out_with_the_styles_of_its_depth() -> None:
    inner = List((ListItem((words("trong"),)),))
    outer = List((ListItem((words("ngoài"), words("tiếp"), inner)),), start=3)
    point = Point("a)", (words("điểm"), words("tiếp"), Point("b", (words("con"),))))
    assert styles(outer) == ["DanhSachSo1", "DanhSachTiep1", "DanhSach2"]
    assert styles(point) == ["Diem1", "DiemTiep1", "Diem2"]
    assert styles(Quote((words("trích"),)), Division("khung", (words("x"),))) == [
        "TrichDan",
        "Khung",
    ]
    first, _, nested = (block for block in laid(outer) if isinstance(block, FlowParagraph))
    assert first.list_place is not None
    assert nested.list_place is not None
    assert (first.list_place.level, first.list_place.start) == (0, 3)
    assert (nested.list_place.level, nested.list_place.start) == (1, None)
    assert first.list_place.key != nested.list_place.key


def test_a_point_opens_with_its_letter() -> None:
    letters = laid(Point("đ", (words("năm"),)))
    assert [block.text for block in letters if isinstance(block, FlowParagraph)] == ["đ) năm"]


def test_a_table_has_its_lines_above_and_below() -> None:
    grid = Grid((Column("Tên"),), (Row((Cell((Text("x"),)),)),), unit="người", origin="Sở Y tế")
    found = laid(Table(grid, (Text("Giường bệnh"),), number="1.1", unit="giường", origin="Cục"))
    (table,) = found
    assert isinstance(table, FlowTable)
    assert [line.text for line in table.above] == [
        "Giường bệnh",
        "Đơn vị: giường",
        "Đơn vị: người",
    ]
    assert [line.text for line in table.below] == ["Nguồn: Cục", "Nguồn: Sở Y tế"]
    assert table.caption is not None
    assert table.caption.number == "1.1"


def test_a_figure_is_its_drawing_and_its_caption() -> None:
    image = Image("so-do.png", "Sơ đồ", "png", 10, 10, "ab")
    (figure,) = laid(Figure(image, (Text("Không gian"),), number="1.1"))
    assert isinstance(figure, FlowFigure)
    assert figure.drawing.runs == (Drawing(image, "Hình 1.1"),)
    assert [line.role for line in figure.below] == [Role.FIGURE_CAPTION]


def test_footnotes_are_laid_out_in_their_marks() -> None:
    mark = NoteMark("1", (words("chú"), Quote((words("trích"),))))
    (paragraph,) = laid(Paragraph((Text("Câu"), mark), SOURCE))
    assert isinstance(paragraph, FlowParagraph)
    note = paragraph.runs[1]
    assert isinstance(note, FlowNote)
    assert [
        (line.style, line.text) for line in note.content if isinstance(line, FlowParagraph)
    ] == [
        ("FootnoteText", "chú"),
        ("TrichDan", "trích"),
    ]


def test_headings_go_down_to_the_deepest_style_and_appendices_have_their_own() -> None:
    assert [heading_style(level, appendix=False) for level in (1, 9, 12)] == [
        "Heading1",
        "Heading9",
        "Heading9",
    ]
    assert [heading_style(level, appendix=True) for level in (1, 2, 7, 9)] == [
        "PhuLuc",
        "PhuLuc2",
        "PhuLuc7",
        "PhuLuc7",
    ]
    appendix = BlockPass(appendix=True).blocks((Heading(1, (Text("A"),)),), Depth())
    assert [block.style for block in appendix if isinstance(block, FlowParagraph)] == ["PhuLuc2"]


def test_bold_of_groups_and_totals_is_not_said_twice() -> None:
    bold = Cell((Text("x", Marks(bold=True)),))
    rows = tuple(Row((bold,), kind) for kind in (RowKind.GROUP, RowKind.BODY, RowKind.TOTAL))
    (table,) = laid(Table(Grid((Column("Tên"),), rows)))
    assert isinstance(table, FlowTable)
    assert [
        run.marks.bold
        for row in table.grid.rows
        for run in row.cells[0].runs
        if isinstance(run, Text)
    ] == [False, True, False]


def test_an_identifier_waits_for_the_paragraph_that_takes_it() -> None:
    taken = BlockPass()
    taken.blocks((Division("khung", (), id="muc-khung"),), Depth())
    assert taken.take_anchors() == ("muc-khung",)
    assert taken.take_anchors() == ()
    noted = BlockPass(in_note=True)
    noted.blocks((Division("khung", (), id="muc-khung"),), Depth())
    assert noted.take_anchors() == ()
