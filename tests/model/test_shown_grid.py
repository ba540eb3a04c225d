from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.shown_grid import align_of, shown_grid
from pipeline.model.table import Align, Column, RowKind
from tests.render.samples import cell, row

COLUMNS = (Column(align=Align.CENTER), Column(), Column(), Column(align=Align.RIGHT), Column())


def spans(entry: Row, columns: tuple[Column, ...] = COLUMNS, kept: set[str] | None = None) -> str:
    (shown,) = shown_grid(Grid(columns, (entry,)), kept or set()).rows
    return " ".join(f"{found.text or '.'}:{found.columns}" for found in shown.cells)


def test_the_name_of_a_group_takes_the_empty_cells_behind_it() -> None:
    assert spans(row("I", "Nhóm", "", "", "", kind=RowKind.GROUP)) == "I:1 Nhóm:4 .:0 .:0 .:0"


def test_a_groups_figures_stay_in_their_columns() -> None:
    group = row("I", "Nhóm", "", "12", "", kind=RowKind.GROUP)
    assert spans(group) == "I:1 Nhóm:2 .:0 12:1 .:1"


def test_empty_cells_of_figures_stay_before_other_figures() -> None:
    columns = (Column(), Column(), Column(align=Align.RIGHT), Column(align=Align.DECIMAL))
    group = row("I", "Nhóm", "", "1,5", kind=RowKind.GROUP)
    assert spans(group, columns) == "I:1 Nhóm:1 .:1 1,5:1"


def test_a_total_takes_the_empty_number_before_it_and_stands_in_the_middle() -> None:
    total = row("", "Tổng cộng", "", "12", "", kind=RowKind.TOTAL)
    assert spans(total) == "Tổng cộng:3 .:0 .:0 12:1 .:1"
    assert shown_grid(Grid(COLUMNS, (total,))).rows[0].cells[0].align is Align.CENTER


def test_every_total_stands_in_the_middle() -> None:
    for total in (row("Tổng cộng", "", "5", "1", "2"), row("Tổng cộng", "4", "5", "1", "2")):
        entry = Row((replace(total.cells[0], align=Align.LEFT), *total.cells[1:]), RowKind.TOTAL)
        assert shown_grid(Grid(COLUMNS, (entry,))).rows[0].cells[0].align is Align.CENTER


def test_a_total_merged_by_its_author_takes_the_empty_cells_behind_it_too() -> None:
    merged = (cell("Tổng cộng", columns=2), Cell(rows=0, columns=0))
    total = Row((*merged, cell(""), cell("12"), cell("")), RowKind.TOTAL)
    assert spans(total) == "Tổng cộng:3 .:0 .:0 12:1 .:1"
    last = Row((cell(""), *merged, cell("12"), cell("")), RowKind.TOTAL)
    assert spans(last) == "Tổng cộng:3 .:0 .:0 12:1 .:1"
    below = Row((*merged, Cell(rows=0, columns=0), cell("12"), cell("")), RowKind.TOTAL)
    assert spans(below) == "Tổng cộng:2 .:0 .:0 12:1 .:1"


def test_rows_numbers_stand_in_the_middle_whatever_their_author_asked() -> None:
    def first(name: str) -> Align | None:
        columns = (Column(name, align=Align.RIGHT), Column("Tên"))
        return shown_grid(Grid(columns, (row("1", "a"),))).columns[0].align

    assert first("STT") is first("Số thứ tự") is Align.CENTER
    assert first("Năm") is Align.RIGHT


def test_a_figure_that_is_not_there_is_a_dash() -> None:
    assert spans(row("1", "Dự án", "", "", "")) == "1:1 Dự án:1 .:1 -:1 .:1"
    assert spans(row("", "", "", "", "")) == ".:1 .:1 .:1 .:1 .:1"


def test_rows_of_the_body_and_rows_merged_by_the_author_stay_as_they_are() -> None:
    plain = row("1", "Dự án", "", "5", "")
    merged = Row((cell("I"), cell("Nhóm", columns=2), Cell(rows=0, columns=0), cell(""), cell("")),
                 RowKind.GROUP)  # fmt: skip
    assert shown_grid(Grid(COLUMNS, (plain, merged))).rows == (plain, merged)


def test_a_cell_that_something_is_said_of_keeps_its_place() -> None:
    cells = (cell("I"), cell("Nhóm"), Cell(address="S!C4"), cell(""), cell(""))
    assert spans(Row(cells, RowKind.GROUP), kept={"S!C4"}) == "I:1 Nhóm:1 .:1 .:1 .:1"


def test_no_text_is_lost() -> None:
    total = row("Cộng", "", "3", "", "4", kind=RowKind.TOTAL)
    (shown,) = shown_grid(Grid(COLUMNS, (total,))).rows
    assert [found.text for found in shown.cells if found.text] == ["Cộng", "3", "4"]


def test_a_dash_alone_stands_under_figures_or_in_the_middle() -> None:
    dash = Cell((Text("-"),), "-", align=Align.LEFT)
    assert align_of(dash, "-", Column(align=Align.RIGHT)) is Align.RIGHT
    assert align_of(cell("–"), " – ", Column()) is Align.CENTER
    assert align_of(cell("- ý"), "- ý", Column()) is None
