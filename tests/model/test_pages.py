from pipeline.model.pages import NOTHING_DECIDED, Layout, OfItem, Pages


def test_unknown_pages_have_no_number() -> None:
    assert Pages().numbers == {}
    assert Pages().lengths == {}


def test_a_layout_without_rows_decides_nothing() -> None:
    assert not NOTHING_DECIDED
    assert Layout({"y-te": (3,)})
    assert Layout(airy={"y-te": (3,)})


def test_decisions_are_found_by_item() -> None:
    layout = Layout({"y-te": (3, 4)}, {"y-te": (9,), "dat-dai": (2,)}, lowered={"y-te": ((5, 80),)})
    assert layout.of("y-te") == OfItem((3, 4), (9,), lowered=((5, 80),))
    assert layout.of("dat-dai") == OfItem(airy=(2,))
    assert layout.of("khac") == OfItem()


def test_a_figure_of_which_nothing_was_decided_keeps_its_height() -> None:
    assert [OfItem(lowered=((5, 80),)).height_of(figure) for figure in (5, 6)] == [80, 100]


def test_where_pages_are_upright_again_is_nothing_of_an_item() -> None:
    layout = Layout(upright={"y-te": (3,)})
    assert layout
    assert layout.of("y-te") == OfItem()
