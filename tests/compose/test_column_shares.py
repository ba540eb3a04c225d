import pytest

from pipeline.compose.column_shares import with_shares
from pipeline.model.document import Cell, Grid, Quote, Row, Table
from pipeline.model.table import Column
from tests.samples import contribution, source, text

GRID = Grid((Column("A"), Column("B"), Column("C")), (Row((Cell(text("x")), Cell(), Cell())),))


def table(cols: str) -> Table:
    return Table(GRID, text("Tên"), options=(("cols", cols),), source=source(5))


def shares(found: object) -> tuple[float | None, ...]:
    assert isinstance(found, Table)
    return tuple(column.width for column in found.grid.columns)


@pytest.mark.parametrize("cols", ["1,2,1", "1, 2, 1", "1;2;1", "2 4 2", "0.5,1,0.5"])
def test_one_number_a_column_gives_its_share_of_the_width(cols: str) -> None:
    outcome = with_shares(contribution("mot", table(cols)))
    assert shares(outcome.value.blocks[0]) == (0.25, 0.5, 0.25)
    assert not outcome.notices


@pytest.mark.parametrize("cols", ["1,2", "1,2,3,4", "", "1,0,2", "STT,Tên,Ghi chú", "1,-2,3"])
def test_other_widths_are_left_aside_with_a_warning(cols: str) -> None:
    outcome = with_shares(contribution("mot", table(cols)))
    assert shares(outcome.value.blocks[0]) == (None, None, None)
    (notice,) = outcome.notices
    assert (notice.code, notice.line) == ("cols-sai", 5)
    assert 'cols="1,1,1"' in notice.fix


def test_tables_inside_other_blocks_are_found() -> None:
    outcome = with_shares(contribution("mot", Quote((table("1,1,2"),))))
    (quote,) = outcome.value.blocks
    assert isinstance(quote, Quote)
    assert shares(quote.blocks[0]) == (0.25, 0.25, 0.5)


def test_a_contribution_that_asks_for_nothing_is_the_same() -> None:
    given = contribution("mot", Table(GRID, text("Tên")))
    assert with_shares(given).value is given
