from pipeline.model.blocks import NOWHERE
from pipeline.render.writing import FIRST_NOTE, Frame, Writing


def writing(*anchors: str) -> Writing:
    return Writing("lan-1", {}, {}, frozenset(anchors), Frame(9000, 14000), Frame(14000, 9000))


def test_a_bookmark_is_given_once() -> None:
    state = writing()
    assert "bookmarkStart" in state.bookmark("a", "x")
    assert state.bookmark("a", "x") == "x"


def test_paragraphs_count_from_one_in_each_item() -> None:
    state = writing()
    for item in ("a", "b"):
        state.enter(item)
        state.identify("", text="x", kind="doan")
    assert [(entry.item, entry.ordinal) for entry in state.identities] == [("a", 1), ("b", 1)]
    assert state.identities[0].bookmark != state.identities[1].bookmark


def test_anchors_wait_for_the_next_paragraph() -> None:
    state = writing("a")
    state.anchor_next("a")
    assert state.identify("x", text="x", kind="doan").count("bookmarkStart") == 2
    assert state.take_anchors("") == ""


def test_places_are_known_with_and_without_muc() -> None:
    state = writing("giao-thong", "muc-x")
    assert state.place_of("muc-giao-thong") == "giao-thong"
    assert state.place_of("muc-x") == "muc-x"
    assert state.place_of("khong-co") is None


def test_notes_of_one_label_in_two_items_are_two() -> None:
    state = writing()
    state.enter("a")
    assert state.note("^1", (), NOWHERE) == FIRST_NOTE
    state.enter("b")
    assert state.known_note("^1", NOWHERE) is None
    assert state.note("^1", (), NOWHERE) == FIRST_NOTE + 1
