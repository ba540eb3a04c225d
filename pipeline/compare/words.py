"""Words: how one line of runs became another, readable rather than minimal.

What is kept and deleted makes the old line, what is kept and inserted the new one; a deletion
stands before the insertion that replaces it. Words are matched as a longest common
subsequence (each with the space behind it); what is left is then made readable: a lone short
word between two replacements joins them.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import Indel, Postfix, Prefix

from pipeline.compare.tokens import Token, TokenKind, note_keys, tokens
from pipeline.model.document import Inline
from pipeline.model.inlines import Text

_SHORT: Final = 4  # letters of a word that may join two changes
_SPEAKING: Final = (TokenKind.WORD, TokenKind.NUMBER, TokenKind.THING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that are kept (as many on both sides, key by key), or replaced."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    kept: bool


def word_changes(old: Sequence[Inline], new: Sequence[Inline]) -> list[Stretch]:
    """Say how one line became another.

    Returns:
        Stretches in reading order, kept and replaced ones in turn. A kept stretch holds tokens
        of the same key on both sides, which may differ in formatting or form; a replaced one
        holds what is gone and what came, either may be empty.
    """
    before = tokens(old, note_keys(new))
    after = tokens(new, note_keys(old))
    return _readable(_trimmed(_matched(before, after)))


@dataclass(frozen=True, slots=True)
class Ends:
    """Two lines without what they begin and end with alike; words are never cut."""

    head: tuple[Inline, ...]
    old: tuple[Inline, ...]
    new: tuple[Inline, ...]
    tail: tuple[Inline, ...]


def shared_ends(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> Ends:
    """Give the runs, and the words of the next one, that two lines share at either end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-end - 1] == new[-end - 1]:
        end += 1
    # one more run on either side stays in, so that no word loses the letters beside it
    start, end = max(0, start - 1), max(0, end - 1)
    head, tail = list(old[:start]), list(old[len(old) - end :])
    before, after = list(old[start : len(old) - end]), list(new[start : len(new) - end])
    if before and after:
        cut = _head_cut(before[0], after[0])
        if cut:
            head.append(_piece(before[0], 0, cut))
            before[0], after[0] = _piece(before[0], cut, None), _piece(after[0], cut, None)
        cut = _tail_cut(before[-1], after[-1])
        if cut:
            tail.insert(0, _piece(before[-1], -cut, None))
            before[-1], after[-1] = _piece(before[-1], 0, -cut), _piece(after[-1], 0, -cut)
    return Ends(tuple(head), tuple(before), tuple(after), tuple(tail))


def _piece(run: Inline, start: int, end: int | None) -> Inline:
    return replace(run, text=run.text[start:end]) if isinstance(run, Text) else run


def _head_cut(old: Inline, new: Inline) -> int:
    """Give how many letters two texts share at their beginning, up to a word's."""
    if not isinstance(old, Text) or not isinstance(new, Text) or old.marks != new.marks:
        return 0
    shared = Prefix.similarity(old.text, new.text)
    cut = old.text.rfind(" ", 0, max(0, shared - 1)) + 1
    return cut if cut and not old.text[cut].isspace() else 0


def _tail_cut(old: Inline, new: Inline) -> int:
    """Give how many letters two texts share at their end, from a word's beginning on."""
    if not isinstance(old, Text) or not isinstance(new, Text) or old.marks != new.marks:
        return 0
    shared = Postfix.similarity(old.text, new.text)
    place = old.text.find(" ", len(old.text) - shared) + 1
    cut = len(old.text) - place
    return cut if place and cut and not old.text[place].isspace() else 0


@dataclass(frozen=True, slots=True)
class _Unit:
    """A token with the spaces behind it: so that spaces alone match nothing."""

    key: Hashable
    tokens: tuple[Token, ...]


def _units(found: Sequence[Token]) -> list[_Unit]:
    units: list[_Unit] = []
    held: list[Token] = []
    for token in found:
        if held and token.kind is not TokenKind.SPACE:
            units.append(_Unit(held[0].key, tuple(held)))
            held = []
        held.append(token)
    if held:
        units.append(_Unit(held[0].key, tuple(held)))
    return units


