import pytest

from pipeline.compose.chart.columns import Columns, spread
from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.inlines import Text
from pipeline.model.table import Column, RowKind


def cell(words: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((Text(words),), words, rows=rows, columns=columns)


def grid() -> Grid:
    head = Row((cell("TT", 2), cell("Năm", 2), cell("GRDP", 1, 2), COVERED), RowKind.HEADER)
    low = Row((COVERED, COVERED, cell("Nông, lâm nghiệp"), cell("Dịch vụ (%)")), RowKind.HEADER)
    names = ("TT", "Năm", "Nông, lâm nghiệp", "Dịch vụ (%)")
    return Grid(tuple(map(Column, names)), (head, low))


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("nam", 1),
        ("Dịch vụ", 3),
        ("DICH_VU (%)", 3),
        ("GRDP Dịch vụ (%)", 3),
        ("GRDP", None),
        ("", None),
    ],
)
def test_a_column_is_found_by_its_name(name: str, index: int | None) -> None:
    assert Columns(grid()).find(name) == index


def test_a_comma_parts_names_unless_it_is_part_of_one() -> None:
    columns = Columns(grid())
    assert columns.find_all("Dịch vụ, Nông, lâm nghiệp,Năm") == ((3, 2, 1), ())
    assert columns.find_all("Nông, lâm nghiệp; Vàng") == ((2,), ("Vàng",))


def test_a_counting_column_is_no_name_of_rows() -> None:
    assert Columns(grid()).first_of_words() == 1
    assert Columns(Grid((), ())).first_of_words() is None


def test_covered_cells_are_filled_by_what_covers_them() -> None:
    rows = (
        Row((cell("A", 2, 2), COVERED, cell("B"))),
        Row((COVERED, COVERED, cell("C"))),
        Row((cell("D"), cell("E"), cell("F"))),
    )
    words = [[found.text for found in row.cells] for row in spread(rows)]
    assert words == [["A", "A", "B"], ["A", "A", "C"], ["D", "E", "F"]]
