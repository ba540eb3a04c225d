"""Filled forms against their descriptor: limits, patterns, required, unique and foreign keys.

Types, units and lists of choices are told by the reading of the form itself.

Source: Table Schema, constraints, primaryKey and foreignKeys (specs.frictionlessdata.io).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from rapidfuzz import process

from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.checks.quantities import shown
from pipeline.model.form import (
    ForeignKey,
    FormCell,
    FormField,
    FormRow,
    FormTable,
    FormValue,
    Interval,
)
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

MAX_TOLD: Final = 20
_AND_OTHERS: Final = re.compile(r"\s+và\s+(?:\d+\s+|các\s+)?[^,;]*khác\s*$", re.IGNORECASE)
Entries = Mapping[str, frozenset[str]]


def form_values(evidence: Evidence) -> Iterator[Notice]:
    """Tell of cells of filled forms that their field does not allow."""
    entries = _entries(evidence)
    for table in evidence.forms:
        counts: dict[str, int] = {}
        for notice in _in_table(table, entries):
            counts[notice.code] = counts.get(notice.code, 0) + 1
            if counts[notice.code] <= MAX_TOLD:
                yield notice


def _entries(evidence: Evidence) -> Entries:
    """Give the names that foreign keys may use, folded, by resource and field."""
    units = evidence.registers.units.communes
    agencies = evidence.report.agencies
    found = {
        "don-vi": frozenset(
            folded(text) for name in units for text in (name, name.partition(" ")[2])
        ),
        "co-quan": frozenset(
            folded(text) for a in agencies for text in (a.id, a.name, a.short_name) if text
        ),
    }
    for table in evidence.forms:
        for field in table.form.fields:
            key = f"{table.form.name}.{field.name}"
            values = frozenset(folded(cell.text) for cell in table.column(field.name) if cell.text)
            found[key] = found.get(key, frozenset()) | values
    return found


def _in_table(table: FormTable, entries: Entries) -> Iterator[Notice]:
    for row in table.body:
        for field in table.form.fields:
            cell = table.cell(row, field.name)
            if field.name in table.present:
                yield from _in_cell(table, field, cell)
        for key in table.form.foreign_keys:
            yield from _foreign(table, row, key, entries)
    for field in table.form.fields:
        if field.constraints.unique:
            yield from _doubled(table, (field.name,))
    if table.form.primary_key:
        yield from _doubled(table, table.form.primary_key)


def _in_cell(table: FormTable, field: FormField, cell: FormCell) -> Iterator[Notice]:
    limits = field.constraints
    if not cell.text.strip():
        if limits.required:
            message = f"cột “{field.title}” bắt buộc, ô này để trống"
            yield _notice(table, cell, "o-bat-buoc-trong", message, "điền giá trị")
        return
    low, high = _ends(cell.value)
    if limits.minimum is not None and low is not None and _less(low, limits.minimum):
        message = (
            f"{cell.text} nhỏ hơn {_text(limits.minimum)} là mức thấp nhất của “{field.title}”"
        )
        yield _notice(table, cell, "gia-tri-ngoai-khoang", message, "kiểm tra số và đơn vị")
    if limits.maximum is not None and high is not None and _less(limits.maximum, high):
        message = f"{cell.text} lớn hơn {_text(limits.maximum)} là mức cao nhất của “{field.title}”"
        yield _notice(table, cell, "gia-tri-ngoai-khoang", message, "kiểm tra số và đơn vị")
    if limits.pattern and re.fullmatch(limits.pattern, cell.text.strip()) is None:
        message = f"“{cell.text}” không đúng mẫu của cột “{field.title}”"
        fix = f"viết như ví dụ: {field.example}" if field.example else "xem ghi chú ở đầu cột"
        yield _notice(table, cell, "gia-tri-sai-mau", message, fix)


def _foreign(table: FormTable, row: FormRow, key: ForeignKey, entries: Entries) -> Iterator[Notice]:
    if len(key.fields) != 1:
        return
    field = table.form.field(key.fields[0])
    cell = table.cell(row, key.fields[0])
    known = entries.get(key.resource)
    if known is None:
        known = entries.get(f"{key.resource or table.form.name}.{key.to[0]}")
    if field is None or not known or not cell.text.strip():
        return
    text = _AND_OTHERS.sub("", cell.text)
    words = re.split(r"[;,]", text) if field.many else [cell.text]
    also = {folded(word) for word in field.also}
    for word in filter(None, map(str.strip, words)):
        if folded(word) not in known and folded(word) not in also:
            near = process.extractOne(folded(word), sorted(known), score_cutoff=60)
            fix = f"có phải là “{near[0]}”? " if near else ""
            message = f"“{word}” ở cột “{field.title}” không có trong danh sách {key.resource}"
            yield _notice(table, cell, "khoa-ngoai-khong-co", message, f"{fix}chọn trong danh sách")


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
            yield _notice(table, cells[0], "khoa-trung", message, fix)


def _ends(value: FormValue) -> tuple[Decimal | date | None, Decimal | date | None]:
    match value:
        case Interval(low=low, high=high):
            return (high if low is None else low), (low if high is None else high)
        case bool():
            return None, None
        case Decimal() | date():
            return value, value
        case _:
            return None, None


def _less(one: Decimal | date, other: Decimal | date) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other
    return isinstance(one, date) and isinstance(other, date) and one < other


def _text(limit: Decimal | date) -> str:
    return shown(limit) if isinstance(limit, Decimal) else f"{limit.day}/{limit.month}/{limit.year}"


def _notice(table: FormTable, cell: FormCell, code: str, message: str, fix: str) -> Notice:
    return Notice(
        Severity.ERROR,
        code,
        message,
        fix,
        table.file,
        cell=cell.address or None,
        agency=table.agency or None,
    )
