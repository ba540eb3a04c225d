"""Tables that stand in workbooks: merged heads, rows of groups, totals with merged cells."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench.grids import same_bytes
from tests.seeded.workspace import MADE

Value = str | int | float | None
_NUMBER: Final = "#,##0"


@dataclass
class Sheet:
    """A table of a workbook, or a chart of it.

    `head` are its header rows; `merges` are (row, column, row, column) within the head; a row of
    the body whose first cell is a total's name is merged over its first two cells.
    """

    name: str
    caption: str
    head: list[list[Value]]
    rows: list[list[Value]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    options: str = ""

    def markdown(self) -> str:
        kind = "hinh" if "chart=" in self.options else "bang"
        options = f" {self.options}" if self.options else ""
        return f"![{self.caption}]({self.name}.xlsx#Bang){{#{kind}-{self.name}{options}}}"

    def write(self, folder: Path) -> None:
        (folder / f"{self.name}.xlsx").write_bytes(self.data())

    def data(self) -> bytes:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Bang"
        for row in (*self.head, *self.rows):
            sheet.append(row)
        for first, left, last, right in self.merges:
            sheet.merge_cells(start_row=first, start_column=left, end_row=last, end_column=right)
        for at, row in enumerate(self.rows, len(self.head) + 1):
            if str(row[0]).startswith("Tổng"):
                sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=2)
        for line in sheet.iter_rows(min_row=len(self.head) + 1):
            for cell in line:
                if isinstance(cell.value, int) and cell.column > 1:
                    cell.number_format = _NUMBER
        book.properties.created = book.properties.modified = MADE
        return same_bytes(book)


def shown(value: Value) -> str:
    """Give a value as the report prints it."""
    if value is None:
        return ""
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)
