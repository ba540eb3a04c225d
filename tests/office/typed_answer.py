"""Somebody types into a cell of a workbook in LibreOffice, and saves it.

LibreOffice is driven by the system's Python, in a process of its own with a limit on time.
"""

import importlib
import sys
from pathlib import Path
from typing import Any, Final

SECONDS: Final = 120


def typed(source: Path, target: Path, *, sheet: str, cell: str, words: str) -> Path:
    """Put words into a cell ("H2") of a sheet, save the workbook as `target` and give that."""
    from tests.office.driven import drive

    code, complaint = drive(
        __file__, str(source.resolve()), str(target.resolve()), sheet, cell, words, seconds=SECONDS
    )
    assert code == 0, complaint
    return target


def main(source: str, target: str, sheet: str, cell: str, words: str) -> None:
    """Do it; run by the system's Python."""
    driven: Any = importlib.import_module("driven")
    with driven.office() as office:
        book = office.opened(source)
        book.Sheets.getByName(sheet).getCellRangeByName(cell).String = words
        office.store(book, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
