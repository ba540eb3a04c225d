"""Which paragraph or row of a draft the words of a quotation mean: all that fit as well.

A quotation may be the draft's own words, a piece of a row with what stands between left out
("Quốc lộ 4A … 120,5"), or a description such as `Bảng "Dân số", dòng “Nam”, cột 2024: “812,2”`;
of that, the words in quotation marks are looked for.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.consult.places.addresses import searched
from pipeline.consult.places.spots import Spot, Spots, Stretch

SHORTEST: Final = 12  # letters of a quotation that says more than any other of its words
_ALIKE: Final = 88  # of 100: a quotation with a slip or a word left out
_CLOSE: Final = 3  # of 100: a block nearly as much alike may be meant as well
_TELLING: Final = 25  # letters of a quotation that something may be merely alike to
_LONGEST: Final = 4_000  # letters of a paragraph searched for something merely alike
_QUOTED: Final = re.compile(r'"([^"]+)"')
_FIGURES: Final = frozenset("0123456789")
_AROUND: Final = '" .…'
_LEFT_OUT: Final = re.compile(r"\s*(?:\[|\()?(?:…|\.{3,})(?:\]|\))?\s*")


def quoted(spots: Spots, text: str, stretch: Stretch) -> tuple[Spot, ...]:
    """Give what a quotation means in a stretch of a draft; () where nothing fits.

    The first of these that fits: its words as they stand; its pieces, in their order; most of
    what it has in quotation marks; words nearly alike, unless the whole draft is searched. More
    than one is given where they fit equally well.
    """
    wanted = searched(text)
    plain = wanted.strip(_AROUND)
    if not any(map(str.isalnum, plain)):
        return ()
    return (
        verbatim(spots, text, stretch)
        or _in_pieces(spots, wanted, stretch)
        or _by_marks(spots, wanted, stretch)
        or _alike(spots, plain, stretch)
    )


def verbatim(spots: Spots, text: str, stretch: Stretch) -> tuple[Spot, ...]:
    """Give what holds a quotation as it stands, whole words only."""
    plain = searched(text).strip(_AROUND)
    if not any(map(str.isalnum, plain)):
        return ()
    return _verbatim(spots, plain, stretch, ends=text.rstrip('"”» ').endswith("."))


def letters(text: str) -> int:
    """Give how many letters and digits a text has: how telling it is as a quotation."""
    return sum(map(str.isalnum, text))


def _verbatim(spots: Spots, plain: str, stretch: Stretch, *, ends: bool) -> tuple[Spot, ...]:
    """Give what holds the words; `ends` says that the quotation ends a sentence."""
    held = tuple(spots.holding(plain, stretch))
    found = tuple(spot for spot in held if stands_whole(plain, spot.text))
    if not found and len(plain) >= SHORTEST:
        found = held  # copied from the middle of a word on
    just_that = tuple(spot for spot in found if spot.text == plain)
    if just_that and letters(plain) >= SHORTEST // 2:
        return just_that  # a heading or caption, and not the sentences that mention it
    if ends and len(found) > 1:
        # the same words go on elsewhere; searched texts have lost their last full stop
        sentences = (s for s in found if f"{plain}." in s.text or s.text.endswith(plain))
        found = tuple(sentences) or found
    return found


def stands_whole(plain: str, text: str) -> bool:
    """Say whether words stand in a text and are no part of others: "0,5" does not in "120,5"."""
    at = text.find(plain)
    while at >= 0:
        end = at + len(plain)
        before, behind = text[max(0, at - 2) : at][::-1], text[end : end + 2]
        if not (_runs_on(plain[0], before) or _runs_on(plain[-1], behind)):
            return True
        at = text.find(plain, at + 1)
    return False


def _runs_on(edge: str, beside: str) -> bool:
    """Say whether a word or figure goes on beyond its edge; the sign beside it comes first."""
    if not beside or not edge.isalnum():
        return False
    is_of_word = beside[0].isalnum() or beside[0] == "_"
    return is_of_word or (beside[0] in ".," and beside[1:] in _FIGURES)


def _whole_words(plain: str) -> re.Pattern[str]:
    """Give the pattern of words that are no part of others: "0,5" does not stand in "120,5"."""
    before = r"(?<!\w)(?<![0-9][.,])" if plain[:1].isalnum() else ""
    behind = r"(?!\w)(?![.,][0-9])" if plain[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(plain)}{behind}")


def _in_pieces(spots: Spots, wanted: str, stretch: Stretch) -> tuple[Spot, ...]:
    """Give what holds, one behind the other, the pieces between dots that leave words out."""
    pieces = [piece.strip('" .,;:') for piece in _LEFT_OUT.split(wanted)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2 or letters("".join(pieces)) < SHORTEST // 2:
        return ()
    longest = max(pieces, key=len)
    pattern = re.compile(".*?".join(_whole_words(piece).pattern for piece in pieces))
    return tuple(spot for spot in spots.holding(longest, stretch) if pattern.search(spot.text))


def _by_marks(spots: Spots, wanted: str, stretch: Stretch) -> tuple[Spot, ...]:
    """Give what holds most of the words in quotation marks; rows hold their caption's too."""
    parts = [part.strip(" .") for part in _QUOTED.findall(wanted)]
    parts = [part for part in parts if part]
    if not any(len(part) >= SHORTEST // 2 for part in parts):
        return ()
    patterns = [(part, _whole_words(part)) for part in parts]
    scored = ((_held(spot, patterns), spot) for spot in spots.within(stretch))
    return _best((score, spot) for score, spot in scored if score[0])


def _held(spot: Spot, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[int, int]:
    """Give how many parts a block holds, its table's caption counted, and which comes first.

    Of a caption and its rows the caption stands for the table, unless a row says more.
    """
    own = of_caption = 0
    for part, pattern in patterns:
        own += part in spot.text and pattern.search(spot.text) is not None
        of_caption += part in spot.caption
    return (own + of_caption if own else 0, 1 if spot.caption else 0)


def _best(scored: Iterable[tuple[tuple[int, int], Spot]]) -> tuple[Spot, ...]:
    best, most = [], (0, 0)
    for score, spot in scored:
        if score > most:
            best, most = [spot], score
        elif score == most:
            best.append(spot)
    return tuple(best)


def _alike(spots: Spots, plain: str, stretch: Stretch) -> tuple[Spot, ...]:
    if len(plain) < _TELLING or stretch == spots.whole():
        return ()
    texts: Sequence[Spot] = [
        spot
        for spot in spots.within(stretch)
        if len(plain) <= len(spot.text) + 9 and len(spot.text) <= _LONGEST
    ]
    near = process.extract(
        plain,
        [spot.text for spot in texts],
        scorer=fuzz.partial_ratio,
        score_cutoff=_ALIKE,
        limit=3,
    )
    best = near[0][1] if near else 0
    return tuple(texts[at] for _, score, at in near if score >= best - _CLOSE)
