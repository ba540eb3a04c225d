"""The table in a sheet: title and unit above, header rows, groups and totals, notes below.

Every cell that prints something stands in exactly one of title, unit, origin, notes and
rows of the grid; what is not recognised stays a row. Rows and columns that print nothing
are left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pipeline.intake.excel.header_rows import header_end, number_row, unit_row
from pipeline.intake.excel.numbers.grouped_numbers import grouped
from pipeline.intake.excel.rectangle import Rectangle, rectangle_of
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.intake.row_kinds import is_numbering, is_total, row_kinds
from pipeline.limits import DEFAULT, Limits
from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.numbers import Bound, NotNumber, Number, Range, is_unit, read_number
from pipeline.model.table import ORDER_NAMES, Align, Column, RowKind
from pipeline.model.text import folded

LONG_NUMBERING: Final = 8  # characters; a longer first cell is words
LONG_LINE: Final = 60  # characters: a merged line below a table that long is a note
_APART: Final = 2  # rows: one empty row parts groups of one table, two part two tables
_MOSTLY: Final = 0.6  # share of numbers that makes a column one of numbers

_UNIT_LINE: Final = re.compile(
    r"\(?\s*(?:Đơn\s+vị(?:\s+tính)?|ĐVT|Đvt)\s*[:：]\s*(?P<unit>[^()]+?|.+?\))\s*\)?\.?",
    re.IGNORECASE,
)
_ORIGIN_LINE: Final = re.compile(
    r"\(?\s*Nguồn\s*[:：]\s*(?P<origin>[^()]+|.*[^)])\)?", re.IGNORECASE
)
_NOTE_LINE: Final = re.compile(
    r"\(?\s*(?:Ghi\s+chú|Chú\s+thích|Chú\s+dẫn|Chú\s+giải|Lưu\s+ý|Nguồn|Tài\s+liệu)\b.*|[*(].*",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_WORDS: Final = re.compile(
    r"(?:bảng|biểu|phụ\s+lục|danh\s+mục|tổng\s+hợp|mẫu)\b", re.IGNORECASE
)
_NAME_UNIT: Final = re.compile(r"\s*\(([^()]+)\)\s*$")


@dataclass(slots=True)
class _Frame:
    """What stands around the rows `first` to `last` (excluded) that make the table."""

    first: int
    last: int
    title: list[str]
    unit: list[str]
    origin: list[str]
    notes: list[str]


def grid_of(raw: RawSheet, *, file: str, limits: Limits = DEFAULT) -> Outcome[Grid | None]:
    """Give the table of a sheet; None with an error where there is none or it is too large."""
    if not raw.cells:
        return Outcome(None, (_empty(raw, file),))
    sheet, notices = rectangle_of(raw, file, limits)
    if sheet is None:
        return Outcome(None, notices)
    frame = _frame(sheet)
    header = header_end(sheet, frame.first, frame.last)
    numbering = number_row(sheet, frame.first, frame.last, header)
    frame = _with_lines_below(sheet, frame, numbering)
    units = unit_row(sheet, header, frame.last)
    end = max(numbering, units)
    named = range(frame.first, header)
    columns = tuple(
        _column(sheet, index, named, (header, units, end, frame.last))
        for index in range(len(sheet.columns))
    )
    order = next((i for i, c in enumerate(columns) if folded(c.name) in ORDER_NAMES), 0)
    kinds = list(_kinds(sheet, frame, end, order))
    rows = tuple(
        Row(tuple(_cells(sheet, row, columns, kind, frame.first)), kind, line=sheet.rows[row])
        for row, kind in zip(range(frame.first, frame.last), kinds, strict=True)
    )
    grid = Grid(
        columns,
        rows,
        sheet=raw.title,
        title=" ".join(frame.title),
        unit="; ".join(frame.unit),
        origin="; ".join(frame.origin),
        notes=tuple(frame.notes),
    )
    return Outcome(grouped(grid), (*notices, *_second_table(sheet, frame, end, file)))


def _second_table(sheet: Rectangle, frame: _Frame, end: int, file: str) -> Iterator[Notice]:
    """Tell of a line of headings that stands, after empty rows, within the table."""
    for row in range(end + 1, frame.last - 1):
        filled = sheet.filled(row)
        names = [sheet.value(row, column) for column in filled]
        apart = sheet.rows[row] - sheet.rows[row - 1] > _APART
        if apart and len(names) > 1 and all(map(_is_name, names)):
            yield Notice(
                Severity.WARNING,
                "hai-bang-mot-trang",
                f"từ dòng {sheet.rows[row]} có vẻ là một bảng khác, được in liền bảng trên",
                "chuyển bảng thứ hai sang một trang riêng và đặt vào bài bằng "
                "![tên bảng](tệp.xlsx#tên trang)",
                file=file,
                cell=f"{sheet.places[filled[0]]}{sheet.rows[row]}",
            )
            return


def _is_name(value: object) -> bool:
    """Say whether a cell may head a column: words that are neither a number nor a row's."""
    if not isinstance(value, str) or is_numbering(value) or is_total(value):
        return False
    return isinstance(read_number(value), NotNumber)


