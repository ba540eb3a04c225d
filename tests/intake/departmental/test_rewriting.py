from pipeline.intake.departmental.rewriting import with_runs
from pipeline.model.document import (
    Cell,
    Formula,
    Grid,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Point,
    Row,
    Table,
    own_runs,
    walk,
)
from pipeline.model.inlines import Text
from pipeline.model.table import Column


def louder(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(Text(run.text.upper()) if isinstance(run, Text) else run for run in runs)


def test_every_line_of_every_block_is_rewritten_notes_and_cells_too() -> None:
    words = (Text("a"),)
    note = NoteMark("1", (Paragraph(words),))
    grid = Grid((Column(), Column()), (Row((Cell(words), Cell())),))
    blocks = (
        Heading(1, words), Paragraph((*words, note)), Point("a", (Paragraph(words),)),
        List((ListItem((Paragraph(words),)),)), Table(grid, words), Picture("p.png", words),
        Formula("x"),
    )  # fmt: skip
    changed = with_runs(blocks, louder)
    texts = [run for block in walk(changed) for run in own_runs(block)]
    assert {run.text for run in texts if isinstance(run, Text)} == {"A"}
    (found,) = (run for run in texts if isinstance(run, NoteMark))
    assert found.blocks == (Paragraph((Text("A"),)),)
    assert changed[-1] == Formula("x")
