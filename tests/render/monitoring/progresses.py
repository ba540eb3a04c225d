"""A progress report made by hand, for the tests of what shows it."""

from datetime import date

from pipeline.model.fixed import replace
from pipeline.model.outline import Outline
from pipeline.model.progress import Move, Moved, Period, Progress
from pipeline.monitor.reminders import reminders
from pipeline.monitor.tasks import tasks
from tests.render.monitoring.statuses import status

OUTLINE = Outline("Báo cáo Điều chỉnh Quy hoạch", "Lạng Sơn", "so-y-te", "", ())
MOVES = (
    Move(1, "so-y-te", "y-te", Moved.STATE, "chua-gui", "da-nhan"),
    Move(1, "so-y-te", "y-te", Moved.SIGNATURE, "", "da-ky"),
    Move(1, "bo-y-te", "", Moved.ANSWER, "chua-tra-loi", "co-y-kien"),
    Move(1, "xa-1", "", Moved.COMMENTS, "2", "3"),
)


def progress(*moves: Move, compared: bool = True) -> Progress:
    """A report of 30/11/2025, compared with one of 12/11/2025 unless it is not."""
    whole = replace(status(), outline=OUTLINE)
    period = Period(date(2025, 11, 12), whole.today)
    return Progress(
        whole,
        period,
        tasks(whole, period),
        reminders(whole, OUTLINE.planning_agency),
        (moves or MOVES) if compared else None,
    )
