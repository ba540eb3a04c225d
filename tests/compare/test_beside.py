"""A block in both drafts: what only one draft has, has no place in the other."""

from pipeline.compare.beside import Beside, Standing
from pipeline.compare.ledger import Ledger, Version
from pipeline.compare.places import Places
from pipeline.model.change import ChangedThing, ChangeKind
from tests.compare.flows import HEALTH, ROADS, one, words


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
