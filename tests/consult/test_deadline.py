from datetime import date

import pytest

from pipeline.consult.deadline import answer_by
from pipeline.model.outline import Round


def a_round(answer: date | str | None, sent: date | None = date(2025, 12, 1)) -> Round:
    return Round(2, date(2025, 11, 30), "Dự thảo lần 2", sent=sent, answer_by=answer)


def test_a_date_is_that_date() -> None:
    assert answer_by(a_round(date(2025, 11, 24))) == date(2025, 11, 24)


def test_fifteen_working_days_end_three_weeks_after_a_monday() -> None:
    assert answer_by(a_round("15 ngày làm việc")) == date(2025, 12, 22)


def test_a_holiday_is_no_working_day_and_one_on_a_sunday_takes_none() -> None:
    holidays = (date(2025, 12, 3), date(2025, 12, 7))
    assert answer_by(a_round("15 ngày làm việc"), holidays) == date(2025, 12, 23)


@pytest.mark.parametrize("answer", [None, "15 ngày làm việc", "sớm"])
def test_without_a_day_to_count_from_there_is_none(answer: str | None) -> None:
    assert answer_by(a_round(answer, sent=None)) is None


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (0, date(2025, 12, 5)),
        (1, date(2025, 12, 8)),  # a Friday is followed by a Monday
        (5, date(2025, 12, 12)),
        (6, date(2025, 12, 15)),
    ],
)
def test_days_are_counted_from_the_one_behind_the_sending(days: int, last: date) -> None:
    assert answer_by(a_round(f"{days} ngày làm việc", sent=date(2025, 12, 5))) == last


def test_what_is_no_number_of_working_days_sets_none() -> None:
    assert answer_by(a_round("15 ngày")) is None
    assert answer_by(a_round("sau 15 ngày làm việc")) is None
