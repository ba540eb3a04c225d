"""How often something may be asked is counted by its names, each apart."""

from pipeline.site.rates import Rates


def test_a_rate_is_spent_by_what_was_taken_and_by_nothing_else() -> None:
    rates = Rates()
    assert [rates.takes("2/minute", "vao", "a") for _ in range(3)] == [True, True, False]
    assert rates.is_spent("2/minute", "vao", "a")
    assert not rates.is_spent("2/minute", "vao", "b")
    assert not rates.is_spent("2/minute", "ra", "a")
    assert rates.takes("2/minute", "vao", "b")
