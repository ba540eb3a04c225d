"""Lines above and below a table: each in pairs of its kind, each a change of its own."""

from pipeline.compare.drafts import compare
from pipeline.model.change import Change, ChangedThing, ChangeKind
from pipeline.model.comparison import RevisedParagraph, RevisedTable
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, table, words

MADE = table("Vốn đầu tư", ["Tên", "Vốn"], ["Cầu", "8"], number="3.2", unit="tỷ đồng")


def below(*lines: tuple[str, str]) -> FlowTable:
    return replace(MADE, below=tuple(words(text, style=style) for style, text in lines))


def changes(old: FlowTable, new: FlowTable) -> tuple[Change, ...]:
    comparison = compare(one(old), one(new, number=2))
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)
    return comparison.changes


def test_a_source_that_came_and_a_note_that_went_are_two() -> None:
    old, new = below(("GhiChuBang", "Số liệu tạm tính.")), below(("NguonBang", "Nguồn: Sở."))
    found = changes(old, new)
    assert [(c.kind, c.what) for c in found] == [
        (ChangeKind.DELETED, ChangedThing.CAPTION),
        (ChangeKind.ADDED, ChangedThing.CAPTION),
    ]
    places = [place.text for c in found for place in (c.old_place, c.new_place) if place]
    assert places == ["Bảng 3.2, ghi chú", "Bảng 3.2, nguồn"]


def test_lines_of_one_kind_are_paired_in_their_order() -> None:
    first, second = ("GhiChuBang", "Số liệu tạm tính."), ("GhiChuBang", "Chưa gồm vốn vay.")
    edited = ("GhiChuBang", "Số liệu chính thức.")
    (change,) = changes(below(first, second), below(edited, second))
    assert (change.old, change.new) == ("Số liệu tạm tính.", "Số liệu chính thức.")


def test_a_caption_and_a_unit_are_told_by_their_places() -> None:
    other = table("Vốn đầu tư", ["Tên", "Vốn"], ["Cầu", "8"], number="3.2", unit="triệu đồng")
    (unit,) = changes(MADE, other)
    assert unit.new_place is not None
    assert unit.new_place.text == "Bảng 3.2, đơn vị"


def test_a_line_that_stayed_is_given_as_it_is_beside_those_that_did_not() -> None:
    first, note = ("NguonBang", "Nguồn: Sở."), ("GhiChuBang", "Tạm tính.")
    old, new = below(first, note), below(first, ("GhiChuBang", "Chính thức."))
    (table_,) = (
        block
        for block in compare(one(old), one(new, number=2)).sections[0].blocks
        if isinstance(block, RevisedTable)
    )
    assert table_.above == new.above
    assert table_.below[0] is new.below[0]
    assert isinstance(table_.below[1], RevisedParagraph)


def test_lines_that_changed_places_are_one_gone_and_one_come() -> None:
    first, second = ("NguonBang", "Nguồn: Sở."), ("GhiChuBang", "Tạm tính.")
    found = changes(below(first, second), below(second, first))
    assert sorted(change.kind.value for change in found) == ["them", "xoa"]


def test_of_more_lines_than_before_the_last_came() -> None:
    lines = [("GhiChuBang", f"Dòng {at} của ghi chú.") for at in range(3)]
    (came,) = changes(below(*lines[:2]), below(*lines))
    assert (came.kind, came.new, came.old_place) == (ChangeKind.ADDED, lines[2][1], None)
    (went,) = changes(below(*lines), below(*lines[:2]))
    assert (went.kind, went.old, went.new_place) == (ChangeKind.DELETED, lines[2][1], None)
