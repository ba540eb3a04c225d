"""The ledger: a change takes its place when first needed, and has one of each class."""

from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.model.change import (
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
    Tracked,
    change_id,
)
from pipeline.model.comparison import Fate, Revision
from pipeline.model.fixed import replace
from tests.compare.flows import HEALTH, PLANNER, ROADS, flow, one, section

HERE = Place("Phần I, mục I.1, đoạn 1", 2)


def subject(new_owner: str = HEALTH) -> Subject:
    old, new = Version(HERE, "cũ", HEALTH), Version(HERE, "mới", new_owner)
    return Subject("mot", ChangedThing.PARAGRAPH, old, new)


def test_an_edit_is_one_change_of_each_class() -> None:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, subject())
    first, second = edit.revision(Fate.DELETED), edit.revision(Fate.INSERTED)
    look = edit.revision(Fate.RESTYLED, ChangeClass.FORMATTING)
    assert first.change == second.change != look.change
    assert [change.class_ for change in ledger.changes()] == ["noi-dung", "dinh-dang"]


def test_equal_texts_have_ids_of_their_own() -> None:
    ledger = Ledger(one(), one(number=2))
    for _ in range(2):
        Edit(ledger, subject()).revision(Fate.DELETED)
    ids = [change.id for change in ledger.changes()]
    assert len(set(ids)) == 2
    assert all(id_.startswith("1-2-mot-") for id_ in ids)


def test_what_went_is_the_old_owners_and_what_came_the_new_ones() -> None:
    edit = Edit(Ledger(one(), one(number=2)), subject(ROADS))
    assert edit.revision(Fate.DELETED).author == "Sở Y tế"
    assert edit.revision(Fate.INSERTED).author == "Sở Xây dựng"


def test_what_is_not_marked_is_told_once() -> None:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, subject())
    for _ in range(2):
        edit.unmarked(ChangeClass.FORM, Tracked.FORMAL)
    (change,) = ledger.changes()
    assert change.tracked is Tracked.FORMAL


def test_cells_may_be_told_later() -> None:
    ledger = Ledger(one(), one(number=2))
    index = Edit(ledger, subject()).index()
    ledger.tell(index, [TableChange("Bảng 1.1", "a", "b", "1", "2")])
    assert [cell.new for cell in ledger.changes()[index].tables] == ["2"]
    ledger.tell(index, [TableChange("Bảng 1.1", "a", "c", "3", "4")])
    assert [cell.new for cell in ledger.changes()[index].tables] == ["2", "4"]


def test_a_change_has_all_that_is_said_of_its_subject() -> None:
    cells = (TableChange("Bảng 1.1", "a", "b", "1", "2"),)
    about = replace(subject(ROADS), kind=ChangeKind.MOVED, tables=cells, class_=ChangeClass.FORM)
    ledger = Ledger(one(), one(number=2))
    Edit(ledger, about).revision(Fate.DELETED)
    (change,) = ledger.changes()
    assert (change.item, change.agency, change.author) == ("mot", ROADS, "Sở Xây dựng")
    assert (change.kind, change.class_) == (ChangeKind.MOVED, ChangeClass.FORM)
    assert (change.what, change.tables) == (ChangedThing.PARAGRAPH, cells)
    assert (change.old, change.new, change.look, change.reason) == ("cũ", "mới", "", "")
    assert (change.old_place, change.new_place) == (HERE, HERE)
    assert change.tracked is Tracked.MARKED


def test_what_only_one_draft_has_is_that_drafts() -> None:
    version = Version(HERE, "chữ", ROADS)
    came = Subject("mot", ChangedThing.PARAGRAPH, None, version, ChangeKind.ADDED)
    gone = Subject("mot", ChangedThing.PARAGRAPH, version, None, ChangeKind.DELETED)
    old = replace(one(), names={ROADS: "Tên cũ", PLANNER: "Sở Tài chính"})
    ledger = Ledger(old, one(number=2))
    first = Edit(ledger, came).revision(Fate.INSERTED)
    second = Edit(ledger, gone).revision(Fate.DELETED)
    assert (first, second) == (
        Revision(Fate.INSERTED, 0, "Sở Xây dựng"),
        Revision(Fate.DELETED, 1, "Tên cũ"),
    )
    added, deleted = ledger.changes()
    assert (added.author, added.agency, deleted.author, deleted.agency) == (
        "Sở Xây dựng", ROADS, "Tên cũ", ROADS,
    )  # fmt: skip
    assert (added.old_place, added.old, deleted.new_place, deleted.new) == (None, "", None, "")
    nobody = Subject("mot", ChangedThing.PARAGRAPH, None, None)
    assert nobody.owner == ""
    # what is not there is answered for by the planning agency
    assert Edit(ledger, came).revision(Fate.DELETED).author == "Sở Tài chính"


