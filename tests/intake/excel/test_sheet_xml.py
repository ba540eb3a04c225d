"""A sheet is walked once; what openpyxl reads in two loads is what is read here."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import pytest
from openpyxl import load_workbook

from pipeline.intake.excel.sheet_xml import RawCell, SheetWalk, area_of, walk_cells
from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.excel.workbook import Workbook
from pipeline.model.inlines import Marks, Text
from tests.intake.workbooks import MAIN, saved, sheet_of, with_sheet_xml

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "sections").rglob("*.xlsx"))


def walked(body: str, space: str = f'xmlns="{MAIN}"', prefix: str = "") -> list[RawCell]:
    p = prefix
    xml = f"<{p}worksheet {space}><{p}sheetData>{body}</{p}sheetData></{p}worksheet>"
    return walk_cells(xml.encode(), SheetWalk())


def test_value_and_formula_of_a_cell_come_together() -> None:
    body = '<row r="3"><c r="B3" s="2"><f>A1+1</f><v>5</v></c><c r="C3" s="1"/></row>'
    assert walked(body) == [RawCell((3, 2), "n", 2, "5", None, "A1+1")]


def test_any_prefix_may_name_the_elements() -> None:
    body = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    assert walked(body, f'xmlns:x="{MAIN}"', "x:") == [RawCell((1, 1), "n", 0, "1")]


def test_a_string_with_runs_in_its_cell_keeps_them_and_loses_its_guides_to_reading() -> None:
    body = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>ba</t></r></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>'
    )
    book = Workbook(with_sheet_xml(saved(sheet_of([["a"]])[0]), body), "bang.xlsx")
    cells = book.read(book.sheets[0])[0].cells
    assert cells[1, 1].runs == (Text("ba", Marks(bold=True)),)
    assert cells[1, 2].text == "a"


@pytest.mark.parametrize("address", ["1A", "A", "", "Ạ1"])
def test_what_is_no_address_is_refused_or_taken_from_the_order(address: str) -> None:
    body = f'<row r="1"><c r="{address}"><v>1</v></c></row>'
    if address:
        with pytest.raises(ValueError, match=r".+"):
            walked(body)
    else:
        assert walked(body)[0].place == (1, 1)


def test_broken_xml_is_refused() -> None:
    with pytest.raises(ExpatError):
        walk_cells(b"<worksheet><sheetData>", SheetWalk())


@pytest.mark.parametrize(
    ("ref", "area"),
    [("A1:C3", (1, 1, 3, 3)), ("$B$2", (2, 2, 2, 2)), ("C3:A1", (1, 1, 3, 3)), ("A:C", None)],
)
def test_an_area_is_read_from_any_two_corners(
    ref: str, area: tuple[int, int, int, int] | None
) -> None:
    assert area_of(ref) == area


def held_by_openpyxl(sheet: Any) -> dict[tuple[int, int], object]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {(c.row, c.column): c.value for c in cells if c.value not in (None, "")}


def plain(value: object) -> object:
    midnight = isinstance(value, datetime) and not (value.hour or value.minute or value.second)
    return value.date() if midnight and isinstance(value, datetime) else value


def test_openpyxl_reads_the_same_values_in_every_shipped_workbook() -> None:
    assert len(SHIPPED) > 20
    for path in SHIPPED:
        data = path.read_bytes()
        book, other = Workbook(data, path.name), load_workbook(io.BytesIO(data), data_only=True)
        for name in book.sheets:
            ours = {place: cell.value for place, cell in book.read(name)[0].cells.items()}
            theirs = held_by_openpyxl(other[name.title])
            blank = {p for p, v in theirs.items() if isinstance(v, str) and not v.strip()}
            assert ours == {p: plain(v) for p, v in theirs.items() if p not in blank}, path


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    book, sheet = sheet_of([["Ngày"], [date(2025, 11, 5)]])
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 -- what openpyxl asks for
    assert sheet.title == "Sheet1"
    grid = read_sheets(saved(book), file="bang.xlsx", sheets=[""]).value[""]
    assert grid.rows[-1].cells[0].value == date(2025, 11, 5)
