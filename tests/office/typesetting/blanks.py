"""Pages that are left white where nothing asks for it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tests.office.typesetting.findings import Defect
from tests.office.typesetting.sheets import Box, Sheet

LARGEST: Final = 0.35  # of the room between the margins
_OPENS: Final = re.compile(
    r"(?:PHẦN|Phụ lục|PHỤ LỤC) [IVXLC]+\b.*|MỤC LỤC|DANH MỤC (?:BẢNG|HÌNH|CÁC|TỪ|CHỮ|PHỤ)\b.*"
)


def gaps(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Pages of the report with a large white band.

    Left out: what stands before the first Phần; the last page before a Phần, a Phụ lục, a list
    or a landscape page; the last one.
    """
    begun = False
    for sheet, after in pairwise(sheets):
        begun = begun or opens(sheet)
        if not begun or opens(after) or (after.is_wide and not sheet.is_wide):
            continue
        white = largest_band(sheet)
        if white >= LARGEST:
            yield Defect(sheet.number, f"{white:.0%} of the page is white")


def opens(sheet: Sheet) -> bool:
    """Say whether a Phần, a Phụ lục or a list begins on top of a page."""
    return bool(sheet.text) and bool(_OPENS.fullmatch(sheet.text[0].text))


def largest_band(sheet: Sheet) -> float:
    """Give the height of the largest band without anything printed, as a part of the room."""
    area = sheet.area
    printed: list[Box] = [*(word.box for word in sheet.body), *sheet.rules, *sheet.pictures]
    printed += [table.box for table in sheet.tables]
    level, largest = area.top, 0.0
    for box in sorted(printed, key=lambda box: -box.top):
        if box.bottom > area.top:
            continue
        largest = max(largest, level - min(box.top, area.top))
        level = min(level, box.bottom)
    largest = max(largest, level - area.bottom)
    return largest / (area.top - area.bottom)
