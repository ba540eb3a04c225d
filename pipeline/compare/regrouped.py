"""Paragraphs that were split in several, or merged into one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from pipeline.compare.pairing import FREE, TAKEN, Gap, Pairing, salt_of
from pipeline.compare.sides import SectionSide
from pipeline.model.flow import FlowParagraph, Role

_ALIKE: Final = 0.8  # how like the one paragraph and the several together must be
_GAIN: Final = 0.08  # how much more like than any one of the several alone
_WORDS: Final = 6  # a shorter paragraph is not told to be split
_MOST: Final = 4  # paragraphs that one is split into
_TRIED: Final = 10_000  # pairs of a gap; a larger one was written anew


@dataclass(frozen=True, slots=True)
class Group:
    """A paragraph that was split (one old, several new) or several that were merged."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def regroup(pairing: Pairing, gap: Gap, before: SectionSide, after: SectionSide) -> list[Group]:
    """Give the splits and merges within a gap; their paragraphs are taken."""
    old = _paragraphs(gap[0], pairing.to_new, before)
    new = _paragraphs(gap[1], pairing.to_old, after)
    if len(old) * len(new) > _TRIED:
        return []
    splits = _proposals(old, new, before, after)
    merges = _proposals(new, old, after, before)
    found = sorted(
        [
            *((-score, Group((one,), several)) for score, one, several in splits),
            *((-score, Group(several, (one,))) for score, one, several in merges),
        ],
        key=lambda entry: _rank(entry[0], entry[1], pairing, before, after),
    )
    return [group for _, group in found if _take(pairing, group)]


def _take(pairing: Pairing, group: Group) -> bool:
    """Note that the paragraphs of a group have partners; say whether all of them had none."""
    free = {
        *(pairing.to_new[i] == FREE for i in group.old),
        *(pairing.to_old[j] == FREE for j in group.new),
    }
    if free != {True}:
        return False
    for i in group.old:
        pairing.to_new[i] = TAKEN
    for j in group.new:
        pairing.to_old[j] = TAKEN
    return True


def _rank(
    negative: float, group: Group, pairing: Pairing, before: SectionSide, after: SectionSide
) -> tuple[float, int, int, int]:
    old, new = min(group.old), min(group.new)
    salt = salt_of(before.words(old), after.words(new))
    return negative, pairing.distance(old, new), sum(group.old) + sum(group.new), salt


def _paragraphs(positions: range, partners: Sequence[int], side: SectionSide) -> list[int]:
    """Give the plain paragraphs without a partner."""
    return [
        index
        for index in positions
        if partners[index] == FREE and _is_plain(side, index) and side.words(index)
    ]


def _is_plain(side: SectionSide, index: int) -> bool:
    block = side.blocks[index]
    return isinstance(block, FlowParagraph) and block.role is Role.TEXT


def _proposals(
    ones: Sequence[int], pieces: Sequence[int], of_one: SectionSide, of_pieces: SectionSide
) -> Iterator[tuple[float, int, tuple[int, ...]]]:
    """Give (score, one, several) for each paragraph that may be several of the other side."""
    runs = _runs(pieces)
    for one in ones:
        words = of_one.words(one)
        if len(words) < _WORDS:
            continue
        agency = of_one.blocks[one].source.agency
        for run in runs:
            for start in range(len(run) - 1):
                several = _best(words, run[start : start + _MOST], of_pieces.words)
                if several is not None and all(
                    of_pieces.blocks[index].source.agency == agency for index in several[1]
                ):
                    yield several[0], one, several[1]


def _runs(positions: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in positions:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _best(
    words: str, run: Sequence[int], words_of: Callable[[int], str]
) -> tuple[float, tuple[int, ...]] | None:
    """Give how many of a run, from its start, are together most like the one paragraph."""
    texts = [words_of(index) for index in run]
    scores = [
        Indel.normalized_similarity(words, "".join(texts[:count]), score_cutoff=_ALIKE)
        for count in range(2, len(run) + 1)
    ]
    best = max(scores)
    several = run[: scores.index(best) + 2]
    alone = max(Indel.normalized_similarity(words, words_of(index)) for index in several)
    return (best, tuple(several)) if best >= max(_ALIKE, alone + _GAIN) else None
