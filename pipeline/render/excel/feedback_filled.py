"""`y-kien-cac-lan.xlsx` as its body fills it in on the site: the workbook sent out, and its word.

Nothing else of the workbook is touched, so that its hidden sheet knows the rows when it is read.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.feedback_sheet import HEADINGS, SHEET
from pipeline.model.fixed import Fixed
from pipeline.render.excel.lists import saved, write_value

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD: Final = 10  # the row of headings
_COLUMNS: Final = {key: column for column, key in enumerate(HEADINGS, 1)}


class FilledRow(Fixed):
    """A comment with its answer, as the page tells them, and what the body said of the answer."""

    code: str
    place: str
    content: str
    answer: str
    stand: str
    words: str


def filled_rows(page: bytes) -> tuple[FilledRow, ...]:
    """Give the rows of a page, in its order."""
    from openpyxl import load_workbook

    return tuple(_rows(load_workbook(io.BytesIO(page))[SHEET]))


def filled_page(
    page: bytes, said: Mapping[str, tuple[str, str]], *, number: str, day: date | None
) -> bytes:
    """Give a page with what its body says.

    Args:
        page: The workbook.
        said: By code the choice ("Đồng ý", "Bảo lưu", "") and the reason; other rows stay.
        number, day: Of the letter, "" and None where it is not written.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(page))
    sheet = book[SHEET]
    for address, value in (("C5", number), ("C6", day)):
        if value:
            write_value(sheet[address], value)
    for row in range(_HEAD + 1, sheet.max_row + 1):
        code = str(sheet.cell(row, _COLUMNS["code"]).value or "")
        for key, text in zip(("stand", "words"), said.get(code, ()), strict=False):
            cell: Any = sheet.cell(row, _COLUMNS[key])
            cell.value = None
            write_value(cell, text)
    return saved(book)


def _rows(sheet: "Worksheet") -> Iterator[FilledRow]:
    keys = ("code", "place", "content", "answer", "stand", "words")
    for row in range(_HEAD + 1, sheet.max_row + 1):
        texts = [str(sheet.cell(row, _COLUMNS[key]).value or "") for key in keys]
        if texts[0]:
            yield FilledRow(*texts)
