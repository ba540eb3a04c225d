"""Columns: by name, by what stands in them, by place; those that stand elsewhere have moved."""

from pipeline.compare.tables.columns import column_names, match_columns
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
