"""Rows: by what they say, by their name, by their figures, by likeness."""

import pytest

from pipeline.compare.tables.columns import match_columns
from pipeline.compare.tables.rows import Rows, match_rows, row_name
from pipeline.model.document import Row
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.table import RowKind
from tests.compare.flows import grid, table

NAMES = ["STT", "Tên công trình", "Quy mô", "Vốn"]
ROWS = [
    ["1", "Đường tỉnh 226", "12,5", "1.000"],
    ["2", "Cầu Kỳ Cùng mới", "3", "250"],
    ["3", "Bến xe phía Bắc", "1,2", "80"],
]


def works(*rows: list[str], names: list[str] = NAMES) -> FlowTable:
    return table("Công trình", names, *rows, figures=2)


def matched(old: FlowTable, new: FlowTable) -> Rows:
    return match_rows(old, new, match_columns(old.grid, new.grid))


def of_kind(made: FlowTable, row: int, kind: RowKind) -> FlowTable:
    rows = list(made.written.rows)
    rows[row] = replace(rows[row], kind=kind)
    written = replace(made.written, rows=tuple(rows))
    return replace(made, written=written, grid=written)


def test_a_row_with_another_name_is_known_by_its_figures() -> None:
    renamed = [ROWS[0], ["2", "Ngầm tràn qua suối Nà Lầu", "3", "250"], ROWS[2]]
    assert matched(works(*ROWS), works(*renamed)).same


def test_one_figure_or_a_dash_tells_nothing() -> None:
    old = works(["1", "Đường tỉnh 226", "-", "250"], ["2", "Cầu Kỳ Cùng", "0", "9"])
    new = works(["1", "Chợ Kỳ Lừa xây lại", "-", "250"], ["2", "Cầu Kỳ Cùng", "0", "9"])
    assert not matched(old, new).same


def test_ordinals_alone_are_no_figures_of_a_row() -> None:
    names = ["STT", "Tên", "Vốn"]
    old = table("A", names, ["1", "Đường tỉnh 226", "250"], figures=2)
    new = table("A", names, ["1", "Chợ Kỳ Lừa xây lại", "250"], figures=2)
    assert not matched(old, new).same


def test_a_total_is_known_by_its_words_wherever_they_stand() -> None:
    old = of_kind(works(*ROWS, ["Tổng cộng", "", "16,7", "1.330"]), 4, RowKind.TOTAL)
    new = of_kind(works(*ROWS, ["Tổng cộng", "", "20", "9.000"]), 4, RowKind.TOTAL)
    assert matched(old, new).same


def row(*texts: str, kind: RowKind = RowKind.BODY) -> Row:
    return replace(grid(["a"] * len(texts), texts).rows[1], kind=kind)


def test_a_name_is_the_first_words_in_a_column_of_names() -> None:
    assert row_name(row("1", "Cầu", "x"), (), [1, 2]) == "Cầu"
    assert row_name(row("", "12", "Xã Hữu Liên"), (), [0, 1, 2]) == "Xã Hữu Liên"
    assert row_name(row("a", "12", "-"), (), [0, 1, 2]) == ""


def test_a_key_names_a_row_where_all_of_it_is_there() -> None:
    assert row_name(row("Cầu", "A1", "2025"), [1, 2], [0]) == "A1; 2025"
    assert row_name(row("Cầu", "", "2025"), [1, 2], [0]) == "Cầu"


def test_a_total_is_named_by_its_own_words_not_by_a_note() -> None:
    total = row("Tổng cộng", "", "12", "Ghi chú", kind=RowKind.TOTAL)
    assert row_name(total, [3], [1, 2, 3]) == "Tổng cộng"


def test_rows_that_were_recast_have_stayed() -> None:
    rows = Rows(((0, None), (None, 0), (1, 1)), {}, {0: 0})
    assert rows.same
    assert rows.pairs == [(1, 1)]
    assert not replace(rows, steps=((0, None), (None, 0), (None, 1)), recast={0: 0}).same
    assert not replace(rows, recast={}).same


