from pipeline.compose.rewrite import rewrite
from pipeline.model.document import (
    Block,
    Definition,
    DefinitionList,
    Division,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Quote,
    Table,
    plain_text,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Math, Reference, Text
from tests.samples import figure, heading, paragraph, table, text


def everything() -> tuple[Block, ...]:
    note = NoteMark("1", (paragraph(Reference("bang-n")),))
    cell = table(cells=(("A",), ("B",)))
    row = replace(
        cell.grid.rows[1], cells=(replace(cell.grid.rows[1].cells[0], runs=(Math("x"),)),)
    )
    grid = replace(cell.grid, rows=(cell.grid.rows[0], row))
    return (
        heading("H"),
        paragraph("a", note),
        Point("a", (paragraph(Reference("bang-p")),)),
        List((ListItem((paragraph(Reference("bang-l")),)),)),
        Quote((paragraph(Reference("bang-q")),)),
        Division("", (paragraph(Reference("bang-d")),)),
        DefinitionList((Definition((Reference("bang-t"),), ((paragraph(Math("y")),),)),)),
        replace(cell, grid=grid),
        figure(),
    )


def test_every_inline_is_met_once_in_reading_order() -> None:
    met: list[str] = []

    def on_inline(run: Inline) -> Inline:
        met.append(run.target if isinstance(run, Reference) else type(run).__name__)
        return run

    rewrite(everything(), on_inline=on_inline)
    assert met == [
        "NoteMark", "bang-n", "bang-p", "bang-l", "bang-q", "bang-d", "bang-t", "Math", "Math",
    ]  # fmt: skip


def test_what_is_given_back_stands_in_the_place() -> None:
    def on_inline(run: Inline) -> Inline:
        return Text("đây") if isinstance(run, Reference) else run

    (point,) = rewrite(everything()[2:3], on_inline=on_inline)
    assert isinstance(point, Point)
    (inner,) = point.blocks
    assert isinstance(inner, Paragraph)
    assert plain_text(inner.runs) == "đây"


def test_a_block_is_replaced_before_what_it_holds_is_met() -> None:
    def on_block(block: Block) -> Block:
        return Quote((paragraph("mới"),)) if isinstance(block, Point) else block

    (quote,) = rewrite((Point("a", (paragraph("cũ"),)),), on_block=on_block)
    assert quote == Quote((paragraph("mới"),))


def test_where_nothing_changes_the_very_blocks_are_given_back() -> None:
    blocks = everything()
    assert rewrite(blocks, on_block=lambda block: block, on_inline=lambda run: run) is blocks


def test_what_is_untouched_is_the_same_object() -> None:
    block = table(cells=(("A",), ("B",)))
    (again,) = rewrite((block,), on_inline=lambda run: run)
    assert again == block
    assert isinstance(again, Table)
    assert again.grid is block.grid


def test_text_alone_is_not_visited() -> None:
    def refuse(_run: Inline) -> Inline:
        raise AssertionError

    assert rewrite((paragraph("a", "b"),), on_inline=refuse) == (paragraph("a", "b"),)
    assert text("a") == (Text("a"),)
