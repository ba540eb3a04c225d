"""Footnotes as things that change."""

from pipeline.compare.ledger import Version
from pipeline.compare.notes import note_place, note_text, note_version
from pipeline.model.change import Place
from pipeline.model.document import NoteMark
from pipeline.model.flow import FlowNote
from tests.compare.flows import HEALTH, note, words


def test_a_footnote_has_its_words_and_the_place_of_its_mark() -> None:
    assert note_text(note("Theo Luật.")) == "Theo Luật."
    place = note_place(Place("Phần I, mục I.1, đoạn 2", 3), note("Theo Luật."))
    assert (place.text, place.block) == ("Phần I, mục I.1, đoạn 2, chú thích cuối trang", 3)
    where = Version(Place("đoạn 2", 3), "Một.", HEALTH)
    found = note_version(where, note("Theo Luật."))
    assert found == Version(note_place(where.place), "Theo Luật.", HEALTH)


def test_the_paragraphs_of_a_footnote_have_a_space_between_them() -> None:
    assert note_text(FlowNote("1", content=(words("Một."), words("Hai.")))) == "Một. Hai."
    assert note_text(NoteMark("1", first=False)) == ""
