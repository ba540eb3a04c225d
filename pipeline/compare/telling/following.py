"""What only follows from something else: letters and ordinals that shifted.

They are marked, for they are printed; they are told with what they follow from: the điểm, the
item of a list or the row that came, went or moved before them in the same section or table.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.compare.telling.laid import LaidBlock
from pipeline.model.change import Change, ChangeClass, ChangedThing, Tracked
from pipeline.model.comparison import RevisedTable, revisions_in, revisions_in_row


def followed(
    blocks: Sequence[LaidBlock], changes: Sequence[Change], groups: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Give (change that follows, group it follows from).

    `groups` gives for each change that is told by itself or with others its group.
    """
    section, cause = -1, -1
    for laid in blocks:
        if laid.section != section or laid.level:
            section, cause = laid.section, -1
        if laid.whole is not None:
            cause = groups.get(laid.whole.change, cause)
        elif isinstance(laid.block, RevisedTable):
            yield from _in_table(laid.block, changes, groups)
        elif cause >= 0:
            yield from ((index, cause) for index in _shifted(laid, changes))


def _shifted(laid: LaidBlock, changes: Sequence[Change]) -> Iterator[int]:
    for revision in revisions_in(laid.block):
        if is_shift(changes[revision.change]):
            yield revision.change


def is_shift(change: Change) -> bool:
    """Say whether a change is marked and yet only of form: a letter or an ordinal."""
    return change.class_ is ChangeClass.FORM and change.tracked is Tracked.MARKED


def _in_table(
    table: RevisedTable, changes: Sequence[Change], groups: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    inside = dict.fromkeys(r.change for row in table.rows for r in revisions_in_row(row))
    cause = next(
        (groups[index] for index in inside if _is_row(changes[index]) and index in groups), None
    )
    if cause is not None:
        yield from ((index, cause) for index in inside if is_shift(changes[index]))


def _is_row(change: Change) -> bool:
    return change.what is ChangedThing.ROW
