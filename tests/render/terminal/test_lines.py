import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.terminal.lines import Piece, Style, columns, cut, plain


def test_a_line_that_fits_is_left_as_it_is() -> None:
    line = (Piece("lỗi", Style.ERROR), Piece(" thiếu bảng"))
    assert cut(line, 14) == line


def test_a_line_that_does_not_fit_ends_in_an_ellipsis_of_its_style() -> None:
    line = (Piece("lỗi ", Style.ERROR), Piece("thiếu bảng", Style.DIM))
    assert cut(line, 9) == (Piece("lỗi ", Style.ERROR), Piece("thiế…", Style.DIM))
    assert plain(cut(line, 4)) == "lỗi…"


@pytest.mark.parametrize(("text", "taken"), [("ệ", 1), ("e\u0323\u0302", 1), ("中", 2), ("", 0)])
def test_marks_take_no_column_and_wide_signs_two(text: str, taken: int) -> None:
    assert columns(text) == taken


@given(st.lists(st.text(max_size=12), max_size=4), st.integers(2, 30))
def test_no_line_is_wider_than_it_may_be(texts: list[str], width: int) -> None:
    assert columns(plain(cut([Piece(text) for text in texts], width))) <= width
