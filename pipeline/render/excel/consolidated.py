"""Consolidated tables as a workbook with a column of sources, and as JSON with addresses."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.model.consolidated import ConsolidatedCell, ConsolidatedRow, ConsolidatedTable
from pipeline.model.table import RowKind
from pipeline.render.excel.lists import CellValue, ListColumn, ListSheet, table_workbook

_SHEETS: Final = {
    "so-sanh": "So sánh",
    "so-luong-de-xuat": "Số lượng đề xuất",
    "du-an-linh-vuc": "Dự án theo lĩnh vực",
    "du-an-xa": "Dự án theo xã",
    "du-an-tinh-trang": "Tình trạng dự án",
    "ket-qua-chi-tieu": "Kết quả chỉ tiêu",
}
_ADDRESS: Final = re.compile(r"(?P<place>.*!)(?P<column>[A-Z]+)(?P<row>\d+)", re.DOTALL)
_WIDTH: Final = 12  # characters for a share of 1


def consolidated_workbook(tables: Sequence[ConsolidatedTable]) -> bytes:
    """Give the .xlsx: a sheet for each table, the last column naming file, sheet and cells."""
    return table_workbook([_sheet(table) for table in tables], "Bảng tổng hợp từ biểu mẫu")


def consolidated_json(tables: Sequence[ConsolidatedTable]) -> bytes:
    """Give the tables as JSON; every cell with its text, number and the cells it came from."""
    made = [
        {
            "id": table.id,
            "title": table.title,
            "columns": [{"title": c.title, "unit": c.unit} for c in table.columns],
            "rows": [
                {"kind": row.kind.value, "cells": [_cell(cell) for cell in row.cells]}
                for row in table.rows
            ],
            "notes": list(table.notes),
        }
        for table in tables
    ]
    return (json.dumps({"tables": made}, ensure_ascii=False, indent=1) + "\n").encode()


def _cell(cell: ConsolidatedCell) -> dict[str, object]:
    value = cell.value
    number = str(value) if isinstance(value, Decimal) else value
    return {"text": cell.text, "value": number, "sources": list(cell.sources)}


def _sheet(table: ConsolidatedTable) -> ListSheet:
    columns = tuple(
        ListColumn(
            f"{column.title} ({column.unit})" if column.unit else column.title,
            max(6, column.width * _WIDTH),
            _format(row.cells[at].value for row in table.rows),
        )
        for at, column in enumerate(table.columns)
    )
    rows = tuple(
        (*(_value(cell) for cell in row.cells), in_short(spans(_sources(row))))
        for row in table.rows
    )
    last = bool(table.rows) and table.rows[-1].kind is RowKind.TOTAL
    source = ListColumn("Nguồn (tệp, trang, ô)", 60)
    return ListSheet(_SHEETS[table.id], (*columns, source), rows, total=last)


def _format(values: Iterable[Decimal | int | None]) -> str:
    whole = all(value is None or value == int(value) for value in values)
    return "#,##0" if whole else "#,##0.0#"


def _value(cell: ConsolidatedCell) -> CellValue:
    return cell.text or None if cell.value is None else cell.value


def _sources(row: ConsolidatedRow) -> Iterator[str]:
    for cell in row.cells:
        yield from cell.sources


def in_short(addresses: Iterable[str]) -> str:
    """Give addresses in a line, a workbook and sheet named once: `a.xlsx:S!E6:E7, F6; b.xlsx…`."""
    groups: dict[str, list[str]] = {}
    for address in addresses:
        place, mark, cells = address.rpartition("!")
        groups.setdefault(f"{place}{mark}", []).append(cells)
    return "; ".join(f"{place}{', '.join(cells)}" for place, cells in groups.items())


def spans(addresses: Iterable[str]) -> tuple[str, ...]:
    """Give addresses with those below one another drawn together: `a.xlsx:Bieu!E6:E9`."""
    runs: dict[tuple[str, str], list[list[int]]] = {}
    rest: dict[str, None] = {}
    for address in dict.fromkeys(addresses):
        found = _ADDRESS.fullmatch(address)
        if found is None:
            rest[address] = None
            continue
        rows = runs.setdefault((found["place"], found["column"]), [])
        row = int(found["row"])
        if rows and rows[-1][1] == row - 1:
            rows[-1][1] = row
        else:
            rows.append([row, row])
    drawn = (
        f"{place}{column}{first}" + (f":{column}{last}" if last > first else "")
        for (place, column), rows in runs.items()
        for first, last in rows
    )
    return (*drawn, *rest)
