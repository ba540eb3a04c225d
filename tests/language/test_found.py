from pipeline.language.found import HIDDEN, Found


def test_a_mending_is_only_certain_where_it_is_given() -> None:
    assert Found("x", 0, 1).mended is None
    assert Found("x", 0, 1, "").mended == ""


def test_the_sign_of_what_is_hidden_is_one_that_no_text_holds() -> None:
    assert len(HIDDEN) == 1
    assert not HIDDEN.isprintable()
