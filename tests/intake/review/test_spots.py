"""Where in the draft a unit of a copy stands."""

from pipeline.intake.review.spots import Spot, Spots
from pipeline.model.change import Place
from pipeline.model.comment import Certainty
from tests.intake.review.copies import block, matched


def place(item: str, ordinal: int) -> Place:
    return Place(item, ordinal)


def spots(block_of: list[int | None], front: int = 0) -> Spots:
    texts = [f"đoạn {at}" for at in range(len(block_of))]
    blocks = [block(f"khối {at}", f"_qh_{at}") for at in range(3)]
    return Spots(texts, blocks, matched(block_of, 3), front, place)


def test_a_unit_of_a_block_is_at_that_block() -> None:
    found = spots([0, 1])
    found.found.by_identity.add(1)
    assert found.of_unit(0).certainty is Certainty.BY_TEXT
    assert found.of_unit(1) == Spot("muc", "_qh_1", Certainty.CERTAIN, Place("muc", 0))


def test_what_the_draft_does_not_have_is_in_the_item_before_it_or_beside_its_block() -> None:
    found = spots([0, None])
    assert found.of_unit(1) == Spot("muc", "", Certainty.BY_ITEM, Place("muc", 1))
    assert found.of_unit(1, beside=True).bookmark == "_qh_0"


def test_a_cover_has_no_place() -> None:
    assert spots([None, 0], front=1).of_unit(0) == Spot()
    assert spots([None, 0], front=1).of_unit(0, beside=True) == Spot()


def test_several_units_are_at_the_first_that_is_a_block() -> None:
    found = spots([0, None, 2])
    assert found.of_units((1, 2)).bookmark == "_qh_2"
    assert found.of_units((1,)).certainty is Certainty.BY_ITEM
    assert found.of_units(()) == Spot()


def test_the_words_before_are_those_of_the_nearest_unit_of_the_report() -> None:
    found = spots([None, 0, 1], front=1)
    assert found.words_before(2) == "đoạn 1"
    assert found.words_before(1) == ""
