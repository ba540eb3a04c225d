"""Comments of several bodies that ask for the same: one answer may serve them all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.model.comment import Comment
from pipeline.model.text import folded

_ALIKE: Final = 78  # of 100, words compared without regard to their order
_CHUNK: Final = 500  # comments held against all others at once: a matrix of some MB
_MOST: Final = 12  # codes named for one comment


def similar(comments: Sequence[Comment]) -> dict[str, tuple[str, ...]]:
    """Give, by code, the codes of other bodies' comments on the same item that are alike.

    Alike are those that say nearly the same, and those that propose the same text. Comments
    with none are left out; the proposal is for a person to take or leave.
    """
    by_item: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.item:
            by_item[comment.item].append(comment)
    found: dict[str, list[str]] = defaultdict(list)
    for group in by_item.values():
        for one, other in _pairs(group):
            found[one.code].append(other.code)
    return {
        comment.code: tuple(sorted(found[comment.code])[:_MOST])
        for comment in comments
        if comment.code in found
    }


def _pairs(group: Sequence[Comment]) -> Iterator[tuple[Comment, Comment]]:
    if len({comment.agency for comment in group}) < 2:
        return
    # words in alphabetical order: sorted once here, not for every pair
    said = [" ".join(sorted(folded(comment.content).split())) for comment in group]
    asked = [folded(comment.proposed) for comment in group]
    asking: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(asked):
        asking[text].append(at)
    for start in range(0, len(group), _CHUNK):
        # of a list against itself every pair is scored but once
        chunk = said if len(said) <= _CHUNK else said[start : start + _CHUNK]
        scores = process.cdist(chunk, said, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        for row, line in enumerate(scores, start):
            one = group[row]
            near = set(map(int, line.nonzero()[0]))
            if asked[row]:
                near.update(asking[asked[row]])
            for at in sorted(near):
                if group[at].agency != one.agency and (said[row] or asked[row]):
                    yield one, group[at]
