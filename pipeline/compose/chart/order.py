"""In which order columns stand: by size, unless their names have an order of their own.

Years, quarters, ranges and ordinals keep theirs, and so do the lists whose order is official: the
communes, and the three sectors of the economy as statistics name them.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pipeline.model.chart import Datum
from pipeline.model.commune import Commune
from pipeline.model.text import bare

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_ORDINAL: Final = re.compile(r"\b(?:[IVX]{1,5}|[A-HĐ])\b(?=\W*$)")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_SECTORS: Final = ("nong", "congnghiep", "dichvu")


def in_order(
    names: Sequence[str], data: Sequence[Datum | None], communes: Iterable[Commune]
) -> tuple[int, ...]:
    """Give the positions of the columns as they are to stand; gaps last, equals as written."""
    places = range(len(names))
    if has_order(names, communes):
        return tuple(places)
    return tuple(sorted(places, key=lambda at: _size(data[at])))


def _size(datum: Datum | None) -> tuple[bool, Decimal]:
    return datum is None, -datum.value if datum else Decimal(0)


def has_order(names: Sequence[str], communes: Iterable[Commune]) -> bool:
    """Say whether names are of a list that has an order of its own."""
    plain = [bare(name) for name in names]
    official = {bare(commune.name) for commune in communes}
    if len(names) > 1 and official.issuperset(plain):
        return True
    if all(any(name.startswith(sector) for name in plain) for sector in _SECTORS):
        return True
    ranks = [_rank(name) for name in names]
    known = [rank for rank in ranks if rank is not None]
    return len(known) == len(ranks) and all(one <= other for one, other in pairwise(known))


def _rank(name: str) -> float | None:
    """Give the first number in a name, or the ordinal at its end; None for neither."""
    number = _NUMBER.search(name)
    if number:
        return float(number[0].replace(",", "."))
    ordinal = _ORDINAL.search(name)
    if ordinal is None:
        return None
    letters = ordinal[0]
    return float(_roman(letters)) if set(letters) <= _ROMAN.keys() else float(ord(letters[0]))


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if any(later > value for later in values[at + 1 :]) else value
        for at, value in enumerate(values)
    )
