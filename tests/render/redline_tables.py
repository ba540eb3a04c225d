"""Small redlines of tables: rows, columns, cells and whole ones that came, went or changed."""

from collections.abc import Callable, Mapping, Sequence

from pipeline.model.comparison import (
    RevisedBlock,
    RevisedCell,
    RevisedRow,
    RevisedTable,
    Span,
)
from pipeline.model.document import COVERED, Block, Cell, Grid, Row, Table
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowTable
from pipeline.model.inlines import Text
from pipeline.model.table import Align, Column, RowKind
from tests.render.comparisons import (
    Blocks,
    Pair,
    came,
    dele,
    ins,
    kept,
    line,
    pair,
    restyled,
    went,
    whole,
    whole_row,
)
from tests.render.samples import cell, para, row, source, wide_table


def grid_of(*texts: str, **changes: object) -> Table:
    """A table with a caption; each row's cells parted by bars."""
    head, *rows = (tuple(text.split("|")) for text in texts)
    columns = tuple(Column(name) for name in head)
    made = Grid(columns, (row(*head, kind=RowKind.HEADER), *(row(*entry) for entry in rows)))
    table = Table(made, (Text("Chỉ tiêu"),), "bang-chi-tieu", "1.1", source=source(3))
    return replace(table, **changes)  # type: ignore[arg-type]


def plain_table(*texts: str) -> Table:
    return grid_of(*texts, caption=(), number="", id="")


def table_of(block: FlowBlock) -> FlowTable:
    assert isinstance(block, FlowTable)
    return block


def revised_table(new: FlowTable, rows: Sequence[RevisedRow], **changes: object) -> RevisedTable:
    columns = tuple((index, None) for index in range(len(new.grid.columns)))
    table = RevisedTable(new, new.above, columns, tuple(rows), new.below)
    return replace(table, **changes)  # type: ignore[arg-type]


def kept_row(own: Row) -> RevisedRow:
    return whole_row(own, None)


def _rows_and_cells() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = table_of(old[0]), table_of(new[0])
        head, first, second, third = now.grid.rows
        changed = RevisedRow(
            first,
            (RevisedCell(first.cells[0], kept("GRDP")),
             RevisedCell(first.cells[1], (*dele("7"), *ins("8")))),
            written=first,
        )  # fmt: skip
        rows = (
            kept_row(head), changed, whole_row(was.grid.rows[2], went(1)), kept_row(second),
            whole_row(third, came(2)),
        )  # fmt: skip
        caption = line(now.above[0], kept("Chỉ tiêu"), ins(" chính", change=3))
        return [revised_table(now, rows, above=(caption, *now.above[1:])), new[1]]

    return pair(
        [grid_of("Tên|Giá trị", "GRDP|7", "Bỏ|1", "Giữ|2", unit="%"), para("cuối")],
        [grid_of("Tên|Giá trị", "GRDP|8", "Giữ|2", "Mới|3", unit="%",
                 caption=(Text("Chỉ tiêu chính"),)), para("cuối")],
        tell,
    )  # fmt: skip


def _group_rows() -> Pair:
    """Rows within a merged head, and a group's name that reaches over its cells."""
    head = (
        Row((Cell((Text("STT"),), rows=2), Cell((Text("Năm"),), columns=2), COVERED),
            RowKind.HEADER),
        Row((COVERED, cell("2020"), cell("2025")), RowKind.HEADER),
    )  # fmt: skip
    columns = (Column("STT"), Column("2020", align=Align.DECIMAL), Column("2025"))
    group = Row((cell("A"), cell(""), cell("")), RowKind.GROUP)
    before = Table(Grid(columns, (*head, row("1", "2,5", "3"), row("2", "3", "4"))))
    after = Table(Grid(columns, (*head, group, row("1", "2,5", "3"))))

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = table_of(old[0]), table_of(new[0])
        one, two, name, first = now.grid.rows
        rows = (
            kept_row(one), kept_row(two), whole_row(name, came()), kept_row(first),
            whole_row(was.grid.rows[3], went(1)),
        )  # fmt: skip
        return [revised_table(now, rows)]

    return pair([before], [after], tell)