def _matched(before: Sequence[Token], after: Sequence[Token]) -> list[Stretch]:
    old, new = _units(before), _units(after)
    signs: dict[Hashable, str] = {}
    for unit in (*old, *new):
        signs.setdefault(unit.key, chr(0x10000 + len(signs)))
    codes = Indel.opcodes(
        "".join(signs[unit.key] for unit in old), "".join(signs[unit.key] for unit in new)
    )
    found = _Stretches()
    for code in codes:
        gone, came = (
            old[code.src_start : code.src_end],
            new[code.dest_start : code.dest_end],
        )
        if code.tag == "equal":
            for was, now in zip(gone, came, strict=True):
                found.keep(was.tokens[:1], now.tokens[:1])
                found.compare(was.tokens[1:], now.tokens[1:])
        else:
            found.replace(
                [token for unit in gone for token in unit.tokens],
                [token for unit in came for token in unit.tokens],
            )
    return found.done()


class _Stretches:
    """Gathers stretches; neighbours of one kind become one."""

    def __init__(self) -> None:
        self._found: list[Stretch] = []
        self._old: list[Token] = []
        self._new: list[Token] = []
        self._kept = True

    def keep(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        self._turn(kept=True)
        self._old.extend(old)
        self._new.extend(new)

    def replace(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        if old or new:
            self._turn(kept=False)
            self._old.extend(old)
            self._new.extend(new)

    def compare(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        """Add what follows a kept word: the same spaces, or others."""
        if [token.key for token in old] == [token.key for token in new]:
            if old:
                self.keep(old, new)
        else:
            self.replace(old, new)

    def _turn(self, *, kept: bool) -> None:
        if kept != self._kept:
            self._close()
            self._kept = kept

    def _close(self) -> None:
        if self._old or self._new:
            self._found.append(Stretch(tuple(self._old), tuple(self._new), self._kept))
        self._old, self._new = [], []

    def done(self) -> list[Stretch]:
        """Give the stretches."""
        self._close()
        return self._found


def _trimmed(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Give back to the kept text what both sides of a replacement begin or end with."""
    found = _Stretches()
    for stretch in stretches:
        old, new = stretch.old, stretch.new
        if stretch.kept:
            found.keep(old, new)
            continue
        shorter = min(len(old), len(new))
        start = 0
        while start < shorter and old[start].key == new[start].key:
            start += 1
        end = 0
        while end < shorter - start and old[-end - 1].key == new[-end - 1].key:
            end += 1
        if start:
            found.keep(old[:start], new[:start])
        found.replace(old[start : len(old) - end], new[start : len(new) - end])
        if end:
            found.keep(old[len(old) - end :], new[len(new) - end :])
    return found.done()


def _readable(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Join two replacements that only a lone short word, or a sign, holds apart."""
    found: list[Stretch] = []
    for index, stretch in enumerate(stretches):
        after_change = bool(found) and not found[-1].kept
        if after_change and (
            not stretch.kept or _joins(found[-1], stretch, stretches[index + 1 :])
        ):
            found[-1] = _one(found[-1], stretch)
        else:
            found.append(stretch)
    return found


def _one(first: Stretch, second: Stretch) -> Stretch:
    return Stretch((*first.old, *second.old), (*first.new, *second.new), kept=False)


def _joins(before: Stretch, between: Stretch, rest: Sequence[Stretch]) -> bool:
    if not rest:
        return False
    after = rest[0]
    speaking = [token for token in between.new if token.kind in _SPEAKING]
    if len(speaking) > 1 or any(token.kind is not TokenKind.WORD for token in speaking):
        return False
    if speaking and len(speaking[0].text) > _SHORT:
        return False
    if not all(_speaks(side) for side in (before.old, before.new, after.old, after.new)):
        return False
    length = _length(between.new)
    return (
        min(_length(before.old), _length(before.new)) + min(_length(after.old), _length(after.new))
        >= 2 * length
    )


def _speaks(side: Sequence[Token]) -> bool:
    return any(token.kind in _SPEAKING for token in side)


def _length(side: Sequence[Token]) -> int:
    return sum(len(token.text) or 1 for token in side)
