"""Rows of forms as frames, and numbers of frames as cells that keep the cells they came from.

Sums are exact (decimal); a cell that holds no number stands as "-".
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.consolidated import ConsolidatedCell
from pipeline.model.form import FormCell, FormRow, FormTable

if TYPE_CHECKING:
    import pandas as pd


NO_FIELD: Final = "Chưa phân lĩnh vực"


def figure_cell(table: FormTable, cell: FormCell) -> ConsolidatedCell:
    """Give the cell of a form as it is written there, with its number where it is one."""
    value = cell.value if isinstance(cell.value, Decimal) else None
    return ConsolidatedCell(cell.text or "-", value, addresses_of(table, cell))


def frame_of(tables: Sequence[FormTable], fields: dict[str, str]) -> "pd.DataFrame | None":
    """Give the body rows of forms as a frame; `<name>@` beside a column holds its address."""
    records = list(_records(tables, fields))
    if not records:
        return None
    import pandas as pd

    return pd.DataFrame.from_records(records)


def _records(tables: Sequence[FormTable], fields: dict[str, str]) -> Iterator[dict[str, Any]]:
    for table in tables:
        for row in table.body:
            record: dict[str, Any] = {
                "agency": table.agency,
                "field": row.group[0] if row.group else NO_FIELD,
            }
            for name, field in fields.items():
                cell = table.cell(row, field)
                record[name] = (
                    cell.text if isinstance(cell.value, (str, type(None))) else cell.value
                )
                if isinstance(cell.value, str):
                    record[name] = cell.value
                record[f"{name}@"] = next(iter(addresses_of(table, cell)), "")
            yield record


def count_cell(frame: "pd.DataFrame", column: str) -> ConsolidatedCell:
    """Give how many rows a frame has, with the cells of a column that show them."""
    number = len(frame)
    return ConsolidatedCell(_printed(Decimal(number)), number, tuple(frame[f"{column}@"]))


def sum_cell(frame: "pd.DataFrame", column: str) -> ConsolidatedCell:
    """Give the exact sum of a column; what is no single number counts as nothing."""
    known = frame[[isinstance(value, Decimal) for value in frame[column]]]
    total = known[column].sum() if len(known) else Decimal(0)
    return ConsolidatedCell(_printed(Decimal(total)), Decimal(total), tuple(known[f"{column}@"]))


def percent_cell(part: ConsolidatedCell, whole: ConsolidatedCell) -> ConsolidatedCell:
    """Give the share in per cent, "-" where one of the two is nothing."""
    if not part.value or not whole.value:
        return ConsolidatedCell("-")
    return rounded_cell(Decimal(part.value) / Decimal(whole.value) * 100, (*part.sources,))


def rounded_cell(number: Decimal, sources: tuple[str, ...]) -> ConsolidatedCell:
    """Give a number to one decimal, halves away from zero."""
    value = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return ConsolidatedCell(_printed(value), value, sources)


def _printed(number: Decimal) -> str:
    if number == 0:
        return "-"
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def cell_text(table: FormTable, row: FormRow, name: str) -> str:
    """Give the words of a column in a row; an enumeration by its full name."""
    cell = table.cell(row, name)
    return cell.value if isinstance(cell.value, str) else cell.text


def words_cell(text: str, table: FormTable, row: FormRow, *names: str) -> ConsolidatedCell:
    """Give words put together from the columns named."""
    sources = tuple(at for name in names for at in addresses_of(table, table.cell(row, name)))
    return ConsolidatedCell(text, None, sources)


def addresses_of(table: FormTable, cell: FormCell) -> tuple[str, ...]:
    """Give file and cell, none for a cell that the sheet does not have."""
    return (f"{table.file}:{cell.address}",) if cell.address else ()
