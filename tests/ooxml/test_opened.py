from pipeline.ooxml.names import W
from pipeline.ooxml.opened import OFFICE, OpenedWord, Related
from tests.ooxml.markup import file_of, words


def test_a_file_is_written_back_with_what_was_changed_in_it() -> None:
    word = OpenedWord(file_of("một"))
    next(word.body.iter(f"{W}t")).text = "hai"
    assert words(OpenedWord(word.data()).body)[0] == "hai"


def test_a_story_that_is_not_there_is_made_and_related() -> None:
    word = OpenedWord(file_of("một"))
    assert word.story("footnotes") is None
    word.needed_story("footnotes", "footnotes").append(word.body.makeelement(f"{W}footnote"))
    again = OpenedWord(word.data())
    made = again.story("footnotes")
    assert made is not None
    assert len(made) == 1
    assert again.type_of("word/footnotes.xml").endswith("footnotes+xml")


def test_a_part_is_added_beside_one_of_its_name_and_a_relationship_serves_twice() -> None:
    word = OpenedWord(file_of("một"))
    names = [word.add_part("word/media/a.png", data, "image/png") for data in (b"1", b"2")]
    assert names[0] == "word/media/a.png"
    assert len(set(names)) == 2
    related = Related(f"{OFFICE}/image", names[0], external=False)
    assert word.relate(word.main, related) == word.relate(word.main, related)
    assert related in word.relations(word.main).values()
