from pipeline.model.document import Grid
from pipeline.model.table import Align, Column
from pipeline.render.word.tables.decimals import Texts, decimal_indents, decimals
from tests.render.samples import row


def grid_of(*texts: str) -> Grid:
    return Grid((Column(align=Align.DECIMAL),), tuple(row(text) for text in texts))


def texts_of(grid: Grid) -> Texts:
    return tuple(tuple(cell.text for cell in entry.cells) for entry in grid.rows)


def test_decimals_are_counted_after_the_comma() -> None:
    assert [decimals(text) for text in ("1.234,56", "7,5%", "12", ">68,0", "nhiều", "8 - 9")] == [
        2, 1, 0, 1, None, None,
    ]  # fmt: skip


def test_commas_stand_in_line_by_indents() -> None:
    grid = grid_of("1,25", "3", "4,5")
    assert decimal_indents(grid, texts_of(grid), 12) == {0: {2: 0, 0: 300, 1: 120}}


def test_equal_decimals_need_no_indent() -> None:
    grid = grid_of("1,2", "3,4")
    assert decimal_indents(grid, texts_of(grid), 12) == {}
