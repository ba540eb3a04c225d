"""Which of several places with the same quotation is meant: the one the comment's words know.

"đạt 63 ha" may stand in two paragraphs; who proposes "… rác thải của xã Hạ Lưu đạt 60 ha vào năm
2026" repeats words that only one of them has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.places.spots import Spots, Stretch
from pipeline.consult.proof.request_words import GENERIC
from pipeline.consult.proof.terms import Term, said, terms

_SURE: Final = 2  # words of a proposal that one place alone has, none of the others any


@dataclass(frozen=True, slots=True)
class Ranked:
    """Places, the likeliest first; `is_sure` where the words fit that one alone."""

    stretches: tuple[Stretch, ...]
    is_sure: bool


def ranked(spots: Spots, stretches: Sequence[Stretch], proposed: str, content: str) -> Ranked:
    """Give places by how many words of a comment they have that not all of them have.

    Sure is one that alone has such words: two of the proposal, or a name, code or figure that
    the content tells. Places that nothing tells apart keep their order.
    """
    there = [_words_of(spots, stretch) for stretch in stretches]
    told = _telling(content)
    by_proposal = _scores(there, {term.key for term in _telling(proposed)})
    by_name = _scores(there, {term.key for term in told if term.is_hard})
    by_words = _scores(there, {term.key for term in told})
    scores = list(zip(by_proposal, by_name, by_words, strict=True))
    order = sorted(range(len(scores)), key=lambda at: tuple(-one for one in scores[at]))
    first, others = order[:1], order[1:]
    is_sure = any(
        by[at] >= least and not any(by[other] for other in others)
        for at in first
        for by, least in ((by_proposal, _SURE), (by_name, 1))
    )
    return Ranked(tuple(stretches[at] for at in order), is_sure and bool(others))


def _scores(there: Sequence[set[str]], asked: set[str]) -> list[int]:
    """Give how many of some words each place has, those left out that all have."""
    held = [asked & words for words in there]
    common = set.intersection(*held) if held else set()
    return [len(words - common) for words in held]


def _words_of(spots: Spots, stretch: Stretch) -> set[str]:
    return {term.key for spot in spots.within(stretch) for term in terms(spot.text)}


def _telling(text: str) -> list[Term]:
    return [term for term in said(terms(text)) if term.key not in GENERIC]