def _empty(raw: RawSheet, file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "trang-trong",
        f"trang '{raw.title}' không có nội dung",
        "điền bảng vào trang này hoặc sửa tên trang trong bài",
        file=file,
    )


def _frame(sheet: Rectangle) -> _Frame:
    """Find the lines above the table."""
    count = len(sheet.rows)
    frame = _Frame(0, count, [], [], [], [])
    table = next((row for row in range(count) if _is_table_row(sheet, row)), None)
    if table is None and len(sheet.columns) > 1:
        return frame
    while frame.first < (count - 1 if table is None else table) and _take_above(sheet, frame):
        frame.first += 1
    return frame


def _is_table_row(sheet: Rectangle, row: int) -> bool:
    filled = sheet.filled(row)
    return len(filled) > 1 and not (len(filled) == 2 and _unit_of(sheet, row, filled[1]))


def _take_above(sheet: Rectangle, frame: _Frame) -> bool:
    row = frame.first
    filled = sheet.filled(row)
    units = [_unit_of(sheet, row, column) for column in filled]
    if not any(units) and not _is_title(sheet, row, filled):
        return False
    if len(sheet.columns) == 1 and not any(units):
        return False
    for column, unit in zip(filled, units, strict=True):
        if unit:
            frame.unit.append(unit)
        else:
            frame.title.append(" ".join(sheet.text(row, column).split()))
    return True


def _unit_of(sheet: Rectangle, row: int, column: int) -> str:
    found = _UNIT_LINE.fullmatch(sheet.text(row, column).strip())
    return " ".join(found["unit"].split()) if found else ""


def _is_title(sheet: Rectangle, row: int, filled: list[int]) -> bool:
    if not sheet.is_line(row):
        return False
    column = filled[0]
    text = sheet.text(row, column)
    wide = sheet.span(row, column)[1]
    if column == 0 or wide == 1:
        return not isinstance(sheet.value(row, column), (int, float))
    return text.isupper() or _TITLE_WORDS.match(text) is not None


def _with_lines_below(sheet: Rectangle, frame: _Frame, top: int) -> _Frame:
    """Find the lines below the table, from the last upwards."""
    while frame.last - 1 >= max(top, frame.first + 1) and sheet.is_line(frame.last - 1):
        row = frame.last - 1
        column = sheet.filled(row)[0]
        text = " ".join(sheet.text(row, column).split())
        origin = _ORIGIN_LINE.fullmatch(text)
        if origin and not frame.origin:
            frame.origin.append(origin["origin"].strip())
        elif origin or _is_note(sheet, row, column, text):
            frame.notes.insert(0, text)
        else:
            break
        frame.last -= 1
    return frame


def _is_note(sheet: Rectangle, row: int, column: int, text: str) -> bool:
    if not isinstance(sheet.value(row, column), str) or is_total(text):
        return False
    if _NOTE_LINE.fullmatch(text):
        return True
    if len(sheet.columns) == 1 or is_numbering(text):
        return False
    wide = sheet.span(row, column)[1] == len(sheet.columns)
    return sheet.after_gap(row) or (wide and len(text) > LONG_LINE)


