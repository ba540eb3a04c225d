"""Header rows: where the names of columns end, their numbers and units."""

from collections.abc import Sequence
from datetime import date

import pytest

from pipeline.intake.excel.header_rows import MAX_HEADER, header_end, number_row, unit_row
from pipeline.intake.excel.rectangle import Rectangle, rectangle_of
from pipeline.intake.excel.sheet_xml import Area
from pipeline.limits import DEFAULT
from pipeline.model.table import Value
from tests.intake.excel.raw_sheets import Rows, raw


def sheet(rows: Rows, merges: Sequence[Area] = ()) -> Rectangle:
    found, _ = rectangle_of(raw(rows, sorted(merges)), "b.xlsx", DEFAULT)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rows", "merges", "end"),
    [
        ([["STT", "Tên"], [1, "a"]], [], 1),
        ([["STT", "Vốn", None], [None, 2024, 2025], [1, 2, 3]], [(1, 2, 1, 3)], 2),
        ([["STT", "Vốn", None], [None, "TW", "ĐP"], [1, 2, 3]], [(1, 1, 2, 1), (1, 2, 1, 3)], 2),
        ([["Tên", 2024, 2025], ["a", 1, 2]], [], 1),  # years name columns
        ([["a", 1, 2], ["b", 3, 4]], [], 0),  # numbers from the first row on: no header
        ([["Tên", None], ["a", 1], ["b", 2]], [], 1),
        ([[date(2025, 1, 1), date(2025, 2, 1)], [1, 2]], [], 1),
    ],
)
def test_the_header_ends_where_the_names_do(rows: Rows, merges: list[Area], end: int) -> None:
    found = sheet(rows, merges)
    assert header_end(found, 0, len(found.rows)) == end


def test_a_merge_down_a_whole_column_is_data_not_a_tall_header() -> None:
    names: list[list[Value]] = [[None, f"t{n}"] for n in range(MAX_HEADER + 2)]
    rows: list[list[Value]] = [["Nhóm", "Tên"], *names]
    found = sheet(rows, [(1, 1, len(rows), 1)])
    assert header_end(found, 0, len(rows)) < MAX_HEADER
    rows = [*rows[:MAX_HEADER], ["x", "y"]]
    assert header_end(sheet(rows, [(1, 1, MAX_HEADER, 1)]), 0, len(rows)) == MAX_HEADER


@pytest.mark.parametrize(
    ("marks", "counts"),
    [
        (["(1)", "(2)"], True),
        (["A", "B", 1, "2=1+3"], True),
        ([1, 2, 3], True),
        ([1, 2], False),  # two numbers may be data
        ([1, 3, 2], False),
        ([1, "A", 2], False),
        (["A", "B"], False),
        (["(1)"], False),
    ],
)
def test_numbers_of_columns_count_up_behind_letters(marks: list[Value], counts: bool) -> None:
    names: list[Value] = [f"Cột {n}" for n, _ in enumerate(marks)]
    rows = [names, marks, names]
    assert number_row(sheet(rows), 0, 3, 1) == (2 if counts else 1)


def test_units_stand_in_a_row_of_their_own_before_or_after_the_numbers() -> None:
    names: list[Value] = ["STT", "Đất", "Vốn"]
    numbers: list[Value] = ["(1)", "(2)", "(3)"]
    units: list[Value] = [None, "(ha)", "tỷ đồng"]
    body: list[Value] = [1, 2, 3]
    assert unit_row(sheet([names, units, body]), 1, 3) == 2
    both = sheet([names, numbers, units, body])
    assert (unit_row(both, 1, 4), number_row(both, 0, 4, 1)) == (3, 2)
    after = sheet([names, units, numbers, body])
    assert (unit_row(after, 1, 4), number_row(after, 0, 4, 1)) == (2, 3)


def test_words_or_a_filled_first_column_are_no_units() -> None:
    assert unit_row(sheet([["STT", "Đất"], [None, "lúa"], [1, 2]]), 1, 3) == 1
    assert unit_row(sheet([["STT", "Đất"], ["ha", "ha"], [1, 2]]), 1, 3) == 1
    assert unit_row(sheet([["STT", "Đất"], [None, "ha"]]), 0, 2) == 0
