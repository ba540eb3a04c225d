import io
import json

from openpyxl import load_workbook

from pipeline.render.excel.consolidated import (
    consolidated_json,
    consolidated_workbook,
    in_short,
    spans,
)
from tests.compose.test_consolidated_blocks import TABLE


def test_the_workbook_names_the_source_of_each_row_last() -> None:
    made = consolidated_workbook((TABLE,))
    assert made == consolidated_workbook((TABLE,))
    page = load_workbook(io.BytesIO(made))["Dự án theo lĩnh vực"]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ("STT", "Số dự án (dự án)", "Nguồn (tệp, trang, ô)")
    assert rows[1] == ("1", 5, "a.xlsx:S!A1")


def test_json_gives_every_cell_its_addresses() -> None:
    (table,) = json.loads(consolidated_json((TABLE,)))["tables"]
    assert table["id"] == "du-an-linh-vuc"
    assert table["rows"][0]["cells"][1] == {"text": "5", "value": 5, "sources": ["a.xlsx:S!A1"]}


def test_addresses_below_one_another_are_drawn_together() -> None:
    given = ["a.xlsx:S!E6", "a.xlsx:S!E7", "a.xlsx:S!F6", "a.xlsx:S!E9", "a.xlsx:S!E7", "khac"]
    assert spans(given) == ("a.xlsx:S!E6:E7", "a.xlsx:S!E9", "a.xlsx:S!F6", "khac")
    assert spans([]) == ()


def test_a_sheet_is_named_once_in_a_line_of_addresses() -> None:
    given = ["a.xlsx:S!E6:E7", "b.xlsx:S!A1", "a.xlsx:S!F6", "khac"]
    assert in_short(given) == "a.xlsx:S!E6:E7, F6; b.xlsx:S!A1; khac"
