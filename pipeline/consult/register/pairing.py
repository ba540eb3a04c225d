"""Comments and the rows of a register: which row tells which comment.

A comment is known again by the key the register keeps, else by its words; one that its body has
reworded since by words nearly alike. A row without code is known by its words only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from pipeline.model.comment import Comment, RegisterRow, comment_key
from pipeline.model.outline import Agency
from pipeline.model.register_memory import ENTERED
from pipeline.model.text import folded

_TOLD: Final = tuple(  # what tells a comment in a row, the surest first
    (*place, words)
    for place in (("item", "quote"), ("quote",), ())
    for words in ("thread", "content")
)
_REWORDED: Final = 75  # of 100: the same comment, its words mended


class RegisterRows:
    """The rows of a register, to be found by key, by words, by words nearly alike."""

    def __init__(self, rows: Sequence[RegisterRow], agencies: Sequence[Agency]) -> None:
        self._ids = {folded(agency.name): agency.id for agency in agencies}
        self._by_key: dict[str, list[RegisterRow]] = defaultdict(list)
        self._by_agency: dict[str, list[RegisterRow]] = defaultdict(list)
        self.reworded: set[int] = set()
        self._rows: list[tuple[str, RegisterRow]] = []
        seen: set[str] = set()
        for row in rows:
            if row.split_from or row.code in seen or row.key == ENTERED:
                continue
            agency = self._ids.get(folded(row.agency), row.agency)
            self._rows.append((agency, row))
            if row.code:
                seen.add(row.code)
                self._by_key[row.key].append(row)
                self._by_agency[agency].append(row)

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], Sequence[RegisterRow]]:
        """Give the rows by their words, where some comment is not known by its key."""
        found: dict[tuple[str, ...], list[RegisterRow]] = defaultdict(list)
        for agency, row in self._rows:
            if row.content or row.quote:
                found[_words(agency, row.item, row.quote, row.content)].append(row)
                found[_words(agency, row.quote, row.content)].append(row)
            if row.content:
                found[_words(agency, row.content)].append(row)
        return found

    def pair(self, comments: Sequence[Comment]) -> Mapping[int, RegisterRow]:
        """Give the row of each comment that has one, by the comment's position."""
        paired: dict[int, RegisterRow] = {}
        taken: set[int] = set()
        if not self._rows:
            return paired

        def take(at: int, rows: Iterable[RegisterRow]) -> None:
            row = next((row for row in rows if id(row) not in taken), None)
            if at not in paired and row is not None:
                paired[at] = row
                taken.add(id(row))

        for at, comment in enumerate(comments):
            take(at, self._by_key[comment_key(comment)])
        for keys in _TOLD:
            for at, comment in enumerate(comments):
                if at not in paired:
                    told = (getattr(comment, key) for key in keys)
                    take(at, self._by_words.get(_words(comment.agency, *told), ()))
        for at, row in self._alike(comments, paired, taken):
            if at not in paired and id(row) not in taken:
                take(at, (row,))
                self.reworded.add(at)
        return paired

    def _alike(
        self, comments: Sequence[Comment], paired: Mapping[int, RegisterRow], taken: set[int]
    ) -> list[tuple[int, RegisterRow]]:
        """Give the pairs of a comment and a row left over whose words are alike, the best first."""
        found = []
        for at, comment in enumerate(comments):
            if at in paired:
                continue
            for row in self._by_agency[comment.agency]:
                if (
                    not row.content
                    or id(row) in taken
                    or (row.item and comment.item and row.item != comment.item)
                ):
                    continue
                alike = fuzz.ratio(folded(row.content), folded(comment.thread))
                if alike >= _REWORDED:
                    found.append((-alike, at, row))
        return [(at, row) for _, at, row in sorted(found, key=lambda entry: entry[:2])]


def _words(agency: str, *texts: str) -> tuple[str, ...]:
    return (agency, *map(folded, texts))
