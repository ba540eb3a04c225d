from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.word.cell_values import has_numbers, number_format, typed
from pipeline.model.document import Cell, Grid, NoteMark, Row
from pipeline.model.inlines import Text
from pipeline.model.table import Column, RowKind, Value
from tests.seeded.departmental.outputs import shown


def grid(*columns: Sequence[str]) -> Grid:
    """A table of columns of texts, the first of each its name."""
    rows = zip(*columns, strict=True)
    return Grid(
        tuple(Column() for _ in columns),
        tuple(
            Row(
                tuple(Cell((Text(text),) if text else ()) for text in row),
                RowKind.BODY if number else RowKind.HEADER,
            )
            for number, row in enumerate(rows)
        ),
    )


def values(*texts: str) -> list[Value]:
    """What a column of these texts holds."""
    return [row.cells[0].value for row in typed(grid(("Cột", *texts))).rows[1:]]


def test_numbers_of_a_column_of_numbers_are_typed() -> None:
    assert values("1.234,5", "12", "-") == [Decimal("1234.5"), Decimal(12), "-"]


def test_a_percentage_is_a_hundredth() -> None:
    assert values("12,5%", "7%") == [Decimal("0.125"), Decimal("0.07")]


@pytest.mark.parametrize(
    "texts",
    [
        ("2020", "2025"),  # years
        ("007", "06040"),  # codes
        ("15,000", "12,500"),  # two numbers each
        ("28 - 30", ">68,0"),  # ranges and bounds
        ("12 ha", "5 km"),  # a unit of their own
        ("Xã Hữu Lũng", "5"),  # words
        ("(12,5)", "+3"),  # signs that a format would drop
    ],
)
def test_what_is_no_plain_number_stays_text(texts: tuple[str, ...]) -> None:
    assert values(*texts) == list(texts)


def test_a_number_among_words_stays_text() -> None:
    assert values("Đạt", "Chưa đạt", "12", "Không") == ["Đạt", "Chưa đạt", "12", "Không"]


def test_header_rows_hold_text() -> None:
    assert typed(grid(("2020", "5", "6"))).rows[0].cells[0].value == "2020"


def test_a_note_in_a_cell_keeps_it_text() -> None:
    cell = Cell((Text("12"), NoteMark("1")))
    row = Row((cell,))
    assert typed(Grid((Column(),), (row, row))).rows[0].cells[0].value == "12"


def test_the_column_that_counts_rows_makes_no_table_of_numbers() -> None:
    assert not has_numbers(typed(grid(("TT", "1", "2"), ("Xã", "A", "B"))))
    assert has_numbers(typed(grid(("TT", "1", "2"), ("Vốn", "1,5", "2"))))


@given(
    st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.integers(0, 2),
)
def test_excel_prints_what_word_printed(value: Decimal, is_grouped: bool, places: int) -> None:
    text = f"{value:,.{places}f}" if is_grouped else f"{value:.{places}f}"
    text = text.translate(str.maketrans(",.", ".,"))
    given_value = values(text)[0]
    if isinstance(given_value, Decimal):
        assert shown(float(given_value), number_format(text)) == text
