"""Pages of a body's comments as they are sent out and filled in, for tests."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from openpyxl import load_workbook

from pipeline.model.feedback_sheet import HEADINGS, SHEET
from tests.consult.sheets import saved

HEAD = 10
COLUMNS = {key: at for at, key in enumerate(HEADINGS, 1)}


def filled(
    page: bytes,
    answers: Mapping[str, tuple[str, str]],
    *,
    change: Callable[[Any], None] | None = None,
    keys: bool = True,
) -> bytes:
    """Give a page with choice and reason written beside the answers to some codes.

    `change` may do to the sheet what else a body does; without `keys` the hidden sheet is gone.
    """
    book = load_workbook(io.BytesIO(page))
    sheet = book[SHEET]
    sheet["C5"], sheet["C6"] = "77/SXD", date(2025, 12, 5)
    for row in range(HEAD + 1, sheet.max_row + 1):
        choice, reason = answers.get(str(sheet.cell(row, COLUMNS["code"]).value), ("", ""))
        sheet.cell(row, COLUMNS["stand"]).value = choice or None
        sheet.cell(row, COLUMNS["words"]).value = reason or None
    if change is not None:
        change(sheet)
    if not keys:
        for name in book.sheetnames:
            if name != SHEET:
                del book[name]
    return saved(book)
