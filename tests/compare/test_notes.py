"""Footnotes as things that change."""

from pipeline.compare.notes import note_place, note_text
from pipeline.model.change import Place
from tests.compare.flows import note


def test_a_footnote_has_its_words_and_the_place_of_its_mark() -> None:
    assert note_text(note("Theo Luật.")) == "Theo Luật."
    place = note_place(Place("Phần I, mục I.1, đoạn 2", 3))
    assert (place.text, place.block) == ("Phần I, mục I.1, đoạn 2, chú thích cuối trang", 3)
