"""What a comment can point to in a draft: its blocks by the ids of the pages, rows and cells.

A page's id of a block ("giao-thong.12", or what its author called it) leads to the item, the
ordinal, the words and the place in words; in a table to its rows by their number and to its
cells by theirs, as the browser counts them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.compare.places import Places
from pipeline.compare.tables.columns import column_names
from pipeline.model.block_name import BlockName
from pipeline.model.document import Cell, Row
from pipeline.model.flow import Flow, FlowSection, FlowTable
from pipeline.model.ordinals import standings
from pipeline.stages.site_blocks import shown_blocks

_LONGEST_COLUMN: Final = 200  # letters of a column's name, as names of blocks hold them


@dataclass(frozen=True, slots=True)
class Target:
    """Something of a draft that a comment is on: its name, its place in words, its words."""

    name: BlockName
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: its target, and one for each cell that is not covered, from the left."""

    whole: Target
    cells: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class CommentBlock:
    """A block with an id of its own; `rows` are those of a table, from its first line."""

    id: str
    whole: Target
    rows: tuple[_Row, ...] = ()

    def at(self, row: int | None, cell: int | None) -> Target:
        """Give the row or the cell of these numbers, from 0; what is not there is the block."""
        if row is None or not 0 <= row < len(self.rows):
            return self.whole
        found = self.rows[row]
        if cell is None or not 0 <= cell < len(found.cells):
            return found.whole
        return found.cells[cell]


def comment_blocks(
    flow: Flow, own: Mapping[tuple[str, int], str]
) -> dict[str, tuple[CommentBlock, ...]]:
    """Give the blocks of each item in reading order, those of one id once.

    `own` are the ids that authors gave, by file and line (`stages.site.own_ids`).
    """
    return {section.id: tuple(_of_section(section, own)) for section in flow.sections}


def _of_section(section: FlowSection, own: Mapping[tuple[str, int], str]) -> Iterator[CommentBlock]:
    places = Places(section)
    words: dict[int, list[str]] = {}
    ordinals: dict[tuple[int, int | None], int] = {}
    for standing in standings(section):
        words.setdefault(standing.block, []).append(standing.text)
        ordinals[standing.block, standing.row] = standing.ordinal
    seen: set[str] = set()
    for position, _, name in shown_blocks(section, own):
        if name in seen or position not in words:
            continue
        seen.add(name)
        place = places.block(position)
        block = section.blocks[position]
        target = Target(BlockName(section.id, place.block), place.text, words[position][0])
        rows: tuple[_Row, ...] = ()
        if isinstance(block, FlowTable):
            rows = tuple(_rows(block, section.id, position, places, ordinals))
        yield CommentBlock(name, target, rows)


def _rows(
    table: FlowTable,
    item: str,
    position: int,
    places: Places,
    ordinals: Mapping[tuple[int, int | None], int],
) -> Iterator[_Row]:
    names = column_names(table.grid)
    for index, row in enumerate(table.grid.rows):
        ordinal = ordinals.get((position, index), places.block(position).block)
        whole = Target(BlockName(item, ordinal), places.row(position, index).text, _joined(row))
        cells = tuple(
            Target(
                BlockName(item, ordinal, name),
                places.row(position, index, name).text,
                cell.text,
            )
            for cell, name in _cells(row, names)
        )
        yield _Row(whole, cells)


def _cells(row: Row, names: Sequence[str]) -> Iterator[tuple[Cell, str]]:
    for at, cell in enumerate(row.cells):
        if not cell.covered:
            name = names[at] if at < len(names) else ""
            yield cell, " ".join(name.split())[:_LONGEST_COLUMN]


def _joined(row: Row) -> str:
    return " | ".join(text for cell in row.cells if (text := cell.text.strip()))