def _columns() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = table_of(old[0]), table_of(new[0])
        rows = []
        for before, after in zip(was.grid.rows, now.grid.rows, strict=True):
            cells = (
                RevisedCell(after.cells[0], kept(after.cells[0].text)),
                RevisedCell(before.cells[1], dele(before.cells[1].text), went()),
                RevisedCell(after.cells[1], ins(after.cells[1].text, change=1), came(1)),
            )
            rows.append(RevisedRow(after, cells, written=after))
        columns = ((0, None), (None, went()), (1, came(1)))
        return [revised_table(now, rows, columns=columns), new[1]]

    return pair(
        [grid_of("Tên|2020", "GRDP|7"), para("cuối")],
        [grid_of("Tên|2025", "GRDP|8"), para("cuối")],
        tell,
    )


def _realigned() -> Pair:
    """A column that became one of numbers, and a column and a row of numbers that went."""

    def numbers(table: Table, *aligns: Align | None) -> Table:
        columns = zip(table.grid.columns, aligns, strict=True)
        made = tuple(replace(column, align=align) for column, align in columns)
        return replace(table, grid=replace(table.grid, columns=made))

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = table_of(old[0]), table_of(new[0])
        rows = []
        for before, after in zip(was.grid.rows[:2], now.grid.rows, strict=True):
            turned = RevisedCell(
                after.cells[1], kept(after.cells[1].text),
                was=replace(before.cells[1], align=Align.LEFT), restyled=restyled(),
            )  # fmt: skip
            right = replace(before.cells[2], align=Align.RIGHT)
            gone = RevisedCell(right, dele(right.text, change=1), went(1))
            name = RevisedCell(after.cells[0], kept(after.cells[0].text))
            rows.append(RevisedRow(after, (name, turned, gone), written=after))
        rows[0] = replace(
            rows[0],
            cells=(
                rows[0].cells[0],
                replace(rows[0].cells[1], was=None, restyled=None),
                rows[0].cells[2],
            ),
        )
        last = was.grid.rows[2]
        stood = zip(last.cells, (Align.LEFT, Align.LEFT, Align.RIGHT), strict=True)
        aligned = tuple(replace(entry, align=align) for entry, align in stood)
        rows.append(whole_row(replace(last, cells=aligned), went(2)))
        columns = ((0, None), (1, None), (None, went(1)))
        return [revised_table(now, rows, columns=columns)]

    return pair(
        [numbers(grid_of("Tên|2020|2021", "GRDP|7|8", "Bỏ|1|-"), None, None, Align.RIGHT)],
        [numbers(grid_of("Tên|2020", "GRDP|7"), None, Align.DECIMAL)],
        tell,
    )


def _rows_among_columns() -> Pair:
    """A row that went where a column came, and one that came where a column went."""

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = table_of(old[0]), table_of(new[0])
        head, first, last = now.grid.rows
        nothing = RevisedCell(Cell(), ())

        def both(before: Row, after: Row) -> RevisedRow:
            cells = (
                RevisedCell(after.cells[0], kept(after.cells[0].text)),
                RevisedCell(before.cells[1], dele(before.cells[1].text)),
                RevisedCell(after.cells[1], ins(after.cells[1].text, change=1)),
            )
            return RevisedRow(after, cells, written=after)

        gone, here = whole_row(was.grid.rows[2], went(2)), whole_row(last, came(3))
        rows = (
            both(was.grid.rows[0], head),
            both(was.grid.rows[1], first),
            replace(gone, cells=(*gone.cells, nothing)),
            replace(here, cells=(here.cells[0], nothing, here.cells[1])),
        )
        columns = ((0, None), (None, went()), (1, came(1)))
        return [revised_table(now, rows, columns=columns)]

    return pair(
        [grid_of("Tên|2020", "GRDP|7", "Bỏ|1")], [grid_of("Tên|2025", "GRDP|8", "Mới|2")], tell
    )


