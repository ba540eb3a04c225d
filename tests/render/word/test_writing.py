from pipeline.model.comparison import Fate, Revision
from pipeline.model.document import NOWHERE, Source
from pipeline.model.flow import ListPlace
from pipeline.model.notice import Severity
from pipeline.render.word.writing import FIRST_NOTE, Frame, Writing


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


def gone(state: Writing) -> Writing:
    state.revision = Revision(Fate.DELETED, 0, "A")
    return state


def test_footnotes_are_numbered_as_in_their_own_draft() -> None:
    state = writing()
    first = state.note("^a", (), NOWHERE)
    left = gone(state).note("^b", (), NOWHERE)
    assert state.printed_note(left) == "2"
    state.revision = Revision(Fate.INSERTED, 1, "A")
    added = state.note("^c", (), NOWHERE)
    state.revision = None
    last = state.note("^d", (), NOWHERE)
    assert [state.printed_note(number) for number in (first, added, last)] == ["1", "2", "3"]


def test_a_mark_that_is_gone_knows_its_footnote_whatever_file_it_stood_in() -> None:
    state = writing()
    kept = state.note("^a", (), Source(file="sections/lan-2/x.md"))
    assert gone(state).known_note("^a", Source(file="sections/lan-1/x.md")) == kept
    own = state.note("^b", (), Source(file="sections/lan-1/x.md"))
    assert state.known_note("^b", NOWHERE) == own
    state.revision = None
    assert state.known_note("^b", Source(file="sections/lan-1/x.md")) is None


def test_what_is_gone_leads_to_places_of_its_own_draft_and_tells_nothing() -> None:
    state = writing("moi")
    state.former_anchors = frozenset({"cu"})
    assert state.place_of("cu") is None
    assert gone(state).place_of("cu") == "cu"
    state.notice(Severity.WARNING, "x", "x", fix="x")
    assert state.notices == []


def test_a_list_of_the_draft_before_counts_in_the_one_it_became() -> None:
    state = writing()
    state.inherit_list(ListPlace(4, 0, 1), ListPlace(1, 0, 1))
    number = state.list_number(ListPlace(4, 0, 1), gone=True)
    assert state.list_number(ListPlace(1, 0, 1)) == number
    assert state.list_number(ListPlace(5, 0, 1), gone=True) != number
    assert [entry.num for entry in state.lists] == [1, 2]
