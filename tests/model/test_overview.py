from pipeline.model.overview import Figures


def test_what_is_not_open_is_answered() -> None:
    assert Figures(comments=9, opened=4).answered == 5
    assert Figures().answered == 0
