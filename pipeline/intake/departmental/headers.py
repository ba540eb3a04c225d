"""How many rows of a table are its header, seen by marks, merged cells, look and column numbers.

Source: domain.md, section 7: 32 of 1,871 tables of departments repeat a header row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Cell
from pipeline.model.numbers import NotNumber, is_unit, read_number

_HIGHEST: Final = 6  # rows; a taller "header" is a merged column of data
_COLUMN_NUMBER: Final = re.compile(r"\(?(\d{1,2}|[A-ZĐa-zđ])\)?(?:\s*=.*)?")
_YEAR: Final = re.compile(r"(?:năm\s+)?(?:19|20)\d\d(?:\s*\(.*\))?", re.IGNORECASE)
_ORDER: Final = re.compile(r"(?:stt|tt|số\s*tt|số\s+thứ\s+tự)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowLook:
    """How a row looks: whether all its words are bold, centred; whether it repeats on pages."""

    bold: bool = False
    centred: bool = False
    repeated: bool = False


def header_count(rows: Sequence[Sequence[Cell]], looks: Sequence[RowLook]) -> int:
    """Give how many rows from the top are header rows; 0 where the first holds data."""
    if len(rows) < 2:
        return 0
    marked = 0
    while marked < min(len(rows), _HIGHEST) and looks[marked].repeated:
        marked += 1
    if not marked and not _is_header(rows, looks):
        return 0
    end = _reach(rows, max(1, marked))
    while end < min(len(rows) - 1, _HIGHEST) and _names_under(rows, looks, end):
        end = _reach(rows, end + 1)
    if end < len(rows) - 1 and _units(rows[end]):
        end += 1
    if end < len(rows) - 1 and _counts_columns(rows[end]):
        end += 1
    return end if end < len(rows) else max(1, marked if marked < len(rows) else 1)


def _is_header(rows: Sequence[Sequence[Cell]], looks: Sequence[RowLook]) -> bool:
    """Say whether the first row names columns: nothing says so but how it looks and reads."""
    texts = [cell.text.strip() for cell in rows[0] if cell.runs]
    if not texts:
        return False
    if looks[0].bold or _ORDER.fullmatch(texts[0]):
        return True
    figures = sum(
        not isinstance(read_number(text), NotNumber) for text in texts if not _YEAR.fullmatch(text)
    )
    if 2 * figures >= len(texts):
        return False
    return looks[0].centred or len(texts) > 2 or not _alike(rows)


def _alike(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether the first row reads as those below it: a word and what it means."""
    width = len(rows[0])
    return width == 2 and not any(
        not isinstance(read_number(row[1].text.strip()), NotNumber) for row in rows if row[1].runs
    )


def _reach(rows: Sequence[Sequence[Cell]], end: int) -> int:
    """Give the row below the merged cells of the rows above `end`."""
    reach = max(
        (index + cell.rows for index in range(end) for cell in rows[index] if not cell.covered),
        default=end,
    )
    return reach if end < reach <= min(_HIGHEST, len(rows)) else end


def _names_under(rows: Sequence[Sequence[Cell]], looks: Sequence[RowLook], end: int) -> bool:
    """Say whether a row holds the names under a heading that spans columns above it."""
    width = len(rows[0])
    under: set[int] = set()
    for column, cell in enumerate(rows[end - 1]):
        if not cell.covered and 1 < cell.columns < width and cell.runs:
            under.update(range(column, column + cell.columns))
    if not under:
        return False
    filled = {column for column, cell in enumerate(rows[end]) if cell.runs}
    if not filled or _numbers(rows[end]):
        return False
    if filled <= under and (0 not in filled or looks[end].bold):
        return True
    return looks[end].bold and looks[end - 1].bold and under <= filled and 0 not in under


def _numbers(row: Sequence[Cell]) -> bool:
    """Say whether more than half of a row's words are figures that are no years."""
    texts = [cell.text.strip() for cell in row if cell.runs]
    figures = [
        text
        for text in texts
        if not _YEAR.fullmatch(text) and not isinstance(read_number(text), NotNumber)
    ]
    return 2 * len(figures) > len(texts)


def _units(row: Sequence[Cell]) -> bool:
    texts = [cell.text.strip("() ") for cell in row if cell.runs]
    return bool(texts) and all(map(is_unit, texts)) and not row[0].runs


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Say whether a row counts the columns: (1)(2)(3), A B 1 2, 3=1+2."""
    texts = [cell.text.strip() for cell in row if cell.runs]
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    if len(found) < 2 or not all(found):
        return False
    marks = [match[1] for match in found if match]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [mark for mark in marks if not mark.isdigit()]
    ordered = numbers == list(range(1, len(numbers) + 1))
    ordered = ordered and marks == letters + marks[len(letters) :]
    sure = all("(" in text for text in texts) or bool(letters) or len(numbers) >= 3
    return ordered and bool(numbers) and sure
