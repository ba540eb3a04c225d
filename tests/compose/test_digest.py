import pytest

from pipeline.compose.digest import block_lines
from pipeline.model.document import Block, Code, Heading, List, ListItem, NoteMark, Paragraph, Point
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image, Marks, Text
from tests.samples import figure, heading, paragraph, source, table

OTHER_IMAGE = Image("sections/lan-1/so-xay-dung/a.png", "Sơ đồ", "png", 10, 10, "1" * 64)
PAIRS: list[tuple[Block, Block]] = [
    (paragraph("a"), paragraph("b")),
    (paragraph("a"), Paragraph((Text("a", Marks(bold=True)),))),
    (paragraph("a"), Code("a")),
    (heading("a"), heading("a", 2)),
    (Point("a", (paragraph("x"),)), Point("b", (paragraph("x"),))),
    (List((ListItem((paragraph("a"), paragraph("b"))),)),
     List((ListItem((paragraph("a"),)), ListItem((paragraph("b"),))))),
    (List((ListItem((paragraph("a"),)),)), List((ListItem((paragraph("a"),)),), start=1)),
    (table(cells=(("A", "B"), ("1", "2"))), table(cells=(("A", "B"), ("2", "1")))),
    (table("A"), table("B")),
    (table(), replace(table(), unit="ha")),
    (figure(), replace(figure(), image=OTHER_IMAGE)),
    (paragraph(NoteMark("1", (paragraph("a"),))), paragraph(NoteMark("1", (paragraph("b"),)))),
]  # fmt: skip


def lines(block: Block) -> list[str]:
    return list(block_lines(block))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_a_reader_would_see_changed_changes_the_digest(one: Block, other: Block) -> None:
    assert lines(one) != lines(other)


def test_where_a_block_was_written_does_not_count() -> None:
    moved = replace(paragraph("a"), source=source(99, file="sections/lan-2/so-xay-dung/b.md"))
    assert lines(paragraph("a")) == lines(moved)
    assert isinstance(heading("a"), Heading)
