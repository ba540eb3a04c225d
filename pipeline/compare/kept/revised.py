"""Blocks that stayed in their section and differ, as they are kept: marked, with their changes."""

from collections.abc import Collection
from typing import Final

import msgspec

from pipeline.model.change import Change
from pipeline.model.comparison import (
    RevisedBlock,
    RevisedCell,
    RevisedRow,
    RevisedTable,
    revisions_in,
)
from pipeline.model.fixed import Fixed, replace
from pipeline.model.flow import FlowTable
from pipeline.model.plain_values import plain_cell, plain_grid, plain_row, value_of


class RevisedPair(Fixed):
    """A block of either draft at its position, as one with its changes counted from 0."""

    old: int
    new: int
    blocks: tuple[RevisedBlock, ...]
    changes: tuple[Change, ...]

    def fits(self) -> bool:
        """Say whether every revision is of a change that is told."""
        numbers = {revision.change for block in self.blocks for revision in revisions_in(block)}
        return numbers.issubset(range(len(self.changes)))


class RevisedPairs(Fixed):
    """The pairs of two sections: those of which nothing printed differs, and those that do.

    One that cannot be read back, for a footnote in it, is in neither.
    """

    same: tuple[tuple[int, int], ...]
    revised: tuple[RevisedPair, ...]

    def fits(self, asked: Collection[tuple[int, int]]) -> bool:
        """Say whether it tells of pairs that were asked for, and of no others."""
        told = {*self.same, *((pair.old, pair.new) for pair in self.revised)}
        return told.issubset(asked) and all(pair.fits() for pair in self.revised)


REVISED: Final = msgspec.msgpack.Decoder(RevisedPairs, ext_hook=value_of)


def can_be_kept(pair: RevisedPair) -> bool:
    """Say whether a pair is the same when it is read back."""
    kept = plain_pairs(RevisedPairs((), (pair,)))
    try:
        return REVISED.decode(msgspec.msgpack.encode(kept)).revised == (pair,)
    except (msgspec.MsgspecError, OverflowError, TypeError, ValueError):
        return False


def plain_pairs(pairs: RevisedPairs) -> RevisedPairs:
    """Give pairs with the days and exact numbers in their cells marked."""
    revised = (
        replace(pair, blocks=tuple(map(_plain_block, pair.blocks))) for pair in pairs.revised
    )
    return replace(pairs, revised=tuple(revised))


def _plain_block(block: RevisedBlock) -> RevisedBlock:
    """Give a block of a comparison with those in its cells marked, its footnotes as they are."""
    match block:
        case FlowTable():
            return _plain_table(block)
        case RevisedTable():
            rows = tuple(map(_plain_revised_row, block.rows))
            return replace(block, table=_plain_table(block.table), rows=rows)
        case _:
            return block


def _plain_table(table: FlowTable) -> FlowTable:
    return replace(table, grid=plain_grid(table.grid), written=plain_grid(table.written))


def _plain_revised_row(row: RevisedRow) -> RevisedRow:
    written = None if row.written is None else plain_row(row.written)
    cells = tuple(map(_plain_revised_cell, row.cells))
    return replace(row, row=plain_row(row.row), written=written, cells=cells)


def _plain_revised_cell(revised: RevisedCell) -> RevisedCell:
    was = None if revised.was is None else plain_cell(revised.was)
    return replace(revised, cell=plain_cell(revised.cell), was=was)
