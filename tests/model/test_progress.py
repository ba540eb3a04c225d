"""The days of a report are those after its start up to its end."""

from datetime import date

from pipeline.model.progress import STANDING_WORDS, Period, Standing


def test_the_start_is_of_the_period_before_and_the_end_of_this_one() -> None:
    period = Period(date(2025, 11, 10), date(2025, 11, 20))
    days = [date(2025, 11, day) for day in (10, 11, 20, 21)]
    assert [period.has(day) for day in days] == [False, True, True, False]
    assert not period.has(None)
    assert Period(None, date(2025, 11, 20)).has(date(2020, 1, 1))


def test_every_standing_has_its_word() -> None:
    assert set(STANDING_WORDS) == set(Standing)
