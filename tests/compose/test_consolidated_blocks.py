from pipeline.compose.consolidated_blocks import generated_blocks
from pipeline.model.consolidated import (
    GENERATED,
    ConsolidatedCell,
    ConsolidatedColumn,
    ConsolidatedRow,
    ConsolidatedTable,
)
from pipeline.model.document import Paragraph, Table
from pipeline.model.inlines import Reference
from pipeline.model.outline import Item
from pipeline.model.table import Align, RowKind

TABLE = ConsolidatedTable(
    "du-an-linh-vuc",
    (ConsolidatedColumn("STT", width=1), ConsolidatedColumn("Số dự án", "dự án", 3)),
    (
        ConsolidatedRow((ConsolidatedCell("1"), ConsolidatedCell("5", 5, ("a.xlsx:S!A1",)))),
        ConsolidatedRow((ConsolidatedCell(), ConsolidatedCell("5", 5)), RowKind.TOTAL),
    ),
    ("Ghi chú.",),
)


def test_an_item_gets_the_tables_it_asks_for_in_its_order() -> None:
    asks = Item("pl-tong-hop", "Tổng hợp", "so-tai-chinh", consolidated=("so-sanh", TABLE.id))
    other = Item("khac", "Khác", "so-y-te")
    found = generated_blocks((asks, other), (TABLE,), file="sections/de-cuong.yaml")
    assert list(found) == ["pl-tong-hop"]
    line, table = found["pl-tong-hop"]
    assert isinstance(line, Paragraph)
    assert isinstance(table, Table)
    assert Reference(table.id) in line.runs
    assert GENERATED in dict(table.options)


def test_the_grid_is_full_with_header_units_and_shares_of_width() -> None:
    item = Item("a", "A", "b", consolidated=(TABLE.id,))
    table = generated_blocks((item,), (TABLE,), file="f")["a"][1]
    assert isinstance(table, Table)
    grid = table.grid
    assert [row.kind for row in grid.rows] == [RowKind.HEADER, RowKind.BODY, RowKind.TOTAL]
    assert grid.rows[0].cells[1].text == "Số dự án (dự án)"
    assert [column.width for column in grid.columns] == [0.25, 0.75]
    assert [column.align for column in grid.columns] == [Align.CENTER, Align.RIGHT]
    assert grid.rows[1].cells[1].value == 5
    assert grid.notes == ("Ghi chú.",)


def test_nothing_is_made_without_its_forms() -> None:
    item = Item("a", "A", "b", consolidated=("so-sanh",))
    assert generated_blocks((item,), (), file="f") == {}


def test_a_long_table_of_six_columns_asks_for_a_wide_page() -> None:
    cells = tuple(ConsolidatedCell(str(n)) for n in range(6))

    def asks(rows: int, columns: int) -> bool | None:
        table = ConsolidatedTable(
            "so-sanh",
            tuple(ConsolidatedColumn(f"Cột {n}", width=1) for n in range(columns)),
            (ConsolidatedRow(cells[:columns]),) * rows,
        )
        item = Item("a", "A", "b", consolidated=(table.id,))
        made = generated_blocks((item,), (table,), file="f")["a"][1]
        assert isinstance(made, Table)
        return made.landscape

    assert [asks(13, 6), asks(12, 6), asks(13, 5)] == [True, None, None]
