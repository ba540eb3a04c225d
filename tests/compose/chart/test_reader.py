"""The cells of a chart's table: what counts as a number, what as nothing, what is told."""

from decimal import Decimal

import pytest

from pipeline.compose.chart.reader import ChartReader, data_of, is_percent, numbers_of, unit_of
from pipeline.model.document import Cell
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.table import Column
from tests.compose.test_charts import grid, table


def reader(**options: str) -> ChartReader:
    return ChartReader(
        table(grid(("Tên", "Số", "Chữ"), [("a", 1, "x y"), ("b", 2, "z")]), **options)
    )


def cell(text: str, value: object = None, **more: object) -> Cell:
    return replace(Cell((Text(text),), value, "S!B9"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(7, "7"), (0.1, "0.1"), (Decimal("2.50"), "2.50"), (True, None), ("7", None),
     (float("nan"), None), (float("inf"), None)],
)  # fmt: skip
def test_a_number_is_exact_and_a_truth_or_a_text_is_none(
    value: object, expected: str | None
) -> None:
    ((datum,),) = data_of(reader(), [[cell("7", value)]])
    assert (str(datum.value) if datum else None) == expected


@pytest.mark.parametrize("text", ["", " - ", "–", "…", "x", "X"])
def test_what_says_nothing_is_a_gap_without_a_word(text: str) -> None:
    asked = reader()
    assert data_of(asked, [[cell(text, text)]]) == ((None,),)
    assert asked.notices == []


def test_the_first_cell_that_is_no_number_is_told_with_how_many_more() -> None:
    asked = reader()
    data_of(asked, [[cell("nhiều", "nhiều"), cell("ít", "ít")]])
    (notice,) = asked.notices
    assert (notice.code, notice.cell) == ("bieu-do-o-khong-so", "S!B9")
    assert "“nhiều” (và 1 ô khác)" in notice.message


def test_without_y_every_other_column_of_numbers_is_taken() -> None:
    asked = reader()
    rows = [(row, row) for row in asked.table.grid.rows[1:]]
    assert numbers_of(asked, rows, {0}) == (1,)
    assert numbers_of(asked, rows, {0, 1}) is None
    assert [notice.code for notice in asked.notices] == ["bieu-do-khong-so"]
    assert numbers_of(reader(y="Số; Chữ"), rows, {0}) == (1, 2)


def test_numbers_are_shares_where_all_of_them_are() -> None:
    share, number = cell("5%", 0.05, number_format="0%"), cell("5", 5)
    assert is_percent([[share, cell("-")]])
    assert not is_percent([[share, number]])
    assert not is_percent([[]])


def test_the_unit_is_the_one_that_all_share() -> None:
    asked = reader()
    assert unit_of(asked, [Column("Số", unit="ha")], [[]]) == "ha"
    assert unit_of(asked, [Column("Số", unit="ha"), Column("B", unit="km")], [[]]) == ""
    assert unit_of(asked, [Column("Số")], [[cell("5", 5, unit="ha")]]) == "ha"


def test_an_unknown_column_is_told_with_the_nearest_name() -> None:
    asked = reader(x="Tênn")
    assert asked.column("x") is None
    assert "có phải là 'Tên'" in asked.notices[0].fix
