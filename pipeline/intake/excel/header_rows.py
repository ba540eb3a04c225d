"""The header rows of a table in a sheet: names over one another, column numbers, units."""

import re
from datetime import date
from typing import Final

from pipeline.intake.excel.rectangle import Rectangle
from pipeline.model.numbers import is_unit

MAX_HEADER: Final = 6  # rows; a taller "header" is a merged column of data


_COLUMN_NUMBER: Final = re.compile(r"\(?(\d{1,2}|[A-ZĐa-zđ])\)?(?:\s*=.*)?")


def header_end(sheet: Rectangle, first: int, last: int) -> int:
    """Give the row after the last header row that names columns."""
    filled = sheet.filled(first)
    named = [c for c in filled if isinstance(sheet.value(first, c), (str, date))]
    if len(filled) > 1 and 2 * len(named) < len(filled) and not _all_years(sheet, first, filled):
        return first
    end = first + 1
    while end < last and end - first < MAX_HEADER:
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
    return min(end, last)


def _all_years(sheet: Rectangle, row: int, filled: list[int]) -> bool:
    values = [sheet.value(row, column) for column in filled]
    return all(
        isinstance(value, str) or (isinstance(value, int) and 1900 <= value <= 2100)
        for value in values
    )


def _continues_header(sheet: Rectangle, above: int, row: int) -> bool:
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
    texts = all(isinstance(sheet.value(row, c), str) for c in filled) or _all_years(
        sheet, row, sorted(filled)
    )
    return bool(free) and free <= filled and 0 not in filled and texts


def number_row(sheet: Rectangle, first: int, last: int, header: int) -> int:
    """Give the row after the row of column numbers (1)(2)(3) or A B 1 2 3=1+2, if it is there."""
    after = header + (1 if unit_row(sheet, header, last) > header else 0)
    for row in dict.fromkeys((header, after)):
        if first < header <= row < last and _is_number_row(sheet, row):
            return row + 1
    return header


def _is_number_row(sheet: Rectangle, row: int) -> bool:
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


def unit_row(sheet: Rectangle, header: int, last: int) -> int:
    """Give the row after a row that holds only units, `header` where there is none."""
    for row in (header, header + 1):
        if 0 < header <= row < last:
            texts = [sheet.text(row, column).strip("() ") for column in sheet.filled(row)]
            if texts and all(map(is_unit, texts)) and 0 not in sheet.filled(row):
                return row + 1
            if not _is_number_row(sheet, row):
                break
    return header
