"""One table of a redline, written by itself: what came, went or stands otherwise in it."""

import re

import pytest

from pipeline.compose.flow import lay_out
from pipeline.model.comparison import RevisedCell, RevisedRow, RevisedTable
from pipeline.model.document import Cell, Table
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.table import Align, RowKind
from pipeline.render.redline.tables import revised_table_pieces
from pipeline.render.word.pages import Piece
from pipeline.render.word.tables.table import table_pieces
from pipeline.render.word.writing import Writing
from tests.render.comparisons import (
    came,
    dele,
    ins,
    kept,
    pair,
    restyled,
    went,
    whole_row,
    whole_table,
)
from tests.render.redline_shown import shown_xml, writing_of
from tests.render.redline_tables import grid_of, kept_row, plain_table, revised_table
from tests.render.samples import cell, row, single


def flow_table(made: Table) -> FlowTable:
    (block,) = lay_out(single(made)).sections[1].blocks[1:]
    assert isinstance(block, FlowTable)
    return block


def new_writing() -> Writing:
    return writing_of(pair([], [], lambda old, new: []))


def pieces_of(
    table: RevisedTable,
    writing: Writing | None = None,
    *,
    followed: bool = False,
    wide: bool = False,
) -> list[Piece]:
    return revised_table_pieces(writing or new_writing(), table, followed=followed, wide=wide)


def xml_of(table: RevisedTable, *, followed: bool = False) -> str:
    return "".join(shown_xml(piece.xml) for piece in pieces_of(table, followed=followed))


def widths(xml: str) -> list[str]:
    return re.findall(r'<gridCol w="(\d+)"/>', xml.partition("<tblGridChange")[0])


def kept_table(own: FlowTable) -> RevisedTable:
    return revised_table(own, [kept_row(entry) for entry in own.grid.rows])


def with_cell(own: FlowTable, told: RevisedCell, at: tuple[int, int] = (1, 1)) -> RevisedTable:
    """The table with one cell told otherwise; all others stay."""
    rows = [kept_row(entry) for entry in own.grid.rows]
    cells = list(rows[at[0]].cells)
    cells[at[1]] = told
    rows[at[0]] = replace(rows[at[0]], cells=tuple(cells))
    return revised_table(own, rows)


SMALL = plain_table("Tên|2025", "GRDP|7", "CPI|3")


def test_a_table_that_stayed_is_written_as_in_the_report() -> None:
    own = flow_table(grid_of("Tên|2025", "GRDP|7", "CPI|3", unit="%", origin="Cục Thống kê"))
    assert own.below
    assert pieces_of(kept_table(own)) == table_pieces(new_writing(), own)


@pytest.mark.parametrize("followed", [False, True])
def test_the_last_row_stands_with_a_source_that_follows(followed: bool) -> None:
    own = flow_table(SMALL)
    assert pieces_of(kept_table(own), followed=followed) == table_pieces(
        new_writing(), own, followed=followed
    )
    assert xml_of(kept_table(own), followed=followed).count("<keepNext/>") == 2 + 2 * followed


def test_a_row_of_the_head_is_kept_by_its_table_not_by_its_paragraphs() -> None:
    own = flow_table(SMALL)
    written = replace(own.grid, rows=own.grid.rows[:1])
    head = kept_table(replace(own, grid=written, written=written))
    assert "<keepNext/>" not in xml_of(head, followed=True)


@pytest.mark.parametrize("rows", [True, False])
def test_a_table_without_rows_or_columns_has_only_its_lines(rows: bool) -> None:
    own = flow_table(grid_of("Tên", "GRDP", unit="%"))
    table = replace(kept_table(own), rows=()) if rows else replace(kept_table(own), columns=())
    assert [piece.keeps for piece in pieces_of(table)] == [True, True]


def test_what_refers_to_a_table_finds_it_where_it_still_is() -> None:
    own = replace(flow_table(SMALL), anchors=("bang-a",))
    for table, lives in ((kept_table(own), True), (whole_table(own, came()), True),
                         (whole_table(own, went()), False)):  # fmt: skip
        writing = new_writing()
        assert ("_Ref_" in pieces_of(table, writing)[0].xml) is lives
        assert writing.take_anchors("x") == "x"


