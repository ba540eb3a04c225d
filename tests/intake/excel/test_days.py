from datetime import date, datetime

import pytest

from pipeline.intake.excel.days import day_of
from pipeline.intake.excel.workbook import Content
from pipeline.model.inlines import Text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2025", date(2025, 11, 20)),
        ("ngày 05 tháng 01 năm 2026", date(2026, 1, 5)),
        ("5-1-2026", date(2026, 1, 5)),
        ("31/02/2026", None),
        ("tháng 11/2025", None),
    ],
)
def test_a_day_is_read_as_letters_have_it(text: str, day: date | None) -> None:
    assert day_of(Content(text, (Text(text),))) == day


def test_a_date_of_excels_is_a_day() -> None:
    assert day_of(Content(datetime(2025, 11, 20, 7), ())) == date(2025, 11, 20)  # noqa: DTZ001
    assert day_of(Content(date(2025, 11, 20), ())) == date(2025, 11, 20)
