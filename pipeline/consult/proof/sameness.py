"""Whether what was asked is what stands there now: figures and units, names, then words.

Asked words may stand in another order, over two sentences, with little words between; none of
them may be missing, and nothing that turns their meaning may have come with them. What stood
there before proves nothing, and what was to be replaced must be gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from pipeline.consult.proof.passage import Passage, Said
from pipeline.consult.proof.reading import Asked, Reading, names
from pipeline.consult.proof.terms import Term, TermKind, Terms, said, terms

_MORE: Final = 2  # further words that may stand among those asked for
_MORE_SHARE: Final = 0.4  # and as many again for each of theirs
_BROKEN: Final = 2  # pairs of neighbours that may be parted
_BROKEN_SHARE: Final = 0.35
_NEAR: Final = 3  # words from a figure or name to the word it goes with
_BEFORE: Final = 2  # words before the asked ones that may turn their meaning
_TURNING_WORDS: Final = "không chưa chẳng trừ bỏ dừng hoãn tạm ngừng"
_TURNING_PAIRS: Final = (
    "khuyến khích", "xem xét", "nghiên cứu", "dự kiến", "có thể", "phấn đấu", "kiến nghị",
    "đề nghị", "đề xuất", "nếu có",
)  # fmt: skip
_TURNS: Final = frozenset(_TURNING_WORDS.split())
_TURNS_IN_TWO: Final = frozenset(tuple(pair.split()) for pair in _TURNING_PAIRS)


@dataclass(frozen=True, slots=True)
class Match:
    """Asked words held against a passage.

    Attributes:
        pieces: The pieces whose new words say what was asked; () where it is not said.
        missing: Asked words that stand nowhere in the passage, as they were written.
    """

    pieces: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether what was asked stands there now."""
        return bool(self.pieces)


def match(asked: Asked, passage: Passage) -> Match:
    """Say whether a passage says now, and did not say before, what was asked."""
    reading = Reading(asked, passage)
    if not reading.distinct:
        return Match()
    if reading.missing:
        return Match(missing=reading.missing)
    if not reading.is_replaced():
        return Match()
    for first, last in _windows(list(reading.spots.values())):
        stretch = _Stretch(reading, first, last)
        if stretch.is_it():
            return Match(stretch.evidence())
    return Match()


