import io
import zipfile

import pytest
from openpyxl.styles import Alignment, Font

from pipeline.intake.excel.workbook import RawSheet, Workbook
from pipeline.model.errors import UnreadableError
from pipeline.model.inlines import LineBreak, Marks, Text
from pipeline.model.table import Align
from tests.intake.workbooks import MAIN, changed, saved, sheet_of, with_sheet_xml

BOOK = saved(sheet_of([["STT", "Tên"], [1, "Đường"]])[0])


def raw(data: bytes) -> RawSheet:
    book = Workbook(data, "bang.xlsx")
    sheet, notices = book.read(book.sheets[0])
    assert notices == ()
    return sheet


def test_sheets_are_listed_with_title_state_and_part() -> None:
    book, _ = sheet_of([["a"]], "Vốn & nguồn")
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.create_chartsheet("Hình")
    sheets = Workbook(saved(book), "bang.xlsx").sheets
    assert [(sheet.title, sheet.state, sheet.chart) for sheet in sheets] == [
        ("Vốn & nguồn", "visible", False), ("Ẩn", "hidden", False), ("Hình", "visible", True),
    ]  # fmt: skip


def test_lines_in_a_cell_become_line_breaks_and_tabs_spaces() -> None:
    cell = raw(saved(sheet_of([["a\nb\tc"]])[0])).cells[1, 1]
    assert cell.runs == (Text("a"), LineBreak(), Text("b c"))
    assert cell.value == "a\nb\tc"


def test_escaped_control_characters_do_not_reach_the_text() -> None:
    body = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_\nb_x0007_c</t></is></c></row>'
    assert raw(with_sheet_xml(BOOK, body)).cells[1, 1].text == "a bc"


def test_text_is_composed_at_the_door() -> None:
    assert raw(saved(sheet_of([["o\u0302\u0301ng"]])[0])).cells[1, 1].text == "ống"


def test_cells_of_spaces_are_empty_and_a_hidden_format_hides_nothing() -> None:
    book, sheet = sheet_of([["a", "   ", 5]])
    sheet["C1"].number_format = ";;;"
    cells = raw(saved(book)).cells
    assert set(cells) == {(1, 1), (1, 3)}
    assert cells[1, 3].text == "5"


def test_rich_text_keeps_its_marks() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><rPr><b/></rPr><t>Đậm</t></r>'
        '<r><rPr><i/></rPr><t xml:space="preserve"> nghiêng</t></r><r><t> thường</t></r></si></sst>'
    )
    with zipfile.ZipFile(io.BytesIO(BOOK)) as package:
        types = package.read("[Content_Types].xml").decode()
    override = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    if "sharedStrings.xml" not in types:
        types = types.replace("</Types>", override)
    data = with_sheet_xml(BOOK, b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    parts = {"xl/sharedStrings.xml": strings.encode(), "[Content_Types].xml": types.encode()}
    assert raw(changed(data, parts)).cells[1, 1].runs == (
        Text("Đậm", Marks(bold=True)),
        Text(" nghiêng", Marks(italic=True)),
        Text(" thường"),
    )


def test_merges_alignment_and_hidden_places_are_read_from_the_xml() -> None:
    book, sheet = sheet_of([["a", "b"], ["c", "d"]])
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("D1:E2")
    opened = Workbook(saved(book), "bang.xlsx")
    found, notices = opened.read(opened.sheets[0])
    assert found.merges == ((1, 4, 2, 5),)
    assert found.hidden_rows == {2}
    assert found.hidden_columns == ((2, 2),)
    assert found.cells[1, 1].align is Align.CENTER
    assert [notice.code for notice in notices] == ["dong-an", "cot-an"]


def test_hidden_places_without_content_are_nobodys_business() -> None:
    book, sheet = sheet_of([["a", "b"]])
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["Z"].hidden = True
    assert len(raw(saved(book)).cells) == 2


def test_cells_without_an_address_are_read_in_order() -> None:
    body = b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert set(raw(with_sheet_xml(BOOK, body)).cells) == {(1, 1), (1, 2), (2, 1)}


def test_a_stated_dimension_too_small_cuts_nothing() -> None:
    xml = (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData><row r="1"><c r="A1"><v>1</v>'
        '</c><c r="B1"><v>2</v></c></row><row r="9"><c r="A9"><v>3</v></c></row></sheetData>'
        "</worksheet>"
    )
    data = changed(BOOK, {"xl/worksheets/sheet1.xml": xml.encode()})
    assert set(raw(data).cells) == {(1, 1), (1, 2), (9, 1)}


def test_a_workbook_without_a_list_of_sheets_is_unreadable() -> None:
    with pytest.raises(UnreadableError):
        Workbook(changed(BOOK, {"xl/workbook.xml": b"<a"}), "bang.xlsx")


def test_a_cell_that_its_style_strikes_out_is_struck_out() -> None:
    book, sheet = sheet_of([["bỏ", 5], ["giữ", 6]])
    for cell in sheet[1]:
        cell.font = Font(strike=True)
    cells = raw(saved(book)).cells
    assert cells[1, 1].runs == (Text("bỏ", Marks(strike=True)),)
    assert cells[1, 2].runs == (Text("5", Marks(strike=True)),)
    assert cells[2, 1].runs == (Text("giữ"),)


def test_a_number_that_is_none_stays_words() -> None:
    body = b'<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c></row>'
    cells = raw(with_sheet_xml(BOOK, body)).cells
    assert [cells[1, column].value for column in (1, 2)] == ["NaN", "1e999"]


def test_odd_letters_are_told_with_their_cell() -> None:
    book = Workbook(saved(sheet_of([["a\u200bb"]])[0]), "bang.xlsx")
    _, (notice,) = book.read(book.sheets[0])
    assert (notice.code, notice.cell) == ("ky-tu-vo-hinh", "Sheet1!A1")
