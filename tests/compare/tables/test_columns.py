"""Columns: by name, by what stands in them, by place; those that stand elsewhere have moved."""

import pytest

from pipeline.compare.tables.columns import Columns, column_names, match_columns
from pipeline.model.fixed import replace
from tests.compare.flows import grid
from tests.compare.tables.test_shape import headed

ROWS = [["Đường tỉnh", "12", "300"], ["Cầu treo", "8", "40"], ["Bến xe", "5", "60"]]


def steps(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """Steps of two tables of other names and the same cells, column by column."""
    return list(match_columns(grid(old, *ROWS), grid(new, *ROWS)).steps)


def test_a_renamed_column_is_the_same_column() -> None:
    assert steps(["Tên", "Quy mô", "Vốn"], ["Tên", "Quy mô", "Tổng vốn"])[2] == (2, 2)


def test_a_column_between_others_came() -> None:
    new = grid(["Tên", "Loại", "Vốn"], ["Đường", "A", "3"], ["Cầu", "B", "4"])
    old = grid(["Tên", "Vốn"], ["Đường", "3"], ["Cầu", "4"])
    columns = match_columns(old, new)
    assert columns.steps == ((0, 0), (None, 1), (1, 2))
    assert columns.moved == {}
    assert not columns.same


def test_columns_the_other_way_round_are_one_that_moved() -> None:
    turned = [[a, c, b] for a, b, c in ROWS]
    old, new = grid(["Tên", "Quy mô", "Vốn"], *ROWS), grid(["Tên", "Vốn", "Quy mô"], *turned)
    columns = match_columns(old, new)
    assert len(columns.moved) == 1
    assert sorted(columns.matched) == [(0, 0), (1, 2), (2, 1)]
    assert len(columns.pairs) == 2


def test_a_column_of_ordinals_is_known_by_its_name_in_both() -> None:
    names = ["STT", "Tên", "Vốn"]
    assert match_columns(grid(names, *ROWS), grid(names, *ROWS)).order == 0
    assert match_columns(grid(["TT", *names[1:]], *ROWS), grid(names, *ROWS)).order == 0
    assert match_columns(grid(["Mã", *names[1:]], *ROWS), grid(names, *ROWS)).order is None


def test_a_name_has_the_merged_heading_above_it() -> None:
    assert column_names(headed(2).grid) == ("Tên", "Quy mô – 2025", "Quy mô – 2030", "Ghi chú")


Steps = list[tuple[int | None, int | None]]
NAMES = ["Tên", "Quy mô", "Vốn"]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (["tên", "QUY  MÔ", "vốn"], [(0, 0), (1, 1), (2, 2)]),
        (["Tên", "Chiều dài", "Vốn"], [(0, 0), (1, 1), (2, 2)]),
        (["Tên", "Tổng vốn", "Dài"], [(0, 0), (1, 1), (2, 2)]),  # by what stands in it
        (["Tên", "Quy mô"], [(0, 0), (1, 1), (2, None)]),
        (["Tên", "Vốn"], [(0, 0), (1, None), (2, 1)]),
    ],
)
def test_columns_are_paired_by_name_content_and_place(new: list[str], expected: Steps) -> None:
    rows = [line[: len(new)] if new[-1] != "Vốn" else [line[0], *line[3 - len(new) + 1 :]]
            for line in ROWS]  # fmt: skip
    assert list(match_columns(grid(NAMES, *ROWS), grid(new, *rows)).steps) == expected


def test_a_column_is_known_by_its_words_where_there_are_two_or_more_of_them() -> None:
    old = grid(["Tên", "A", "B"], ["x", "7", "9"], ["y", "8", "9"])
    new = grid(["Tên", "C", "D"], ["x", "9", "7"], ["y", "9", "8"])
    found = match_columns(old, new)
    assert (1, 2) in found.matched
    same = grid(["Tên", "C", "D"], ["x", "9", "9"], ["y", "9", "9"])
    assert list(match_columns(old, same).steps) == [(0, 0), (1, 1), (2, 2)]


def test_columns_of_one_name_are_paired_in_their_order() -> None:
    old = grid(["Tên", "Vốn", "Vốn"], *ROWS)
    new = grid(["Tên", "Loại", "Vốn", "Vốn"], *[[a, "A", b, c] for a, b, c in ROWS])
    assert list(match_columns(old, new).steps) == [(0, 0), (None, 1), (1, 2), (2, 3)]


def test_columns_left_over_are_paired_where_there_are_as_many() -> None:
    plain = [["a", "1", "1"], ["b", "1", "1"]]
    old, two = grid(["Tên", "Đất", "Nước"], *plain), grid(["Tên", "Khoáng", "Rừng"], *plain)
    assert list(match_columns(old, two).steps) == [(0, 0), (1, 1), (2, 2)]
    one = grid(["Tên", "Khoáng"], *[line[:2] for line in plain])
    assert list(match_columns(old, one).steps) == [(0, 0), (1, None), (2, None), (None, 1)]


@pytest.mark.parametrize("name", ["STT", "tt", "Số TT", "Số thứ tự", "thứ tự", "#"])
def test_ordinals_have_one_of_a_few_names(name: str) -> None:
    names = ["Mã", name, "Vốn"]
    assert match_columns(grid(names, *ROWS), grid(names, *ROWS)).order == 1
    other = ["Mã", "Số hiệu", "Vốn"]
    assert match_columns(grid(names, *ROWS), grid(other, *ROWS)).order is None
    assert match_columns(grid(other, *ROWS), grid(names, *ROWS)).order is None


def test_pairs_are_in_order_and_matched_has_those_elsewhere_too() -> None:
    columns = Columns(
        ((0, 0), (None, 1), (1, 2), (2, None)), ("a", "b", "c"), ("a", "c", "b"), {2: 1}
    )
    assert columns.pairs == [(0, 0), (1, 2)]
    assert columns.matched == [(0, 0), (1, 2), (2, 1)]
    assert not columns.same
    assert Columns(((0, 0),), ("a",), ("a",)).same
    assert not Columns(((0, 0), (None, 1)), ("a",), ("a", "b")).same
    assert not Columns(((0, 0), (1, None)), ("a", "b"), ("a",)).same


def test_a_column_without_a_heading_has_the_name_it_was_given() -> None:
    made = grid(["Tên", "Vốn"], ["x", "1"])
    bare = grid(["", ""], ["x", "1"])
    assert column_names(made) == ("Tên", "Vốn")
    assert column_names(bare) == ("", "")


def test_names_go_before_what_stands_in_the_columns() -> None:
    old = grid(["Tên", "Quy mô", "Vốn"], ["a", "1", "2"], ["b", "3", "4"])
    new = grid(["Tên", "Vốn", "Quy mô"], ["a", "1", "2"], ["b", "3", "4"])
    assert sorted(match_columns(old, new).matched) == [(0, 0), (1, 2), (2, 1)]


def test_a_grid_without_a_head_has_the_names_of_its_columns() -> None:
    made = grid(["Tên", "Vốn"], ["x", "1"])
    assert column_names(replace(made, rows=made.rows[1:])) == ("Tên", "Vốn")
