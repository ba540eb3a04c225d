from pipeline.render.word.apart.in_place import placed, placed_notes
from pipeline.render.word.apart.stretch import ChartParts, PicturePart, Stretch, WrittenNotes, mark
from pipeline.render.word.fixed_labels import FixedLabel
from pipeline.render.word.listing import OrderedList
from pipeline.render.word.writing import Frame, Writing

STRETCH = Stretch(
    2,
    1,
    (OrderedList(0, 0, 1),),
    (FixedLabel(1, "Heading3", 2, "1."),),
    (("hyperlink", "https://a.vn", True), ("chart", f"charts/chart{mark('c', 1)}.xml", False)),
    (PicturePart("word/media/a.png", "png", "a"),),
    (ChartParts(b"c", b"w"),),
)
TEXT = " ".join(mark(kind, 1) for kind in "bcdlnpqr") + mark("r", 2)


def writing() -> Writing:
    return Writing("lan-1", {}, {}, frozenset(), Frame(1, 1), Frame(1, 1), first_num=5)


def test_ids_follow_those_of_what_stands_before() -> None:
    state = writing()
    assert placed(state, STRETCH, (0, 0, 0))(TEXT) == "1 1 1 6 1 1 1 rIdVan1rIdVan2"
    again = placed(state, STRETCH, (3, 2, 1))(TEXT)
    assert again == "3 2 2 8 4 3 2 rIdVan1rIdVan3"
    assert [entry.num for entry in state.lists] == [5, 7]
    assert [entry.num for entry in state.labels] == [6, 8]
    assert state.relationships.targets()[1:] == (
        ("chart", "charts/chart1.xml", False),
        ("chart", "charts/chart2.xml", False),
    )
    assert (state.bookmarks, state.drawings, len(state.charts)) == (4, 2, 2)
    assert list(state.pictures) == ["word/media/a.png"]


def test_a_mark_of_nothing_is_no_error() -> None:
    assert placed(writing(), Stretch(), (0, 0, 0))(f"{mark('r', 9)} {mark('z', 1)}") == "0 0"


def test_footnotes_count_behind_those_before_them() -> None:
    state = writing()
    state.bookmarks = 9
    notes = WrittenNotes(f"{mark('n', 2)} {mark('b', 1)}", Stretch(1), (7, 7, 7))
    assert placed_notes(state, notes) == "9 10"
