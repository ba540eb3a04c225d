"""Texts in columns of numbers: those with two readings, and those with none.

"15,000" meant fifteen thousand and "181,951" a decimal in signed plans of one province; which
it is only the author knows, so both readings are told and none is taken.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.quantities import DASHES, UNIT_COLUMNS, is_measure, is_order, shown
from pipeline.model.document import Cell
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import Ambiguous, NotNumber, read_number
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_MOST: Final = 0.7  # share of numbers that makes a column one of numbers
_FEWEST: Final = 3
_MORE: Final = 0.6  # the same beside a text that holds digits, as "1O5" in a small table
_ABOUT: Final = re.compile(r"(?:khoảng|xấp xỉ|gần|ước|dự kiến|đạt|~)\s*", re.IGNORECASE)
_MARKED: Final = re.compile(
    r"\(\d{1,2}\)|\(?\*+\)?|0\d[\d .]*|\d.*[°′″'].*"
)  # the number of a column, a note's mark, a code or telephone, an angle
# of these the reader of the workbook has told: a formula without value, an error of Excel's
_TOLD: Final = re.compile(r"=.*|#(?:[A-Z]+[!?]?|DIV/0!|N/A)", re.DOTALL)
_NO_VALUE: Final = frozenset(
    (
        "không", "không có", "chưa có", "chưa có số liệu", "chưa xác định", "phần còn lại",
        "còn lại", "kxđ", "n/a", "na", "//", "nt", "không xác định", "chưa thống kê", "kph", "bỏ",
    )
)  # fmt: skip


def number_texts(evidence: Evidence) -> Iterator[Notice]:
    """Tell of texts in columns of numbers that no one can count with."""
    for placed in evidence.tables:
        if placed.sheet in evidence.form_sheets:
            continue  # the reading of the form has told already
        yield from told(_in_table(placed))


def _in_table(placed: PlacedTable) -> Iterator[Notice]:
    grid = placed.table.grid
    body = [(i, row) for i, row in enumerate(grid.rows) if row.kind is not RowKind.HEADER]
    for index, column in enumerate(grid.columns):
        if is_order(column) or folded(column.name) in UNIT_COLUMNS or not is_measure(column):
            continue
        cells = [(i, row.cells[index]) for i, row in body if row.cells[index].runs]
        texts = [(i, cell) for i, cell in cells if isinstance(cell.value, str)]
        numbers = sum(_is_number(cell) for _, cell in cells)
        filled = sum(cell.text.strip() not in DASHES for _, cell in cells)
        counts = numbers >= _MOST * filled and numbers >= _FEWEST
        for row, cell in texts:
            reading = read_number(str(cell.value))
            if isinstance(reading, Ambiguous) and (counts or reading.unit or placed.table.unit):
                yield _two_readings(placed, (row, index), cell, reading)
        mostly = numbers >= _MORE * filled
        for row, cell in texts:
            if (counts or (mostly and _has_digit(cell))) and _is_words(cell):
                yield _words(placed, (row, index), cell)
        if counts:
            days = [(i, cell) for i, cell in cells if hasattr(cell.value, "year")]
            yield from (_day(placed, (row, index), cell) for row, cell in days)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell.value, str):
        return not isinstance(read_number(cell.value), NotNumber)
    return not isinstance(cell.value, bool) and not hasattr(cell.value, "year")


def _is_words(cell: Cell) -> bool:
    text = cell.text.strip()
    if text in DASHES or folded(text) in _NO_VALUE:
        return False
    if cell.address and _TOLD.fullmatch(text):
        return False
    return _MARKED.fullmatch(text) is None and isinstance(
        read_number(_ABOUT.sub("", text)), NotNumber
    )


def _has_digit(cell: Cell) -> bool:
    return any(sign.isdigit() for sign in cell.text)


def _unit(placed: PlacedTable, column: int) -> str:
    unit = placed.table.grid.columns[column].unit or placed.table.unit
    return f", {unit}" if unit else ""


def _two_readings(
    placed: PlacedTable, place: tuple[int, int], cell: Cell, reading: Ambiguous
) -> Notice:
    first, second = (shown(number) for number in reading.readings)
    message = (
        f"“{cell.text}” có thể là {first} hoặc {second} "
        f"(cột “{placed.column(place[1])}”{_unit(placed, place[1])})"
    )
    fix = f"viết {first} hoặc {second}: dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn"
    return placed.notice(Severity.WARNING, "so-hai-nghia", message, fix, place)


def _words(placed: PlacedTable, place: tuple[int, int], cell: Cell) -> Notice:
    text = cell.text if len(cell.text) <= 60 else cell.text[:59] + "…"
    message = (
        f"cột “{placed.column(place[1])}” là cột số, ô này là chữ: “{text}” "
        "nên không cộng, không so sánh được"
    )
    fix = "ghi một số, hoặc dấu - nếu không có số liệu; chuyển lời giải thích sang cột Ghi chú"
    severity = Severity.WARNING if _has_digit(cell) else Severity.INFO
    return placed.notice(severity, "chu-trong-cot-so", message, fix, place)


def _day(placed: PlacedTable, place: tuple[int, int], cell: Cell) -> Notice:
    message = (
        f"cột “{placed.column(place[1])}” là cột số, ô này là ngày {cell.text}: "
        "Excel đã tự đổi khi gõ, ví dụ 3-4 hoặc 1/2"
    )
    fix = "đổi ô sang dạng chữ (Text) hoặc số rồi gõ lại giá trị"
    return placed.notice(Severity.WARNING, "so-thanh-ngay", message, fix, place)
