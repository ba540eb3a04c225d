"""A block in both drafts: what only one draft has, has no place in the other."""

from pipeline.compare.beside import Beside
from pipeline.compare.ledger import Ledger
from pipeline.compare.places import Places
from pipeline.model.change import ChangedThing, ChangeKind
from tests.compare.flows import HEALTH, ROADS, one, words


def test_an_edit_has_the_places_and_owners_of_its_kind() -> None:
    old, new = one(words("Một.")), one(words("Hai."), number=2)
    places = Places(old.sections[0]), Places(new.sections[0])
    beside = Beside(Ledger(old, new), "mot", *places, 1, 1, HEALTH, ROADS, False)
    changed = beside.edit(ChangedThing.PARAGRAPH, "Một.", "Hai.").subject
    assert (changed.old_owner, changed.new_owner) == (HEALTH, ROADS)
    added = beside.edit(ChangedThing.CAPTION, "", "Hai.", kind=ChangeKind.ADDED).subject
    assert (added.old_place, added.old_owner) == (None, "")
    assert added.new_place is not None
