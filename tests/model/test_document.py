from pipeline.model.document import (
    Cell,
    List,
    ListItem,
    NoteMark,
    Point,
    own_marks,
    own_runs,
    walk,
    walk_inlines,
)
from pipeline.model.fixed import replace
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


def test_marks_are_the_inlines_that_are_no_words_in_captions_and_cells_too() -> None:
    note = NoteMark("1", (paragraph("b"),))
    block = table("Tên", cells=(("A",), ("B",)))
    rows = (block.grid.rows[0], replace(block.grid.rows[1], cells=(Cell((*text("x"), note)),)))
    marked = replace(block, caption=(*text("Tên"), note), grid=replace(block.grid, rows=rows))
    assert tuple(own_marks(marked)) == (note, note)
    assert tuple(own_marks(paragraph("a", note, "b"))) == (note,)
    assert tuple(own_marks(block)) == ()
