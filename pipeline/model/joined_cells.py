"""Cells side by side that say the same, as one cell: what a typist merges.

A sheet or a Word file read cell by cell repeats a merged name in every cell it covered: the name
of a header over its columns, a row of one text. They are printed merged again. Only cells that
no merge holds are joined, and only where nothing is lost: what they say is said once.
"""

from collections.abc import Container, Sequence
from itertools import groupby
from typing import Final

from pipeline.model.document import COVERED, Cell, Row
from pipeline.model.fixed import replace
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_SEVERAL: Final = 3  # two answers that are alike ("Đạt", "Đạt") are two


def said_once(row: Row, kept: Container[str]) -> Row:
    """Give a row of one text in every cell as one cell over all of them.

    `kept` holds the addresses of cells that must stay.
    """
    cells = row.cells
    if len(cells) < _SEVERAL:
        return row
    said = folded(cells[0].text)
    if not any(map(str.isalpha, said)) or any(folded(cell.text) != said for cell in cells):
        return row
    if not all(_is_free(cell, kept) for cell in cells):
        return row
    return replace(row, cells=(_over(cells[0], columns=len(cells)), *(COVERED,) * (len(cells) - 1)))


def header_joined(rows: tuple[Row, ...], kept: Container[str]) -> tuple[Row, ...]:
    """Give the rows with the names of a header of several rows said once.

    A name that stands in every header row of its column is one cell down them all; above the
    last header row, names that are alike side by side are one cell over their columns.
    """
    count = next((at for at, row in enumerate(rows) if row.kind is not RowKind.HEADER), len(rows))
    if count < 2:
        return rows
    head = [list(row.cells) for row in rows[:count]]
    for column in range(len(head[0])):
        _join_down(head, column, kept)
    joined = [_joined_across(cells, kept) for cells in head[:-1]]
    made = zip(rows, (*joined, head[-1]), strict=False)
    return (*(replace(row, cells=tuple(cells)) for row, cells in made), *rows[count:])


def _join_down(head: Sequence[list[Cell]], column: int, kept: Container[str]) -> None:
    cells = [row[column] for row in head]
    texts = {folded(cell.text) for cell in cells}
    beside = {
        folded(row[at].text)
        for row in head
        for at in (column - 1, column + 1)
        if 0 <= at < len(row)
    }
    alike = len(texts) == 1 and texts != {""} and not texts & beside
    if alike and all(_is_free(cell, kept) for cell in cells):
        for row in head:
            row[column] = COVERED
        head[0][column] = replace(cells[0], rows=len(head))


def _joined_across(cells: Sequence[Cell], kept: Container[str]) -> list[Cell]:
    found: list[Cell] = []
    for free_text, run in groupby(cells, lambda cell: folded(cell.text) * _is_free(cell, kept)):
        alike = list(run)
        if free_text and len(alike) > 1:
            found += [_over(alike[0], columns=len(alike)), *(COVERED,) * (len(alike) - 1)]
        else:
            found += alike
    return found


def _over(cell: Cell, *, columns: int) -> Cell:
    return replace(cell, columns=columns)


def _is_free(cell: Cell, kept: Container[str]) -> bool:
    return cell.rows == cell.columns == 1 and cell.address not in kept
