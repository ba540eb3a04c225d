"""Words: how one line of runs became another, readable rather than minimal.

What is kept and deleted makes the old line, what is kept and inserted the new one; a deletion
stands before the insertion that replaces it. Words are matched as a longest common
subsequence (each with the space behind it); what is left is then made readable: a lone short
word between two replacements joins them.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import eq
from typing import Final, TypeVar

from rapidfuzz.distance import Indel, Postfix, Prefix

from pipeline.compare.tokens import Token, TokenKind, note_keys, tokens
from pipeline.model.document import Inline
from pipeline.model.fixed import Fixed, replace
from pipeline.model.inlines import Text

Thing = TypeVar("Thing")

_SHORT: Final = 4  # letters of a word that may join two changes
_SPEAKING: Final = (TokenKind.WORD, TokenKind.NUMBER, TokenKind.THING)


class Stretch(Fixed):
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
    return _readable(_together(_trimmed(_together(_matched(before, after)))))


@dataclass(frozen=True, slots=True)
class Ends:
    """Two lines without what they begin and end with alike; words are never cut."""

    head: tuple[Inline, ...]
    old: tuple[Inline, ...]
    new: tuple[Inline, ...]
    tail: tuple[Inline, ...]


def shared_ends(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> Ends:
    """Give the runs, and the words of the next one, that two lines share at either end."""
    start, end = _shared(old, new)
    # one more run on either side stays in, so that no word loses the letters beside it
    start, end = max(0, start - 1), max(0, end - 1)
    head, before, tail = _cut(old, start, end)
    _, after, _ = _cut(new, start, end)
    if not before or not after:
        return Ends(head, before, after, tail)
    words, first, other = _shared_head(before[0], after[0])
    head, before, after = (*head, *words), (first, *before[1:]), (other, *after[1:])
    words, last, other = _shared_tail(before[-1], after[-1])
    return Ends(head, (*before[:-1], last), (*after[:-1], other), (*words, *tail))


def _shared(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """Give how many things two lines begin with alike, and how many of the rest end them."""
    start = _alike(old, new)
    return start, _alike(old[start:][::-1], new[start:][::-1])


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    return sum(takewhile(bool, map(eq, old, new)))


def _cut(
    line: tuple[Thing, ...], start: int, end: int
) -> tuple[tuple[Thing, ...], tuple[Thing, ...], tuple[Thing, ...]]:
    """Give the first `start` things of a line, those between, and the last `end`."""
    last = len(line) - end
    return line[:start], line[start:last], line[last:]


def _shared_head(old: Inline, new: Inline) -> tuple[tuple[Text, ...], Inline, Inline]:
    """Give the words that two texts begin with alike, and what is left of either."""
    if not isinstance(old, Text) or not isinstance(new, Text) or old.marks != new.marks:
        return (), old, new
    shared = Prefix.similarity(old.text, new.text)
    cut = old.text[:shared][:-1].rfind(" ") + 1
    if not cut or old.text[cut].isspace():
        return (), old, new
    left = replace(old, text=old.text[cut:]), replace(new, text=new.text[cut:])
    return (replace(old, text=old.text[:cut]),), *left


def _shared_tail(old: Inline, new: Inline) -> tuple[tuple[Text, ...], Inline, Inline]:
    """Give the words that two texts end with alike, and what is left of either."""
    if not isinstance(old, Text) or not isinstance(new, Text) or old.marks != new.marks:
        return (), old, new
    shared = Postfix.similarity(old.text, new.text)
    words = old.text[len(old.text) - shared :].partition(" ")[2]
    if not words or words[0].isspace():
        return (), old, new
    end = -len(words)
    left = replace(old, text=old.text[:end]), replace(new, text=new.text[:end])
    return (replace(old, text=words),), *left


class _Unit(Fixed):
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


def _matched(before: Sequence[Token], after: Sequence[Token]) -> Iterator[Stretch]:
    """Give the two lines in pieces that are the same, and pieces that differ."""
    old, new = _units(before), _units(after)
    codes = Indel.opcodes([unit.key for unit in old], [unit.key for unit in new])
    for code in codes:
        gone, came = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        if code.tag == "equal":
            for was, now in zip(gone, came, strict=True):
                yield from _same_word(was.tokens, now.tokens)
        else:
            yield Stretch(_tokens(gone), _tokens(came), kept=False)


def _same_word(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[Stretch]:
    """Give a kept word, and what follows it: the same spaces, or others."""
    yield Stretch(old[:1], new[:1], kept=True)
    same = [token.key for token in old] == [token.key for token in new]
    yield Stretch(old[1:], new[1:], kept=same)


def _tokens(units: Iterable[_Unit]) -> tuple[Token, ...]:
    return tuple(token for unit in units for token in unit.tokens)


def _trimmed(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Give back to the kept text what both sides of a replacement begin or end with."""
    for stretch in stretches:
        keys = ([token.key for token in side] for side in (stretch.old, stretch.new))
        start, end = _shared(*keys)
        sides = zip(_cut(stretch.old, start, end), _cut(stretch.new, start, end), strict=True)
        for (old, new), kept in zip(sides, (True, False, True), strict=True):
            yield Stretch(old, new, kept)


def _together(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Give pieces with neighbours of one fate as one, and none that is empty."""
    told = (piece for piece in pieces if piece.old or piece.new)
    return [_one(list(same), kept=kept) for kept, same in groupby(told, lambda one: one.kept)]


def _one(pieces: Sequence[Stretch], *, kept: bool) -> Stretch:
    old = tuple(token for piece in pieces for token in piece.old)
    return Stretch(old, tuple(token for piece in pieces for token in piece.new), kept)


def _readable(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Join two replacements that only a lone short word, or a sign, holds apart."""
    found: list[Stretch] = []
    for index, stretch in enumerate(stretches):
        after_change = bool(found) and not found[-1].kept
        if after_change and (
            not stretch.kept or _joins(found[-1], stretch, stretches[index + 1 :])
        ):
            found[-1] = _one((found[-1], stretch), kept=False)
        else:
            found.append(stretch)
    return found


def _joins(before: Stretch, between: Stretch, rest: Sequence[Stretch]) -> bool:
    """Say whether two replacements are one; what is between is shorter than either, together."""
    if not rest:
        return False
    after = rest[0]
    speaking = [token for token in between.new if token.kind in _SPEAKING]
    if len(speaking) > 1 or any(not _is_short(token) for token in speaking):
        return False
    if not all(_speaks(side) for side in (before.old, before.new, after.old, after.new)):
        return False
    around = sum(min(_length(one.old), _length(one.new)) for one in (before, after))
    return around >= 2 * _length(between.new)


def _is_short(token: Token) -> bool:
    return token.kind is TokenKind.WORD and len(token.text) <= _SHORT


def _speaks(side: Sequence[Token]) -> bool:
    return any(token.kind in _SPEAKING for token in side)


def _length(side: Sequence[Token]) -> int:
    return sum(len(token.text) or 1 for token in side)
