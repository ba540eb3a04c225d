"""The columns of a table found by the names authors give them, and cells under a merged one.

Names match without regard to case, accents, spaces, and the unit in brackets behind them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.table import RowKind
from pipeline.model.text import bare

_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_COUNTING: Final = frozenset({"tt", "stt", "sott", "sothutu"})


class Columns:
    """The names under which each column, or row, of a table is found."""

    def __init__(self, grid: Grid) -> None:
        self._names: dict[str, int] = {}
        self._width = len(grid.columns)
        for index, column in enumerate(grid.columns):
            self._add(column.name, index)
        header = spread(row for row in grid.rows if row.kind is RowKind.HEADER)
        for index in range(self._width):
            path = [row.cells[index].text for row in header]
            self._add(" ".join(dict.fromkeys(path)), index)
        for row in (row for row in grid.rows if row.kind is RowKind.HEADER):
            for index, cell in enumerate(row.cells):
                if cell.columns == 1:
                    self._add(cell.text, index)
        for index, column in enumerate(grid.columns):
            self._add(without_brackets(column.name), index)
        self._counting = {
            index for index, column in enumerate(grid.columns) if bare(column.name) in _COUNTING
        }

    @classmethod
    def of_names(cls, names: Sequence[str]) -> "Columns":
        """Give what finds things by their names, the first of two that are alike."""
        made = cls(Grid((), ()))
        made._width = len(names)
        for index, name in enumerate(names):
            made._add(name, index)
        return made

    def _add(self, name: str, index: int) -> None:
        if name.strip():
            self._names.setdefault(bare(name), index)

    def find(self, name: str) -> int | None:
        """Give the index of the column of that name, None where there is none."""
        found = self._names.get(bare(name))
        return self._names.get(bare(without_brackets(name))) if found is None else found

    def find_all(self, names: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Give the columns named in a list, each once, and the names that no column has.

        Names are parted by `;` or `,`; a comma within a name is found to be one.
        """
        whole = self.find(names)
        if whole is not None:
            return (whole,), ()
        found: list[int] = []
        unknown: list[str] = []
        for part in filter(str.strip, names.split(";")):
            pieces = part.split(",")
            while pieces:
                taken = self._longest(pieces)
                if taken is None:
                    unknown.append(pieces.pop(0).strip())
                    continue
                found.append(taken[0])
                del pieces[: taken[1]]
        return tuple(dict.fromkeys(found)), tuple(filter(None, unknown))

    def _longest(self, pieces: Sequence[str]) -> tuple[int, int] | None:
        for count in range(len(pieces), 0, -1):
            index = self.find(",".join(pieces[:count]))
            if index is not None:
                return index, count
        return None

    def with_words(self) -> tuple[int, ...]:
        """Give the columns but those that only count the rows ("TT")."""
        return tuple(index for index in range(self._width) if index not in self._counting)

    def first_of_words(self) -> int | None:
        """Give the first column that does not only count the rows; None in an empty table."""
        return next(iter(self.with_words()), None)


def without_brackets(name: str) -> str:
    """Give a column's name without the unit in brackets behind it."""
    return _BRACKETS.sub("", name)


def spread(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Give the rows with every cell that a merged one covers replaced by it."""
    reaching: dict[int, tuple[int, Cell]] = {}
    made: list[Row] = []
    for row in rows:
        cells: list[Cell] = []
        for index, cell in enumerate(row.cells):
            if not cell.covered:
                for column in range(index, index + cell.columns):
                    reaching[column] = (cell.rows, cell)
            left, shown = reaching.get(index, (0, cell))
            reaching[index] = (left - 1, shown)
            cells.append(shown if left > 0 else cell)
        made.append(replace(row, cells=tuple(cells)))
    return tuple(made)
