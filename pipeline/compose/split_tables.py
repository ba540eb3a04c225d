"""Tables too wide for any page, as several tables beneath one another.

At 10 points, below which print is not read, a landscape page of A4, or of A3 in an appendix that
asks for it, holds so many words side by side and no more. A table of more columns is split: every
part has the first two columns again, so that its rows are known, and the caption stands above the
first part alone. It is split as it is printed, before drafts are compared, so that a redline has
the parts that the report has.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import Final

from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, FlowSection, FlowTable
from pipeline.model.inlines import Text
from pipeline.model.letter_widths import needs
from pipeline.model.table import RowKind

# of a landscape page 257 mm wide between its margins (380 mm on A3), and an upright one of 160 mm,
# in em of 10 points, of which programs round off a fiftieth
_WIDE: Final = 71.4
_LARGE: Final = 105.6
_UPRIGHT: Final = 44.4
_CELL: Final = 0.94  # em of a cell's margins and rule
_LEAST: Final = 1.5
_LONGEST: Final = 12.0  # longer words (links) may break
_AGAIN: Final = 2
_CONTINUED: Final = "(tiếp theo)"

Place = tuple[int, int]  # row and column of a cell


def with_parts(flow: Flow) -> Flow:
    """Give the draft with the tables split that no page holds."""
    sections = tuple(map(_section, flow.sections))
    return flow if sections == flow.sections else replace(flow, sections=sections)


def _section(section: FlowSection) -> FlowSection:
    wide = _LARGE if section.large else _WIDE
    tables = (block for block in section.blocks if isinstance(block, FlowTable))
    if not any(_is_suspect(table, _room(table, wide)) for table in tables):
        return section
    blocks = tuple(part for block in section.blocks for part in _parts(block, wide))
    return replace(section, blocks=blocks)


def _room(table: FlowTable, wide: float) -> float:
    return _UPRIGHT if table.landscape is False else wide


def _is_suspect(table: FlowTable, room: float) -> bool:
    """Say whether a table has so many columns that it may be too wide."""
    return len(table.grid.columns) * (_LONGEST + _CELL) > room


def _parts(block: FlowBlock, wide: float) -> Iterator[FlowBlock]:
    if not isinstance(block, FlowTable) or not _is_suspect(block, _room(block, wide)):
        yield block
        return
    columns = columns_of_parts(block.grid, _room(block, wide))
    if len(columns) < 2:
        yield block
        return
    for number, kept in enumerate(columns):
        yield _part(block, kept, number, len(columns))


def _part(table: FlowTable, columns: Sequence[int], number: int, count: int) -> FlowTable:
    key = [columns.index(column) for column in table.key if column in columns]
    above = table.above if number == 0 else (_continued(table), *_units(table))
    return replace(
        table,
        grid=grid_of_columns(table.grid, columns),
        written=grid_of_columns(table.written, columns),
        above=above,
        below=table.below if number == count - 1 else (),
        key=tuple(key) if len(key) == len(table.key) else (),
        anchors=table.anchors if number == 0 else (),
        parts=count if number == 0 else 1,
    )


def _continued(table: FlowTable) -> FlowParagraph:
    return FlowParagraph("TieuDeBang", (Text(_CONTINUED),), source=table.source)


def _units(table: FlowTable) -> Iterator[FlowParagraph]:
    return (line for line in table.above if line.style == "DonViBang")


def columns_of_parts(grid: Grid, room: float) -> list[tuple[int, ...]]:
    """Give the columns of each part of a table that is to fit a room in em; one part for all.

    The parts are as alike in width as they can be, so that none is crowded beside an empty one.
    """
    if grid.rows and _fits_at_its_widest(grid, room):
        return [tuple(range(len(grid.columns)))]
    wide = _needs(grid)
    if sum(wide) <= room:
        return [tuple(range(len(wide)))]
    again = _AGAIN if sum(wide[:_AGAIN]) <= room / 2 else 1
    groups = _groups(grid, again)
    shares = [sum(wide[column] for column in group) for group in groups]
    parts = _shared(shares, _evenly(shares, room - sum(wide[:again])))
    return [(*range(again), *(column for at in part for column in groups[at])) for part in parts]


def _evenly(wide: Sequence[float], room: float) -> float:
    """Give the least room in which groups of columns need no more parts than in this one."""
    most = len(_shared(wide, room))
    runs = (accumulate(wide[start:]) for start in range(len(wide)))
    rooms = sorted({sum_ for run in runs for sum_ in run if sum_ < room} | {room})
    return rooms[bisect_left(rooms, True, key=lambda own: len(_shared(wide, own)) <= most)]


def _shared(wide: Sequence[float], room: float) -> list[list[int]]:
    """Give the groups, by their places, of each part: as many as a room holds, one at least."""
    parts: list[list[int]] = [[]]
    used = 0.0
    for at, need in enumerate(wide):
        if parts[-1] and used + need > room:
            parts.append([])
            used = 0.0
        parts[-1].append(at)
        used += need
    return parts


def _fits_at_its_widest(grid: Grid, room: float) -> bool:
    """Say whether a table fits were every letter an em wide; none is wider."""
    used = 0.0
    for column in zip(*(row.cells for row in grid.rows), strict=True):
        texts = [cell.text for cell in column if cell.runs and cell.columns == 1]
        longest = max(map(len, " ".join(texts).split(" ")))
        used += min(max(_LEAST, longest), _LONGEST) + _CELL
    return used <= room


def _needs(grid: Grid) -> list[float]:
    """Give the least room of each column: its longest word, bold where a header is."""
    texts: list[dict[bool, set[str]]] = [{False: set(), True: set()} for _ in grid.columns]
    for row in grid.rows:
        bold = row.kind is not RowKind.BODY
        for column, cell in enumerate(row.cells):
            if cell.runs and cell.columns == 1:
                texts[column][bold].add(cell.text)
    return [
        min(max(_LEAST, *(needs(found, bold=bold).word for bold, found in own.items())), _LONGEST)
        + _CELL
        for own in texts
    ]


def _groups(grid: Grid, start: int) -> list[list[int]]:
    """Give the columns from `start`, those beneath one name of the header together."""
    ends = [column + 1 for column in range(len(grid.columns))]
    for row in grid.header:
        for column, cell in enumerate(row.cells):
            for at in range(column, min(column + cell.columns, len(ends))):
                ends[at] = max(ends[at], min(column + cell.columns, len(ends)))
    reach = list(accumulate(ends, max))
    groups: list[list[int]] = []
    for column in range(start, len(ends)):
        if column > start and reach[column - 1] > column:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def grid_of_columns(grid: Grid, columns: Sequence[int]) -> Grid:
    """Give the grid of some columns; a cell over several is over those of them that are there."""
    owners = _owners(grid.rows)
    rows = tuple(_row(grid.rows, at, columns, owners) for at in range(len(grid.rows)))
    return replace(grid, columns=tuple(grid.columns[at] for at in columns), rows=rows)


def _owners(rows: Sequence[Row]) -> dict[Place, Place]:
    """Give for each cell that a merged one covers where that stands, and for the merged one."""
    return {
        (down, right): (at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row.cells)
        if cell.rows > 1 or cell.columns > 1
        for down in range(at, at + cell.rows)
        for right in range(column, column + cell.columns)
    }


def _row(
    rows: Sequence[Row], at: int, columns: Sequence[int], owners: Mapping[Place, Place]
) -> Row:
    cells: list[Cell] = []
    for _, run in groupby(columns, lambda column: owners.get((at, column), (at, column))):
        alike = list(run)
        down, right = owners.get((at, alike[0]), (at, alike[0]))
        cell = rows[down].cells[right]
        if down < at:
            cells += [COVERED] * len(alike)
        else:
            first = replace(cell, columns=len(alike)) if cell.columns > 1 else cell
            cells += [first, *[COVERED] * (len(alike) - 1)]
    return replace(rows[at], cells=tuple(cells))
