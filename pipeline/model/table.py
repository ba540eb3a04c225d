"""Tables with typed cells: what a cell holds, how it is shown, where it came from.

A table is a full rectangle of cells. A merged range keeps its content in its first
cell, whose `rows` and `columns` say how far it reaches; the cells it covers have
`rows == columns == 0` and no content.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pipeline.model.inlines import Inline, Text, plain_text

Value = str | int | float | Decimal | bool | date | datetime | None


class Align(StrEnum):
    """How a column or cell is aligned; `DECIMAL` lines numbers up on the comma."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    DECIMAL = "decimal"


class RowKind(StrEnum):
    """What a row is: header rows repeat on each page, group and total rows are bold."""

    HEADER = "header"
    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        runs: What is printed, as inlines; `()` where the cell is empty or covered.
        value: The typed value as read; None for an empty cell.
        address: `Sheet1!D14` for a cell from Excel, "" for a pipe table.
        number_format: Excel's format code, "" where there is none.
        unit: The unit the value is in, "" where unknown.
        rows, columns: How many rows and columns the cell spans; 0 when covered.
        align: The cell's own alignment; None takes the column's.
    """

    runs: tuple[Inline, ...] = ()
    value: Value = None
    address: str = ""
    number_format: str = ""
    unit: str = ""
    rows: int = 1
    columns: int = 1
    align: Align | None = None

    @property
    def covered(self) -> bool:
        """Say whether a merged cell to the left or above covers this one."""
        return self.rows == 0

    @property
    def text(self) -> str:
        """Give what is printed, without formatting; line breaks as a space."""
        runs = self.runs
        if len(runs) == 1 and isinstance(runs[0], Text):
            return runs[0].text  # nearly every cell: asked for a million times in a large draft
        return plain_text(runs) if runs else ""


COVERED = Cell(rows=0, columns=0)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, as wide as its table; `line` is its line (Markdown) or row (Excel)."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    line: int | None = None

    @property
    def text(self) -> str:
        """Give the texts of the cells, a tab between two."""
        return "\t".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name (last header row), unit, alignment and width.

    `width` is a share of the table's width (all shares add up to 1), None when it is
    left to the content.
    """

    name: str = ""
    unit: str = ""
    align: Align | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of one table; every row has `len(columns)` cells, header rows first.

    `unit` and `origin` are what the sheet itself says around the table ("Đơn vị: tỷ đồng"
    above, "Nguồn: …" below), without the words "Đơn vị:" and "Nguồn:"; "" where it is silent.
    `title` is a title line found above the table, `notes` are lines found below it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    title: str = ""
    unit: str = ""
    origin: str = ""
    notes: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[Row, ...]:
        """Give the header rows, from the top."""
        return tuple(row for row in self.rows if row.kind is RowKind.HEADER)
