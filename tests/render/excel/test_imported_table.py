import io

import pytest
from openpyxl import load_workbook

from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.word.cell_values import typed
from pipeline.model.document import COVERED, Cell, Grid, NoteMark, Paragraph, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import LineBreak, Marks, Text
from pipeline.model.table import Column, RowKind
from pipeline.render.excel.imported_table import (
    SHEET,
    Choice,
    goes_to_excel,
    imported_workbook,
    why_not_markdown,
)
from tests.seeded.departmental.habits import made, names
from tests.seeded.departmental.truth import Table


def grid_of(table: Table, *, unit: str = "", origin: str = "") -> Grid:
    """The grid of a table as a reader of Word gives it, typed."""
    rows = tuple(
        Row(
            tuple(
                COVERED if cell is None
                else Cell((Text(cell.text),) if cell.text else (), rows=cell.rows,
                          columns=cell.columns)
                for cell in row
            ),
            RowKind.HEADER if number < table.header else RowKind.BODY,
        )
        for number, row in enumerate(table.rows)
    )  # fmt: skip
    grid = typed(Grid(tuple(Column() for _ in rows[0].cells), rows))
    return replace(grid, unit=unit, origin=origin)


def read_back(data: bytes) -> Grid:
    outcome = read_sheets(data, file="bang.xlsx", sheets=("",))
    assert not [notice for notice in outcome.notices if notice.code != "chu-thich"]
    return outcome.value[""]


TABLES = [table for name in names(office=False)[:12] for table in made(name, 2).report.tables]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.caption[:30])
def test_our_reader_reads_back_rows_merges_and_headers(table: Table) -> None:
    grid = grid_of(table, unit="tỷ đồng", origin="Cục Thống kê")
    back = read_back(imported_workbook(grid))
    assert (back.unit, back.origin) == ("tỷ đồng", "Cục Thống kê")
    assert len(back.header) == table.header
    assert [row.text for row in back.rows] == [row.text for row in grid.rows]
    spans = [[(cell.rows, cell.columns) for cell in row.cells] for row in grid.rows]
    assert [[(cell.rows, cell.columns) for cell in row.cells] for row in back.rows] == spans


def small(*rows: tuple[Cell, ...], header: int = 1) -> Grid:
    kinds = [RowKind.HEADER] * header + [RowKind.BODY] * len(rows)
    made_rows = tuple(Row(cells, kind) for cells, kind in zip(rows, kinds, strict=False))
    return typed(Grid(tuple(Column() for _ in rows[0]), made_rows))


def cell(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((Text(text),), rows=rows, columns=columns)


WORDS = small((cell("Việc"), cell("Cơ quan")), (cell("Rà soát"), cell("Sở Y tế")))
FIGURES = small((cell("Xã"), cell("Ha")), (cell("A"), cell("1,5")), (cell("B"), cell("2")))
MERGED = small((cell("Xã", columns=2), COVERED), (cell("A"), cell("B")))


@pytest.mark.parametrize(
    ("grid", "choice", "expected"),
    [
        (WORDS, "auto", False), (FIGURES, "auto", True), (MERGED, "auto", True),
        (WORDS, "excel", True), (FIGURES, "markdown", False), (MERGED, "markdown", True),
    ],
)  # fmt: skip
def test_where_a_table_goes(grid: Grid, choice: Choice, expected: bool) -> None:
    assert goes_to_excel(grid, choice) is expected


def test_why_a_table_cannot_be_markdown_is_said() -> None:
    assert why_not_markdown(MERGED) == "bảng có ô gộp"
    assert why_not_markdown(small((cell("A"),), header=0)) == "bảng không có hàng đầu"
    lines = Cell((Text("a"), LineBreak(), Text("b")))
    assert why_not_markdown(small((cell("A"),), (lines,))) == "bảng có ô nhiều dòng"
    assert not why_not_markdown(WORDS)


def test_a_note_in_a_cell_stands_below_the_table() -> None:
    noted = Cell((Text("A"), NoteMark("1", (Paragraph((Text("Số ước tính."),)),))))
    back = read_back(imported_workbook(small((cell("Xã"), cell("Ha")), (noted, cell("1,5")))))
    assert back.rows[1].cells[0].text == "A (1)"
    assert back.notes == ("(1) Số ước tính.",)


def test_raised_and_bold_letters_are_kept_within_a_cell() -> None:
    runs = (Text("m"), Text("3", Marks(superscript=True)), Text(" nước"))
    back = read_back(imported_workbook(small((cell("A"), cell("B")), (Cell(runs), cell("x")))))
    assert back.rows[1].cells[0].runs == runs


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    data = imported_workbook(small((cell("A"), cell("B")), (cell("=1+1"), cell("- Sở Y tế"))))
    sheet = load_workbook(io.BytesIO(data))[SHEET]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


def test_widths_follow_those_of_word_and_bytes_are_the_same() -> None:
    grid = replace(FIGURES, columns=(Column(width=0.8), Column(width=0.2)))
    assert imported_workbook(grid) == imported_workbook(grid)
    sheet = load_workbook(io.BytesIO(imported_workbook(grid)))[SHEET]
    assert sheet.column_dimensions["A"].width > 2 * sheet.column_dimensions["B"].width
