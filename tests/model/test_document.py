from pipeline.model.document import List, ListItem, NoteMark, Point, own_runs, walk, walk_inlines
from pipeline.model.inlines import Text
from tests.samples import paragraph, table, text


def test_blocks_are_walked_in_reading_order() -> None:
    inner = paragraph("b")
    point = Point("a", (paragraph("a"), List((ListItem((inner,)),))))
    assert list(walk((point, paragraph("c"))))[-2:] == [inner, paragraph("c")]


def test_the_inlines_of_a_note_follow_its_mark() -> None:
    note = NoteMark("1", (paragraph("trong"),))
    found = list(walk_inlines((paragraph("a", note, "b"),)))
    assert found == [Text("a"), note, Text("trong"), Text("b")]


def test_a_table_holds_its_caption_and_its_cells() -> None:
    assert own_runs(table("Tên", cells=(("A",), ("B",)))) == (*text("Tên"), *text("A"), *text("B"))