def _column(sheet: Rectangle, index: int, named: range, ends: tuple[int, int, int, int]) -> Column:
    header, units, end, last = ends
    names = []
    for row in named:
        source = sheet.covered.get((row, index), (row, index))
        name = " ".join(sheet.text(*source).split())
        if name and name not in names:
            names.append(name)
    name, unit = " – ".join(names), ""
    found = _NAME_UNIT.search(name)
    if found and is_unit(found[1].strip()):
        name, unit = name[: found.start()], found[1].strip()
    if units > header:
        unit = sheet.text(units - 1, index).strip("() ") or unit
    return Column(name, unit, _column_align(sheet, index, range(end, last)))


def _column_align(sheet: Rectangle, index: int, body: range) -> Align | None:
    cells, texts = [], []
    for row in body:
        cell = sheet.cells[row][index]
        if cell is not None:
            cells.append(cell)
            texts.append(sheet.texts[row][index])
    if not cells:
        return None
    if sum(isinstance(cell.value, date) for cell in cells) > len(cells) * _MOSTLY:
        return Align.CENTER
    short = [text.strip() for text in texts if len(text) <= LONG_NUMBERING]
    if index == 0 and 2 * len(short) >= len(cells) and all(map(is_numbering, short)):
        return Align.CENTER
    numbers = [text for cell, text in zip(cells, texts, strict=True) if _is_number(cell)]
    if len(numbers) <= len(cells) * _MOSTLY:
        return None
    decimals = {len(text.partition(",")[2]) for text in numbers}
    return Align.DECIMAL if len(decimals) > 1 else Align.RIGHT


def _is_number(cell: Content) -> bool:
    if isinstance(cell.value, str):
        if len(cell.value) < LONG_NUMBERING and cell.text.strip() in ("-", "–", "…"):
            return True
        reading = read_number(cell.value)
        if isinstance(reading, Range) and reading.low >= 1900 and reading.high <= 2100:
            return False  # a period of years
        return not isinstance(reading, NotNumber)
    return isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)


def _kinds(sheet: Rectangle, frame: _Frame, end: int, order: int) -> Iterator[RowKind]:
    first = max(end, frame.first)
    yield from (RowKind.HEADER for _ in range(frame.first, first))

    def is_figure(row: int, column: int) -> bool:
        cell = sheet.cells[first + row][column]
        return cell is not None and (_is_number(cell) or is_unit(cell.text))

    def is_across(row: int) -> bool:
        start = sheet.filled(first + row)[0]
        wide = sheet.span(first + row, start)[1]
        return wide > 1 and start + wide == len(sheet.columns)

    texts = [[text.strip() for text in row] for row in sheet.texts[first : frame.last]]
    yield from row_kinds(texts, is_figure=is_figure, is_across=is_across, order=order)


def _cells(
    sheet: Rectangle, row: int, columns: Sequence[Column], kind: RowKind, first: int
) -> Iterable[Cell]:
    """Give the cells of a row; under a merge that began above row `first` they are empty."""
    is_body = kind is not RowKind.HEADER
    covered, spans = sheet.covered, sheet.spans
    number = sheet.rows[row]
    for index, content in enumerate(sheet.cells[row]):
        anchor = covered.get((row, index)) if covered else None
        if anchor is not None and anchor[0] >= first:
            yield COVERED
            continue
        rows, wide = spans.get((row, index), (1, 1)) if spans else (1, 1)
        address = f"{sheet.places[index]}{number}"
        if content is None:
            yield Cell((), None, address, "", "", rows, wide)
            continue
        value, unit = content.value, ""
        if isinstance(value, str):
            if is_body and value[:1] not in "0=":
                value, unit = _read(value)
        elif is_body:
            unit = columns[index].unit
        align = content.align or _own_align(content, columns[index].align, kind)
        yield Cell(content.runs, value, address, content.number_format, unit, rows, wide, align)


def _read(text: str) -> tuple[str | Decimal, str]:
    """Give the number that a text says and its unit; the text itself where it says none."""
    reading = read_number(text)
    if isinstance(reading, Number):
        return reading.value, reading.unit
    return text, reading.unit if isinstance(reading, (Range, Bound)) else ""


def _own_align(content: Content, column: Align | None, kind: RowKind) -> Align | None:
    if kind is RowKind.HEADER:
        return None
    if column in (Align.RIGHT, Align.DECIMAL):
        return None if _is_number(content) else Align.LEFT
    if column is None and not isinstance(content.value, (str, date)) and _is_number(content):
        return Align.RIGHT
    return None
