"""Cells of a Word table typed as Excel keeps them: numbers in columns of numbers, else text.

What is typed prints the same letters in a Vietnamese Excel: "1.234,50" is 1234.5 with two places,
"12,5%" is 0.125. Years, running codes ("007"), ranges, bounds, numbers with a unit of their own and
what could be two numbers ("15,000") stay text, for the reader of the workbook to tell.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.numbers import Ambiguous, NotNumber, Number, read_number
from pipeline.model.table import RowKind

_MOSTLY: Final = 0.6  # share of numbers that makes a column one of numbers
_EMPTY: Final = frozenset({"", "-", "–", "—", "…", "...", "x", "0"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PRINTED: Final = re.compile(r"[-−]?\d[\d. ,\u00a0\u202f]*%?")
_DIGITS: Final = 15  # that Excel keeps of a number


def typed(grid: Grid) -> Grid:
    """Give the grid with a value, and for numbers a format, in every cell that prints something.

    Header rows hold text. `grid` has cells as read, their words in `runs`.
    """
    body = [row for row in grid.rows if row.kind is not RowKind.HEADER]
    numeric = [_is_numeric(_texts(body, at)) for at in range(len(grid.columns))]
    return replace(grid, rows=tuple(_typed_row(row, numeric) for row in grid.rows))


def has_numbers(grid: Grid) -> bool:
    """Say whether a typed grid has a column of numbers, the one that counts rows left out."""
    return any(
        isinstance(cell.value, Decimal) for row in grid.rows for cell in row.cells[1:] or row.cells
    )


def _texts(rows: Iterable[Row], column: int) -> list[str]:
    return [row.cells[column].text.strip() for row in rows if not row.cells[column].covered]


def _is_numeric(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text.lower() not in _EMPTY]
    if not said:
        return False
    if all(map(_YEAR.fullmatch, said)):
        return False
    readings = [read_number(text) for text in said]
    numbers = sum(isinstance(reading, (Number, Ambiguous)) for reading in readings)
    words = sum(isinstance(reading, NotNumber) for reading in readings)
    return numbers >= _MOSTLY * len(said) and words <= (1 - _MOSTLY) * len(said)


def _typed_row(row: Row, numeric: Sequence[bool]) -> Row:
    is_body = row.kind is not RowKind.HEADER
    cells = tuple(
        _typed_cell(cell, is_number=is_body and of_numbers)
        for cell, of_numbers in zip(row.cells, numeric, strict=True)
    )
    return replace(row, cells=cells)


def _typed_cell(cell: Cell, *, is_number: bool) -> Cell:
    if cell.covered or not cell.runs:
        return cell
    text = cell.text.strip()
    value = _number(text) if is_number and _is_plain(cell) else None
    if value is None:
        return replace(cell, value=cell.text, number_format="")
    if text.endswith("%"):
        value /= 100
    return replace(cell, value=value, number_format=number_format(text))


def _is_plain(cell: Cell) -> bool:
    """Say whether the cell holds words alone: a note or a raised figure is no part of a number."""
    return all(
        isinstance(run, Text) and not (run.marks.superscript or run.marks.subscript)
        for run in cell.runs
    )


def _number(text: str) -> Decimal | None:
    if not _PRINTED.fullmatch(text):
        return None
    reading = read_number(text)
    if not isinstance(reading, Number) or reading.unit not in ("", "%"):
        return None
    return reading.value if len(reading.value.as_tuple().digits) <= _DIGITS else None


def number_format(text: str) -> str:
    """Give the format with which Excel prints a number as it was written.

    `text` is a number as Vietnamese authors write it, with or without %.
    """
    whole, _, part = text.rstrip("% \u00a0").partition(",")
    digits = re.sub(r"\D", "", whole)
    is_grouped = len(digits) < len(whole.lstrip("-−")) or len(digits) <= 3
    code = ("#,##0" if is_grouped else "0") + ("." + "0" * len(part) if part else "")
    return code + ("%" if text.endswith("%") else "")
