import pytest

from pipeline.consult.proof.cells import TableCells, quoted_cell
from pipeline.consult.proof.draft_side import DraftSide
from pipeline.consult.proof.twins import twin
from tests.consult.sample_trace import BEDS, ITEM, OLD, change, flow, table

NEW = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "950"), ("Phòng khám tư", "7"))
YEARS = table("Dân số", "2.1", ("Tên", "2024", "Ước 2025"), ("Nam giới", "40", "41"))


def cells() -> TableCells:
    old = DraftSide(flow(1, *OLD)).table_at(ITEM, 5)
    new = DraftSide(flow(2, *OLD[:4], NEW, OLD[5])).table_at(ITEM, 5)
    assert old is not None
    assert new is not None
    changes = (
        change("c-1", (7, "900"), (7, "950"), where="Bảng 2.3, dòng 1, cột Số"),
        change("c-2", (5, "a"), (5, "b")),
        change("c-3", (9, "a"), (9, "b")),
    )
    return TableCells(old, new, twin(BEDS, NEW), changes)


def test_a_row_is_given_cell_by_cell_as_it_was_and_is() -> None:
    name, number = cells().row(1)
    assert (name.old, name.new, name.differs) == ("Tuyến tỉnh", "Tuyến tỉnh", False)
    assert (number.old, number.new, number.differs) == ("900", "950", True)
    assert number.place is not None
    assert number.place.text == "Bảng 2.3, dòng “Tuyến tỉnh”, cột Số"


def test_a_row_that_went_has_no_new_words_and_one_that_came_no_old_ones() -> None:
    found = list(cells().row(2))
    assert [(piece.old, piece.new) for piece in found] == [("Tuyến xã", ""), ("120", "")]
    assert [piece.new for piece in cells().added()] == ["Phòng khám tư", "7"]


def test_one_cell_stands_apart_from_the_others_of_its_row() -> None:
    cell, others = cells().cell(1, 1)
    assert (cell.old, [piece.old for piece in others]) == ("900", ["Tuyến tỉnh"])


def test_lines_above_are_told_apart_from_cells_and_other_tables_are_not_its_own() -> None:
    assert [line.id for line in cells().lines()] == ["c-1", "c-2"]


@pytest.mark.parametrize(
    ("quote", "column"),
    [
        ('Bảng "Dân số", dòng “Nam giới”: “40”', 1),
        ("dòng “Nam giới”, ước 2025", 2),
        ("dòng “Nam giới”, cột “Ước 2025”", 2),
        ("41", 2),
        ("Nam giới", None),
        ("dòng “Nam giới”", None),
        ("dòng “Nam giới”: “99”", None),
    ],
)
def test_a_quotation_means_one_cell_by_value_or_column(quote: str, column: int | None) -> None:
    assert quoted_cell(quote, YEARS, 1) == column
