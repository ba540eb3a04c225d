import io

from openpyxl import load_workbook

from pipeline.intake.excel.tables import read_sheets
from pipeline.model.brought import Brought, BroughtPicture
from pipeline.model.document import Block, Cell, Grid, Paragraph, Picture, Row, Source, Table
from pipeline.model.fixed import replace
from pipeline.model.inlines import PictureMark, Text
from pipeline.model.table import Column, RowKind
from pipeline.render.excel.form_workbook import Filling
from pipeline.render.excel.imported_table import Choice
from pipeline.stages.importing.brought_files import BroughtFiles, Forms, brought_files
from tests.intake.excel.test_form_matching import PROJECTS
from tests.seeded.foreign_pairs.raw_file import png

HERE = Source("so-y-te", "bai.docx", 1)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def table(*rows: tuple[str, ...], id_: str = "bang-y-te-1", **options: str) -> Table:
    made = tuple(
        Row(tuple(Cell(words(text) if text else (), text or None) for text in row),
            RowKind.BODY if at else RowKind.HEADER)
        for at, row in enumerate(rows)
    )  # fmt: skip
    columns = tuple(Column(name) for name in rows[0])
    return Table(Grid(columns, made), words("Dân số"), id_, unit="người",
                 options=tuple(options.items()), source=HERE)  # fmt: skip


def made(
    *blocks: Block,
    choice: Choice = "auto",
    pictures: tuple[BroughtPicture, ...] = (),
    forms: Forms | None = None,
    drawn: dict[str, bytes] | None = None,
) -> BroughtFiles:
    brought = Brought(tuple(blocks), pictures, (), ("đoạn 1: 'x'",))
    return brought_files(
        brought, "y-te", choice=choice, forms=forms or Forms(), draw=lambda _: drawn or {}
    )


NUMBERS = table(("Xã", "Dân số"), ("A", "12.500"), ("B", "9.800"))
WORDS = table(("Việc", "Cơ quan"), ("Rà soát", "Sở Y tế"))


def text(found: BroughtFiles) -> str:
    return found.files["y-te.md"].decode()


def test_tables_of_numbers_become_workbooks_and_small_ones_of_words_stay() -> None:
    found = made(NUMBERS, WORDS)
    assert sorted(found.files) == ["y-te-bang-1.xlsx", "y-te.md"]
    assert "![Dân số](y-te-bang-1.xlsx){#bang-y-te-1 don-vi=người}" in text(found)
    assert "| Rà soát | Sở Y tế |" in text(found)
    sheet = load_workbook(io.BytesIO(found.files["y-te-bang-1.xlsx"])).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["A", 12500]
    assert found.counts["bảng"] == 2
    assert found.counts["bảng Excel"] == 1


def test_the_choice_sends_tables_one_way_and_what_markdown_cannot_hold_is_told() -> None:
    assert "y-te-bang-1.xlsx" in made(WORDS, choice="excel").files
    assert sorted(made(NUMBERS, choice="markdown").files) == ["y-te.md"]
    two = table(("", ""), ("a", "b"))
    merged = Table(Grid(two.grid.columns, (
        Row((Cell(words("a"), columns=2), Cell(rows=0, columns=0)), RowKind.HEADER),
        two.grid.rows[1],
    )), source=HERE)  # fmt: skip
    found = made(merged, choice="markdown")
    assert "y-te-bang-1.xlsx" in found.files
    assert [entry.why for entry in found.left] == [
        "bảng có ô gộp, Markdown không viết được; đã ghi thành Excel"
    ]


def test_a_chart_keeps_its_options_and_its_numbers_in_a_workbook() -> None:
    found = made(table(("Năm", "GRDP"), ("2024", "8,5"), chart="column", x="Năm", y="GRDP"))
    assert "](y-te-bang-1.xlsx){#bang-y-te-1 chart=column x=Năm y=GRDP don-vi=người}" in text(found)
    read = read_sheets(found.files["y-te-bang-1.xlsx"], file="a.xlsx", sheets=("",))
    assert [column.name for column in read.value[""].columns] == ["Năm", "GRDP"]


def test_a_table_that_follows_a_form_is_written_as_that_form() -> None:
    grid = table(("STT", "Dự án", "Tổng vốn", "Năm"), ("1", "Trạm y tế", "1.234,5", "2026"))
    found = made(replace(grid, unit=""), forms=Forms((PROJECTS,), lambda _: Filling("Sở Y tế", {})))
    form = f"form={PROJECTS.name}"
    assert f"](y-te-bang-1.xlsx#Bieu){{#bang-y-te-1 {form}}}" in text(found)


PNG = png(1)
VECTOR = BroughtPicture("y-te-hinh-1.emf", b"emf", "emf")
SMALL = BroughtPicture("y-te-hinh-2.png", PNG, "png")


def test_vector_pictures_are_drawn_or_told_with_their_caption() -> None:
    picture = Picture("y-te-hinh-1.emf", words("Sơ đồ"), "hinh-y-te-1", source=HERE)
    drawn = made(picture, pictures=(VECTOR,), drawn={"y-te-hinh-1.emf": PNG})
    assert drawn.files["y-te-hinh-1.png"] == PNG
    assert text(drawn) == "![Sơ đồ](y-te-hinh-1.png){#hinh-y-te-1}\n"
    gone = made(picture, Paragraph(words("chữ")), pictures=(VECTOR,))
    assert text(gone) == "chữ\n"
    assert [(entry.place, entry.text) for entry in gone.left] == [("đoạn 1: 'x'", "Sơ đồ")]


def test_small_pictures_of_a_line_go_the_same_way_and_none_is_lost_in_a_workbook() -> None:
    line = Paragraph((Text("a "), PictureMark("y-te-hinh-1.emf", "dấu")), HERE)
    drawn = made(line, pictures=(VECTOR,), drawn={"y-te-hinh-1.emf": PNG})
    assert text(drawn) == "a ![dấu](y-te-hinh-1.png)\n"
    assert [entry.text for entry in made(line, pictures=(VECTOR,)).left] == ["dấu"]
    grid = NUMBERS.grid
    cell = Cell((Text("A"), PictureMark("y-te-hinh-2.png", "ảnh")))
    rows = (*grid.rows[:2], Row((cell, grid.rows[2].cells[1])))
    held = Table(Grid(grid.columns, rows), source=HERE)
    found = made(held, pictures=(SMALL,), choice="excel")
    assert [entry.text for entry in found.left] == ["ảnh"]


def test_a_picture_that_a_draft_could_not_print_is_told_and_not_written() -> None:
    broken = BroughtPicture("y-te-hinh-1.png", PNG[:40], "png")
    found = made(Picture("y-te-hinh-1.png", words("Sơ đồ"), source=HERE), pictures=(broken,))
    assert sorted(found.files) == ["y-te.md"]
    assert [(entry.text, entry.why) for entry in found.left] == [
        ("Sơ đồ", "không lấy được ảnh: ảnh PNG bị hỏng hoặc bị cắt cụt")
    ]


def test_a_table_wider_than_word_takes_is_written_and_told() -> None:
    names = tuple(f"Cột {at}" for at in range(200))
    found = made(table(names, tuple(map(str, range(200)))))
    assert "y-te-bang-1.xlsx" in found.files
    assert "200 cột" in found.left[0].why
