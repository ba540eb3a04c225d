"""The print set-up of every workbook: what is read fills the page, the rest is folded away."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from pipeline.render.excel.lists import ListColumn, ListSheet, new_workbook, table_workbook
from pipeline.render.excel.printing import (
    ROOM,
    fitted_widths,
    header_of,
    laid_columns,
    row_height,
    set_face,
    set_up,
    set_up_openpyxl,
)

WIDTHS = st.lists(st.floats(3, 120), min_size=1, max_size=40)


@given(WIDTHS)
def test_the_columns_read_fit_the_page_and_each_column_stands_once(widths: list[float]) -> None:
    laid = laid_columns(widths, [False] * len(widths))
    assert sorted(column.place for column in laid) == list(range(len(widths)))
    read = [column.width for column in laid if not column.folded]
    assert sum(read) <= ROOM + 0.01
    assert all(width <= widths[c.place] for width, c in zip(read, laid, strict=False))


@given(st.lists(st.tuples(st.floats(3, 60), st.booleans()), min_size=1, max_size=12))
def test_columns_set_aside_stand_right_in_their_order_as_wide_as_given(
    columns: list[tuple[float, bool]],
) -> None:
    widths, aside = [width for width, _ in columns], [folded for _, folded in columns]
    laid = laid_columns(widths, aside)
    folded = [column for column in laid if column.folded]
    assert list(laid[len(laid) - len(folded) :]) == folded
    assert [column.place for column in folded] == sorted(column.place for column in folded)
    assert {place for place, set_aside in enumerate(aside) if set_aside} <= {
        column.place for column in folded
    }
    assert all(column.width == widths[column.place] for column in folded)


def test_the_widest_give_most_and_narrow_ones_nothing() -> None:
    assert fitted_widths([6, 40, 40]) == [6, 40, 40]
    narrow, wide, wider = fitted_widths([6, 111, 211])
    assert narrow == 6
    assert 211 - wider == pytest.approx(2 * (111 - wide))
    assert narrow + wide + wider == pytest.approx(ROOM)


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [("", 20, 15), ("x", 20, 15), ("x" * 19, 20, 15), ("x" * 20, 20, 30), ("a\nb\nc", 20, 45),
     ("x" * 9999, 20, 409)],
)  # fmt: skip
def test_a_row_is_as_high_as_its_longest_text(text: str, width: float, height: float) -> None:
    assert row_height([(text, width), ("ngắn", 50)]) == height


def test_bold_letters_take_more_room() -> None:
    assert row_height([("x" * 18, 20)]) < row_height([("x" * 18, 20)], bold=True)


def test_a_header_says_title_and_sheet_and_no_code_of_its_own() -> None:
    assert header_of("Nhật ký", "Thay đổi") == "&C&BNhật ký\nThay đổi"
    assert header_of("Nhật ký", "Nhật ký") == "&C&BNhật ký"
    assert header_of("", "A & B") == "&C&BA && B"
    assert len(header_of("x" * 400, "y")) < 255


def test_a_list_prints_on_a4_with_title_pages_and_headings() -> None:
    columns = (ListColumn("Mã", 10), ListColumn("Máy", 30, aside=True), ListColumn("Nội dung", 300))
    sheet = ListSheet("Trang", columns, (("a", "b", "c " * 300),))
    page: Any = load_workbook(io.BytesIO(table_workbook((sheet,), "Danh sách")))["Trang"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$1"
    assert page.freeze_panes == "B2"
    assert page.oddHeader.center.text == "&BDanh sách\nTrang"
    assert page.oddFooter.center.text == "Trang &P/&N"
    assert [cell.value for cell in page[1]] == ["Mã", "Nội dung", "Máy"]
    assert page.column_dimensions["C"].hidden
    assert float(page.row_dimensions[2].height) > 15


def test_a_sheet_of_openpyxl_is_set_up_alike() -> None:
    book = Workbook()
    set_face(book)
    page: Any = book.worksheets[0]
    set_up_openpyxl(page, title="Biểu", sheet="Hướng dẫn", head=4, fixed="C")
    assert page.freeze_panes == "C5"
    assert page.print_title_rows == "$4:$4"
    assert (page.page_setup.paperSize, page.page_setup.fitToHeight) == (9, 0)
    assert "Biểu" in str(page.oddHeader.center.text)
    assert "&P/&N" in str(page.oddFooter.center.text)
    assert page["A1"].font.name == "Times New Roman"


def test_a_sheet_without_headings_repeats_none() -> None:
    def fill(book: Any) -> None:
        set_up(book.add_worksheet("S"), title="T", sheet="", head=None)

    made = new_workbook(fill)
    page = load_workbook(io.BytesIO(made))["S"]
    assert page.freeze_panes is None
    assert not page.print_title_rows
