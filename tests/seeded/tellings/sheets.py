"""Tables that stand in workbooks: merged heads, rows of groups, totals with merged cells."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import xlsxwriter

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
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True})
        book.set_properties({"created": MADE})
        sheet, whole = book.add_worksheet("Bang"), book.add_format({"num_format": _NUMBER})
        totals = [at for at, row in enumerate(self.rows) if str(row[0]).startswith("Tổng")]
        head = len(self.head)
        merges = [tuple(place - 1 for place in merge) for merge in self.merges]
        for first, left, last, right in (*merges, *((head + at, 0, head + at, 1) for at in totals)):
            sheet.merge_range(first, left, last, right, "")
        for at, row in enumerate((*self.head, *self.rows)):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    form = whole if isinstance(value, int) and column and at >= head else None
                    sheet.write_number(at, column, value, form)
        book.close()
        return out.getvalue()


def shown(value: Value) -> str:
    """Give a value as the report prints it."""
    if value is None:
        return ""
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)
