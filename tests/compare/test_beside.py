"""A block in both drafts: what only one draft has, has no place in the other."""

from pipeline.compare.beside import Beside, Standing
from pipeline.compare.ledger import Ledger, Version
from pipeline.compare.places import Places
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Place, TableChange
from tests.compare.flows import HEALTH, ROADS, one, table, words


def test_an_edit_has_the_places_and_owners_of_its_kind() -> None:
    old, new = one(words("Một.")), one(words("Hai."), number=2)
    before = Standing(Places(old.sections[0]), 1, HEALTH)
    after = Standing(Places(new.sections[0]), 1, ROADS)
    beside = Beside(Ledger(old, new), "mot", before, after, formal=False)
    changed = beside.edit(ChangedThing.PARAGRAPH, "Một.", "Hai.").subject
    assert changed.old == Version(before.place, "Một.", HEALTH)
    assert changed.new == Version(after.place, "Hai.", ROADS)
    added = beside.edit(ChangedThing.CAPTION, "", "Hai.", kind=ChangeKind.ADDED).subject
    assert (added.old, added.new) == (None, Version(after.place, "Hai.", ROADS))
    gone = beside.edit(ChangedThing.CAPTION, "Một.", "", kind=ChangeKind.DELETED).subject
    assert (gone.old, gone.new) == (Version(before.place, "Một.", HEALTH), None)


def test_what_has_no_place_in_a_draft_is_absent_from_it() -> None:
    section = one(words("Một.")).sections[0]
    assert Standing(Places(section), 1, HEALTH).version(None, "") is None


def test_what_stands_in_a_block_has_the_place_its_section_gives_it() -> None:
    shown = table("Vốn", ["A", "B"], ["x", "1"])
    places = Places(one(shown).sections[0])
    standing = Standing(places, 1, HEALTH)
    assert standing.place == places.block(1)
    unit = words("Đơn vị: ha", style="DonViBang")
    assert standing.line(unit) == places.line(1, unit)
    assert standing.row(1) == places.row(1, 1)
    assert standing.row(1, "B") == places.row(1, 1, "B")
    assert standing.column("B") == places.column(1, "B")
    assert standing.version(places.block(1), "Vốn") == Version(places.block(1), "Vốn", HEALTH)


def test_an_edit_of_something_in_a_block_has_its_own_places() -> None:
    old, new = one(words("Một.")), one(words("Hai."), number=2)
    before, after = (Standing(Places(flow.sections[0]), 1, HEALTH) for flow in (old, new))
    beside = Beside(Ledger(old, new), "mot", before, after, formal=False)
    there, here = Place("Bảng 1, dòng 1", 3), Place("Bảng 1, dòng 2", 4)
    subject = beside.edit(ChangedThing.ROW, "a", "b", places=(there, here)).subject
    assert (subject.item, subject.what, subject.kind) == (
        "mot", ChangedThing.ROW, ChangeKind.CHANGED,
    )  # fmt: skip
    assert (subject.old, subject.new) == (Version(there, "a", HEALTH), Version(here, "b", HEALTH))
    cells = (TableChange("Bảng 1", "a", "b", "1", "2"),)
    told = beside.edit(ChangedThing.ROW, "a", "b", tables=cells, class_=ChangeClass.FORM).subject
    assert (told.tables, told.class_) == (cells, ChangeClass.FORM)
