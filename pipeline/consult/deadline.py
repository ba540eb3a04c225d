"""The day by which a body that was asked has to answer."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from pipeline.model.outline import Round

_WORKING_DAYS: Final = re.compile(r"([0-9]+) ngày làm việc")
_SATURDAY: Final = 5


def answer_by(draft: Round, holidays: Collection[date] = ()) -> date | None:
    """Give the last day for answers on a draft; None where the plan sets none.

    "15 ngày làm việc" counts from the day after the draft was sent, without Saturdays, Sundays
    and `holidays`.

    Source: design.md, section 2, `han-tra-loi`; Điều 56 Luật Quy hoạch 112/2025/QH15.
    """
    if not isinstance(draft.answer_by, str):
        return draft.answer_by
    found = _WORKING_DAYS.fullmatch(draft.answer_by)
    if found is None or draft.sent is None:
        return None
    day, left = draft.sent, int(found[1])
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY and day not in holidays
    return day