def _windows(spots: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Give every shortest stretch that holds each asked term, the shortest first."""
    events = sorted((at, number) for number, found in enumerate(spots) for at in found)
    counts = [0] * len(spots)
    held = start = 0
    found: list[tuple[int, int]] = []
    for at, number in events:
        counts[number] += 1
        held += counts[number] == 1
        while held == len(spots):
            first, own = events[start]
            if counts[own] == 1:
                found.append((first, at))
            counts[own] -= 1
            held -= counts[own] == 0
            start += 1
    return sorted(found, key=lambda window: (window[1] - window[0], window))


class _Stretch:
    """A stretch of the passage that holds every asked term, from `first` to `last`."""

    def __init__(self, reading: Reading, first: int, last: int) -> None:
        self._reading = reading
        # the shortest stretch may have left out a word that is said more than once
        keys, now = reading.keys, reading.passage.now
        while first and keys[first - 1] and now[first - 1].piece == now[first].piece:
            first -= 1
        while last + 1 < len(keys) and keys[last + 1] and now[last + 1].piece == now[last].piece:
            last += 1
        self._first, self._last = first, last
        self._now = reading.passage.now[first : last + 1]
        self._keys = reading.keys[first : last + 1]
        self._pieces = [
            reading.passage.pieces[n] for n in dict.fromkeys(o.piece for o in self._now)
        ]

    def is_it(self) -> bool:
        """Say whether the stretch says what was asked."""
        return (
            self._is_new()
            and self._is_dense()
            and not self._is_turned()
            and self._is_named()
            and self._keeps_company()
            and self._is_in_order()
        )

    def evidence(self) -> tuple[int, ...]:
        """Give the pieces in which what was asked came, all that hold it where none came."""
        held = dict.fromkeys(one.piece for one in self._now)
        fresh = dict.fromkeys(one.piece for one in self._now if one.fresh)
        return tuple(fresh or held)

    @property
    def _is_row(self) -> bool:
        """Say whether it lies within one row of a table, which is one thing as it is."""
        rows = {piece.row for piece in self._pieces}
        return len(rows) == 1 and None not in rows

    def _is_new(self) -> bool:
        """Say whether the asked words came with a change, rather than standing there before.

        Of words that replace others, the figures and names not quoted must be fresh, and half
        of the words. Where nothing is added the words must stand in another order than before.
        """
        reading = self._reading
        before = {term.key for term in reading.passage.was}
        fresh = {key for key, one in zip(self._keys, self._now, strict=True) if one.fresh}
        added = [term for term in reading.distinct if term.key not in reading.quoted]
        added = [term for term in added if term not in reading.named]
        if reading.quoted and added:
            figures = [term for term in added if term.quantity]
            came = [term for term in figures if term.key in fresh]
            gone = sum(term.quantity is not None for term in reading.replaced)
            new = [term for term in added if term.key not in reading.around]
            words = [term.key in fresh for term in new if not term.is_hard]
            return (
                all(term.key in fresh for term in new if term.is_hard)
                and 2 * sum(words) >= len(words)
                and len(came) >= min(gone, len(figures))
                and any(term.key in fresh for term in added)
            )
        if any(key in fresh and key not in before for key in self._keys if key):
            return True
        if reading.replaced and not reading.adds:
            return True  # nothing was to be added, and what was to go is gone
        own = [term.key for term in reading.own]
        was = [term.key for term in reading.passage.was]
        if not fresh or self._keys != own:
            return False
        return not _follows(own, was) or self._is_all_of_what_came()

    def _is_all_of_what_came(self) -> bool:
        """Say whether the asked words are a whole paragraph or cell that was not there."""
        if len(self._pieces) != 1 or self._pieces[0].old.strip():
            return False
        return [term.key for term in said(terms(self._pieces[0].new))] == self._keys

    def _is_dense(self) -> bool:
        """Say whether little else stands among the asked words."""
        most = _MORE + _MORE_SHARE * len(self._reading.distinct)
        return self._is_row or self._keys.count("") <= most

    def _is_turned(self) -> bool:
        """Say whether a "không", "chưa", "nghiên cứu" … came with the words, unasked for."""
        now, start = self._reading.passage.now, self._first
        while start > max(0, self._first - _BEFORE) and _in_one_sentence(
            now[start - 1], now[start]
        ):
            start -= 1
        asked = {term.key for term in self._reading.own}
        for position in range(start, self._last + 1):
            one = now[position]
            if not one.fresh or one.term.key in asked:
                continue
            if one.term.key in _TURNS or one.term.kind is TermKind.BOUND:
                return True
            pair = tuple(other.term.key for other in now[position : position + 2])
            if pair in _TURNS_IN_TWO and not asked.issuperset(pair):
                return True
        return False

    def _is_named(self) -> bool:
        """Say whether what is not said is what names the cells in which the rest came."""
        came = [piece.context for piece in self._pieces if piece.differs] or [""]
        return all(any(names(context, term) for context in came) for term in self._reading.named)

    def _keeps_company(self) -> bool:
        """Say whether every figure, code and name stands by what it was asked to stand by.

        Names and figures of one clause must follow one another, in either order; the thing
        counted must stand right behind its figure. In a row the cells say what belongs together.
        """
        own = self._reading.own
        hard_keys = {term.key for term in own if term.is_hard}
        hard = [key for key in self._keys if key in hard_keys]
        clauses = (keys & set(hard) for keys in _hard_clauses(own))
        if not all(_stand_together(keys, hard) for keys in clauses if len(keys) > 1):
            return False
        if not all(self._is_counted(term, counted) for term, counted in _counted(own)):
            return False
        return self._is_row or all(self._is_near(term, by) for term, by in _neighbours(own))

    def _is_near(self, term: Term, neighbours: Sequence[str]) -> bool:
        for position, key in enumerate(self._keys):
            around = self._keys[max(0, position - _NEAR) : position + _NEAR + 1]
            if key == term.key and any(other in around for other in neighbours):
                return True
        return False

    def _is_counted(self, term: Term, counted: Term) -> bool:
        """Say whether a figure has right behind it what it counts, or nothing in its cell."""
        now = self._reading.passage.now
        for position in self._reading.spots.get(term.key, ()):
            behind = now[position + 1] if position + 1 < len(now) else None
            here = now[position]
            beside = behind is not None and behind.piece == here.piece
            if behind is not None and beside and behind.term.key == counted.key:
                return True
            is_cell = self._reading.passage.pieces[here.piece].row is not None
            if is_cell and not (beside and behind and behind.term.clause == here.term.clause):
                return True
        return False

    def _is_in_order(self) -> bool:
        """Say whether most neighbours among the asked words are neighbours still."""
        keys = [key for key in self._keys if key]
        there = set(pairwise(keys))
        own = [term.key for term in self._reading.own if term.key in self._reading.spots]
        pairs = {pair for pair in pairwise(own) if pair[0] != pair[1]}
        broken = len(pairs - there)
        return broken <= max(min(_BROKEN, len(pairs) - 1), _BROKEN_SHARE * len(pairs))


def _in_one_sentence(one: Said, other: Said) -> bool:
    return (one.piece, one.term.sentence) == (other.piece, other.term.sentence)


def _hard_clauses(asked: Terms) -> Iterator[set[str]]:
    """Give the names and figures of each clause."""
    for _, clause in groupby(asked, lambda term: term.clause):
        yield {term.key for term in clause if term.is_hard}


def _stand_together(keys: set[str], hard: Sequence[str]) -> bool:
    """Say whether names and figures stand in one run, in any order, none of others between."""
    for start in range(len(hard)):
        seen: set[str] = set()
        for key in hard[start:]:
            if key not in keys:
                break
            seen.add(key)
            if seen == keys:
                return True
    return False


def _neighbours(asked: Terms) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """Give every name and figure with the keys of its neighbours in its clause."""
    for position, term in enumerate(asked):
        around = (*asked[max(0, position - 1) : position], *asked[position + 1 : position + 2])
        keys = tuple(other.key for other in around if other.clause == term.clause)
        if term.is_hard and keys:
            yield term, keys


def _counted(asked: Terms) -> Iterator[tuple[Term, Term]]:
    """Give every figure without unit with the word right behind it, the thing counted."""
    for term, behind in pairwise(asked):
        is_bare = term.quantity is not None and not term.quantity.unit
        if is_bare and term.clause == behind.clause and behind.kind is TermKind.WORD:
            yield term, behind


def _follows(words: Sequence[str], text: Sequence[str]) -> bool:
    """Say whether words stand in a text one after another."""
    size = len(words)
    return any(list(text[at : at + size]) == list(words) for at in range(len(text) - size + 1))
