import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.intake.excel.form_reading import read_form_grid
from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.preflight import check_package
from pipeline.intake.shared.forms import read_form
from pipeline.model.form import (
    EXAMPLE,
    GUIDE_SHEET,
    LIST_SHEET,
    FieldType,
    Form,
    FormTable,
    Interval,
)
from pipeline.model.notice import Notice
from pipeline.render.excel.form_workbook import (
    DATA_SHEET,
    EMPTY_ROWS,
    HEADER_ROW,
    Filling,
    form_workbook,
)

FORMS = sorted((Path(__file__).parents[3] / "sections" / "bieu-mau").glob("*.yaml"))
LISTS = {
    "don-vi.ten": ("Xã Thất Khê", "Phường Tam Thanh"),
    "don-vi.ma": ("06040", "05986"),
    "co-quan.ten": ("Sở Y tế", "Sở Xây dựng"),
}
FILLING = Filling("Sở Y tế", LISTS)


@cache
def form_in(path: Path) -> Form:
    found = read_form(path.read_text(encoding="utf-8"), f"sections/bieu-mau/{path.name}")
    assert found.notices == ()
    assert found.value is not None
    return found.value


@cache
def blank(path: Path) -> bytes:
    """The form's workbook, as every test but that of equal bytes reads it."""
    return form_workbook(form_in(path), FILLING)


def opened(path: Path) -> Workbook:
    return load_workbook(io.BytesIO(blank(path)))


def named(stem: str) -> Path:
    return next(path for path in FORMS if path.stem == stem)


def back(book: Workbook, form: Form) -> tuple[FormTable | None, tuple[Notice, ...]]:
    stream = io.BytesIO()
    book.save(stream)
    sheets = read_sheets(stream.getvalue(), file="a.xlsx", sheets=[""])
    table = read_form_grid(sheets.value[""], form, file="a.xlsx")
    return table.value, (*sheets.notices, *table.notices)


def test_there_are_at_least_eight_forms() -> None:
    assert len(FORMS) >= 8


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_blank_form_comes_back_as_an_empty_table_without_a_notice(path: Path) -> None:
    form = form_in(path)
    assert check_package(blank(path), file="a.xlsx", kind="xlsx") == ()
    table, notices = back(opened(path), form)
    assert notices == ()
    assert table is not None
    assert table.rows == ()
    assert table.present == tuple(field.name for field in form.fields)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_example_row_typed_as_data_is_a_good_row(path: Path) -> None:
    form = form_in(path)
    book = opened(path)
    page = book[DATA_SHEET]
    for column, field in enumerate(form.fields, 1):
        page.cell(HEADER_ROW + 2, column, field.example)
    table, notices = back(book, form)
    assert notices == ()
    assert table is not None
    (row,) = table.rows
    for field, cell in zip(form.fields, row.cells, strict=True):
        assert (cell.value is not None) == (field.example not in ("", *form.missing_values))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_equal_forms_are_equal_bytes(path: Path) -> None:
    assert form_workbook(form_in(path), FILLING) == blank(path)


def test_typed_cells_come_back_as_typed() -> None:
    path = named("du-lieu-xa")
    form = form_in(path)
    book = opened(path)
    typed: Mapping[str, str | float | date] = {
        "stt": 1, "ma": "06040", "xa": "Xã Thất Khê", "dien-tich": 9678.4, "dan-so": 12540,
        "ho-ngheo": "12,4", "nong-thon-moi": "Có", "ngay": date(2025, 12, 31),
    }  # fmt: skip
    for name, value in typed.items():
        position = form.position(name)
        assert position is not None
        book[DATA_SHEET].cell(HEADER_ROW + 2, position + 1, value)
    table, notices = back(book, form)
    assert notices == ()
    assert table is not None
    values = {
        field.name: cell.value for field, cell in zip(form.fields, table.rows[0].cells, strict=True)
    }
    assert values["ma"] == "06040"
    assert values["dien-tich"] == Decimal("9678.4")
    assert values["ho-ngheo"] == Decimal("12.4")
    assert values["nong-thon-moi"] is True
    assert values["ngay"] == date(2025, 12, 31)


def test_a_range_typed_into_a_text_cell_stays_a_range() -> None:
    path = named("danh-gia-chi-tieu")
    form = form_in(path)
    book = opened(path)
    page = book[DATA_SHEET]
    assert page.cell(HEADER_ROW + 2, 4).number_format == "@"
    for column, value in ((2, "Tốc độ tăng"), (3, "%"), (4, "8-9")):
        page.cell(HEADER_ROW + 2, column, value)
    table, notices = back(book, form)
    assert notices == ()
    assert table is not None
    assert table.column("muc-tieu")[0].value == Interval(Decimal(8), Decimal(9))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_only_input_cells_are_open_and_every_column_has_a_note(path: Path) -> None:
    form = form_in(path)
    book = opened(path)
    page = book[DATA_SHEET]
    assert page.protection.sheet
    assert page.freeze_panes == f"B{HEADER_ROW + 1}"
    assert page.cell(HEADER_ROW + 1, 1).value == EXAMPLE
    for row in range(1, HEADER_ROW + 3):
        locked = [page.cell(row, column).protection.locked for column in range(1, 3)]
        assert locked == [row < HEADER_ROW + 2] * 2
    assert page.max_row == HEADER_ROW + 1 + EMPTY_ROWS
    rules = page.data_validations.dataValidation
    notes = [rule for rule in rules if str(rule.sqref).endswith(str(HEADER_ROW))]
    assert len(notes) == len(form.fields)
    assert all(rule.prompt for rule in notes)
    assert book[LIST_SHEET].sheet_state == "veryHidden"
    assert book[GUIDE_SHEET].max_row == len(form.fields) + 1


def test_choices_and_limits_are_data_validation() -> None:
    path = named("du-lieu-xa")
    form = form_in(path)
    book = opened(path)
    rules = {
        str(rule.sqref)[0]: rule
        for rule in book[DATA_SHEET].data_validations.dataValidation
        if ":" in str(rule.sqref)
    }
    at = {field.name: "ABCDEFGHIJK"[index] for index, field in enumerate(form.fields)}
    assert rules[at["xa"]].type == "list"
    names = [book[LIST_SHEET].cell(row, 2).value for row in (2, 3)]
    assert names == ["Xã Thất Khê", "Phường Tam Thanh"]
    area = rules[at["dan-so"]]
    assert (area.type, area.formula1, area.formula2) == ("whole", "100", "200000")
    assert rules[at["ngay"]].formula1 == "DATE(2025,1,1)"
    assert {field.type for field in form.fields} >= {FieldType.DATE, FieldType.BOOLEAN}


def test_rows_already_there_are_locked_and_others_are_not_offered() -> None:
    path = named("du-lieu-xa")
    form = form_in(path)
    filling = Filling("UBND xã Thất Khê", LISTS, ({"ma": "06040", "xa": "Xã Thất Khê"},))
    page = load_workbook(io.BytesIO(form_workbook(form, filling)))[DATA_SHEET]
    assert page.max_row == HEADER_ROW + 2
    assert page.cell(HEADER_ROW + 2, 2).value == "06040"
    assert page.cell(HEADER_ROW + 2, 2).protection.locked
    assert not page.cell(HEADER_ROW + 2, 4).protection.locked
