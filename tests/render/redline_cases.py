"""Small redlines, one for each thing that may change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.model.blocks import Block, Figure, Formula, Heading, Quote, Table
from pipeline.model.comparison import (
    RevisedBlock,
    RevisedCell,
    RevisedFigure,
    RevisedRow,
    RevisedTable,
    Span,
)
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable
from pipeline.model.inlines import PLAIN, LineBreak, Marks, Math, NoteMark, Reference, Text
from pipeline.model.table import COVERED, Align, Cell, Column, Grid, Row, RowKind
from tests.render.charts import chart
from tests.render.comparisons import (
    Pair,
    came,
    dele,
    ins,
    kept,
    line,
    moved_away,
    moved_here,
    pair,
    restyled,
    went,
    whole,
    whole_line,
    whole_row,
)
from tests.render.samples import bullets, cell, para, png, row, source, wide_table, words

Blocks = Sequence[FlowBlock]
Tell = Callable[[Blocks, Blocks], Sequence[RevisedBlock]]
SECOND = "Xem thêm"


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


def figure_of(block: FlowBlock) -> FlowFigure:
    assert isinstance(block, FlowFigure)
    return block


def paragraph_of(block: FlowBlock) -> FlowParagraph:
    assert isinstance(block, FlowParagraph)
    return block


def revised_table(new: FlowTable, rows: Sequence[RevisedRow], **changes: object) -> RevisedTable:
    columns = tuple((index, None) for index in range(len(new.grid.columns)))
    table = RevisedTable(new, new.above, columns, tuple(rows), new.below)
    return replace(table, **changes)  # type: ignore[arg-type]


def kept_row(own: Row) -> RevisedRow:
    return whole_row(own, None)


def note(text: str, label: str = "^1") -> NoteMark:
    return NoteMark(label, (para(text),))


def noted(*blocks: Block) -> NoteMark:
    return NoteMark("^1", tuple(blocks))


def _words() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        spans = (kept("Chỉ tiêu "), dele("cũ"), ins("mới"), kept(" đạt "), dele("7"), ins("8"))
        return [
            new[0],
            line(new[1], *spans, kept(",5%.")),
            whole(old[2], went(1)),
            whole(new[2], came(2)),
        ]

    return pair(
        [para("giữ"), para("Chỉ tiêu cũ đạt 7,5%."), para("bỏ")],
        [para("giữ"), para("Chỉ tiêu mới đạt 8,5%."), para("thêm")],
        tell,
    )


def _split_and_merged() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("Câu một."), mark=came()),
            line(new[1], dele(" "), kept("Câu hai.")),
            line(old[1], kept("Ý một."), mark=went(1)),
            line(new[2], ins(" ", change=1), kept("Ý hai.")),
            new[3],
        ]

    return pair(
        [para("Câu một. Câu hai."), para("Ý một."), para("Ý hai."), para("cuối")],
        [para("Câu một."), para("Câu hai."), para("Ý một. Ý hai."), para("cuối")],
        tell,
    )


def _moved() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            whole(old[0], moved_away()), new[0], new[1], whole(new[2], moved_here()), new[3],
        ]  # fmt: skip

    a, b, c, d = (para(f"đoạn {name}") for name in "abcd")
    return pair([a, b, c, d], [b, c, a, d], tell)


def _looks() -> Pair:
    bold = Text("đậm", Marks(bold=True))
    span = Span((bold,), restyled(), was=PLAIN)
    back = Span((Text("thường"),), restyled(1), was=Marks(italic=True))

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("chữ "), (span,), kept(" và "), (back,)),
            line(new[1], kept("trích"), was=paragraph_of(old[1]), restyled=restyled(2)),
            line(new[2], kept("mục"), was=paragraph_of(old[2]), restyled=restyled(3)),
            line(new[3], kept("Đề mục"), was=paragraph_of(old[3]), restyled=restyled(4)),
        ]

    italic = words("thường", italic=True)
    return pair(
        [para("chữ đậm và ", italic), para("trích"), bullets("mục", start=4),
         Heading(1, (Text("Đề mục"),), "", "1.1.")],
        [para("chữ ", bold, " và thường"), Quote((para("trích"),)), bullets("mục"),
         Heading(2, (Text("Đề mục"),), "", "")],
        tell,
    )  # fmt: skip


def _list_items() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            whole(old[0], went()), new[0], whole(old[2], went(1)), new[1],
            whole(new[2], came(2)), new[3],
        ]  # fmt: skip

    return pair(
        [bullets("một", "hai", "ba", "bốn", start=3), para("cuối")],
        [bullets("hai", "bốn", "năm", start=3), para("cuối")],
        tell,
    )


def _list_begins_elsewhere() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        two = line(new[0], kept("hai"), was=paragraph_of(old[1]), restyled=restyled())
        three = line(new[1], kept("ba"), was=paragraph_of(old[2]), restyled=restyled())
        return [whole(old[0], went(1)), two, three]

    return pair([bullets("một", "hai", "ba", start=1)], [bullets("hai", "ba", start=2)], tell)


def _headings() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            whole(old[0], went()),
            whole(old[1], went()),
            line(new[0], kept("Đường "), dele("bộ", change=1), ins("sắt", change=1)),
            new[1],
            whole(new[2], came(2)),
            whole(new[3], came(2)),
        ]

    return pair(
        [Heading(1, (Text("Bỏ"),), "muc-bo", "1.1."), para("bỏ"),
         Heading(1, (Text("Đường bộ"),), "muc-duong", "1.2."), para("giữ")],
        [Heading(1, (Text("Đường sắt"),), "muc-duong", "1.1."), para("giữ"),
         Heading(1, (Text("Mới"),), "muc-moi", "1.2."), para("mới")],
        tell,
    )  # fmt: skip


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


def _notes() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        gone, came_note = _note_of(old[0]), _note_of(new[1])
        changed = Span(
            (_note_of(new[2]),),
            note=(line(_note_of(new[2]).flow[0], kept("chú "), dele("cũ", change=2),
                       ins("mới", change=2)),),
        )  # fmt: skip
        return [
            line(new[0], kept("một"), dele(gone)),
            line(new[1], kept("hai"), ins(came_note, change=1)),
            line(new[2], kept("ba"), (changed,)),
            whole(old[3], went(3)),
            new[3],
        ]

    return pair(
        [para("một", note("bị bỏ", "^a")), para("hai"), para("ba", note("chú cũ", "^b")),
         para("bỏ cả đoạn", note("cùng đoạn", "^c")), para("bốn", NoteMark("^b", first=False))],
        [para("một"), para("hai", note("được thêm", "^d")), para("ba", note("chú mới", "^b")),
         para("bốn", NoteMark("^b", first=False))],
        tell,
    )  # fmt: skip


def _note_of(block: FlowBlock) -> NoteMark:
    assert isinstance(block, FlowParagraph)
    return next(run for run in block.runs if isinstance(run, NoteMark))


def _notes_end(before: Sequence[Block], after: Sequence[Block], tell: Tell) -> Callable[[], Pair]:
    def made() -> Pair:
        def told(old: Blocks, new: Blocks) -> list[RevisedBlock]:
            was, now = _note_of(old[0]), _note_of(new[0])
            inside = tuple(tell(was.flow, now.flow))
            return [line(new[0], kept("một"), (Span((now,), note=inside),))]

        return pair([para("một", noted(*before))], [para("một", noted(*after))], told)

    return made


def _references() -> Pair:
    to_table = Reference("bang-bo", "Bảng 1.1", True, True)
    to_heading = Reference("muc-bo", "mục I.1.1", True)
    link, same = words("tại đây", target="muc-bo"), words("trang", link="https://langson.gov.vn")

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("Xem "), dele(to_table, " và ", to_heading, ", ", link), ins("hết"),
                 kept("; "), (Span((same,)),)),
            line(new[1], kept("Tại "), dele(same, change=1), ins(same, change=1)),
            whole(old[2], went(2)),
            whole(old[3], went(3)),
        ]  # fmt: skip

    return pair(
        [para("Xem ", to_table, " và ", to_heading, ", ", link, "; ", same),
         para("Tại ", same), Heading(1, (Text("Bỏ"),), "muc-bo", "1.1."),
         grid_of("A", "x", id="bang-bo")],
        [para("Xem hết; ", same), para("Tại ", same)],
        tell,
    )  # fmt: skip


def _figures() -> Pair:
    first, data = png(300, 200)
    second, other = png(200, 300)

    def figure(image: object, name: str, number: str) -> Figure:
        return Figure(image, (Text(name),), f"hinh-{number}", number, source=source(2))  # type: ignore[arg-type]

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = figure_of(old[1]), figure_of(new[1])
        drawing = line(now.drawing, dele(*was.drawing.runs), ins(*now.drawing.runs))
        caption = line(now.below[0], kept("Sơ đồ "), dele("cũ"), ins("mới"))
        chart_gone = whole(old[2], went(1))
        return [new[0], RevisedFigure(now, (drawing, caption)), chart_gone, whole(new[2], came(2))]

    from pipeline.model.chart import ChartKind

    pie = chart(ChartKind.PIE, A="1 2,5 3")
    return pair(
        [para("đầu"), figure(first, "Sơ đồ cũ", "1.1"),
         figure(replace(pie, origin="Cục Thống kê"), "Cơ cấu", "1.2")],
        [para("đầu"), figure(second, "Sơ đồ mới", "1.1"), figure(chart(), "GRDP", "1.2")],
        tell,
        {first.sha256: data, second.sha256: other},
    )  # fmt: skip


def _formulas() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("với "), dele(Math("a^2")), ins(Math("b^2"))),
            line(new[1], dele(Math("x")), ins(Math("y"))),
            line(new[2], kept("một"), dele(LineBreak()), ins(" "), kept("hai")),
        ]

    return pair(
        [para("với ", Math("a^2")), Formula("x"), para("một", LineBreak(), "hai")],
        [para("với ", Math("b^2")), Formula("y"), para("một hai")],
        tell,
    )


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


def _replaced_end(old: Blocks, new: Blocks) -> list[RevisedBlock]:
    return [
        new[0],
        whole_line(paragraph_of(old[1]), went()),
        whole_line(paragraph_of(new[1]), came()),
    ]


CASES: Mapping[str, Callable[[], Pair]] = {
    "words": _words,
    "split-and-merged": _split_and_merged,
    "moved": _moved,
    "looks": _looks,
    "list-items": _list_items,
    "list-begins-elsewhere": _list_begins_elsewhere,
    "headings": _headings,
    "rows-and-cells": _rows_and_cells,
    "group-rows": _group_rows,
    "columns": _columns,
    "realigned": _realigned,
    "rows-among-columns": _rows_among_columns,
    "wider-head": _wider_head,
    "whole-tables": _whole_tables,
    "tables-apart": _tables_apart,
    "tables-at-the-end": _tables_at_the_end,
    "notes": _notes,
    "note-longer": _notes_end(
        [para("một")], [para("một"), para("hai")], lambda o, n: [n[0], whole(n[1], came())]
    ),
    "note-shorter": _notes_end(
        [para("một"), Quote((para("hai"),)), para("ba")],
        [para("một")],
        lambda o, n: [n[0], whole(o[1], went()), whole(o[2], went())],
    ),
    "note-written-anew": _notes_end(
        [para("một"), Quote((para("hai"),))], [para("một"), para("ba")], _replaced_end
    ),
    "references": _references,
    "figures": _figures,
    "formulas": _formulas,
    "wide-table-gone": _wide_table_gone,
}
