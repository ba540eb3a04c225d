"""Tables of the bench: made once, written as a workbook or as a pipe table.

A grid is rows of cells; a cell is text or a number. The first row holds the names, and in a
grid with `groups` a row of merged group names stands above it (Excel only can merge; the pipe
table has that row with its empty cells, so both hold the same text).
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench.sentences import PLACES, grouped, upper_first, work

Cell = str | int | float
MADE: Final = datetime(2025, 11, 1)  # noqa: DTZ001 -- what openpyxl asks for
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_COLUMNS: Final = (
    "Quy mô", "Đơn vị tính", "Năm 2020", "Năm 2025", "Năm 2030", "Tổng mức đầu tư", "Địa điểm",
    "Ngân sách trung ương", "Ngân sách địa phương", "Nguồn vốn khác",
)  # fmt: skip
_UNITS: Final = ("ha", "km", "tỷ đồng", "%", "hộ", "cơ sở")


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of one length; `groups` are (first column, last column, text)."""

    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[tuple[int, int, str], ...] = ()

    @property
    def words(self) -> int:
        named = sum(len(text.split()) for *_, text in self.groups)
        return named + sum(len(show(cell).split()) for row in self.rows for cell in row)


def show(cell: Cell) -> str:
    """A cell as the report prints it."""
    return cell if isinstance(cell, str) else grouped(cell)


def make_grid(rng: Random, rows: int, columns: int, *, merged: bool = False) -> Grid:
    """A grid of `rows` under its header: a running number, a name, then mixed columns."""
    names = ("STT", "Nội dung", *(_COLUMNS[n % len(_COLUMNS)] for n in range(columns - 2)))
    body = tuple(
        (row + 1, work(rng), *(_value(rng, name) for name in names[2:])) for row in range(rows)
    )
    groups = ((2, columns - 1, "Giai đoạn 2021 - 2030"),) if merged and columns > 3 else ()
    return Grid((names, *body), groups)


def _value(rng: Random, name: str) -> Cell:
    if name == "Địa điểm":
        return upper_first(rng.choice(PLACES))
    if name == "Đơn vị tính":
        return rng.choice(_UNITS)
    if rng.random() < 0.06:
        return "-"
    return rng.randint(1, 90_000) if rng.random() < 0.4 else round(rng.uniform(0.1, 5_000), 1)


def _shown_rows(grid: Grid) -> list[list[str]]:
    shown = [[show(cell) for cell in row] for row in grid.rows]
    if grid.groups:
        above = [""] * len(grid.rows[0])
        for first, _, text in grid.groups:
            above[first] = text
        shown.insert(0, above)
    return shown


def pipe_table(grid: Grid) -> str:
    """The grid as a pipe table, numbers to the right."""
    header, *body = _shown_rows(grid)
    right = [not isinstance(cell, str) for cell in grid.rows[1]] if len(grid.rows) > 1 else []
    rule = "|".join("---:" if flag else "---" for flag in right or [False] * len(header))
    return "\n".join(
        (f"| {' | '.join(header)} |", f"|{rule}|", *(f"| {' | '.join(r)} |" for r in body))
    )


def workbook(grid: Grid) -> bytes:
    """The grid as an .xlsx with one sheet "Sheet1": typed cells, a merged row for groups."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Sheet1"
    book.properties.created = book.properties.modified = MADE
    top = 1
    if grid.groups:
        for first, last, text in grid.groups:
            sheet.cell(1, first + 1, text)
            sheet.merge_cells(start_row=1, end_row=1, start_column=first + 1, end_column=last + 1)
        top = 2
    for index, row in enumerate(grid.rows, start=top):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(index, column, value)
            if isinstance(value, float):
                cell.number_format = "#,##0.0"
            elif isinstance(value, int) and column > 1:
                cell.number_format = "#,##0"
    return same_bytes(book)


def same_bytes(book: Workbook) -> bytes:
    """A book with fixed times: openpyxl writes the clock into every entry and the core."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _CORE
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data, compresslevel=1)
    return out.getvalue()


_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties" xmlns:dcterms="http://purl.org/dc/terms/" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    b'<dcterms:created xsi:type="dcterms:W3CDTF">2025-11-01T00:00:00Z</dcterms:created>'
    b"</cp:coreProperties>"
)


def write_workbook(path: Path, grid: Grid) -> None:
    path.write_bytes(workbook(grid))
