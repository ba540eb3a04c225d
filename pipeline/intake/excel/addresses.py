"""Addresses of cells: "D14" as row and column, columns as letters.

A few lines of our own, since openpyxl's come with all of openpyxl and numpy, a third of the time
in which `check` starts.

Source: ECMA-376 Part 1, 18.18.7 (ST_CellRef); Excel's last column is XFD, 16,384.
"""

import re
from functools import lru_cache
from typing import Final

LAST_COLUMN: Final = 16_384
_ADDRESS: Final = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_LETTERS: Final = 26


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Give the letters of a column, counted from 1: 1 is "A", 28 is "AB".

    Raises:
        ValueError: Excel has no such column.
    """
    if not 1 <= column <= LAST_COLUMN:
        raise ValueError(f"no column {column}")
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Give the number of a column, from 1, by its letters in either case.

    Raises:
        ValueError: They are no column of Excel's.
    """
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"no column {letters!r}")
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    if not 1 <= number <= LAST_COLUMN:
        raise ValueError(f"no column {letters!r}")
    return number


def cell_place(address: str) -> tuple[int, int]:
    """Give row and column of "D14", both from 1.

    Raises:
        ValueError: It is no address of a cell.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise ValueError(f"no cell {address!r}")
    return int(found[2]), column_number(found[1])
