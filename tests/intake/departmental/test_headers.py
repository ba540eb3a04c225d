import pytest

from pipeline.intake.departmental.headers import RowLook, header_count
from pipeline.model.document import COVERED, Cell
from pipeline.model.inlines import Text

Rows = list[list[Cell]]
PLAIN = RowLook()


def rows(*lines: str) -> Rows:
    """Rows of cells parted by a bar; `^` is covered, `a*2` spans two columns, `a/2` two rows."""
    return [[_cell(part.strip()) for part in line.split("|")] for line in lines]


def _cell(text: str) -> Cell:
    if text == "^":
        return COVERED
    words, _, across = text.partition("*")
    words, _, down = words.partition("/")
    runs = (Text(words),) if words else ()
    return Cell(runs, words or None, rows=int(down or 1), columns=int(across or 1))


def count(found: Rows, *looks: RowLook) -> int:
    return header_count(found, [*looks, *[PLAIN] * (len(found) - len(looks))])


def test_marked_rows_are_header_rows_and_those_merged_into_them() -> None:
    two = rows("TT/2 | Chỉ tiêu/2 | Năm*2 | ^", "^ | ^ | 2024 | 2025", "1 | GRDP | 8 | 9")
    assert count(two, RowLook(repeated=True)) == 2
    assert count(two) == 2


def test_a_row_of_names_is_a_header_and_one_of_figures_is_not() -> None:
    assert count(rows("TT | Tên | Số", "1 | a | 5"), PLAIN) == 1
    assert count(rows("2021 | 2022 | 2023", "1 | 2 | 3"), RowLook(bold=True)) == 1
    assert count(rows("GRDP | 8,5", "FDI | 9,1"), PLAIN) == 0
    assert count(rows("chỉ một dòng | a"), RowLook(bold=True)) == 0


def test_words_and_their_meanings_have_no_header_unless_it_stands_out() -> None:
    assert count(rows("CNTT | Công nghệ thông tin", "GD | Giáo dục")) == 0
    assert count(rows("Viết tắt | Nghĩa", "GD | Giáo dục"), RowLook(bold=True)) == 1


def test_names_below_a_heading_that_spans_belong_to_the_header() -> None:
    found = rows("TT | Chỉ tiêu | Năm*2 | ^", " |  | Thu | Chi", "1 | a | 5 | 6")
    assert count(found) == 2
    assert count(rows("TT | Năm*2 | ^", "1 | 5 | 6")) == 1


@pytest.mark.parametrize("marks", ["(1) | (2) | (3)", "A | B | 1", "1 | 2 | 3=1+2"])
def test_numbers_of_columns_end_the_header(marks: str) -> None:
    assert count(rows("TT | Tên | Số", marks, "1 | a | 5")) == 2


def test_a_row_of_units_belongs_to_the_header_and_a_group_does_not() -> None:
    assert count(rows("Xã | Diện tích | Dân số", " | (ha) | (người)", "A | 5 | 6")) == 2
    group = rows("TT | Tên | Số", "I | Khu vực | ", "1 | a | 5")
    assert count(group, RowLook(bold=True), RowLook(bold=True)) == 1
