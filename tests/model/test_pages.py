from pipeline.model.pages import Pages


def test_unknown_pages_have_no_number() -> None:
    assert Pages().numbers == {}
    assert Pages().lengths == {}
