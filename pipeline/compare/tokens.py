"""Runs cut into what a reader sees change: words, numbers, signs, spaces, and things.

A word is a Vietnamese syllable; a number is one token with its points, commas, slashes and
dashes ("1.234,5", "28-30", "15/11/2025"). What is not text (a footnote's mark, a reference, a
formula, a picture) is one token by what it shows.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import Final, cast

from pipeline.compare.printed import inline_key
from pipeline.model.document import Inline, NoteMark, plain_text
from pipeline.model.fixed import Fixed
from pipeline.model.folding import folded_form
from pipeline.model.inlines import Marks, Text

_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[.,/‐‑‒–—-]\d+)*)"
    r"|(?P<word>[^\W\d_](?:\w|[\u0300-\u036f])*)"
    r"|(?P<space>\s+)"
    r"|(?P<sign>.[\u0300-\u036f]*)",
    re.DOTALL,
)
_WORDS: Final = re.compile(r"\d+(?:[.,/‐‑‒–—-]\d+)*|[^\W_](?:\w|[\u0300-\u036f])*|[^\w\s]")
_SOME_NOTE: Final = ("note",)


class TokenKind(Enum):
    """What a token is."""

    NUMBER = auto()
    WORD = auto()
    SPACE = auto()
    SIGN = auto()
    THING = auto()


_KINDS: Final[dict[str | None, TokenKind]] = {
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "space": TokenKind.SPACE,
    "sign": TokenKind.SIGN,
}


class Token(Fixed):
    """One token: its inlines, and the key by which it is the same as another.

    A word that is bold in part has a `Text` for each part. Formatting and formal differences
    are not part of the key; where a text leads (a link) is.
    """

    kind: TokenKind
    runs: tuple[Inline, ...]
    key: Hashable

    @property
    def texts(self) -> tuple[Text, ...]:
        """Give its letters with their marks, () for a thing."""
        return tuple(run for run in self.runs if isinstance(run, Text))

    @property
    def text(self) -> str:
        """Give its letters, "" for a thing."""
        return plain_text(self.texts)


def tokens(runs: Iterable[Inline], notes: frozenset[Hashable] = frozenset()) -> list[Token]:
    """Give the tokens of runs, in reading order.

    `notes` are what the footnotes of the other draft's text say: a note that is among them is
    known by its content, any other by being a note.
    """
    found: list[Token] = []
    for goal, same in groupby(runs, _goal):
        if goal is None:
            found.extend(_thing(run, notes) for run in same)
        else:
            found.extend(_words(cast(list[Text], list(same)), goal))
    return found


def _goal(run: Inline) -> tuple[str, str] | None:
    """Give where a text leads, None for what is no text."""
    return (run.marks.link, run.marks.target) if isinstance(run, Text) else None


def _thing(run: Inline, notes: frozenset[Hashable]) -> Token:
    key = inline_key(run)
    is_note = isinstance(run, NoteMark) and run.first
    return Token(TokenKind.THING, (run,), _SOME_NOTE if is_note and key not in notes else key)


def note_keys(runs: Iterable[Inline]) -> frozenset[Hashable]:
    """Give what the footnotes of a text say."""
    return frozenset(inline_key(run) for run in runs if isinstance(run, NoteMark) and run.first)


def _words(texts: list[Text], goal: tuple[str, str]) -> Iterator[Token]:
    """Give the tokens of texts that lead to one place."""
    pieces = Pieces(texts)
    for match in _TOKEN.finditer("".join(text.text for text in texts)):
        word = match[0]
        folded = folded_form(word)
        key: Hashable = (folded, goal) if any(goal) else folded
        yield Token(_KINDS[match.lastgroup], pieces.take(len(word)), key)


class Pieces:
    """Texts given out again in pieces of any length, each with its marks."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._index = self._used = 0

    def take(self, left: int) -> tuple[Text, ...]:
        """Give so many of the next letters."""
        text = self._texts[self._index]
        if 0 < left < len(text.text) - self._used:
            self._used += left
            return (Text(text.text[self._used - left : self._used], text.marks),)
        taken: list[Text] = []
        while left:
            text = self._texts[self._index]
            part = text.text[self._used : self._used + left]
            taken.append(Text(part, text.marks))
            left -= len(part)
            self._used += len(part)
            if self._used == len(text.text):
                self._index, self._used = self._index + 1, 0
        return tuple(taken)


def encoded_words(text: str) -> list[str]:
    """Give the words, numbers and signs of a text, folded, as texts are measured by."""
    return _WORDS.findall(folded_form(text))


def joined_runs(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give inlines with neighbours of the same marks as one text."""
    runs: list[Inline] = []
    for marks, same in groupby(inlines, _marks):
        if marks is None:
            runs.extend(same)
        else:
            runs.append(Text(plain_text(same), marks))
    return tuple(runs)


def _marks(run: Inline) -> Marks | None:
    return run.marks if isinstance(run, Text) else None
