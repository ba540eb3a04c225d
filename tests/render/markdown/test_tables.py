from pipeline.model.document import Cell, Grid, Row, Table
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.table import Align, Column, RowKind
from pipeline.render.markdown.tables import caption_line, pipe_table, table_options

HEAD = Row((Cell((Text("Năm"),)), Cell((Text("Số|lượng"),))), RowKind.HEADER)
BODY = Row((Cell((Text("2024"), LineBreak(), Text("(sơ bộ)"))), Cell()))
GRID = Grid((Column(), Column(align=Align.RIGHT)), (HEAD, BODY))


def test_a_pipe_table_has_its_caption_above_and_lines_of_a_cell_in_one() -> None:
    table = Table(GRID, (Text("Dân số"),), "bang-a", unit="người", origin="Cục Thống kê")
    assert pipe_table(table) == (
        'Bảng: Dân số {#bang-a don-vi=người nguon="Cục Thống kê"}\n\n'
        "| Năm | Số\\|lượng |\n|---|---:|\n| 2024 (sơ bộ) |  |"
    )


def test_a_table_of_which_nothing_is_said_stands_alone() -> None:
    assert caption_line(Table(GRID)) == ""
    assert pipe_table(Table(GRID)).startswith("| Năm")
    assert table_options(Table(GRID, landscape=True)) == (("landscape", ""),)


def test_a_table_of_the_summary_is_marked_as_its_author_marks_it() -> None:
    table = Table(GRID, (Text("A"),), "bang-a", options=(("form", "x"), ("tom-tat", "")))
    assert caption_line(table) == "Bảng: A {#bang-a form=x .tom-tat}"
