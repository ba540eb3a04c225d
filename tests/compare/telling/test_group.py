"""Groups: runs of positions, what they are of, whose they are."""

from pipeline.compare.telling.group import by_owner, one_thing, runs
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind
from pipeline.model.fixed import replace

CHANGE = Change(
    "a", "mot", "so-y-te", "Sở Y tế", ChangeKind.ADDED, ChangeClass.CONTENT,
    ChangedThing.TABLE, None, None, "", "x",
)  # fmt: skip


def test_a_run_ends_at_a_gap_and_before_what_is_set_apart() -> None:
    assert runs([1, 2, 3, 5, 6]) == [[1, 2, 3], [5, 6]]
    assert runs([1, 2, 3], apart=[2]) == [[1], [2, 3]]
    assert runs([]) == []


def test_several_kinds_of_things_are_told_as_paragraphs() -> None:
    assert one_thing([CHANGE, CHANGE]) is ChangedThing.TABLE
    assert one_thing([CHANGE, replace(CHANGE, what=ChangedThing.ROW)]) is ChangedThing.PARAGRAPH


def test_changes_are_parted_by_item_and_by_agency() -> None:
    other, item = replace(CHANGE, agency="so-tu-phap"), replace(CHANGE, item="hai")
    assert by_owner([CHANGE, CHANGE, other, item], range(4)) == [[0, 1], [2], [3]]
