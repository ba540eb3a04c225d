"""The workbook of notices: items by their printed place and title, never by id."""

import io

from openpyxl import load_workbook

from pipeline.render.excel.notices_workbook import notices_workbook
from tests.render.excel.test_lists import AGENCIES, NOTICES


def test_an_item_stands_with_its_printed_place_and_title() -> None:
    made = notices_workbook(NOTICES, AGENCIES, {"y-te": "Phần III, mục II.1 Y tế"})
    page = load_workbook(io.BytesIO(made))["Thông báo"]
    heads = [cell.value for cell in page[1]]
    assert page.cell(2, heads.index("Mục") + 1).value == "Phần III, mục II.1 Y tế"