def test_pieces_say_whether_the_table_came_or_went() -> None:
    own = flow_table(SMALL)
    told = [
        (piece.came, piece.gone)
        for table in (kept_table(own), whole_table(own, came()), whole_table(own, went()))
        for piece in pieces_of(table)
    ]
    assert told == [(False, False), (True, False), (False, True)]


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("wide", [True, False])
def test_a_table_stands_as_asked_and_one_that_is_gone_as_the_page_it_falls_on(
    asked: bool, wide: bool
) -> None:
    own = replace(flow_table(SMALL), landscape=asked)
    writing = new_writing()
    writing.wide = wide
    (stays,) = pieces_of(kept_table(own), writing, wide=wide)
    assert writing.wide is wide
    (gone,) = pieces_of(whole_table(own, went()), wide=wide)
    assert (stays.wide, gone.wide) == (asked, wide)


LONG = "Tổng sản phẩm trên địa bàn tỉnh theo giá so sánh năm 2010 của toàn bộ các ngành"


def test_a_row_that_is_gone_takes_no_room_from_the_columns() -> None:
    own, longer = flow_table(SMALL), flow_table(plain_table("Tên|2025", f"{LONG}|1"))
    rows = [kept_row(entry) for entry in own.grid.rows]
    told = {
        name: widths(xml_of(revised_table(own, [*rows, whole_row(longer.grid.rows[1], revision)])))
        for name, revision in (("came", came()), ("went", went()))
    }
    assert told["went"] == widths(xml_of(kept_table(own)))
    assert told["came"] != told["went"]


def test_a_table_that_is_gone_is_as_wide_as_it_was() -> None:
    own = flow_table(plain_table("Tên|2025", f"{LONG}|1"))
    assert widths(xml_of(whole_table(own, went()))) == widths(xml_of(kept_table(own)))


def test_a_column_that_is_gone_has_room_for_what_it_said() -> None:
    own = flow_table(SMALL)

    def with_gone(text: str) -> list[str]:
        rows = [
            RevisedRow(
                entry.row,
                (*entry.cells, RevisedCell(cell(text), dele(text), went())),
                written=entry.row,
            )
            for entry in kept_table(own).rows
        ]
        columns = ((0, None), (1, None), (None, went()))
        return widths(xml_of(revised_table(own, rows, columns=columns)))

    long, short = with_gone("Nghiêng-nghiêng"), with_gone("a")
    assert len(long) == len(short) == 3
    assert int(long[2]) > int(short[2])


def test_a_changed_cell_has_the_room_of_what_it_says_now() -> None:
    own = flow_table(SMALL)
    changed = RevisedCell(own.grid.rows[1].cells[1], (*dele(LONG), *ins("7")))
    assert widths(xml_of(with_cell(own, changed))) == widths(xml_of(kept_table(own)))
    emptied = RevisedCell(own.grid.rows[1].cells[1], ())
    assert widths(xml_of(with_cell(own, emptied)))


def test_a_row_is_known_as_it_was_written() -> None:
    own = flow_table(SMALL)
    table = kept_table(own)

    def known(written: str | None) -> list[str]:
        writing = new_writing()
        as_read = None if written is None else row(*written.split("|"))
        rows = (table.rows[0], replace(table.rows[1], written=as_read), table.rows[2])
        pieces_of(replace(table, rows=rows), writing)
        return [one.text_hash for one in writing.identities]

    assert known(None) == known("GRDP|7")
    assert known("GRDP|7,0")[1] != known("GRDP|7")[1]
    assert [known("GRDP|7,0")[at] for at in (0, 2)] == [known("GRDP|7")[at] for at in (0, 2)]


def test_a_row_that_is_gone_is_known_no_longer() -> None:
    own = flow_table(SMALL)
    writing = new_writing()
    pieces_of(whole_table(own, went()), writing)
    assert writing.identities == []


def styles(table: RevisedTable) -> list[list[str]]:
    """The style of each cell, row by row."""
    lines = xml_of(table).split("<tr>")[1:]
    return [re.findall(r'<p><pPr><pStyle val="(\w+)"/>', line) for line in lines]


def test_a_gone_row_stands_as_it_stood_and_a_head_as_a_head() -> None:
    own = flow_table(SMALL)
    head, body_row, last = own.grid.rows

    def right(entry: Cell) -> Cell:
        return replace(entry, align=Align.RIGHT)

    gone = replace(body_row, cells=tuple(map(right, body_row.cells)))
    gone_head = replace(head, cells=tuple(map(right, head.cells)))
    bare = replace(last, cells=tuple(replace(entry, align=None) for entry in last.cells))
    rows = (kept_row(head), whole_row(gone_head, went()), whole_row(gone, went(1)),
            whole_row(bare, went(2)), kept_row(last))  # fmt: skip
    assert styles(revised_table(own, rows)) == [
        ["BangTieuDe", "BangTieuDe"],
        ["BangTieuDe", "BangTieuDe"],
        ["BangSo", "BangSo"],
        ["BangChu", "BangChu"],
        ["BangChu", "BangChu"],
    ]