def _wider_head() -> Pair:
    def grid(*years: str) -> Table:
        count = len(years)
        head = Row((cell("Tên"), Cell((Text("Năm"),), columns=count), *(COVERED,) * (count - 1)),
                   RowKind.HEADER)  # fmt: skip
        under = row("", *years, kind=RowKind.HEADER)
        columns = (Column("Tên"), *(Column(year) for year in years))
        return Table(Grid(columns, (head, under, row("GRDP", *("7" for _ in years)))))

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = table_of(old[0]), table_of(new[0])
        head, *others = now.grid.rows
        wide = RevisedCell(
            head.cells[1], kept("Năm"), was=was.grid.rows[0].cells[1], restyled=restyled()
        )
        cells = (RevisedCell(head.cells[0], kept("Tên")), wide, RevisedCell(COVERED, ()),
                 RevisedCell(COVERED, ()))  # fmt: skip
        rows = [RevisedRow(head, cells, written=head)]
        for own in others:
            told = [RevisedCell(entry, (Span(entry.runs),) if entry.runs else ())
                    for entry in own.cells[:3]]  # fmt: skip
            told.append(RevisedCell(own.cells[3], ins(own.cells[3].text), came()))
            rows.append(RevisedRow(own, tuple(told), written=own))
        columns = ((0, None), (1, None), (2, None), (3, came()))
        return [revised_table(now, rows, columns=columns)]

    return pair([grid("2020", "2025")], [grid("2020", "2025", "2030")], tell)


def _whole_tables() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            new[0], whole(old[1], went()), whole(new[1], came(1)), new[2],
            whole(old[3], went(2)), new[3],
        ]  # fmt: skip

    return pair(
        [para("đầu"), grid_of("A", "cũ"), para("giữa"), para("bỏ"), para("cuối")],
        [para("đầu"), grid_of("A", "mới"), para("giữa"), para("cuối")],
        tell,
    )


def _tables_apart() -> Pair:
    """Tables that stand side by side in one draft, in the other, in both, and in neither."""

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            new[0], whole(old[1], went()), new[1], whole(new[2], came(1)), new[3],
            whole(old[4], went(2)), whole(new[4], came(3)), whole(old[5], went(4)), new[5],
            new[6],
        ]  # fmt: skip

    def tables(*names: str) -> list[Block]:
        return [plain_table(name, "x") if name.isupper() else para(name) for name in names]

    return pair(
        tables("A", "bỏ", "B", "C", "CŨ", "CŨ HAI", "D", "E"),
        tables("A", "B", "thêm", "C", "MỚI", "D", "E"),
        tell,
    )


def _tables_at_the_end() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [new[0], whole(old[1], went()), whole(new[1], came(1))]

    return pair([para("đầu"), plain_table("A", "x")], [para("đầu"), plain_table("B", "y")], tell)


def _wide_table_gone() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [new[0], whole(old[1], went()), new[1], new[2], whole(old[4], went(1)), new[3]]

    long = "Một đoạn đủ dài để đứng riêng trang dọc. " * 30
    return pair(
        [para(long), wide_table(), para(long), replace(wide_table(), id="b"), para("bỏ"),
         para(long)],
        [para(long), para(long), replace(wide_table(), id="b", number="1.1"), para(long)],
        tell,
    )  # fmt: skip


TABLES: Mapping[str, Callable[[], Pair]] = {
    "rows-and-cells": _rows_and_cells,
    "group-rows": _group_rows,
    "columns": _columns,
    "realigned": _realigned,
    "rows-among-columns": _rows_among_columns,
    "wider-head": _wider_head,
    "whole-tables": _whole_tables,
    "tables-apart": _tables_apart,
    "tables-at-the-end": _tables_at_the_end,
    "wide-table-gone": _wide_table_gone,
}