ONE_TO_TEN = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
ALPHABET = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"]
Steps = tuple[tuple[int | None, int | None], ...]


def named(*names: str) -> FlowTable:
    return table("A", ["Tên", "Ghi chú"], *[[name, ""] for name in names], figures=2)


def but(words: list[str], count: int) -> str:
    """The words, so many of the last ones others."""
    return " ".join([*words[: len(words) - count], *(f"khác{at}" for at in range(count))])


@pytest.mark.parametrize(("changed", "same"), [(1, True), (5, True), (6, False), (10, False)])
def test_a_row_of_which_half_the_words_stayed_is_the_same(changed: int, same: bool) -> None:
    old = named("đầu mục chung", but(ONE_TO_TEN, 0), "cuối mục chung")
    new = named("đầu mục chung", but(ONE_TO_TEN, changed), "cuối mục chung")
    assert matched(old, new).same is same


@pytest.mark.parametrize(("changed", "moved"), [(1, {2: 3}), (2, {2: 3}), (3, {}), (5, {})])
def test_a_row_elsewhere_is_known_by_four_words_of_five(
    changed: int, moved: dict[int, int]
) -> None:
    old = named("đầu mục chung", but(ONE_TO_TEN, 0), but(ALPHABET, 0), "cuối mục chung")
    new = named("đầu mục chung", but(ALPHABET, 1), but(ONE_TO_TEN, changed), "cuối mục chung")
    rows = matched(old, new)
    assert rows.moved == moved
    assert rows.pairs == [(0, 0), (1, 1), (3, 2), (4, 4)]


@pytest.mark.parametrize(("words", "moves"), [(1, False), (3, False), (4, True), (5, True)])
def test_a_row_of_few_words_is_not_known_in_another_place(words: int, moves: bool) -> None:
    short = " ".join(ONE_TO_TEN[:words])
    others = "Đường tỉnh hai trăm linh sáu", "Hồ chứa nước Bản Lải mới"
    rows = matched(named(short, *others), named(*others, short))
    assert bool(rows.moved) is moves
    assert rows.pairs == [(0, 0), (2, 1), (3, 2)]
    assert not rows.same


def test_rows_are_told_apart_by_all_they_say_but_their_ordinals() -> None:
    names = ["STT", "Tên", "Nơi"]
    twice = table("A", names, ["1", "Trạm y tế", "Xã A"], ["2", "Trạm y tế", "Xã B"], figures=3)
    grown = table("A", names, ["1", "Trạm y tế", "Xã C"], ["2", "Trạm y tế", "Xã A"],
                  ["3", "Trạm y tế", "Xã B"], figures=3)  # fmt: skip
    assert matched(twice, grown).pairs == [(0, 0), (1, 2), (2, 3)]
    old = table("A", names, ["1", "Trạm y tế", "Xã A"], ["2", "Trạm y tế", "Xã B"], figures=3)
    new = table("A", names, ["1", "Trạm mới", "Xã C"], ["2", "Trạm y tế", "Xã B"],
                ["3", "Trạm y tế", "Xã A"], figures=3)  # fmt: skip
    rows = matched(old, new)
    assert (rows.pairs, rows.moved) == ([(0, 0), (1, 3)], {2: 2})


def test_rows_that_repeat_are_paired_in_their_order() -> None:
    twice = [["1", "Trạm", "a", ""], ["1", "Trạm", "a", ""], ["2", "Cầu", "b", ""]]
    new = [twice[0], *twice]
    assert matched(works(*twice), works(*new)).pairs == [(0, 0), (1, 1), (2, 2), (3, 4)]


def test_a_row_is_another_of_its_own_kind_alone() -> None:
    plain = works(*ROWS)
    grouped = of_kind(works(*ROWS), 2, RowKind.GROUP)
    assert matched(plain, grouped).pairs == [(0, 0), (1, 1), (3, 3)]
    assert matched(grouped, grouped).same