def test_a_dash_that_came_stands_under_its_column_a_dash_that_went_where_it_stood() -> None:
    own = flow_table(plain_table("Tên|2025", "GRDP|-"))
    head, line = own.grid.rows
    columns = tuple(replace(column, align=Align.RIGHT) for column in own.grid.columns)
    own = replace(own, grid=replace(own.grid, columns=columns))
    left = replace(line, cells=tuple(replace(entry, align=Align.LEFT) for entry in line.cells))
    told = [
        styles(revised_table(own, (kept_row(head), whole_row(left, revision))))[1]
        for revision in (came(), went())
    ]
    assert told == [["BangChu", "BangSo"], ["BangChu", "BangChu"]]
    assert styles(whole_table(replace(own, grid=replace(own.grid, rows=(head, left))), went()))[
        1
    ] == ["BangChu", "BangSo"]


@pytest.mark.parametrize(
    ("was", "told"),
    [
        (replace(cell("7"), align=Align.RIGHT), True),
        (replace(cell("7"), align=Align.LEFT), False),  # as it stands now
        (cell("7"), False),  # of the head, say: it stands as the head does
        (None, False),
    ],
)
def test_a_cell_that_stands_otherwise_says_how_it_stood(was: Cell | None, told: bool) -> None:
    own = flow_table(SMALL)
    stays = RevisedCell(own.grid.rows[1].cells[1], kept("7"), was=was, restyled=restyled())
    xml = xml_of(with_cell(own, stays))
    former = '<pPrChange id="1000001"><pPr><pStyle val="BangSo"/></pPr></pPrChange></pPr>'
    assert (former in xml) is told
    assert ("pPrChange" in xml) is told
    plain = xml_of(with_cell(own, replace(stays, restyled=None)))
    assert plain == xml_of(kept_table(own))


@pytest.mark.parametrize(
    ("rows", "before"),
    [
        (1, None),
        (2, '<vMerge val="restart"/>'),
        (3, '<vMerge val="restart"/>'),
    ],
)
def test_a_cell_that_reached_further_down_says_so(rows: int, before: str | None) -> None:
    own = flow_table(SMALL)
    now = own.grid.rows[1].cells[1]
    stays = RevisedCell(now, kept("7"), was=replace(now, rows=rows), restyled=restyled())
    xml = xml_of(with_cell(own, stays))
    assert ("tcPrChange" in xml) is (before is not None)
    if before:
        width = widths(xml)[1]
        assert (
            f'<tcPrChange id="1000001"><tcPr><tcW w="{width}" type="dxa"/>{before}</tcPr>'
            "</tcPrChange></tcPr>"
        ) in xml
    assert "tcPrChange" not in xml_of(with_cell(own, replace(stays, restyled=None)))


def test_a_cell_that_reached_down_once_and_no_more_is_told() -> None:
    own = flow_table(SMALL)
    now = own.grid.rows[1].cells[1]
    stays = RevisedCell(
        replace(now, rows=2), kept("7"), was=replace(now, columns=2), restyled=restyled()
    )
    assert re.search(
        r'<tcPr><tcW w="\d+" type="dxa"/><gridSpan val="2"/></tcPr></tcPrChange>',
        xml_of(with_cell(own, stays)),
    )


def test_a_cell_is_marked_for_its_column_unless_its_row_went_the_same_way() -> None:
    own = flow_table(SMALL)

    def marks(column: bool, of_row: bool | None) -> tuple[int, int]:
        """Marks of cells that came and that went, in a column and a row that came or went."""
        revision = came() if column else went()
        about = None if of_row is None else came(1) if of_row else went(1)
        rows = (
            RevisedRow(entry.row, (entry.cells[0], replace(entry.cells[1], revision=revision)),
                       about, entry.row)
            for entry in kept_table(own).rows
        )  # fmt: skip
        xml = xml_of(revised_table(own, tuple(rows)))
        return xml.count("<cellIns"), xml.count("<cellDel")

    assert [marks(True, of_row) for of_row in (None, True, False)] == [(3, 0), (0, 0), (3, 0)]
    assert [marks(False, of_row) for of_row in (None, True, False)] == [(0, 3), (0, 3), (0, 0)]


def test_a_group_of_rows_is_bold_and_a_total_too() -> None:
    own = flow_table(SMALL)
    for kind, bold in ((RowKind.BODY, 0), (RowKind.GROUP, 2), (RowKind.TOTAL, 2)):
        last = replace(own.grid.rows[2], kind=kind)
        xml = xml_of(revised_table(own, [*map(kept_row, own.grid.rows[:2]), kept_row(last)]))
        assert xml.count("<b/>") == bold
