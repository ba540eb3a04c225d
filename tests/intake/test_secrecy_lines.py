"""Every place of a document where somebody could have stamped something is looked at."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfWriter

from pipeline.intake.secrecy_lines import lines_of
from tests.ooxml.markup import file_of
from tests.scans import pdf_of
from tests.seeded.foreign_pairs.raw_file import RawFile

RUN = "<w:p><w:r><w:rPr>{0}</w:rPr><w:t>Mật</w:t></w:r></w:p>"


def said(data: bytes, name: str) -> list[str]:
    return [line.strip() for line in lines_of(data, name)]


def with_part(data: bytes, name: str, text: str) -> bytes:
    """Give a package with a part more, or another in its place."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    "block",
    [
        "<w:p><w:r><w:t>Số 1</w:t></w:r><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
        '<w:p><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>',
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="MẬT"/></wp:inline>'
        "</w:drawing></w:r></w:p>",
        "<w:p><w:ins><w:r><w:t>M</w:t></w:r></w:ins><w:r><w:t>ẬT</w:t></w:r></w:p>",
        RUN.format("<w:caps/>"),
    ],
)
def test_boxes_watermarks_descriptions_and_capitals_of_word(block: str) -> None:
    assert "MẬT" in said(file_of("Báo cáo", block), "a.docx")


def test_what_is_set_apart_in_a_paragraph_stands_on_lines_of_its_own() -> None:
    block = "<w:p><w:r><w:t>Số 1</w:t><w:tab/><w:t>MẬT</w:t></w:r></w:p>"
    assert "Số 1\nMẬT" in said(file_of(block), "a.docx")
    assert "Mật" in said(file_of(RUN.format('<w:caps w:val="0"/>')), "a.docx")


def test_headers_notes_comments_charts_and_properties_of_word() -> None:
    raw = RawFile(header="MẬT 1")
    raw.note("footnote", "<w:p><w:r><w:t>MẬT 2</w:t></w:r></w:p>")
    data = file_of("Báo cáo", raw=raw)
    for name, text in (
        ("word/comments.xml", "<c><comment><p><t>MẬT 3</t></p></comment></c>"),
        ("word/charts/chart1.xml", "<c><p><r><t>MẬT 4</t></r></p></c>"),
        ("word/diagrams/data1.xml", "<c><p><r><t>MẬT 5</t></r></p></c>"),
        ("docProps/core.xml", "<c><keywords>y tế; MẬT 6</keywords></c>"),
        (
            "docProps/custom.xml",
            '<c><property name="Độ mật"><lpwstr>Tối mật</lpwstr></property></c>',
        ),
    ):
        data = with_part(data, name, text)
    found = said(data, "a.docx")
    assert {f"MẬT {number}" for number in range(1, 7)} <= {*found}
    assert "Độ mật: Tối mật" in found


@pytest.mark.parametrize("name", ["docProps/core.xml", "word/charts/chart1.xml"])
def test_a_damaged_part_hides_those_of_no_other(name: str) -> None:
    data = with_part(
        with_part(file_of("Báo cáo"), name, "<c>"), "word/comments.xml", "<c><p><t>MẬT</t></p></c>"
    )
    assert "MẬT" in said(data, "a.docx")


def _cell(sheet: Worksheet) -> None:
    sheet["B2"] = "MẬT"


def _header(sheet: Worksheet) -> None:
    assert sheet.oddHeader is not None
    sheet.oddHeader.left.text = "Số 1"
    sheet.oddHeader.center.text = "MẬT"
    sheet.oddHeader.center.size = 14
    sheet.oddHeader.center.font = "Arial,Bold"


def _comment(sheet: Worksheet) -> None:
    sheet["A1"].comment = Comment("MẬT", "a")


def _named(sheet: Worksheet) -> None:
    sheet.title = "MẬT"


def _about(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.properties.category = "MẬT"


@pytest.mark.parametrize("stamp", [_cell, _header, _comment, _named, _about])
def test_cells_headers_comments_names_and_properties_of_excel(
    stamp: Callable[[Worksheet], None],
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Bảng", 1])
    stamp(sheet)
    data = io.BytesIO()
    book.save(data)
    assert "MẬT" in said(data.getvalue(), "a.xlsx")


def test_text_boxes_and_results_of_formulas_of_excel() -> None:
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    box = with_part(data.getvalue(), "xl/drawings/drawing1.xml", "<d><p><r><t>MẬT</t></r></p></d>")
    assert "MẬT" in said(box, "a.xlsx")
    cell = '<d><c r="A1" t="str"><f>A2</f><v>MẬT</v></c><c t="n"><v>5</v></c></d>'
    found = said(with_part(data.getvalue(), "xl/worksheets/sheet1.xml", cell), "a.xlsx")
    assert "MẬT" in found
    assert "5" not in found


def test_the_words_of_a_drawing() -> None:
    drawing = "<svg><text><tspan>MẬ</tspan><tspan>T</tspan></text><title>b</title></svg>"
    assert said(drawing.encode(), "a.svg") == ["MẬT", "b"]


def test_the_text_and_the_properties_of_a_pdf() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Keywords": "y tế, MẬT"})
    data = io.BytesIO()
    writer.write(data)
    assert "MẬT" in said(data.getvalue(), "a.pdf")
    assert said(pdf_of("TỐI MẬT"), "a.pdf") == ["TỐI MẬT"]


def test_what_cannot_be_read_has_none() -> None:
    assert said(b"PK", "a.docx") == []
    assert said(b"\xff\xfe\x00", "a.md") == []
    assert said(b"<svg", "a.svg") == []
    assert said(b"%PDF-1.4", "a.pdf") == []
    assert said(b"MAT", "a.png") == []
