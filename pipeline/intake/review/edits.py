"""What an edit does to a text, in words: quoted with its sentence, and as it would read.

Words, numbers and signs are the units; a stretch of changes with nothing but a space between
is one.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.intake.review.units import tidy
from pipeline.model.folding import folded_form

_WORDS: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
_ENDS: Final = re.compile(r"[.;!?:](?:\s|$)")
_STOPS: Final = re.compile(r"[.!?](?:\s|$)")
_CONTEXT: Final = 240  # letters kept on either side where a sentence is longer
_SHOWN: Final = 160  # letters of a change repeated in its description


class Fate(StrEnum):
    """What an edit does with a stretch of text."""

    KEPT = "kept"
    ADDED = "added"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit told: the words of the draft around it, those asked for, and what is done."""

    quote: str
    proposed: str
    content: str


Stretches = Sequence[tuple[str, Fate]]


def word_stretches(old: str, new: str) -> list[tuple[str, Fate]]:
    """Give how one text became another, word by word, what is taken before what is added.

    Words that differ in form only (another dash, another place of the tone mark) are kept.
    """
    was, now = _WORDS.findall(old), _WORDS.findall(new)
    made: list[tuple[str, Fate]] = []
    plain = [list(map(folded_form, words)) for words in (was, now)]
    steps = difflib.SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in steps:
        if tag == "equal":
            made.append(("".join(was[start:end]), Fate.KEPT))
            continue
        made.append(("".join(was[start:end]), Fate.TAKEN))
        made.append(("".join(now[new_start:new_end]), Fate.ADDED))
    return [(text, fate) for text, fate in made if text]


def form_differences(old: str, new: str) -> int:
    """Count the words that stand in both texts and differ in form only."""
    was, now = old.split(), new.split()
    plain = [list(map(folded_form, words)) for words in (was, now)]
    runs = difflib.SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_matching_blocks()
    return sum(was[run.a + n] != now[run.b + n] for run in runs for n in range(run.size))


def told(stretches: Stretches, *, thing: str = "đoạn") -> Edit:
    """Give an edit of a paragraph, or of what `thing` names, from its stretches.

    Where nothing was kept the whole of it was added or taken away.
    """
    if not any(fate is not Fate.KEPT and text.strip() for text, fate in stretches):
        words = tidy(_joined(stretches, Fate.ADDED))
        return Edit(words, words, "Sửa khoảng trắng")
    if not any(fate is Fate.KEPT and text.strip() for text, fate in stretches):
        return _whole(stretches, thing)
    first = next(n for n, (_, fate) in enumerate(stretches) if fate is not Fate.KEPT)
    last = max(n for n, (_, fate) in enumerate(stretches) if fate is not Fate.KEPT)
    lead = _sentence_start(_joined(stretches[:first], Fate.ADDED))
    tail = _sentence_end(_joined(stretches[last + 1 :], Fate.ADDED))
    middle = stretches[first : last + 1]
    return Edit(
        tidy(lead + _joined(middle, Fate.ADDED) + tail),
        tidy(lead + _joined(middle, Fate.TAKEN) + tail),
        "; ".join(_regions(middle)),
    )


def _whole(stretches: Stretches, thing: str) -> Edit:
    taken, added = _joined(stretches, Fate.ADDED), _joined(stretches, Fate.TAKEN)
    if not tidy(added):
        return Edit(tidy(taken), "", f"Bỏ {thing} “{shown(taken)}”")
    if not tidy(taken):
        return Edit("", tidy(added), f"Thêm {thing} “{shown(added)}”")
    return Edit(tidy(taken), tidy(added), f"Viết lại {thing} “{shown(taken)}”")


def _joined(stretches: Stretches, without: Fate) -> str:
    return "".join(text for text, fate in stretches if fate is not without)


def _regions(stretches: Stretches) -> Iterable[str]:
    """Give each change in words; changes parted only by spaces are one."""
    taken = added = ""
    for text, fate in (*stretches, ("|", Fate.KEPT)):
        if fate is Fate.TAKEN:
            taken += text
        elif fate is Fate.ADDED:
            added += text
        elif not text.strip() and (taken or added):
            taken, added = taken + text, added + text
        elif taken or added:
            yield _change(taken, added)
            taken = added = ""


def _change(taken: str, added: str) -> str:
    if not added.strip():
        return f"Bỏ “{shown(taken)}”"
    if not taken.strip():
        return f"Thêm “{shown(added)}”"
    return f"Sửa “{shown(taken)}” thành “{shown(added)}”"


def shown(text: str, most: int = _SHOWN) -> str:
    """Give a text for a description, its end cut off where it is long."""
    plain = tidy(text)
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def _sentence_start(text: str, ends: re.Pattern[str] = _ENDS) -> str:
    """Give the last sentence of a text, as far as it has been written."""
    found = [end.end() for end in ends.finditer(text) if end.end() < len(text)]
    sentence = text[found[-1] :] if found else text
    return sentence[-_CONTEXT:]


def _sentence_end(text: str, ends: re.Pattern[str] = _ENDS) -> str:
    """Give what ends the sentence that goes on in a text."""
    end = ends.search(text)
    return (text[: end.end()] if end else text)[:_CONTEXT]


def sentence_at(text: str, offset: int) -> str:
    """Give the whole sentence that stands at an offset, its clauses included."""
    start = _sentence_start(text[:offset], _STOPS)
    return tidy(start + _sentence_end(text[offset:], _STOPS))
