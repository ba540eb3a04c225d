"""Cells of consolidated tables: exact sums, shares, and the cells each comes from."""

from decimal import Decimal

import pandas as pd
import pytest

from pipeline.compose.consolidated_cells import (
    addresses_of,
    count_cell,
    figure_cell,
    frame_of,
    percent_cell,
    rounded_cell,
    sum_cell,
    words_cell,
)
from pipeline.model.consolidated import ConsolidatedCell
from pipeline.model.form import Form, FormCell, FormField, FormRow, FormTable, FormValue

SHAPE = Form("du-an", "Dự án", (FormField("ten", "Tên"), FormField("von", "Vốn")))


def table(*rows: tuple[FormValue, FormValue], group: tuple[str, ...] = ()) -> FormTable:
    made = tuple(
        FormRow(
            tuple(
                FormCell(v, "" if v is None else f"{v}", "", f"S!{'AB'[at]}{line}")
                for at, v in enumerate(row)
            ),
            group=group,
            line=line,
        )
        for line, row in enumerate(rows, 2)
    )
    return FormTable(SHAPE, "du-an.xlsx", "S", made, ("ten", "von"), "so-y-te")


def frame(*rows: tuple[FormValue, FormValue]) -> pd.DataFrame:
    made = frame_of([table(*rows)], {"name": "ten", "cost": "von"})
    assert made is not None
    return made


def test_without_rows_there_is_no_frame_and_rows_without_a_group_have_no_field() -> None:
    assert frame_of([table()], {"name": "ten"}) is None
    rows = frame(("Đường", Decimal(1)))
    assert rows.to_dict("records") == [
        {
            "agency": "so-y-te",
            "field": "Chưa phân lĩnh vực",
            "name": "Đường",
            "name@": "du-an.xlsx:S!A2",
            "cost": Decimal(1),
            "cost@": "du-an.xlsx:S!B2",
        }
    ]
    grouped = frame_of([table(("Đường", None), group=("Giao thông", "Cầu"))], {"name": "ten"})
    assert grouped is not None
    assert list(grouped["field"]) == ["Giao thông"]


def test_a_sum_is_exact_and_names_only_the_cells_it_adds() -> None:
    rows = frame(("a", Decimal("0.1")), ("b", "chưa rõ"), ("c", Decimal("0.2")))
    assert sum_cell(rows, "cost") == ConsolidatedCell(
        "0,3", Decimal("0.3"), ("du-an.xlsx:S!B2", "du-an.xlsx:S!B4")
    )
    assert count_cell(rows, "name") == ConsolidatedCell(
        "3", 3, tuple(f"du-an.xlsx:S!A{n}" for n in (2, 3, 4))
    )
    nothing = sum_cell(frame(("a", None)), "cost")
    assert (nothing.text, nothing.value, nothing.sources) == ("-", 0, ())


def test_large_sums_are_printed_in_groups_of_three() -> None:
    assert sum_cell(frame(("a", Decimal("1234567.5"))), "cost").text == "1.234.567,5"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [("1", "3", "33,3"), ("1", "8", "12,5"), ("1", "0", "-"), ("0", "3", "-"), ("3", "3", "100,0")],
)
def test_shares_are_per_cent_to_one_decimal(part: str, whole: str, text: str) -> None:
    cells = [ConsolidatedCell(n, Decimal(n), (f"f:{n}",)) for n in (part, whole)]
    assert percent_cell(*cells).text == text


def test_halves_are_rounded_up() -> None:
    assert rounded_cell(Decimal("0.25"), ("a",)) == ConsolidatedCell("0,3", Decimal("0.3"), ("a",))


def test_words_name_the_cells_they_are_put_together_from() -> None:
    made = table(("Đường", Decimal(1)))
    row = made.rows[0]
    assert words_cell("Đường, 1", made, row, "ten", "von").sources == (
        "du-an.xlsx:S!A2",
        "du-an.xlsx:S!B2",
    )
    assert figure_cell(made, row.cells[1]).value == 1
    assert figure_cell(made, row.cells[0]).value is None
    assert addresses_of(made, FormCell(None, "", "", "")) == ()
