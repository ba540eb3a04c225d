"""Columns that were made with the Tab key: lines in a row with as many parts become a table."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pipeline.intake.departmental.headers import RowLook, header_count
from pipeline.intake.departmental.paragraphs.lines import Laid, Line
from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of
from pipeline.model.document import Cell, Grid, Inline, Row, Table, plain_text
from pipeline.model.numbers import NotNumber, read_number
from pipeline.model.table import Column, RowKind

_FEWEST: Final = 3  # lines: two with a gap each are no table
_LONGEST: Final = 80  # letters of one part


def tabbed_tables(laid: Sequence[Laid], taken: Collection[int]) -> Mapping[int, tuple[Table, int]]:
    """Give the tables by the position of their first line, with how many lines they take."""
    found: dict[int, tuple[Table, int]] = {}
    at = 0
    while at < len(laid):
        end = at
        while end < len(laid) and end not in taken and _fits(laid[end], laid[at]):
            end += 1
        if end - at >= _FEWEST:
            rows = [thing.columns for thing in laid[at:end] if isinstance(thing, Line)]
            if _is_table(rows):
                found[at] = _table(laid[at:end], rows), end - at
        at = max(end, at + 1)
    return found


def _fits(thing: Laid, first: Laid) -> bool:
    if not isinstance(thing, Line) or not isinstance(first, Line) or not thing.columns:
        return False
    if thing.drawn or thing.bullet or marker_of(thing.text).kind in (Kind.LETTER, Kind.DASH):
        return False
    short = all(len(plain_text(part)) <= _LONGEST for part in thing.columns)
    return short and len(thing.columns) == len(first.columns)


def _is_table(rows: Sequence[tuple[tuple[Inline, ...], ...]]) -> bool:
    """Say whether parts in a row are columns: three, or two of which the second is a figure."""
    if len(rows[0]) > 2:
        return True
    figures = sum(not isinstance(read_number(plain_text(row[1])), NotNumber) for row in rows)
    return figures >= len(rows) - 1


def _table(lines: Sequence[Laid], rows: Sequence[tuple[tuple[Inline, ...], ...]]) -> Table:
    cells = [[Cell(part, plain_text(part)) for part in row] for row in rows]
    looks = [RowLook(isinstance(line, Line) and line.emphasis.bold) for line in lines]
    headed = header_count(cells, looks)
    columns = tuple(Column(cell.text if headed else "") for cell in cells[max(0, headed - 1)])
    made = tuple(
        Row(tuple(row), RowKind.HEADER if at < headed else RowKind.BODY, lines[at].place)
        for at, row in enumerate(cells)
    )
    return Table(Grid(columns, made))
