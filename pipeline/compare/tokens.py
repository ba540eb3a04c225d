"""Runs cut into what a reader sees change: words, numbers, signs, spaces, and things.

A word is a Vietnamese syllable; a number is one token with its points, commas, slashes and
dashes ("1.234,5", "28-30", "15/11/2025"). What is not text (a footnote's mark, a reference, a
formula, a picture) is one token by what it shows.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from pipeline.compare.printed import inline_key
from pipeline.model.document import Inline, NoteMark
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


_KINDS: Final = {
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "space": TokenKind.SPACE,
    "sign": TokenKind.SIGN,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its inlines, and the key by which it is the same as another.

    A word that is bold in part has a `Text` for each part. Formatting and formal differences
    are not part of the key; where a text leads (a link) is.
    """

    kind: TokenKind
    runs: tuple[Inline, ...]
    key: Hashable

    @property
    def text(self) -> str:
        """Give its letters, "" for a thing."""
        return "".join(run.text for run in self.runs if isinstance(run, Text))


def tokens(runs: Iterable[Inline], notes: frozenset[Hashable] = frozenset()) -> list[Token]:
    """Give the tokens of runs, in reading order.

    `notes` are what the footnotes of the other draft's text say: a note that is among them is
    known by its content, any other by being a note.
    """
    found: list[Token] = []
    waiting: list[Text] = []
    for run in runs:
        if isinstance(run, Text):
            if waiting and _goal(waiting[0]) != _goal(run):
                found.extend(_words(waiting))
                waiting = []
            waiting.append(run)
            continue
        found.extend(_words(waiting))
        waiting = []
        key = inline_key(run)
        if isinstance(run, NoteMark) and run.first and key not in notes:
            key = _SOME_NOTE
        found.append(Token(TokenKind.THING, (run,), key))
    found.extend(_words(waiting))
    return found


def note_keys(runs: Iterable[Inline]) -> frozenset[Hashable]:
    """Give what the footnotes of a text say."""
    return frozenset(inline_key(run) for run in runs if isinstance(run, NoteMark) and run.first)


def _goal(text: Text) -> tuple[str, str]:
    return text.marks.link, text.marks.target


def _words(texts: list[Text]) -> Iterator[Token]:
    """Give the tokens of texts that lead to one place."""
    if not texts:
        return
    goal = _goal(texts[0])
    if len(texts) == 1 and not any(goal):
        (whole,) = texts
        for match in _TOKEN.finditer(whole.text):
            text = match[0]
            kind = _KINDS[match.lastgroup or "sign"]
            yield Token(kind, (Text(text, whole.marks),), folded_form(text))
        return
    pieces = _Pieces(texts)
    for match in _TOKEN.finditer("".join(text.text for text in texts)):
        folded = folded_form(match[0])
        key: Hashable = (folded, goal) if any(goal) else folded
        yield Token(_KINDS[match.lastgroup or "sign"], pieces.take(match[0]), key)


class _Pieces:
    """Texts given out again in pieces of any length, each with its marks."""

    def __init__(self, texts: list[Text]) -> None:
        self._texts = texts
        self._index = self._used = 0

    def take(self, wanted: str) -> tuple[Text, ...]:
        """Give the next letters."""
        text = self._texts[self._index]
        if len(text.text) - self._used > len(wanted):
            self._used += len(wanted)
            return (Text(wanted, text.marks),)
        taken: list[Text] = []
        left = len(wanted)
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
    words: list[str] = []
    marks: Marks | None = None
    for run in inlines:
        if isinstance(run, Text) and run.marks == marks:
            words.append(run.text)
            continue
        if marks is not None:
            runs.append(Text("".join(words), marks))
            marks = None
        if isinstance(run, Text):
            words, marks = [run.text], run.marks
        else:
            runs.append(run)
    if marks is not None:
        runs.append(Text("".join(words), marks))
    return tuple(runs)
