import pytest

from pipeline.ooxml.names import W
from tests.oracle.docx_parts import read_package
from tests.oracle.gate import defects
from tests.render.redline.over.pairs import exact
from tests.seeded.foreign_pairs.content import Block
from tests.seeded.foreign_pairs.habits import HABITS

ROWS = [["Tên xã", "Diện tích", "Dân số"], ["Đồng Bằng", "120 ha", "1.000 người"],
        ["Núi Cao", "340 ha", "2.000 người"], ["Suối Trong", "560 ha", "3.000 người"]]  # fmt: skip
WORD = HABITS["Word, style of its own"]


def pair(before: list[list[str]], after: list[list[str]], kind: str = "table") -> bytes:
    files = [WORD([Block(kind, rows=rows), Block("para", "Hết.")]) for rows in (before, after)]
    redline = exact(*files)
    assert defects(redline) == []
    return redline


def count(redline: bytes, *names: str) -> int:
    package = read_package(redline)
    return sum(1 for _ in package.trees[package.main].iter(*(f"{W}{name}" for name in names)))


def changed(row: int, column: int, text: str) -> list[list[str]]:
    return [[text if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
            for i, cells in enumerate(ROWS)]  # fmt: skip


def test_a_cell_is_marked_in_its_words() -> None:
    redline = pair(ROWS, changed(1, 2, "1.500 người"))
    assert (count(redline, "ins"), count(redline, "del")) == (1, 1)


def test_rows_come_and_go() -> None:
    fewer = [ROWS[0], ROWS[1], ROWS[3]]
    for before, after in ((ROWS, fewer), (fewer, ROWS)):
        redline = pair(before, after)
        package = read_package(redline)
        marked = package.trees[package.main].findall(f".//{W}trPr/*")
        assert len(marked) == 1


@pytest.mark.parametrize("column", [0, 1, 2])
def test_columns_come_and_go(column: int) -> None:
    fewer = [[cell for at, cell in enumerate(row) if at != column] for row in ROWS]
    for before, after in ((ROWS, fewer), (fewer, ROWS)):
        pair(before, after)


def test_a_column_goes_while_a_row_comes() -> None:
    fewer = [row[:2] for row in ROWS]
    redline = pair([*ROWS[:2], ROWS[3]], fewer)
    assert count(redline, "cellDel", "cellIns") > 0


def test_a_merged_row_that_changed_is_given_back() -> None:
    pair(ROWS, changed(2, 1, "341 ha"), "merged")
    pair(ROWS, [*ROWS[:2], ROWS[3]], "merged")


def test_a_table_replaced_by_another_does_not_join_it() -> None:
    other = [["Chợ", "Số quầy"], ["Kỳ Lừa", "88"], ["Đông Kinh", "120"], ["Giếng Vuông", "70"],
             ["Bờ Sông", "15"], ["Phố Muối", "31"], ["Na Dương", "44"]]  # fmt: skip
    redline = pair(ROWS, other)
    assert count(redline, "tbl") == 2
