"""The ledger: a change takes its place when first needed, and has one of each class."""

from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.model.change import ChangeClass, ChangedThing, Place, TableChange, Tracked
from pipeline.model.comparison import Fate
from tests.compare.flows import HEALTH, ROADS, one

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
