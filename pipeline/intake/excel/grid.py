"""The table in a sheet: title and unit above, header rows, groups and totals, notes below.

Every cell that prints something stands in exactly one of title, unit, origin, notes and
rows of the grid; what is not recognised stays a row. Rows and columns that print nothing
are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pipeline.intake.excel.addresses import column_letters
from pipeline.intake.excel.sheet_xml import Place
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.intake.row_kinds import is_numbering, is_total, row_kinds
from pipeline.limits import DEFAULT, MAX_SPAN_STEPS, Limits, how_to_raise, too_wide
from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.numbers import Bound, NotNumber, Number, Range, is_unit, read_number
from pipeline.model.table import Align, Column, RowKind
from pipeline.model.text import folded

MAX_HEADER: Final = 6  # rows; a taller "header" is a merged column of data
ORDER_NAMES: Final = frozenset({"stt", "tt", "số tt", "số thứ tự", "thứ tự"})
FAR: Final = 1_000  # empty rows or columns between two cells that cannot be meant
LONG_NUMBERING: Final = 8  # characters; a longer first cell is words
LONG_LINE: Final = 60  # characters: a merged line below a table that long is a note
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
_COLUMN_NUMBER: Final = re.compile(r"\(?(\d{1,2}|[A-ZĐa-zđ])\)?(?:\s*=.*)?")
_NAME_UNIT: Final = re.compile(r"\s*\(([^()]+)\)\s*$")

Matrix = list[list[Content | None]]


@dataclass(slots=True)
class _Sheet:
    """The sheet without its empty rows and columns; rows and columns count from 0.

    `texts` is what the cells print, `places` the address of each column ("Sheet1!D"); `spans`
    says how far a merged range reaches from its first cell, `covered` whose cells lie under
    one, with that first cell.
    """

    raw: RawSheet
    rows: list[int]
    columns: list[int]
    cells: Matrix
    texts: list[list[str]]
    places: tuple[str, ...]
    spans: dict[Place, Place]
    covered: dict[Place, Place]

    def filled(self, row: int) -> list[int]:
        """Give the columns of a row that print something."""
        return [column for column, cell in enumerate(self.cells[row]) if cell is not None]

    def text(self, row: int, column: int) -> str:
        """Give what a place prints, "" for nothing."""
        return self.texts[row][column]

    def span(self, row: int, column: int) -> Place:
        """Give the rows and columns a place reaches over, (1, 1) where it is not merged."""
        return self.spans.get((row, column), (1, 1))

    def is_line(self, row: int) -> bool:
        """Say whether a row is a line of its own: one text, touched by no merge of others."""
        filled = self.filled(row)
        if len(filled) != 1 or self.span(row, filled[0])[0] != 1:
            return False
        return all(
            self.covered.get((row, column), (row, 0))[0] == row
            for column in range(len(self.columns))
        )

    def after_gap(self, row: int) -> bool:
        """Say whether empty rows stand above a row."""
        return row > 0 and self.rows[row] - self.rows[row - 1] > 1


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
    sheet, notices = _without_empty(raw, file, limits)
    if sheet is None:
        return Outcome(None, notices)
    frame = _frame(sheet)
    header = _header_end(sheet, frame)
    numbering = _number_row(sheet, frame, header)
    frame = _with_lines_below(sheet, frame, numbering)
    units = _unit_row(sheet, header, frame.last)
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
    return Outcome(grid, notices)


def _beyond(title: str, rows: int, columns: int, limits: Limits) -> tuple[str, str, str] | None:
    """Give code, message and mending of a table that is too large, None for one that is not."""
    if columns > limits.columns:
        message, fix = too_wide(columns, limits.columns)
        return "bang-qua-nhieu-cot", f"trang '{title}': {message}", fix
    if rows * columns > limits.table_cells:
        message = f"trang '{title}' trải {rows} dòng × {columns} cột, quá lớn cho một bảng"
        fix = "xóa các ô nằm rải rác ngoài bảng, hoặc tách bảng thành nhiều trang"
        return "bang-qua-lon", message, f"{fix}; {how_to_raise('table_cells')}"
    return None


def _empty(raw: RawSheet, file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "trang-trong",
        f"trang '{raw.title}' không có nội dung",
        "điền bảng vào trang này hoặc sửa tên trang trong bài",
        file=file,
    )


# --- the rectangle


def _without_empty(
    raw: RawSheet, file: str, limits: Limits
) -> tuple[_Sheet | None, tuple[Notice, ...]]:
    rows = sorted({row for row, _ in raw.cells})
    columns = sorted({column for _, column in raw.cells})
    notices = list(_told_far(raw, rows, columns, file))
    beyond = _beyond(raw.title, len(rows), len(columns), limits)
    if beyond is not None:
        return None, (*notices, Notice(Severity.ERROR, *beyond, file=file))
    row_at = {row: index for index, row in enumerate(rows)}
    column_at = {column: index for index, column in enumerate(columns)}
    cells: Matrix = [[None] * len(columns) for _ in rows]
    texts = [[""] * len(columns) for _ in rows]
    for (row, column), content in raw.cells.items():
        at, across = row_at[row], column_at[column]
        cells[at][across] = content
        texts[at][across] = content.text
    places = tuple(f"{raw.title}!{column_letters(column)}" for column in columns)
    sheet = _Sheet(raw, rows, columns, cells, texts, places, {}, {})
    notices.extend(_merge(sheet, file))
    return sheet, tuple(notices)


def _told_far(raw: RawSheet, rows: list[int], columns: list[int], file: str) -> Iterator[Notice]:
    far = {row for before, row in pairwise(rows) if row - before > FAR}
    far_columns = {c for before, c in pairwise(columns) if c - before > FAR}
    place = next((p for p in sorted(raw.cells) if p[0] in far or p[1] in far_columns), None)
    if place is not None:
        yield Notice(
            Severity.WARNING,
            "o-xa-bang",
            "ô có nội dung nằm rất xa bảng; vẫn được đưa vào cuối bảng",
            "xóa ô này nếu gõ nhầm, hoặc chuyển về sát bảng",
            file=file,
            cell=f"{raw.title}!{_address(place)}",
        )


def _merge(sheet: _Sheet, file: str) -> Iterator[Notice]:
    """Fit the merged ranges into the rectangle; tell of those that cannot stand."""
    steps = 0
    for area in sheet.raw.merges:
        top, bottom = bisect_left(sheet.rows, area[0]), bisect_right(sheet.rows, area[2])
        left, right = bisect_left(sheet.columns, area[1]), bisect_right(sheet.columns, area[3])
        if bottom - top <= 0 or right - left <= 0 or (bottom - top) * (right - left) == 1:
            continue
        places = [(r, c) for r in range(top, bottom) for c in range(left, right)]
        steps += len(places)
        if steps > MAX_SPAN_STEPS:
            yield _bad_merge(sheet, area, file, "quá nhiều ô gộp lớn", "o-gop-qua-nhieu")
            return
        if any(place in sheet.covered or place in sheet.spans for place in places):
            yield _bad_merge(sheet, area, file, "vùng gộp chồng lên vùng gộp khác", "o-gop-sai")
            continue
        filled = [place for place in places if sheet.cells[place[0]][place[1]] is not None]
        anchor = filled[0] if filled else places[0]
        if len(filled) > 1 or anchor != places[0]:
            yield _bad_merge(sheet, area, file, "vùng gộp che ô có nội dung", "o-gop-sai")
            continue
        sheet.spans[anchor] = (bottom - top, right - left)
        sheet.covered.update(dict.fromkeys(places[1:], anchor))


def _bad_merge(
    sheet: _Sheet, area: tuple[int, int, int, int], file: str, what: str, code: str
) -> Notice:
    ref = f"{_address(area[:2])}:{_address(area[2:])}"
    return Notice(
        Severity.WARNING,
        code,
        f"{what} ({ref}); các ô được in rời",
        "bỏ gộp (Unmerge) vùng này rồi gộp lại cho đúng",
        file=file,
        cell=f"{sheet.raw.title}!{_address(area[:2])}",
    )


def _address(place: Sequence[int]) -> str:
    return f"{column_letters(place[1])}{place[0]}"


# --- lines above and below


def _frame(sheet: _Sheet) -> _Frame:
    """Find the lines above the table."""
    count = len(sheet.rows)
    frame = _Frame(0, count, [], [], [], [])
    table = next((row for row in range(count) if _is_table_row(sheet, row)), None)
    if table is None and len(sheet.columns) > 1:
        return frame
    while frame.first < (count - 1 if table is None else table) and _take_above(sheet, frame):
        frame.first += 1
    return frame


def _is_table_row(sheet: _Sheet, row: int) -> bool:
    filled = sheet.filled(row)
    return len(filled) > 1 and not (len(filled) == 2 and _unit_of(sheet, row, filled[1]))


def _take_above(sheet: _Sheet, frame: _Frame) -> bool:
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


def _unit_of(sheet: _Sheet, row: int, column: int) -> str:
    found = _UNIT_LINE.fullmatch(sheet.text(row, column).strip())
    return " ".join(found["unit"].split()) if found else ""


def _is_title(sheet: _Sheet, row: int, filled: list[int]) -> bool:
    if not sheet.is_line(row):
        return False
    column = filled[0]
    text = sheet.text(row, column)
    wide = sheet.span(row, column)[1]
    if column == 0 or wide == 1:
        return not isinstance(_value(sheet, row, column), (int, float))
    return text.isupper() or _TITLE_WORDS.match(text) is not None


def _value(sheet: _Sheet, row: int, column: int) -> object:
    cell = sheet.cells[row][column]
    return None if cell is None else cell.value


def _with_lines_below(sheet: _Sheet, frame: _Frame, top: int) -> _Frame:
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


def _is_note(sheet: _Sheet, row: int, column: int, text: str) -> bool:
    if not isinstance(_value(sheet, row, column), str) or is_total(text):
        return False
    if _NOTE_LINE.fullmatch(text):
        return True
    if len(sheet.columns) == 1 or is_numbering(text):
        return False
    wide = sheet.span(row, column)[1] == len(sheet.columns)
    return sheet.after_gap(row) or (wide and len(text) > LONG_LINE)


# --- header rows


def _header_end(sheet: _Sheet, frame: _Frame) -> int:
    """Give the row after the last header row that names columns."""
    first = frame.first
    filled = sheet.filled(first)
    named = [c for c in filled if isinstance(_value(sheet, first, c), (str, date))]
    if len(filled) > 1 and 2 * len(named) < len(filled) and not _all_years(sheet, first, filled):
        return first
    end = first + 1
    while end < frame.last and end - first < MAX_HEADER:
        reach = max(
            row + sheet.span(row, column)[0]
            for row in range(first, end)
            for column in range(len(sheet.columns))
        )
        if end < reach <= first + MAX_HEADER:
            end = reach
        elif end - first < MAX_HEADER and _continues_header(sheet, end - 1, end):
            end += 1
        else:
            break
    return min(end, frame.last)


def _all_years(sheet: _Sheet, row: int, filled: list[int]) -> bool:
    values = [_value(sheet, row, column) for column in filled]
    return all(
        isinstance(value, str) or (isinstance(value, int) and 1900 <= value <= 2100)
        for value in values
    )


def _continues_header(sheet: _Sheet, above: int, row: int) -> bool:
    """Say whether a row holds the names under a heading that spans columns above it."""
    width = len(sheet.columns)
    under: set[int] = set()
    for column in range(width):
        wide = sheet.span(above, column)[1]
        if 1 < wide < width and sheet.cells[above][column] is not None:
            under.update(range(column, column + wide))
    filled = set(sheet.filled(row))
    if under:
        alone = not set(sheet.filled(above)) - under
        return under <= filled and (filled == under or alone)
    free = {c for c in range(width) if not sheet.text(above, c) and (above, c) not in sheet.covered}
    texts = all(isinstance(_value(sheet, row, c), str) for c in filled) or _all_years(
        sheet, row, sorted(filled)
    )
    return bool(free) and free <= filled and 0 not in filled and texts


def _number_row(sheet: _Sheet, frame: _Frame, header: int) -> int:
    """Give the row after the row of column numbers (1)(2)(3) or A B 1 2 3=1+2, if it is there."""
    after = header + (1 if _unit_row(sheet, header, frame.last) > header else 0)
    for row in dict.fromkeys((header, after)):
        if frame.first < header <= row < frame.last and _is_number_row(sheet, row):
            return row + 1
    return header


def _is_number_row(sheet: _Sheet, row: int) -> bool:
    marks = []
    texts = [sheet.text(row, column).strip() for column in sheet.filled(row)]
    for text in texts:
        found = _COLUMN_NUMBER.fullmatch(text)
        if found is None:
            return False
        marks.append(found[1])
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [mark for mark in marks if not mark.isdigit()]
    ordered = (
        numbers == list(range(1, len(numbers) + 1)) and marks == letters + marks[len(letters) :]
    )
    sure = all("(" in text for text in texts) or bool(letters) or len(numbers) >= 3
    return ordered and len(marks) > 1 and len(numbers) > 0 and sure


def _unit_row(sheet: _Sheet, header: int, last: int) -> int:
    """Give the row after a row that holds only units, `header` where there is none."""
    for row in (header, header + 1):
        if 0 < header <= row < last:
            texts = [sheet.text(row, column).strip("() ") for column in sheet.filled(row)]
            if texts and all(map(is_unit, texts)) and 0 not in sheet.filled(row):
                return row + 1
            if not _is_number_row(sheet, row):
                break
    return header


# --- columns, rows, cells


def _column(sheet: _Sheet, index: int, named: range, ends: tuple[int, int, int, int]) -> Column:
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


def _column_align(sheet: _Sheet, index: int, body: range) -> Align | None:
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


def _kinds(sheet: _Sheet, frame: _Frame, end: int, order: int) -> Iterator[RowKind]:
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
    sheet: _Sheet, row: int, columns: Sequence[Column], kind: RowKind, first: int
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
