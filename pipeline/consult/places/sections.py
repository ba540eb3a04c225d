"""The sections of a draft that the numbers of an address may mean.

"mục 2" is the second section of whatever is known already, "khoản 1 mục II" a section within
another; an item's headings are printed without the chapter's number.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.consult.places.addresses import Address, Label, Step, StepKind, values
from pipeline.consult.places.landmarks import SECTIONS, Landmark
from pipeline.consult.places.spots import Stretch

_Ranked = tuple[int, Landmark]  # how well it fits, the least best
_INNER: Final = ("khoản", "khoan", "tiểu", "điểm", "diem", "tiết")
_NO_FIT: Final = 9
_LENIENT: Final = 3  # added where Roman and Arabic numerals are taken for one another
_COUNTED_FROM: Final = (StepKind.PART, StepKind.APPENDIX)  # whose numbers are no part of labels


def sections_named(
    marks: Sequence[Landmark],
    address: Address,
    steps: Sequence[Step],
    scopes: Sequence[Stretch],
    *,
    is_told: bool,
) -> tuple[Stretch, ...]:
    """Give the sections that an address may mean by one number or by several.

    Args:
        marks: All of the draft.
        address: The address, `steps` those of it that name sections.
        scopes: Where they are to lie.
        is_told: Whether these are known from more than the sections' own numbers.
    """
    ranked = [_fitting(marks, step, scopes) for step in steps]
    if not all(ranked):
        return ()
    nested = _nested(address, steps, ranked) if len(steps) > 1 else ()
    if nested and not _may_be_a_list(address, steps):
        return nested
    found: list[Stretch] = list(nested)
    for step, fitting in zip(steps, ranked, strict=True):
        # without a part "mục 1" may be that of any chapter, or a heading's within an item
        is_open = not is_told and not step.name and all(len(label) == 1 for label in step.labels)
        likely = _as_written(fitting) if is_open else _least(fitting)
        found += [mark.stretch for _, mark in likely]
    return tuple(dict.fromkeys(found))


def _nested(
    address: Address, steps: Sequence[Step], ranked: Sequence[Sequence[_Ranked]]
) -> tuple[Stretch, ...]:
    """Give the innermost sections where each lies in another ("khoản 1 mục II"), else ()."""
    inside: Sequence[_Ranked] = ranked[0]
    for at in range(1, len(steps)):
        before, step = steps[at - 1], steps[at]
        if "và" in address.text[before.end : step.start].split():
            return ()
        was_inner, is_inner = (address.words(one).startswith(_INNER) for one in (before, step))
        pairs = [] if was_inner and not is_inner else _pairs(inside, step, ranked[at])
        pairs += [] if is_inner and not was_inner else _pairs(ranked[at], before, inside)
        if not pairs:
            return ()
        inside = _least(pairs)
    return tuple(mark.stretch for _, mark in inside)


def _may_be_a_list(address: Address, steps: Sequence[Step]) -> bool:
    """Say whether sections parted by a comma may as well be several: "mục 1, mục 2"."""
    kinds = {tuple(number.is_roman for number in step.labels[0]) for step in steps if step.labels}
    words = {address.words(step).split()[0] for step in steps}
    gaps = (address.text[one.end : other.start] for one, other in pairwise(steps))
    return len(kinds) == 1 and len(words) == 1 and any("," in gap for gap in gaps)


def _fitting(marks: Sequence[Landmark], step: Step, scopes: Sequence[Stretch]) -> list[_Ranked]:
    """Give the sections that a step may mean in some stretches, with how well they fit."""
    around = [mark for mark in marks if mark.stretch in scopes and mark.label]
    found: list[_Ranked] = []
    for mark in marks:
        rank = _NO_FIT
        if step.name:
            rank = 0 if mark.title == step.name and mark.kind in SECTIONS else _NO_FIT
        elif mark.kind in (StepKind.SECTION, StepKind.CHAPTER):
            rank = min(_rank(mark.label, label, around) for label in step.labels)
        # few fit: whether they lie there is asked of these alone
        if rank < _NO_FIT and any(scope.holds(mark.stretch) for scope in scopes):
            found.append((rank, mark))
    return found


def _rank(label: Label, wanted: Label, around: Sequence[Landmark]) -> int:
    """Say how well the number of a section fits: 0 as printed, 1 next below what is known.

    An item's headings are printed without the chapter's number, so in chapter II "1.2" is
    II.1.2; within the item II.1 "mục 2" is that, too. 2 is any other ending in those numbers.
    """
    end = label[len(label) - len(wanted) :] if len(label) >= len(wanted) else ()
    if not wanted or values(end) != values(wanted):
        return _NO_FIT
    printed = label[1:] if label[0].is_roman else label
    if wanted in (label, printed) or values(wanted) in (values(label), values(printed)):
        rank = 0
    else:
        starts = (mark.label for mark in around if mark.kind not in _COUNTED_FROM)
        rank = 1 if any(label == (*start, *end) for start in starts) else 2
    return rank if end == wanted else rank + _LENIENT


def _pairs(outer: Sequence[_Ranked], step: Step, inner: Sequence[_Ranked]) -> list[_Ranked]:
    """Give the sections of a step that lie in an outer one, with the ranks of both."""
    found = []
    for other, around in outer:
        for rank, mark in inner:
            if around.stretch.holds(mark.stretch) and around is not mark:
                nearer = min(
                    (_rank(mark.label, label, (around,)) for label in step.labels), default=rank
                )
                found.append((nearer + other, mark))
    return found


def _as_written(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """Give the sections whose numerals are as written, all where none are."""
    return [(rank, mark) for rank, mark in ranked if rank < _LENIENT] or list(ranked)


def _least(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    least = min((rank for rank, _ in ranked), default=_NO_FIT)
    return [(rank, mark) for rank, mark in ranked if rank == least]
