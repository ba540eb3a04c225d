import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.row_kinds import is_numbering, is_total, row_kinds


def kinds(*rows: tuple[str, ...]) -> str:
    """Give the kinds of rows as letters: b, g, t; a cell of digits is a figure."""
    found = row_kinds(rows, is_figure=lambda row, column: rows[row][column].isdigit())
    return "".join(kind.value[0] for kind in found)


def test_roman_numerals_in_order_are_groups_whatever_stands_beside_them() -> None:
    rows = (("I", "Đất nông nghiệp", "NNP", "5"), ("1", "Đất lúa", "LUA", "5"),
            ("II", "Đất phi nông nghiệp", "PNN", "7"), ("1", "Đất ở", "ONT", "7"))  # fmt: skip
    assert kinds(*rows) == "gbgb"


def test_numerals_may_start_anew() -> None:
    rows = (("I", "a", "x"), ("1", "b", "x"), ("II", "c", "x"), ("1", "d", "x"), ("I", "e", "x"))
    assert kinds(*rows) == "gbgbg"


def test_letters_that_only_look_like_numerals_are_no_groups() -> None:
    assert kinds(("V", "Thị trấn", "x"), ("1", "Xã", "x"), ("X", "Phường", "x")) == "bbb"


def test_roman_numerals_alone_are_ordinary_numbering() -> None:
    assert kinds(("I", "A", "x"), ("II", "B", "x")) == "bb"
    assert kinds(("I", "A", ""), ("II", "B", "")) == "bb"


def test_capital_letters_are_groups_before_figures_only() -> None:
    rows = (("A", "Ngân sách", "5"), ("1", "Chi", "5"), ("B", "Vốn khác", "NSTW"))
    assert kinds(*rows) == "gbb"


def test_a_numbered_name_with_nothing_beside_it_is_a_group() -> None:
    assert kinds(("A", "Nhóm", ""), ("1", "a", "x")) == "gb"
    assert kinds(("A", "Nhóm"), ("1", "a")) == "gb"


@pytest.mark.parametrize("text", ["Tổng cộng", "Cộng", "TỔNG SỐ", "Tổng (I+II)"])
def test_totals_are_known_by_their_words_first_or_second(text: str) -> None:
    assert kinds(("1", "a", "5"), ("", text, "5"), (text, "", "5"), ("III", text, "5")) == "bttt"
    assert is_total(text)


def test_numbers_of_rows_are_known() -> None:
    assert all(map(is_numbering, ("1", "1.2.", "II", "(IV)", "B.", "Đ")))
    assert not any(map(is_numbering, ("", "Xã", "1a", "2025-2030")))


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3)))
def test_every_row_has_a_kind(rows: list[list[str]]) -> None:
    assert len(row_kinds(rows, is_figure=lambda row, column: True)) == len(rows)


def test_a_numbered_total_over_its_rows_is_their_group() -> None:
    rows = (
        ("I", "Tổng số cơ sở", "30"),
        ("1", "a", "10"),
        ("2", "b", "20"),
        ("", "Tổng cộng", "3"),
    )
    assert kinds(*rows) == "gbbt"


def test_the_last_row_alone_without_a_number_sums_up_under_any_name() -> None:
    assert kinds(("1", "a", "5"), ("2", "b", "5"), ("", "Tổng mức đầu tư", "10")) == "bbt"
    assert kinds(("1", "a", "5"), ("2", "Tổng vốn", "5"), ("3", "b", "10")) == "bbb"


def test_the_numbering_column_may_stand_anywhere() -> None:
    rows = [("5", "Nhóm", "I"), ("5", "a", "1"), ("5", "Tổng cộng", "")]
    found = row_kinds(rows, is_figure=lambda row, column: column == 0, order=2)
    assert [kind.value for kind in found] == ["group", "body", "total"]
