"""Whether a change says something else, or says the same in another form.

Form is: case, signs, spaces, tone marks, ways to write one number, a slip of spelling mended,
numbers of tables, figures, items and rows, a word written twice. All else is substance.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from pipeline.consult.proof.terms import Term, TermKind, terms
from pipeline.model.change import Change, ChangeClass, TableChange
from pipeline.model.text import bare

_SLIPS: Final = 3  # syllables of a text that may be misspelt; more is another text
_SLIP_WORDS: Final = 12  # and at most one in so many
_FACTS: Final = 3  # figures, names and codes by which a paragraph is known
_NUMBERED: Final = re.compile(
    r"\b(bảng|hình|biểu|sơ đồ|bản đồ|mục|phụ lục|phần|chương|trang)\s+"
    r"(?:pl)?(?:\d+|[ivxlc]+)(?:\.\d+)*\b|\b(điểm)\s+[a-zđ]\)?(?!\w)",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(r"^\s*(?:[a-zđ]\)|\d{1,2}[.)]|[-+•*])\s+", re.IGNORECASE)
NUMBER_COLUMNS: Final = frozenset({"stt", "tt", "sott", "sothutu"})
# letters that are taken for one another: s and x, tr and ch, d, gi and r, l and n
_LIKE: Final = (
    ("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("gi", "d"), ("r", "d"), ("x", "s"), ("ng", "ng"),
    ("nh", "nh"), ("n", "l"),
    ("k", "c"),
)  # fmt: skip


def changes_substance(change: Change) -> bool:
    """Say whether a change of the log is one of substance, whatever kind of thing it is about."""
    if change.class_ is not ChangeClass.CONTENT:
        return False
    if change.tables:
        return any(_cell_differs(cell) for cell in change.tables)
    if change.old and change.new:
        return says_otherwise(change.old, change.new)
    return any(term.is_said for term in terms(change.new or change.old))


def _cell_differs(cell: TableChange) -> bool:
    """Say whether a cell says something else; the column of running numbers says nothing."""
    return bare(cell.column) not in NUMBER_COLUMNS and says_otherwise(cell.old, cell.new)


@lru_cache(maxsize=8192)
def says_otherwise(old: str, new: str) -> bool:
    """Say whether two texts differ by more than form."""
    was, now = terms(unnumbered(old)), terms(unnumbered(new))
    return bool(list(_differences(was, now)))


def is_of_other_facts(old: str, new: str) -> bool:
    """Say whether none of the figures, names and codes that one text tells stand in another.

    Sentences of one report are alike in all but these.
    """
    facts = {term.key for term in terms(old) if term.is_hard}
    return len(facts) >= _FACTS and facts.isdisjoint(term.key for term in terms(new))


def unnumbered(text: str) -> str:
    """Give a text without the numbers by which it names tables, items and its own lines."""
    text = unicodedata.normalize("NFC", text)
    return _NUMBERED.sub(lambda found: found[1] or found[2], _LETTERED.sub("", text))


def _differences(was: Sequence[Term], now: Sequence[Term]) -> Iterator[str]:
    """Give what differs beyond form, a sign for each stretch."""
    steps = SequenceMatcher(
        None, [term.key for term in was], [term.key for term in now], autojunk=False
    ).get_opcodes()
    slips = 0
    for tag, start, end, new_start, new_end in steps:
        old, new = was[start:end], now[new_start:new_end]
        if tag == "equal" or _is_doubled(old, was, start) or _is_doubled(new, now, new_start):
            continue
        if tag == "replace" and all(map(_is_slip, old, new)) and len(old) == len(new):
            slips += len(old)
            continue
        yield tag
    if slips > _SLIPS or slips * _SLIP_WORDS > max(len(was), _SLIP_WORDS):
        yield "slips"


def _is_doubled(stretch: Sequence[Term], whole: Sequence[Term], start: int) -> bool:
    """Say whether a lone word only says again the one before or behind it."""
    if len(stretch) != 1 or stretch[0].is_hard:
        return False
    beside = (*whole[max(0, start - 1) : start], *whole[start + 1 : start + 2])
    return any(term.key == stretch[0].key for term in beside)


def _is_slip(old: Term, new: Term) -> bool:
    """Say whether one syllable is the other misspelt; figures, codes and names never are."""
    if TermKind.WORD not in (old.kind, new.kind) or old.is_hard or new.is_hard:
        return False
    one, other = _alike(old.key), _alike(new.key)
    return one == other


@lru_cache(maxsize=8192)
def _alike(syllable: str) -> str:
    """Give a syllable without marks, letters that are taken for one another as one."""
    plain = bare(syllable)
    for often, seldom in _LIKE:
        if plain.startswith(often):
            plain = seldom + plain[len(often) :]
            break
    return plain.replace("y", "i")
