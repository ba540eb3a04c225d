"""A form filled with a table that came in a Word file: the blank's own sheet, with its lists.

Columns stand in the form's order whatever theirs was, without those that the table lacks; those
that the form does not know follow at the right, for the agency to keep. Values are typed as the
form's fields: numbers with their format, years as numbers, all else text.
"""

import io
from collections.abc import Iterator, Mapping
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.form import FieldType, Form
from pipeline.model.table import RowKind
from pipeline.render.excel.form_workbook import (
    DATA_SHEET,
    HEADER_ROW,
    Filling,
    form_workbook,
    letter,
)
from pipeline.render.excel.lists import saved, write_value

if TYPE_CHECKING:
    from openpyxl.cell import Cell as OpenCell
    from openpyxl.worksheet.worksheet import Worksheet

_FIRST = HEADER_ROW + 2  # below the headings and the example


def filled_form(form: Form, filling: Filling, grid: Grid, places: Mapping[int, int]) -> bytes:
    """Give the form's .xlsx with a table in it.

    Args:
        form: The form.
        filling: Agency and lists, as for the blank; its rows give way to those of the table.
        grid: The table, typed, header rows at the top.
        places: For a field of the form, by its place, the column of the table.
    """
    from openpyxl import load_workbook

    # an optional field that the table lacks would be an empty column of the report
    present = tuple(field for at, field in enumerate(form.fields) if at in places)
    columns = [places[at] for at in range(len(form.fields)) if at in places]
    form = replace(form, fields=present)
    book = load_workbook(io.BytesIO(form_workbook(form, replace(filling, rows=()))))
    page = book[DATA_SHEET]
    extra = [at for at in range(len(grid.columns)) if at not in columns]
    order = [*columns, *extra]
    _write_extra(page, grid, extra, len(form.fields))
    body = [row for row in grid.rows if row.kind is not RowKind.HEADER]
    for number, row in enumerate(body, _FIRST):
        _write_row(page, form, row, order, number)
    _merge(page, body, order)
    _lay_out(page, len(order), _FIRST + len(body) - 1)
    return saved(book)


def _write_extra(page: "Worksheet", grid: Grid, extra: list[int], taken: int) -> None:
    for number, at in enumerate(extra, taken + 1):
        heading = _cell(page, HEADER_ROW, number)
        _dress(page, HEADER_ROW, number, 1)
        write_value(heading, " – ".join(_headings(grid, at)))
        page.column_dimensions[letter(number)].width = 20


def _headings(grid: Grid, column: int) -> Iterator[str]:
    for row in grid.header:
        text = " ".join(row.cells[column].text.split())
        if text:
            yield text


def _write_row(page: "Worksheet", form: Form, row: Row, order: list[int], number: int) -> None:
    for column, at in enumerate(order, 1):
        _dress(page, number, column, min(column, len(form.fields)))
        cell = row.cells[at]
        if cell.covered or not cell.runs:
            continue
        target = _cell(page, number, column)
        known = form.fields[column - 1].type if column <= len(form.fields) else FieldType.STRING
        value = _value(cell, known)
        if isinstance(value, str):
            target.number_format = "@"
            write_value(target, value)
        else:
            target.value = value
            if cell.number_format and known is not FieldType.YEAR:
                target.number_format = cell.number_format


def _value(cell: Cell, kind: FieldType) -> str | int | float:
    """Give what the cell holds in the form: a number only where the field is one of numbers."""
    text = cell.text.strip()
    if kind is FieldType.YEAR and text.isdigit():
        return int(text)
    if kind.numeric and isinstance(cell.value, Decimal) and not text.endswith("%"):
        value = cell.value
        return int(value) if value == value.to_integral_value() else float(value)
    return text


def _cell(page: "Worksheet", row: int, column: int) -> "OpenCell":
    from openpyxl.cell import Cell as OpenCell

    found = page.cell(row, column)
    assert isinstance(found, OpenCell)  # the rows to fill have no merges yet
    return found


def _dress(page: "Worksheet", row: int, column: int, like: int) -> None:
    """Give a cell the look of the form's cells in the column `like`."""
    model = _cell(page, HEADER_ROW if row == HEADER_ROW else _FIRST, like)
    target = _cell(page, row, column)
    if target.has_style and column == like:
        return
    target._style = copy(model._style)  # type: ignore[attr-defined]  # a look whole


def _merge(page: "Worksheet", body: list[Row], order: list[int]) -> None:
    """Merge down what was merged down; across, other columns stand between."""
    for number, row in enumerate(body, _FIRST):
        for column, at in enumerate(order, 1):
            rows = row.cells[at].rows
            if rows > 1:
                page.merge_cells(start_row=number, end_row=number + rows - 1,
                                 start_column=column, end_column=column)  # fmt: skip


def _lay_out(page: "Worksheet", columns: int, last: int) -> None:
    shown = max(last, _FIRST)
    page.print_area = f"A1:{letter(columns)}{shown}"
