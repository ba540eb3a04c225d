"""Which column of a table became which: by name, by what stands in it, by place."""

from collections.abc import Mapping, Sequence
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
from pipeline.compare.tokens import encoded_words
from pipeline.model.document import Grid
from pipeline.model.folding import folded_form
from pipeline.model.table import ORDER_NAMES, RowKind
from pipeline.model.text import folded

_ORDERS: Final = frozenset({*ORDER_NAMES, "#"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of both grids as one row of steps.

    `steps` are (old, new) positions in reading order, None on a side that has no such column;
    `names_old`, `names_new` are the printed names; `moved` gives for an old column that stands
    elsewhere in the new grid its position there.
    """

    steps: tuple[tuple[int | None, int | None], ...]
    names_old: tuple[str, ...]
    names_new: tuple[str, ...]
    moved: Mapping[int, int] = field(default_factory=dict)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Give the columns that both grids have."""
        return [(old, new) for old, new in self.steps if old is not None and new is not None]

    @property
    def matched(self) -> list[tuple[int, int]]:
        """Give the columns that both grids have, those that stand elsewhere too."""
        return [*self.pairs, *self.moved.items()]

    @property
    def same(self) -> bool:
        """Say whether no column came, went or moved."""
        return all(old is not None and new is not None for old, new in self.steps)

    @property
    def order(self) -> int | None:
        """Give the new position of the column of ordinals (STT), None where there is none."""
        for old, new in self.pairs:
            if {folded(self.names_old[old]), folded(self.names_new[new])} <= _ORDERS:
                return new
        return None


def match_columns(old: Grid, new: Grid) -> Columns:
    """Give which column became which, and which stand elsewhere."""
    names_old, names_new = column_names(old), column_names(new)
    counts = len(old.columns), len(new.columns)
    if names_old == names_new:
        same = tuple((index, index) for index in range(len(names_old)))
        return Columns(same, names_old, names_new)
    pairing = Pairing(*counts)
    keys_old = [folded(folded_form(name)) or None for name in names_old]
    keys_new = [folded(folded_form(name)) or None for name in names_new]
    pair_equal(pairing, keys_old, keys_new)
    pair_equal(pairing, _contents(old), _contents(new))
    whole = (range(counts[0]), range(counts[1]))
    pair_repeated(pairing, whole, keys_old, keys_new)
    _pair_left(pairing, names_old, names_new)
    kept = _kept(pairing, names_old, names_new)
    moved = dict(pair for pair in pairing.pairs() if pair not in kept)
    return Columns(tuple(steps(kept, *counts)), names_old, names_new, moved)


def column_names(grid: Grid) -> tuple[str, ...]:
    """Give the name of each column: its headings from the top, " – " between two."""
    paths: list[list[str]] = [[] for _ in grid.columns]
    for row in grid.header:
        for column, cell in enumerate(row.cells):
            text = "" if cell.covered else cell.text.strip()
            if text:
                for reached in range(column, min(column + cell.columns, len(paths))):
                    paths[reached].append(text)
    named = zip(paths, grid.columns, strict=True)
    return tuple(" – ".join(path) or column.name for path, column in named)


def _contents(grid: Grid) -> list[tuple[str, ...] | None]:
    """Give the words of each column, None for one that says little."""
    body = [row for row in grid.rows if row.kind is not RowKind.HEADER]
    texts = [tuple(row.cells[column].text for row in body) for column in range(len(grid.columns))]
    return [words if len(set(words)) > 1 else None for words in texts]


def _pair_left(pairing: Pairing, old: Sequence[str], new: Sequence[str]) -> None:
    """Pair columns that were renamed: by likeness of names, then those left in equal number."""
    vocabulary = Vocabulary()
    words_old = [vocabulary.encoded(encoded_words(name.lower())) for name in old]
    words_new = [vocabulary.encoded(encoded_words(name.lower())) for name in new]
    likeness = Likeness(
        words_old.__getitem__, words_new.__getitem__, [""] * len(old), [""] * len(new)
    )
    for gap in list(gaps(_kept(pairing, old, new), len(old), len(new))):
        pair_alike(pairing, gap, likeness)
    for before, after in list(gaps(_kept(pairing, old, new), len(old), len(new))):
        left_old = [i for i in before if pairing.to_new[i] == FREE]
        left_new = [j for j in after if pairing.to_old[j] == FREE]
        if len(left_old) == len(left_new):
            for i, j in zip(left_old, left_new, strict=True):
                pairing.add(i, j)


def _kept(pairing: Pairing, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    pairs = pairing.pairs()
    kept = backbone(pairs, lambda i, j: 1, lambda i, j: salt_of(old[i], new[j]))
    return [pair for pair in pairs if pair[0] in kept]
