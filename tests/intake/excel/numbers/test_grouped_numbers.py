import pytest

from pipeline.intake.excel.grid import grid_of
from pipeline.intake.excel.workbook import Workbook
from pipeline.model.document import Grid
from tests.intake.workbooks import saved, sheet_of


def printed(name: str, *values: object, formats: dict[str, str] | None = None) -> list[str]:
    book, sheet = sheet_of([["Chỉ tiêu", name], *([f"Dòng {value}", value] for value in values)])
    for place, code in (formats or {}).items():
        sheet[place].number_format = code
    return [row.cells[1].text for row in grid(saved(book)).rows[1:]]


def grid(data: bytes) -> Grid:
    workbook = Workbook(data, "bang.xlsx")
    raw, _ = workbook.read(workbook.sheets[0])
    found = grid_of(raw, file="bang.xlsx").value
    assert found is not None
    return found


def test_large_plain_numbers_have_points_and_a_comma() -> None:
    assert printed("Diện tích (ha)", 1234.5, -12345678, 999, 2025, 0.5) == [
        "1.234,5", "-12.345.678", "999", "2.025", "0,5",
    ]  # fmt: skip


def test_a_column_of_years_stays_as_it_is() -> None:
    assert printed("Hoàn thành", 2021, 2030, 1998) == ["2021", "2030", "1998"]


@pytest.mark.parametrize(
    "name", ["Năm", "Năm hoàn thành", "Mã xã", "STT", "Số hiệu", "Số điện thoại", "Thời gian"]
)
def test_codes_and_years_are_known_by_the_columns_name(name: str) -> None:
    assert printed(name, 6040, 12345) == ["6040", "12345"]


def test_a_year_in_the_name_of_a_column_makes_its_numbers_no_years() -> None:
    assert printed("Năm 2025", 2500, 831018) == ["2.500", "831.018"]


def test_what_has_a_format_of_its_own_is_shown_by_it() -> None:
    assert printed("Vốn", 12345, 23456, formats={"B2": "0"}) == ["12345", "23.456"]


def test_years_in_the_header_stay_years() -> None:
    book, _ = sheet_of([["Chỉ tiêu", 2024, 2025], ["Dân số", 802100, 811000], ["Hộ", 1, 2]])
    head, first, _ = grid(saved(book)).rows
    assert [cell.text for cell in head.cells] == ["Chỉ tiêu", "2024", "2025"]
    assert [cell.text for cell in first.cells] == ["Dân số", "802.100", "811.000"]
