"""Where on a page a notice's file and line, or workbook and cell, are to be found."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.document import (
    Block,
    Division,
    Figure,
    Heading,
    NoteMark,
    Table,
    own_runs,
    walk,
)
from pipeline.model.notice import Notice, Severity
from pipeline.model.report import Section
from pipeline.model.site import Stand
from pipeline.render.html.writing import Mark, fragment, marker

_WEIGHT = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


@dataclass(frozen=True, slots=True)
class Goal:
    """The place of a notice on the page: its id ("" for none), and its key there."""

    name: str = ""
    line: tuple[str, int] | None = None
    cell: tuple[str, str] | None = None

    @property
    def address(self) -> str:
        """Give the link to the place, "" where there is none."""
        return fragment(self.name) if self.name else ""


@dataclass(slots=True)
class Places:
    """The places of the sections of one page.

    `starts` holds the first lines of the blocks of each file, in order; `names` the id of
    the block that begins at a line; `tables` the line at which a workbook is put in.
    """

    starts: dict[str, list[int]] = field(default_factory=dict)
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    tables: dict[str, tuple[str, int]] = field(default_factory=dict)
    items: frozenset[str] = frozenset()

    def goal(self, notice: Notice) -> Goal:
        """Give the place of a notice: cell, block, or at least the item."""
        if notice.cell is not None:
            cell = (notice.file, notice.cell)
            if cell in self.cells:
                return Goal(self.cells[cell], cell=cell)
            line = self.tables.get(notice.file)
        else:
            line = self._block(notice.file, notice.line)
        if line is not None:
            return Goal(self.names[line], line=line)
        return Goal(notice.item) if notice.item in self.items else Goal()

    def _block(self, file: str, line: int | None) -> tuple[str, int] | None:
        starts = self.starts.get(file)
        if not starts or line is None:
            return None
        index = bisect_right(starts, line)
        return (file, starts[index - 1]) if index else None


def find_places(
    sections: Sequence[Section],
    *,
    stands: Mapping[tuple[str, int], Stand] | None = None,
    prefix: str = "",
) -> Places:
    """Give the places of all blocks and cells of the sections.

    `stands` are the ids that blocks have already, by file and line; `prefix` keeps those made
    here apart from others of the same page.
    """
    known = stands or {}
    places = Places(items=frozenset(section.item.id for section in sections))
    lines: dict[str, set[int]] = {}
    for block in _blocks(block for section in sections for block in section.blocks):
        source = block.source
        if source.line is None:
            continue
        key = (source.file, source.line)
        own = block.id if isinstance(block, Heading | Table | Figure | Division) else ""
        if key not in places.names:
            stand = known.get(key)
            made = marker(f"{prefix}d", len(places.names))
            places.names[key] = own or (stand.id if stand else made)
        lines.setdefault(source.file, set()).add(source.line)
        if isinstance(block, Table) and block.workbook:
            places.tables.setdefault(block.workbook, key)
            for address in _addresses(block):
                name = marker(f"{prefix}o", len(places.cells))
                places.cells.setdefault((block.workbook, address), name)
    places.starts = {file: sorted(found) for file, found in lines.items()}
    return places


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give every block in the order of writing, those of footnotes after their mark's."""
    for block in walk(blocks):
        yield block
        for run in own_runs(block):
            if isinstance(run, NoteMark):
                yield from _blocks(run.blocks)


def _addresses(table: Table) -> Iterator[str]:
    for row in table.grid.rows:
        for cell in row.cells:
            if cell.address and not cell.covered:
                yield cell.address


def marks_of(
    notices: Iterable[Notice], goals: Iterable[Goal]
) -> tuple[dict[tuple[str, int], Mark], dict[tuple[str, str], Mark]]:
    """Give the marks of blocks and of cells; the heaviest notice colours its place."""
    lines: dict[tuple[str, int], Mark] = {}
    cells: dict[tuple[str, str], Mark] = {}
    pairs = sorted(zip(notices, goals, strict=True), key=lambda pair: _WEIGHT[pair[0].severity])
    for notice, goal in pairs:
        mark = Mark(goal.name, f"at-{notice.severity}")
        if goal.line is not None:
            lines[goal.line] = mark
        elif goal.cell is not None:
            cells[goal.cell] = mark
    return lines, cells
