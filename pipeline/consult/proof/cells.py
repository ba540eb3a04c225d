"""The cells of a table that stands in both drafts, each with what the log tells of it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.consult.proof.draft_side import TableSide
from pipeline.consult.proof.passage import Piece
from pipeline.consult.proof.request_words import COLUMN, DESCRIBES, QUOTED, VALUE
from pipeline.consult.proof.substance import NUMBER_COLUMNS, says_otherwise
from pipeline.consult.proof.terms import said, terms
from pipeline.consult.proof.twins import Twin, row_name
from pipeline.model.change import Change, ChangedThing, ChangeKind
from pipeline.model.flow import FlowTable
from pipeline.model.text import bare, folded

_Cell = tuple[int, int | None]  # row and column
_IN_TABLES: Final = (ChangedThing.CELL, ChangedThing.ROW, ChangedThing.COLUMN, ChangedThing.TABLE)


class TableCells:
    """A table in both drafts, row by row as pieces.

    Args:
        old, new: The table in either draft; `old` is None for one that came.
        twins: What became of its rows and columns.
        changes: Those of the log that are about the table.
    """

    def __init__(
        self, old: TableSide | None, new: TableSide, twins: Twin, changes: Sequence[Change]
    ) -> None:
        self._old, self._new, self._twins = old, new, twins
        self._changes = [change for change in changes if self._is_about(change)]
        self._columns = [_columns(change) for change in self._changes]
        self._pieces: dict[tuple[_Cell | None, _Cell | None], Piece] = {}

    def lines(self) -> list[Change]:
        """Give the changes of caption, units, sources and notes."""
        return [change for change in self._changes if change.what not in _IN_TABLES]

    def changed(self) -> Iterator[Piece]:
        """Give the cells of every row that is not as it was, header rows first."""
        if self._old is not None:
            for row in range(len(self._old.table.grid.rows)):
                pieces = list(self.row(row))
                if any(piece.differs or piece.changes for piece in pieces):
                    yield from pieces
        yield from self.added()

    def added(self) -> Iterator[Piece]:
        """Give the cells of the rows that came."""
        for row in self._twins.added:
            for column in range(len(self._new.table.grid.columns)):
                yield self._piece(None, (row, column))

    def row(self, row: int, known: int | None = None) -> Iterator[Piece]:
        """Give the cells of a row of the old table, and those that came in it.

        `known` is the row of the new table that it is, where the log tells.
        """
        assert self._old is not None
        new = self._twins.rows.get(row) if known is None else known
        for column in range(len(self._old.table.grid.columns)):
            other = self._twins.columns.get(column)
            yield self._piece((row, column), (new, other) if new is not None else None)
        if new is not None:
            stayed = set(self._twins.columns.values())
            for column in range(len(self._new.table.grid.columns)):
                if column not in stayed:
                    yield self._piece(None, (new, column))

    def cell(self, row: int, column: int) -> tuple[Piece, tuple[Piece, ...]]:
        """Give one cell of the old table, and the other cells of its row."""
        pieces = list(self.row(row))
        return pieces[column], (*pieces[:column], *pieces[column + 1 :])

    def _piece(self, old: tuple[int, int] | None, new: _Cell | None) -> Piece:
        """Give a cell by its row and column in either table; a column that is gone is None."""
        if (old, new) not in self._pieces:
            self._pieces[old, new] = self._compared(old, new)
        return self._pieces[old, new]

    def _compared(self, old: tuple[int, int] | None, new: _Cell | None) -> Piece:
        was = self._old.text(*old) if self._old and old else ""
        now = self._new.text(new[0], new[1]) if new and new[1] is not None else ""
        table, (row, column) = self._new, new or (0, 0)
        if new is None:
            assert self._old is not None
            assert old is not None, "a cell stands in one table at least"
            table, (row, column) = self._old, old
        head = table.column(column) if column is not None else ""
        ids = tuple(self._ids(old, new)) if was != now else ()
        return Piece(
            was,
            now,
            table.item,
            table.place(row, column),
            ids,
            row=row,
            context=table.context(row, column) if column is not None else "",
            moved=any(c.kind is ChangeKind.MOVED and c.id in ids for c in self._changes),
            differs=bare(head) not in NUMBER_COLUMNS and says_otherwise(was, now),
        )

    def _is_about(self, change: Change) -> bool:
        old, new = change.old_place, change.new_place
        if change.kind is ChangeKind.MOVED:
            # where it came from may be a place of another item
            return bool(new and change.item == self._new.item and self._new.holds(new.block))
        was = self._old if self._old and change.item in (self._old.item, self._new.item) else None
        return bool(
            (old and was and was.holds(old.block) and (new is None or change.item == was.item))
            or (new and change.item == self._new.item and self._new.holds(new.block))
        )

    def _ids(self, old: tuple[int, int] | None, new: _Cell | None) -> Iterator[str]:
        """Give the changes of the log that are about one cell."""
        was = self._old.ordinal(old[0]) if self._old and old else None
        now = self._new.ordinal(new[0]) if new else None
        names = {bare(self._old.column(old[1]))} if self._old and old else set()
        if new and new[1] is not None:
            names.add(bare(self._new.column(new[1])))
        for change, columns in zip(self._changes, self._columns, strict=True):
            here = (change.old_place is not None and change.old_place.block == was) or (
                change.new_place is not None and change.new_place.block == now
            )
            match change.what:
                case ChangedThing.TABLE:
                    yield change.id
                case ChangedThing.ROW if here:
                    yield change.id
                case ChangedThing.CELL if here and names & columns:
                    yield change.id
                case ChangedThing.COLUMN if names & columns:
                    yield change.id
                case _:
                    pass


def _columns(change: Change) -> frozenset[str]:
    """Give the names, bare, of the columns that a change of cells or of a column is about."""
    if change.tables:
        return frozenset(bare(cell.column) for cell in change.tables)
    place = change.new_place or change.old_place
    _, _, column = (place.text if place else "").rpartition(", cột ")
    return frozenset((bare(column),))


def quoted_cell(quote: str, table: FlowTable, row: int) -> int | None:
    """Give the column of the one cell of a row that a quotation means, None where it means none.

    The value behind a colon says which, or the name of a column; a bare quotation is a cell's
    where it stands in one cell alone that does not name the row.
    """
    texts = [folded(cell.text) for cell in table.grid.rows[row].cells]
    # a column's name may be quoted too: "cột “Năm 2024”"
    outside = folded(QUOTED.sub(" ", COLUMN.sub(r"\1\2", quote)))
    value = VALUE.search(quote.strip())
    told = folded(value[1]) if value else "" if DESCRIBES.search(outside) else folded(quote)
    exact = [at for at, text in enumerate(texts) if told and text == told]
    holding = exact or [at for at, text in enumerate(texts) if told and _holds(text, told)]
    named = _columns_named(table, outside)
    chosen = [at for at in holding if at in named] or holding or named
    if len(chosen) != 1:
        return None
    names_row = texts[chosen[0]] == folded(row_name(table.grid.rows[row]))
    return None if names_row and not value and not named else chosen[0]


def _columns_named(table: FlowTable, words: str) -> list[int]:
    """Give the columns whose names stand among folded words, the longest names alone."""
    found = [
        (len(name), at)
        for at, column in enumerate(table.grid.columns)
        if len(name := folded(column.name)) > 1
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    ]
    longest = max((length for length, _ in found), default=0)
    return [at for length, at in found if length == longest]


def _holds(text: str, told: str) -> bool:
    """Say whether a cell holds quoted words, term by term."""
    own, other = [t.key for t in said(terms(text))], [t.key for t in said(terms(told))]
    size = len(other)
    return bool(other) and any(own[at : at + size] == other for at in range(len(own) - size + 1))
