"""Asked words as terms: where each stands in a passage, and what they are to replace."""

from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from pipeline.consult.proof.passage import Passage, Said
from pipeline.consult.proof.terms import Quantity, Term, TermKind, Terms, said, terms

_TAKEN_OVER: Final = 0.5  # of asked words that are the quotation's, which they then rewrite
_COUNTED: Final = 1  # word beside figures that are asked for alone: "85 trạm"
_GONE: Final = 0.5  # of the words to be replaced that must be gone


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that are to stand somewhere.

    Attributes:
        text: The words.
        instead_of: The words they are to replace, "" where they are to be added, or unknown.
        soft: They may be an instruction rather than words that are to stand.
    """

    text: str
    instead_of: str = ""
    soft: bool = False


class Reading:
    """Asked words as terms, and where each stands in a passage.

    Attributes:
        own: The asked terms in order; `distinct` each once.
        quoted: Keys of the terms quoted; `replaced` are those that must be gone.
        around: Keys of the terms that stood around the quotation, as far as the asked words reach.
        adds: Whether there are others among them than those quoted.
        spots: Positions in the passage by key, of the terms that stand in it.
        named: Terms that are not said there but name the cell: its column, row or caption.
        missing: Terms that stand nowhere, as they were written.
    """

    def __init__(self, asked: Asked, passage: Passage) -> None:
        self.passage = passage
        self.own = said(terms(asked.text))
        self.distinct = tuple({term.key: term for term in self.own}.values())
        self._asked = {term.key for term in self.distinct}
        quoted = said(terms(asked.instead_of))
        self.quoted = {term.key for term in quoted}
        self.replaced = _replaced(self.own, quoted)
        self.around = _around(passage, quoted, len(self.own))
        self.adds = any(term.key not in self.quoted for term in self.own)
        self.units = {term.quantity.measure for term in passage.was if term.quantity}
        self.keys = [self._key(one) for one in passage.now]
        self.spots = self._spots()
        absent = [term for term in self.distinct if term.key not in self.spots]
        self.named = [term for term in absent if self.spots and self._is_named(term)]
        self.missing = tuple(
            asked.text[term.start : term.end] for term in absent if term not in self.named
        )

    def _key(self, one: Said) -> str:
        """Give the key of the asked term that a term of the passage is, "" where it is none."""
        if one.term.quantity is None:
            return one.term.key if one.term.key in self._asked else ""
        is_cell = self.passage.pieces[one.piece].row is not None
        return next(
            (t.key for t in self.distinct if _fits(t, one.term, self.units, is_cell=is_cell)), ""
        )

    def _spots(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for position, key in enumerate(self.keys):
            if key:
                found.setdefault(key, []).append(position)
        return found

    def _is_named(self, term: Term) -> bool:
        return any(names(piece.context, term) for piece in self.passage.pieces)

    def is_replaced(self) -> bool:
        """Say whether what was to be replaced is gone: every figure and name, most of the words."""
        lost = self.passage.lost  # of what stood there; what came beside may say the same
        before = {term.key for term in self.passage.was}
        there = [term for term in self.replaced if term.key in before]
        if any(lost[term.key] <= 0 for term in there if term.is_hard):
            return False
        words = {term.key for term in there if not term.is_hard}
        return sum(lost[key] > 0 for key in words) >= _GONE * len(words)


def _around(passage: Passage, quoted: Terms, reach: int) -> set[str]:
    """Give the terms that stood no further from a quotation than asked words reach."""
    keys = [term.key for term in quoted]
    found: set[str] = set()
    for piece in passage.pieces if keys else ():
        was = [term.key for term in said(terms(piece.old))]
        for at in range(len(was) - len(keys) + 1):
            if was[at : at + len(keys)] == keys:
                found.update(was[max(0, at - reach) : at + len(keys) + reach])
    return found


def _replaced(own: Terms, quoted: Terms) -> Terms:
    """Give the terms of a quotation that are to go, as far as asked words say.

    Figures alone replace figures. Words that are largely the quotation's replace what stands
    between them, and at an end where they have others; if they add nothing, all that they leave
    out is to go. Words that have little to do with the quotation are to be added.
    """
    keys = {term.key for term in own}
    plain = sum(term.kind is TermKind.WORD for term in own)
    if plain <= _COUNTED and any(term.quantity for term in own):
        return _figures_replaced(own, quoted)
    if keys <= {term.key for term in quoted}:
        return tuple(term for term in quoted if term.key not in keys)
    blocks = SequenceMatcher(
        None, [term.key for term in quoted], [term.key for term in own], autojunk=False
    ).get_matching_blocks()[:-1]
    least = min(len(own), len(quoted))
    if least < _COUNTED + 1 or sum(block.size for block in blocks) < _TAKEN_OVER * least:
        return ()
    first, last = blocks[0], blocks[-1]
    head, tail = own[: first.b], own[last.b + last.size :]
    before, behind = quoted[: first.a], quoted[last.a + last.size :]
    between = quoted[first.a : last.a + last.size]
    gone = (*_end_replaced(head, before[::-1]), *between, *_end_replaced(tail, behind))
    return tuple(term for term in gone if term.key not in keys)


def _end_replaced(own: Terms, quoted: Terms) -> Terms:
    """Give what asked words at an end replace: as many as they are, of figures alone figures."""
    if all(term.quantity for term in own):
        return _figures_replaced(own, quoted[: 2 * len(own)])
    return quoted[: len(own)]


def _figures_replaced(own: Terms, quoted: Terms) -> Terms:
    """Give the figures of a quotation that asked ones are to replace.

    They are of the same unit; of several the nearest.
    """
    before, keys = {term.key for term in quoted}, {term.key for term in own}
    new = [term.quantity for term in own if term.quantity and term.key not in before]
    old = [term for term in quoted if term.quantity and term.key not in keys]
    units = {quantity.unit for quantity in new}
    fit = [term for term in old if term.quantity and term.quantity.unit in units]
    fit = fit or (old if "" in units else [])
    if len(fit) > len(new):
        fit = [min(fit, key=lambda term: _distance(term, quantity)) for quantity in new]
    return tuple(fit) if new and len(fit) == len(new) else ()


def _distance(term: Term, other: Quantity) -> float:
    assert term.quantity is not None
    return abs(float(term.quantity.base[0] - other.base[0]))


def _fits(asked: Term, now: Term, units: set[tuple[str, Decimal]], *, is_cell: bool) -> bool:
    """Say whether a term is the one asked for.

    A figure asked for without unit may have the unit that stood there before; in a cell the
    unit may be left to the column's head.
    """
    if asked.quantity is None or now.quantity is None:
        return asked.key == now.key
    if asked.quantity.same(now.quantity):
        return True
    is_bare = not asked.quantity.unit and asked.quantity.factor == 1
    fits = (is_bare and now.quantity.measure in units) or (is_cell and not now.quantity.unit)
    return fits and asked.quantity.same_figure(now.quantity)


def names(context: str, term: Term) -> bool:
    """Say whether a term is among the words that name a cell."""
    return bool(context) and any(term.key == other.key for other in terms(context))
