from pipeline.model.document import COVERED, Grid, Row
from pipeline.model.table import Column, RowKind
from pipeline.render.word.tables.columns import Plan
from pipeline.render.word.tables.header_heights import header_heights
from tests.render.samples import cell, row

HEAD = RowKind.HEADER


def heights(name: str, *, width: int = 900, merged: int = 2) -> tuple[int, ...]:
    first = Row((cell(name, rows=merged), cell("Diện tích", columns=2), COVERED), HEAD)
    second = Row((COVERED if merged > 1 else cell("a"), cell("Thiết kế"), cell("Thực tế")), HEAD)
    grid = Grid((Column(),) * 3, (first, second, row("1", "2", "3")))
    texts = tuple(tuple(entry.text for entry in line.cells) for line in grid.rows)
    return header_heights(grid, texts, Plan((width, 1200, 1200), 12, wide=False))


def test_the_last_header_row_takes_what_a_merged_name_lacks() -> None:
    low, high = heights("Dung tích (triệu m³)"), heights("Dung tích hữu ích của hồ (triệu m³)")
    assert low[0] == low[2] == 0
    assert high[1] > low[1] > 2 * 23 * 12
    assert (high[1] - low[1]) % (23 * 12) == 0


def test_a_name_that_its_rows_hold_asks_for_nothing() -> None:
    assert heights("STT") == (0, 0, 0)
    assert heights("Dung tích (triệu m³)", width=4000) == (0, 0, 0)


def test_a_name_of_one_row_asks_for_nothing() -> None:
    assert heights("Dung tích hữu ích của hồ (triệu m³)", merged=1) == (0, 0, 0)
