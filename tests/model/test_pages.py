from pipeline.model.pages import NOTHING_DECIDED, Layout, Pages


def test_unknown_pages_have_no_number() -> None:
    assert Pages().numbers == {}
    assert Pages().lengths == {}


def test_a_layout_without_rows_decides_nothing() -> None:
    assert not NOTHING_DECIDED
    assert Layout({"y-te": (3,)})
    assert Layout(airy={"y-te": (3,)})


def test_decisions_are_found_by_item() -> None:
    layout = Layout({"y-te": (3, 4)}, {"y-te": (9,), "dat-dai": (2,)})
    assert layout.of("y-te") == ((3, 4), (9,))
    assert layout.of("dat-dai") == ((), (2,))
    assert layout.of("khac") == ((), ())
