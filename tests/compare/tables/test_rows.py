"""Rows: by what they say, by their name, by their figures, by likeness."""

from dataclasses import replace

from pipeline.compare.tables.columns import match_columns
from pipeline.compare.tables.rows import Rows, match_rows, row_name
from pipeline.model.document import Row
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
