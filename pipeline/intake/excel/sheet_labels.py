"""What is said in single cells of a sheet that came in: labels and their values, days.

A label is a cell that says "Cơ quan:" or the like; its value is the next cell that holds
something, in the same row. Which words are labels is each sheet's own.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Final

from pipeline.intake.excel.headed_rows import words
from pipeline.intake.excel.workbook import Content
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import bare

Line = Mapping[int, Content]  # the filled cells of a row by column
KeyOf = Callable[[str], str]  # a cell's bare words without their colon → the label's key, or ""

_DAY: Final = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_DAY_WORDS: Final = re.compile(r"(?i)ngày\s*([0-9]{1,2})\s*tháng\s*([0-9]{1,2})\s*năm\s*([0-9]{4})")


def labels_in(lines: Iterable[Line], key_of: KeyOf) -> dict[str, Content]:
    """Give the value of each label by its key; the first that is filled, one label a line."""
    found: dict[str, Content] = {}
    for line in lines:
        cells = [content for _, content in sorted(line.items())]
        at, key = _label(cells, key_of)
        if key and at + 1 < len(cells):
            found.setdefault(key, cells[at + 1])
    return found


def unlabelled(line: Line, key_of: KeyOf) -> list[str]:
    """Give what the cells of a line say, but for a label and its value."""
    cells = [content for _, content in sorted(line.items())]
    at, key = _label(cells, key_of)
    rest = cells[:at] + cells[at + 2 :] if key else cells
    return [text for text in map(words, rest) if text]


def on_one_line(content: Content | None) -> str:
    """Give what a label's cell says, "" where there is none."""
    return "" if content is None else " ".join(words(content).split())


def day_of(content: Content) -> date | None:
    """Give the day of a cell; None where it says none, or one that no calendar has."""
    value = content.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = words(content)
    match = _DAY.search(text) or _DAY_WORDS.search(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def letter_day(content: Content | None, file: str) -> Outcome[date | None]:
    """Give the day of a letter, None where there is no cell, and with a notice if it says none."""
    day = None if content is None else day_of(content)
    return Outcome(day, () if content is None or day else (_no_day(content, file),))


def _label(cells: list[Content], key_of: KeyOf) -> tuple[int, str]:
    """Give where the first label of a line stands, and its key; -1 and "" without one."""
    keys = (key_of(bare(words(content)).rstrip(":")) for content in cells)
    return next(((at, key) for at, key in enumerate(keys) if key), (-1, ""))


def _no_day(content: Content, file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "ngay-van-ban-sai",
        f"ngày văn bản '{words(content)[:60]}' không phải một ngày",
        "ghi ngày/tháng/năm, ví dụ 20/11/2025",
        file=file,
    )
