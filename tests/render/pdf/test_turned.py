"""Text behind a wide table is upright again where it begins a page of its own."""

from pipeline.model.fixed import replace
from pipeline.model.pages import Layout
from pipeline.render.pdf.laid import LaidBlock, tables_of
from pipeline.render.pdf.turned import decided
from tests.render.pdf.blocks import WIDE, heading, line, stand, table


def behind(name: str, ordinal: int, style: str = "BodyText") -> LaidBlock:
    return line(name, ordinal, style, area=WIDE)


BLOCKS = [table(["r1", "r2"], 1, WIDE), behind("a", 3), behind("b", 4), heading("z", 1, "PhuLuc")]


def test_text_that_begins_the_page_behind_its_table_is_upright() -> None:
    places = stand(r1=(1, 500), r2=(2, 500), a=(3, 540), b=(3, 500), z=(4, 800))
    assert decided(BLOCKS, places) == Layout(upright={"muc": (3,)})


def test_text_on_the_page_of_its_table_stays_there() -> None:
    places = stand(r1=(1, 500), r2=(2, 500), a=(2, 300), b=(2, 200), z=(3, 800))
    assert not decided(BLOCKS, places)


def test_of_text_that_goes_over_the_page_the_rest_is_upright() -> None:
    over = stand(r1=(1, 500), r2=(2, 500), a=(2, 100), b=(3, 540), z=(4, 800))
    assert decided(BLOCKS, over) == Layout(upright={"muc": (4,)})
    torn = stand(r1=(1, 500), r2=(2, 500), a=(2, 100), b=(3, 480), z=(4, 800))
    assert decided(BLOCKS, torn) == Layout(upright={"muc": (3,)})


def test_a_source_does_not_turn_the_page() -> None:
    blocks = [BLOCKS[0], behind("a", 3, "NguonBang"), behind("b", 4)]
    places = stand(r1=(1, 500), r2=(2, 500), a=(3, 540), b=(3, 500))
    assert decided(blocks, places) == Layout(upright={"muc": (4,)})


def test_text_on_the_page_to_which_a_source_went_over_stays_with_it() -> None:
    (first,) = tables_of(BLOCKS)
    sourced = replace(BLOCKS[0], table=replace(first, remark="n"))
    blocks = [sourced, behind("n", 3, "NguonBang"), behind("a", 4)]
    places = stand(r1=(1, 500), r2=(2, 500), n=(3, 540), a=(3, 500))
    assert not decided(blocks, places)


def test_text_before_the_next_wide_table_stays_wide() -> None:
    blocks = [*BLOCKS[:3], table(["s1"], 8, WIDE)]
    places = stand(r1=(1, 500), r2=(2, 500), a=(3, 540), b=(3, 500), s1=(3, 300))
    assert not decided(blocks, places)


def test_wide_pages_end_where_an_appendix_opens_or_upright_text_begins() -> None:
    for border in (heading("z", 9, "PhuLuc"), line("z", 9)):
        blocks = [*BLOCKS[:3], border, table(["s1"], 20, WIDE), behind("c", 22)]
        places = stand(
            r1=(1, 500), r2=(2, 500), a=(3, 540), b=(3, 500), z=(4, 800), s1=(5, 500), c=(6, 540)
        )
        assert decided(blocks, places) == Layout(upright={"muc": (3, 22)})


def test_a_table_of_which_nothing_is_told_turns_nothing() -> None:
    assert not decided(BLOCKS, stand(a=(3, 540)))
    assert not decided([behind("a", 3)], stand(a=(3, 540)))