def test_a_key_that_lost_a_column_is_none() -> None:
    names = ["Mã", "Năm", "Tên", "Vốn"]
    old = table("A", names, ["A1", "2025", "Cầu treo", "5"], ["A1", "2026", "Bến xe", "7"])
    old = replace(old, key=(0, 1))
    renamed = table("A", names, ["A1", "2026", "Kè mới", "9"], ["A1", "2025", "Chợ", "8"])
    by_key = matched(old, replace(renamed, key=(0, 1)))
    assert (by_key.pairs, by_key.moved) == ([(0, 0), (2, 1)], {1: 2})
    assert matched(replace(old, key=()), renamed).pairs == [(0, 0), (1, 1), (2, 2)]
    without = table("A", ["Mã", "Tên", "Vốn"], ["A1", "Bến xe", "70"], ["A1", "Cầu treo", "50"])
    found = matched(old, replace(without, key=(0, 1)))
    assert (found.pairs, found.moved) == ([(0, 0), (2, 1)], {})


def test_a_row_is_named_by_the_first_words_of_more_than_one_letter() -> None:
    assert row_name(row("", "", "Cầu"), (), [0, 1, 2]) == "Cầu"
    assert row_name(row("ab", "Cầu"), (), [0, 1]) == "ab"
    assert row_name(row("1a", "Cầu"), (), [0, 1]) == "1a"
    assert row_name(row("12", "34"), (), [0, 1]) == ""
    assert row_name(row(" Cầu ", "x"), [0], [1]) == "Cầu"
    assert row_name(row("Cầu", "x"), (), ()) == ""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (["12,5", "1.000"], ["12,5", "1.000"], True),
        (["-12,5", "10%"], ["-12,5", "10%"], True),
        (["\u22123", "+4"], ["\u22123", "+4"], True),
        (["0", "1.000"], ["0", "1.000"], False),  # nothing is no figure to be known by
        (["0,0", "1.000"], ["0,0", "1.000"], False),
        (["3 km", "4 km"], ["3 km", "4 km"], False),
        (["12,5", "1.000"], ["12,5", "1.001"], False),
    ],
)
def test_two_figures_tell_a_row(old: list[str], new: list[str], same: bool) -> None:
    was = works(["1", "Đường tỉnh 226", *old], ["2", "Cầu Kỳ Cùng", "7", "9"])
    now = works(["1", "Chợ Kỳ Lừa xây lại ở chỗ khác", *new], ["2", "Cầu Kỳ Cùng", "7", "9"])
    assert matched(was, now).same is same


def test_rows_are_the_same_where_each_side_stayed_or_was_recast() -> None:
    assert Rows((), {}).same
    assert Rows(((0, 0), (1, 1)), {}).same
    assert not Rows(((0, 0), (1, None)), {}).same
    assert not Rows(((0, 0), (None, 1)), {}).same
    assert Rows(((0, None), (None, 0)), {}, {0: 0}).same
    assert not Rows(((0, None), (None, 0), (1, None)), {}, {0: 0}).same


def test_a_head_is_the_same_row_whatever_it_says() -> None:
    other = ["Thứ", "Hạng mục", "Chiều dài", "Kinh phí"]
    assert matched(works(*ROWS), works(*ROWS, names=other)).pairs[0] == (0, 0)
    two = replace(of_kind(works(["x", "y", "", ""], *ROWS), 1, RowKind.HEADER))
    three = of_kind(works(["g", "h", "", ""], *ROWS, names=other), 1, RowKind.HEADER)
    assert matched(two, three).pairs[:2] == [(0, 0), (1, 1)]


def test_a_row_says_as_much_as_the_shorter_of_both() -> None:
    others = ["Đường tỉnh hai trăm linh sáu", ""], ["Hồ chứa nước Bản Lải mới", ""]
    names, long = ["Tên", "Ghi chú"], "một hai ba bốn năm"
    old = table("A", names, ["Bến xe", ""], *others, figures=2)
    new = table("A", names, *others, ["Bến xe", long], figures=2)
    assert matched(old, new).moved == {}
    full = table("A", names, ["Bến xe", long], *others, figures=2)
    assert matched(full, new).moved == {1: 3}
