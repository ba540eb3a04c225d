"""The day that a cell says: a date of Excel's, or one typed in the ways Vietnamese letters have."""

import re
from datetime import date, datetime
from typing import Final

from pipeline.intake.excel.headed_rows import words
from pipeline.intake.excel.workbook import Content

_DAY: Final = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_DAY_WORDS: Final = re.compile(r"(?i)ngày\s*([0-9]{1,2})\s*tháng\s*([0-9]{1,2})\s*năm\s*([0-9]{4})")


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
