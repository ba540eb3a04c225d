from datetime import date
from pathlib import Path

from pipeline.stages.commenting.period import period_of
from tests.issued_rounds import issued

LAST = date(2025, 11, 24)


def test_comments_are_late_from_the_day_behind_the_last_one(tmp_path: Path) -> None:
    on_time = period_of(tmp_path, 1, LAST, LAST)
    late = period_of(tmp_path, 1, LAST, date(2025, 11, 25))
    assert (on_time.is_late, late.is_late) == (False, True)
    assert on_time.closed == late.closed == ""
    assert not period_of(tmp_path, 1, None, date(2030, 1, 1)).is_late


def test_none_are_taken_once_their_answers_are_issued(tmp_path: Path) -> None:
    folder = issued(tmp_path, rounds=2)
    assert "đã khép lại" in period_of(folder, 1, None, LAST).closed
    assert period_of(folder, 2, None, LAST).closed == ""
