"""Each step of the plan is ahead, met or late, with what was done in the period and in all."""

from datetime import date

import pytest

from pipeline.model.fixed import replace
from pipeline.model.outline import Milestone
from pipeline.model.progress import Period, Standing, Task
from pipeline.monitor.tasks import standing_of, tasks
from tests.render.monitoring.statuses import status

DUE = date(2025, 11, 15)


@pytest.mark.parametrize(
    ("done", "today", "standing", "days"),
    [
        (date(2025, 11, 13), date(2025, 11, 20), Standing.AHEAD, 2),
        (DUE, DUE, Standing.MET, 0),
        (date(2025, 11, 18), date(2025, 11, 18), Standing.LATE, 3),
        (None, DUE, Standing.OPEN, 0),
        (None, date(2025, 11, 16), Standing.LATE, 1),
        (date(2025, 11, 18), date(2025, 11, 17), Standing.LATE, 2),  # done on a day to come
        (date(2025, 11, 14), date(2025, 11, 10), Standing.OPEN, 0),
    ],
)
def test_a_step_stands_against_its_day(
    done: date | None, today: date, standing: Standing, days: int
) -> None:
    assert standing_of(Milestone("A", DUE, done), today) == (standing, days)


def test_a_step_without_a_day_is_met_once_it_is_done() -> None:
    assert standing_of(Milestone("A"), DUE) == (Standing.UNDATED, 0)
    assert standing_of(Milestone("A", done=DUE), DUE) == (Standing.MET, 0)


def told(*steps: Milestone, start: date | None = date(2025, 11, 12)) -> tuple[Task, ...]:
    whole = replace(status(), milestones=steps)
    return tasks(whole, Period(start, whole.today))


def test_the_first_step_not_done_is_the_current_one() -> None:
    done, open_, later = told(Milestone("A", done=DUE), Milestone("B"), Milestone("C"))
    assert [step.is_current for step in (done, open_, later)] == [False, True, False]
    assert not any(step.is_current for step in told(Milestone("A", done=DUE)))


def test_a_draft_s_figures_are_those_of_its_round() -> None:
    (task,) = told(Milestone("Lần 1", round=1))
    assert task.period == ("Nhận 1 phần, trong đó 1 phần chậm hạn.",)
    assert task.total == (
        "1/2 phần đã có (mới 1, giữ nguyên 0); còn nợ 1.",
        "2 phần chậm hạn.",
        "Đã ký 1/1 phần.",
    )
    (earlier,) = told(Milestone("Lần 1", round=1), start=date(2025, 11, 13))
    assert earlier.period == ()
    (whole,) = told(Milestone("Lần 1", round=1), start=None)
    assert whole.period[1] == "Thủ trưởng ký 1 phần."


def test_what_came_in_time_is_not_said_to_be_late() -> None:
    whole = status()
    (first, owed), *_ = (one.deliveries for one in whole.rounds)
    timely = replace(whole.rounds[0], deliveries=(replace(first, late=False), owed))
    step = (Milestone("Lần 1", round=1),)
    whole = replace(whole, rounds=(timely, whole.rounds[1]), milestones=step)
    (task,) = tasks(whole, Period(date(2025, 11, 12), whole.today))
    assert task.period == ("Nhận 1 phần.",)


def test_the_round_being_worked_on_says_what_has_no_day_and_its_forms() -> None:
    (task,) = told(Milestone("Lần 2", round=2))
    assert task.period == ("1 phần đã nhận không rõ ngày.",)
    assert "1 phần có lỗi hoặc thiếu số liệu." in task.total
    assert "Đã ký 0/1 phần." in task.total
    assert task.total[-1] == "Biểu mẫu: 0/30."


def test_a_consultation_s_figures_are_those_of_its_answers() -> None:
    (task,) = told(Milestone("Lấy ý kiến", round=1, about="lay-y-kien"))
    assert task.period == ("1 cơ quan, tổ chức trả lời, 4 ý kiến.",)
    assert task.total == (
        "2/3 cơ quan, tổ chức trả lời (1 thống nhất); 1 chưa trả lời.",
        "4 ý kiến, đã xử lý 3.",
    )


def test_a_step_done_in_the_period_says_so_and_one_of_a_round_to_come_says_nothing() -> None:
    done, coming = told(Milestone("A", DUE, date(2025, 11, 20)), Milestone("B", round=7))
    assert done.period == ("Hoàn thành ngày 20/11/2025.",)
    assert done.total == ("Đã hoàn thành ngày 20/11/2025.",)
    assert (coming.period, coming.total) == ((), ())
    (before,) = told(Milestone("A", DUE, date(2025, 11, 12)))
    assert before.period == ()
