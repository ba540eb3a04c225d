"""Filled forms against their descriptor: limits, lists of choices, patterns, required and unique.

Types and units are told by the reading of the form itself, foreign keys by `foreign_keys`.

Source: Table Schema, constraints, primaryKey and foreignKeys (specs.frictionlessdata.io).
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.checks.quantities import shown
from pipeline.model.form import (
    FormCell,
    FormField,
    FormTable,
    FormValue,
    Interval,
)
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

Limit = Decimal | date | None
MAX_TOLD: Final = 20
_DASH: Final = re.compile(r"\s*[-–—]\s*")


def form_values(evidence: Evidence) -> Iterator[Notice]:
    """Tell of cells of filled forms that their field does not allow."""
    for table in evidence.forms:
        counts: dict[str, int] = {}
        for notice in _in_table(table):
            counts[notice.code] = counts.get(notice.code, 0) + 1
            if counts[notice.code] <= MAX_TOLD:
                yield notice


def _in_table(table: FormTable) -> Iterator[Notice]:
    for row in table.body:
        for field in table.form.fields:
            cell = table.cell(row, field.name)
            if field.name in table.present:
                yield from _in_cell(table, field, cell)
    for field in table.form.fields:
        if field.constraints.unique:
            yield from _doubled(table, (field.name,))
    if table.form.primary_key:
        yield from _doubled(table, table.form.primary_key)


def _in_cell(table: FormTable, field: FormField, cell: FormCell) -> Iterator[Notice]:
    limits = field.constraints
    text = cell.text.strip()
    if not text or text in table.form.missing_values:
        if limits.required:
            message = f"cột “{field.title}” bắt buộc, ô này để trống"
            yield notice_at(table, cell, "o-bat-buoc-trong", message, "điền giá trị")
        return
    if limits.enum and not isinstance(cell.value, str):
        yield _not_listed(table, field, cell)
    low, high = _ends(cell.value)
    if limits.minimum is not None and _less(low, limits.minimum):
        message = (
            f"{cell.text} nhỏ hơn {_text(limits.minimum)} là mức thấp nhất của “{field.title}”"
        )
        yield notice_at(table, cell, "gia-tri-ngoai-khoang", message, "kiểm tra số và đơn vị")
    if limits.maximum is not None and _less(limits.maximum, high):
        message = f"{cell.text} lớn hơn {_text(limits.maximum)} là mức cao nhất của “{field.title}”"
        yield notice_at(table, cell, "gia-tri-ngoai-khoang", message, "kiểm tra số và đơn vị")
    if limits.pattern and not any(re.fullmatch(limits.pattern, way) for way in _ways(text)):
        message = f"“{cell.text}” không đúng mẫu của cột “{field.title}”"
        fix = f"viết như ví dụ: {field.example}" if field.example else "xem ghi chú ở đầu cột"
        yield notice_at(table, cell, "gia-tri-sai-mau", message, fix)


def _ways(text: str) -> tuple[str, str]:
    """Give a text as written, and with the dash between two years as forms write it."""
    return text, _DASH.sub(" - ", text)


def _not_listed(table: FormTable, field: FormField, cell: FormCell) -> Notice:
    # loaded where something is wrong: it takes longer than a check of what is right
    from rapidfuzz import process

    listed = "; ".join(field.constraints.enum)
    near = process.extractOne(cell.text, field.constraints.enum, score_cutoff=60)
    fix = f"có phải là “{near[0]}”? " if near else ""
    message = f"“{cell.text}” không có trong danh sách của cột “{field.title}”: {listed}"
    return notice_at(table, cell, "gia-tri-ngoai-danh-muc", message, f"{fix}chọn trong danh sách")


def _doubled(table: FormTable, names: tuple[str, ...]) -> Iterator[Notice]:
    first: dict[tuple[str, ...], FormCell] = {}
    titles = ", ".join(field.title for name in names if (field := table.form.field(name)))
    for row in table.body:
        cells = [table.cell(row, name) for name in names]
        key = tuple(folded(cell.text) for cell in cells)
        if not all(key):
            continue
        earlier = first.setdefault(key, cells[0])
        if earlier is not cells[0]:
            where = earlier.address.rpartition("!")[2]
            message = f"“{cells[0].text}” ({titles}) đã có ở ô {where}"
            fix = "gộp hai dòng, hoặc sửa cho phân biệt"
            yield notice_at(table, cells[0], "khoa-trung", message, fix)


def _ends(value: FormValue) -> tuple[Limit, Limit]:
    """Give the least and the greatest that a value says, the one end of a bound for both."""
    match value:
        case Interval(low=low, high=high):
            return (high if low is None else low), (low if high is None else high)
        case Decimal() | date():
            return value, value
        case _:
            return None, None


def _less(one: Limit, other: Limit) -> bool:
    """Say whether one is less than the other; what cannot be compared is not."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other
    return isinstance(one, date) and isinstance(other, date) and one < other


def _text(limit: Decimal | date) -> str:
    return shown(limit) if isinstance(limit, Decimal) else f"{limit.day}/{limit.month}/{limit.year}"


def notice_at(table: FormTable, cell: FormCell, code: str, message: str, fix: str) -> Notice:
    """Give an error at a cell of a filled form."""
    return Notice(
        Severity.ERROR,
        code,
        message,
        fix,
        table.file,
        cell=cell.address or None,
        agency=table.agency or None,
    )
