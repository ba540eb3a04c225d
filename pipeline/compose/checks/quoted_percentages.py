"""Percentages in a sentence against the table that its paragraph refers to.

Read only where the words right before "chiếm", "đạt", "là" are the words of a row of that
table, and the row has percentages, or is a part of the table's total. A percentage is right
where any of them rounds to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, PlacedTable, sentences
from pipeline.compose.checks.outline_of_rows import Line, RowOutline
from pipeline.compose.checks.quantities import is_rate, is_share, quantity
from pipeline.model.fixed import Fixed
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import Number, read_number
from pipeline.model.text import folded

_SAID: Final = re.compile(
    r"\s(?P<verb>chiếm|đạt|là|bằng)\s+(?:tỷ lệ\s+|tỷ trọng\s+)?"
    r"(?P<rate>\d(?:[\d.,]*\d)?)\s*%"
    r"(?!\s*/|\s*(?:-|–|so với|kế hoạch|mục tiêu|tổng mức|diện tích|dân số))"
)
_BREAK: Final = re.compile(r"[,;.:()%]")
_LONG: Final = 8  # characters that make words of a row more than chance


class _Rows(Fixed):
    """A table's rows by their words, and its total row."""

    placed: PlacedTable
    outline: RowOutline
    total: Line | None
    lines: Mapping[str, Sequence[Line]]


def quoted_percentages(evidence: Evidence) -> Iterator[Notice]:
    """Tell of percentages that the table referred to does not bear out."""
    tables = {placed.table.id: placed for placed in evidence.tables}
    read: dict[str, _Rows] = {}
    for passage in evidence.passages:
        if not tells_a_percentage(passage):
            continue
        named = {run.target for run in passage.runs if isinstance(run, Reference)} & tables.keys()
        if len(named) != 1:
            continue
        name = named.pop()
        if name not in read:
            read[name] = _rows(tables[name])
        for sentence in sentences(passage.text):
            yield from _in_sentence(passage, sentence, read[name])


def tells_a_percentage(passage: Passage) -> bool:
    """Say whether a passage refers to something, and tells percentages."""
    if "%" not in passage.text or passage.table is not None:
        return False
    refers = any(isinstance(run, Reference) for run in passage.runs)
    return refers and any(map(_SAID.search, sentences(passage.text)))


def _rows(placed: PlacedTable) -> _Rows:
    """Give the rows of a table by their words."""
    outline = placed.outline
    lines: dict[str, list[Line]] = {}
    for line in outline.lines:
        label = folded(line.label)
        if len(label) >= _LONG and not line.total:
            lines.setdefault(label, []).append(line)
    total = next((line for line in outline.lines if line.total), None)
    return _Rows(placed, outline, total, lines)


def _percentages(rows: _Rows, line: Line) -> Iterator[Decimal]:
    """Give the percentages that a row shows, and its parts of the total."""
    grid, outline, total = rows.placed.table.grid, rows.outline, rows.total
    for column, info in enumerate(grid.columns):
        if column == outline.order:
            continue
        own = quantity(grid.rows[line.row].cells[column])
        if own is None or not own.is_exact:
            continue
        rate = "%" in info.unit or "%" in info.name
        if rate or is_share(line.label) or is_rate(line.label, line.unit):
            yield own.low
        elif total is not None:
            whole = quantity(grid.rows[total.row].cells[column])
            if whole is not None and whole.is_exact and whole.low > 0:
                yield own.low / whole.low * 100


def _in_sentence(passage: Passage, sentence: str, rows: _Rows) -> Iterator[Notice]:
    for found in _SAID.finditer(sentence):
        words = _BREAK.split(sentence[max(0, found.start() - 90) : found.start()])[-1].strip()
        before = folded(words)
        label = next((name for name in rows.lines if before.endswith(name)), "")
        reading = read_number(found["rate"])
        if not label or not isinstance(reading, Number):
            continue
        values = [value for line in rows.lines[label] for value in _percentages(rows, line)]
        decimals = len(found["rate"].partition(",")[2])
        near = Decimal(1).scaleb(-decimals) * Decimal("0.6")
        if not values or any(abs(value - reading.value) <= near for value in values):
            continue
        has = ", ".join(dict.fromkeys(_shown(value, decimals) for value in values))
        message = (
            f"câu ghi “{words} {found['verb']} {found['rate']}%”, "
            f"nhưng {rows.placed.name} cho {has}%"
        )
        yield passage.notice(
            Severity.WARNING,
            "ty-le-khac-bang",
            message,
            "sửa câu hoặc sửa bảng cho khớp",
        )


def _shown(value: Decimal, decimals: int) -> str:
    return f"{round(value, max(decimals, 1)):f}".replace(".", ",")
