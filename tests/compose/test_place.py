from pipeline.compose.place import Attachments, Refused, place_attachments
from pipeline.model.document import (
    Block,
    Box,
    Cell,
    Figure,
    Grid,
    Paragraph,
    Picture,
    Placement,
    Row,
    Table,
    plain_text,
)
from pipeline.model.inlines import Image, PictureMark
from pipeline.model.table import Column
from tests.samples import contribution, paragraph, source, text

GRID = Grid((Column("A"),), (Row((Cell(text("x")),)),), unit="ha", origin="Sở Xây dựng")
IMAGE = Image("sections/lan-1/so-xay-dung/a.png", "", "png", 4, 3, "0" * 64)


def placed(*blocks: Block) -> tuple[Block, ...]:
    def table_of(agency: str, path: str, sheet: str) -> tuple[str, Grid] | Refused:
        found = (agency, path, sheet) == ("so-xay-dung", "a.xlsx", "Sheet1")
        return ("sections/lan-1/so-xay-dung/a.xlsx", GRID) if found else Refused("không có tệp")

    def image_of(_agency: str, path: str) -> Image | Refused:
        return IMAGE if path == "a.png" else Refused("không phải ảnh")

    return place_attachments(contribution("mot", *blocks), Attachments(table_of, image_of)).blocks


def test_a_sheet_stands_where_it_was_named_with_its_own_unit_and_source() -> None:
    (table,) = placed(Placement("a.xlsx", "Sheet1", text("Đất đai"), "bang-a", source=source(7)))
    assert isinstance(table, Table)
    assert (table.grid, table.unit, table.origin, table.id) == (GRID, "ha", "Sở Xây dựng", "bang-a")
    assert (table.workbook, table.source.line) == ("sections/lan-1/so-xay-dung/a.xlsx", 7)


def test_what_the_author_wrote_in_the_attributes_wins() -> None:
    options = (("landscape", ""), ("don-vi", "km"), ("nguon", "tự tính"), ("form", "x"))
    (table,) = placed(Placement("a.xlsx", "Sheet1", (), options=options))
    assert isinstance(table, Table)
    assert (table.unit, table.origin, table.landscape) == ("km", "tự tính", True)
    assert table.options == (("form", "x"),)


def test_a_sheet_that_cannot_be_read_leaves_a_box() -> None:
    (box,) = placed(Placement("b.xlsx", "", text("Đất đai"), source=source(3)))
    assert box == Box("Chưa có bảng “Đất đai” (b.xlsx): không có tệp.", source(3))


def test_a_picture_becomes_a_figure_described_by_its_caption() -> None:
    (figure,) = placed(Picture("a.png", text("Sơ đồ"), "hinh-a"))
    assert isinstance(figure, Figure)
    assert (figure.image.alt, figure.id) == ("Sơ đồ", "hinh-a")


def test_a_picture_that_is_none_leaves_a_box() -> None:
    (box,) = placed(Picture("b.png", ()))
    assert box == Box("Chưa có hình “b.png” (b.png): không phải ảnh.")


def test_small_pictures_stand_within_their_line() -> None:
    (block,) = placed(paragraph("x", PictureMark("a.png", "biển báo"), PictureMark("b.png", "")))
    assert isinstance(block, Paragraph)
    assert isinstance(block.runs[1], Image)
    assert block.runs[1].alt == "biển báo"
    assert plain_text(block.runs) == "x[Không có hình b.png]"
