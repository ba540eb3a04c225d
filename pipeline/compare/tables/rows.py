"""Which row of a table became which: by what it says, by its key, by likeness.

The key is the form's primary key where the table was filled from a form, else the first column
of names. A column of ordinals (STT) tells nothing: rows are the same though renumbered.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.compare.pairing import (
    FREE,
    Likeness,
    Pairing,
    Vocabulary,
    backbone,
    gaps,
    pair_alike,
    pair_equal,
    pair_repeated,
    salt_of,
    steps,
)
from pipeline.compare.printed import runs_key
from pipeline.compare.tables.columns import Columns
from pipeline.compare.tokens import encoded_words
from pipeline.model.document import Row
from pipeline.model.flow import FlowTable
from pipeline.model.folding import folded_form
from pipeline.model.table import RowKind

_SAME: Final = 0.5
_MOVED: Final = 0.8
_TOLD: Final = 2  # figures by which a row is known again though it is named otherwise
_FIGURE: Final = re.compile(r"[+\u2212-]?(?=.*[1-9])\d[\d.,]*%?")
_LONG: Final = 4  # words and numbers a row must have to be known again in another place


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of both grids as one column of steps.

    `steps` are (old, new) positions in reading order, None on a side that has no such row there;
    `moved` gives for an old row that stands elsewhere in the new grid its position there,
    `recast` for one that stayed and can only be marked as gone and come (`shape.recast_rows`).
    """

    steps: tuple[tuple[int | None, int | None], ...]
    moved: Mapping[int, int]
    recast: Mapping[int, int] = field(default_factory=dict)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Give the rows that stayed."""
        return [(old, new) for old, new in self.steps if old is not None and new is not None]

    @property
    def same(self) -> bool:
        """Say whether no row came, went or moved."""
        stayed = {*self.recast, *(old for old, _ in self.pairs)}
        came = {*self.recast.values(), *(new for _, new in self.pairs)}
        return all(
            (old is None or old in stayed) and (new is None or new in came)
            for old, new in self.steps
        )


def match_rows(old: FlowTable, new: FlowTable, columns: Columns) -> Rows:
    """Give which row became which."""
    before, after = _Side(old, columns, 0), _Side(new, columns, 1)
    pairing = Pairing(len(before.rows), len(after.rows))
    order = columns.order
    layers: list[Callable[[_Side, Sequence[int]], list[Hashable]]] = [_Side.printed]
    if order is not None:
        layers.append(_Side.unnumbered)
    layers += [_Side.named, _Side.figures]
    for layer in layers:
        keys = layer(before, pairing.to_new), layer(after, pairing.to_old)
        pair_equal(pairing, *keys)
        for gap in list(gaps(_kept(pairing, before, after), *_counts(pairing))):
            pair_repeated(pairing, gap, *keys)
    if FREE in pairing.to_new and FREE in pairing.to_old:
        _pair_left(pairing, before, after)
    _drop_weak(pairing, before, after)
    kept = _kept(pairing, before, after)
    stayed = {i for i, _ in kept}
    moved = {i: j for i, j in pairing.pairs() if i not in stayed}
    return Rows(tuple(steps(kept, *_counts(pairing))), moved)


class _Side:
    """The rows of one grid, read by the columns that both grids have."""

    def __init__(self, table: FlowTable, columns: Columns, side: int) -> None:
        self.rows = table.grid.rows
        self._written = table.written.rows
        self._columns = [pair[side] for pair in columns.matched]
        order = next((pair[side] for pair in columns.pairs if pair[1] == columns.order), None)
        self._speaking = [column for column in self._columns if column != order]
        key = [column for column in table.key if column in self._columns]
        self._key = key if len(key) == len(table.key) else []

    def printed(self, partners: Sequence[int]) -> list[Hashable]:
        """Give what is printed of each free row."""
        return self._keys(partners, self._columns)

    def unnumbered(self, partners: Sequence[int]) -> list[Hashable]:
        """Give the same without the ordinals; None for a row that says nothing else."""
        return self._keys(partners, self._speaking)

    def _keys(self, partners: Sequence[int], columns: Sequence[int]) -> list[Hashable]:
        return [
            (row.kind, *(runs_key(row.cells[column].runs) for column in columns))
            if partner == FREE
            else None
            for row, partner in zip(self.rows, partners, strict=True)
        ]

    def named(self, partners: Sequence[int]) -> list[Hashable]:
        """Give the key of each free row, None for one without."""
        return [
            (row.kind, name) if partner == FREE and (name := self.name(index)) else None
            for index, (row, partner) in enumerate(zip(self.rows, partners, strict=True))
        ]

    def figures(self, partners: Sequence[int]) -> list[Hashable]:
        """Give the figures of each free row, None where they are too few to know it by."""
        return [
            (row.kind, *held)
            if partner == FREE and len(held := self._figures(row)) >= _TOLD
            else None
            for row, partner in zip(self.rows, partners, strict=True)
        ]

    def _figures(self, row: Row) -> list[str]:
        texts = (row.cells[column].text.strip() for column in self._speaking)
        return [text for text in texts if _FIGURE.fullmatch(text)]

    def name(self, index: int) -> str:
        """Give the folded words by which a row is known, "" where it has none."""
        row = self.rows[index]
        if row.kind is RowKind.HEADER:
            return f"{index}"
        return folded_form(row_name(self._written[index], self._key, self._speaking)).lower()

    def text(self, index: int) -> str:
        """Give the words of a row, without its ordinal."""
        cells = self.rows[index].cells
        return "\t".join(cells[column].text for column in self._speaking)


def row_name(row: Row, key: Sequence[int], speaking: Sequence[int]) -> str:
    """Give what names a row: the fields of its key, else its first words in a column of names.

    A total's words may stand in the column of ordinals, merged with that of names.
    """
    if row.kind is RowKind.TOTAL:
        key, speaking = (), range(len(row.cells))
    if key:
        named = [row.cells[column].text.strip() for column in key]
        if all(named):
            return "; ".join(named)
    for column in speaking:
        cell = row.cells[column]
        text = cell.text.strip()
        if text and any(sign.isalpha() for sign in text) and len(text) > 1:
            return text
    return ""


def _pair_left(pairing: Pairing, before: _Side, after: _Side) -> None:
    """Pair within the gaps the rows that are alike."""
    vocabulary = Vocabulary()
    words_old = _encoded(before, pairing.to_new, vocabulary)
    words_new = _encoded(after, pairing.to_old, vocabulary)
    likeness = Likeness(
        words_old.__getitem__,
        words_new.__getitem__,
        [row.kind.value for row in before.rows],
        [row.kind.value for row in after.rows],
        _SAME,
        _MOVED,
    )
    for gap in list(gaps(_kept(pairing, before, after), *_counts(pairing))):
        pair_alike(pairing, gap, likeness)


def _encoded(side: _Side, partners: Sequence[int], vocabulary: Vocabulary) -> list[str]:
    return [
        vocabulary.encoded(encoded_words(side.text(index))) if partner == FREE else ""
        for index, partner in enumerate(partners)
    ]


def _drop_weak(pairing: Pairing, before: _Side, after: _Side) -> None:
    """Part pairs in another order that say too little to have moved, or are too unlike."""
    kept = {i for i, _ in _kept(pairing, before, after)}
    for i, j in pairing.pairs():
        shorter = min(len(encoded_words(before.text(i))), len(encoded_words(after.text(j))))
        if i not in kept and (shorter < _LONG or pairing.scores.get(i, 1.0) < _MOVED):
            pairing.drop(i)


def _kept(pairing: Pairing, before: _Side, after: _Side) -> list[tuple[int, int]]:
    pairs = pairing.pairs()
    kept = backbone(
        pairs,
        lambda i, j: len(before.text(i)) + len(after.text(j)) + 1,
        lambda i, j: salt_of(before.text(i), after.text(j)),
    )
    return [pair for pair in pairs if pair[0] in kept]


def _counts(pairing: Pairing) -> tuple[int, int]:
    return len(pairing.to_new), len(pairing.to_old)