def test_a_revision_may_be_of_another_agency_than_the_whole() -> None:
    edit = Edit(Ledger(one(), one(number=2)), subject())
    assert edit.revision(Fate.MOVED_AWAY, owner=ROADS).author == "Sở Xây dựng"
    assert edit.revision(Fate.MOVED_HERE).author == "Sở Y tế"


def test_ids_are_of_item_texts_and_how_often_they_were_told() -> None:
    ledger = Ledger(one(number=3), one(number=5))
    texts = [("a", "b"), ("a", "c"), ("a", "b"), ("b", "b"), ("a", "b")]
    for old, new in texts:
        before, after = Version(HERE, old, HEALTH), Version(HERE, new, HEALTH)
        Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, before, after)).index()
    assert [change.id for change in ledger.changes()] == [
        change_id(3, 5, "mot", "a", "b", 1),
        change_id(3, 5, "mot", "a", "c", 1),
        change_id(3, 5, "mot", "a", "b", 2),
        change_id(3, 5, "mot", "b", "b", 1),
        change_id(3, 5, "mot", "a", "b", 3),
    ]


def test_reasons_are_those_of_the_new_draft_for_the_item_and_the_agency() -> None:
    said = replace(section("mot"), reasons=((ROADS, "Vì đường"), (HEALTH, "Vì y tế")))
    old = flow(replace(section("mot"), reasons=((HEALTH, "Cũ"),)))
    ledger = Ledger(old, flow(said, number=2))
    for about in (subject(), subject(ROADS), replace(subject(), item="hai")):
        Edit(ledger, about).index()
    assert [change.reason for change in ledger.changes()] == ["Vì y tế", "Vì đường", ""]


def test_looks_are_said_once_each_in_order() -> None:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, subject())
    first = edit.restyled("thêm chữ đậm; bỏ gạch chân")
    assert edit.restyled("bỏ gạch chân; thêm chữ nghiêng") == first
    assert edit.restyled("") == first
    assert (first.fate, first.change) == (Fate.RESTYLED, 0)
    (change,) = ledger.changes()
    assert change.look == "thêm chữ đậm; bỏ gạch chân; thêm chữ nghiêng"
    assert change.class_ is ChangeClass.FORMATTING


def test_what_is_marked_already_is_not_told_as_unmarked_and_the_other_way_round() -> None:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, subject())
    edit.index()
    edit.unmarked(ChangeClass.CONTENT, Tracked.UNTRACKED)
    edit.unmarked(ChangeClass.FORM, Tracked.UNTRACKED)
    edit.unmarked(ChangeClass.FORM, Tracked.FORMAL)
    assert [change.tracked for change in ledger.changes()] == [Tracked.MARKED, Tracked.UNTRACKED]
    assert edit.index(ChangeClass.FORM) == 1


def test_another_thing_within_has_changes_of_its_own() -> None:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, subject())
    within = edit.about(replace(subject(), what=ChangedThing.FOOTNOTE))
    assert (edit.index(), within.index(), edit.index(), within.index()) == (0, 1, 0, 1)
    assert [change.what for change in ledger.changes()] == [
        ChangedThing.PARAGRAPH,
        ChangedThing.FOOTNOTE,
    ]


def test_a_list_made_apart_takes_its_place_behind_what_is_told() -> None:
    ledger = Ledger(one(), one(number=2))
    Edit(ledger, subject()).revision(Fate.DELETED)
    own = ledger.apart()
    assert own.entries == ()
    assert Edit(own, subject(ROADS)).revision(Fate.DELETED).change == 0
    assert ledger.take(own.entries) == range(1, 2)
    assert [change.agency for change in ledger.changes()] == [HEALTH, ROADS]
