import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.cell import column_index_from_string, get_column_letter

from pipeline.intake.excel.addresses import (
    LAST_COLUMN,
    cell_place,
    column_letters,
    column_number,
)


@given(st.integers(1, LAST_COLUMN))
def test_columns_are_named_as_openpyxl_names_them(column: int) -> None:
    letters = column_letters(column)
    assert letters == get_column_letter(column)
    assert column_number(letters) == column_number(letters.lower()) == column


def test_the_edges_of_the_alphabet_and_of_excel() -> None:
    names = {1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", LAST_COLUMN: "XFD"}
    assert {column: column_letters(column) for column in names} == names
    assert column_index_from_string("XFD") == LAST_COLUMN


@pytest.mark.parametrize("column", [0, -1, LAST_COLUMN + 1])
def test_a_number_beyond_excel_is_no_column(column: int) -> None:
    with pytest.raises(ValueError, match=str(column)):
        column_letters(column)


@pytest.mark.parametrize("letters", ["", "XFE", "A1", "Đ", "AAAA"])
def test_letters_that_name_none_are_refused(letters: str) -> None:
    with pytest.raises(ValueError, match="no column"):
        column_number(letters)


def test_an_address_is_row_then_column() -> None:
    assert cell_place("D14") == (14, 4)
    assert cell_place("xfd1048576") == (1_048_576, LAST_COLUMN)


@pytest.mark.parametrize("address", ["", "D", "14", "D0", "D014", "D14:E15", "$D$14", "D14 "])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no cell"):
        cell_place(address)
