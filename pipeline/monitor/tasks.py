"""The steps of the plan (II.1-5) as a progress report tells them: ahead, met or late, and figures.

Source: domain.md, section 4, columns of progress reports.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model.comment import Answer
from pipeline.model.delivery import BodyAnswer, Delivery, DeliveryStatus, Duty, RoundDelivery
from pipeline.model.delivery_counts import counted
from pipeline.model.outline import CONSULTATION, Milestone
from pipeline.model.progress import Period, Standing, Task

_PARTS = (Duty.LEAD, Duty.PARTNER)


def tasks(status: DeliveryStatus, period: Period) -> tuple[Task, ...]:
    """Give every step of the plan with its standing and figures, in the plan's order."""
    open_ = [step for step in status.milestones if not _is_done(step, status.today)]
    rounds = {one.round.number: one for one in status.rounds}
    made = []
    for step in status.milestones:
        standing, days = standing_of(step, status.today)
        about = rounds.get(step.round or 0)
        made.append(
            Task(
                step,
                standing,
                days,
                tuple(_of_period(step, about, period, current=about is status.current)),
                tuple(_in_total(step, about, status.today)),
                is_current=bool(open_) and step is open_[0],
            )
        )
    return tuple(made)


def standing_of(step: Milestone, today: date) -> tuple[Standing, int]:
    """Give how a step stands on a day, and by how many days it is ahead or late.

    Done before its day is ahead, on it met, after it late; a day of completion that is still to
    come counts as not done.
    """
    if step.due is None:
        done = _is_done(step, today)
        return (Standing.MET if done else Standing.UNDATED), 0
    if _is_done(step, today) and step.done is not None:
        days = (step.done - step.due).days
        if days == 0:
            return Standing.MET, 0
        return (Standing.LATE if days > 0 else Standing.AHEAD), abs(days)
    late = (today - step.due).days
    return (Standing.LATE, late) if late > 0 else (Standing.OPEN, 0)


def _is_done(step: Milestone, today: date) -> bool:
    return step.done is not None and step.done <= today


def _of_period(
    step: Milestone, about: RoundDelivery | None, period: Period, *, current: bool
) -> Iterator[str]:
    if period.has(step.done):
        yield f"Hoàn thành ngày {step.done:%d/%m/%Y}."
    if about is None:
        return
    if step.about == CONSULTATION:
        came = [entry for entry in about.answers if _answered_in(entry, period)]
        if came:
            comments = sum(entry.comments for entry in came)
            yield f"{len(came)} cơ quan, tổ chức trả lời, {comments} ý kiến."
        return
    yield from _deliveries_of_period(about.deliveries, period, current=current)


def _deliveries_of_period(
    deliveries: Sequence[Delivery], period: Period, *, current: bool
) -> Iterator[str]:
    came = [entry for entry in deliveries if entry.arrived and period.has(entry.day)]
    if came:
        late = sum(entry.late is True for entry in came)
        told = f", trong đó {late} phần chậm hạn" if late else ""
        yield f"Nhận {len(came)} phần{told}."
    undated = sum(entry.arrived and entry.day is None for entry in deliveries)
    # of an earlier round nobody would take them for the period's
    if undated and current:
        yield f"{undated} phần đã nhận không rõ ngày."
    signed = sum(_signed_in(entry, period) for entry in deliveries)
    if signed:
        yield f"Thủ trưởng ký {signed} phần."


def _signed_in(entry: Delivery, period: Period) -> bool:
    part = entry.signature
    return (
        part is not None
        and not entry.needs_signature
        and part.signature is not None
        and period.has(part.signature.day)
    )


def _answered_in(entry: BodyAnswer, period: Period) -> bool:
    return entry.asked and any(period.has(day) for _, day, _ in entry.letters)


def _in_total(step: Milestone, about: RoundDelivery | None, today: date) -> Iterator[str]:
    if _is_done(step, today) and step.done is not None:
        yield f"Đã hoàn thành ngày {step.done:%d/%m/%Y}."
    if about is None:
        return
    if step.about == CONSULTATION:
        yield from _answers_in_total([entry for entry in about.answers if entry.asked])
    else:
        yield from _deliveries_in_total(about)


def _answers_in_total(asked: Sequence[BodyAnswer]) -> Iterator[str]:
    if not asked:
        return
    silent = sum(entry.is_silent for entry in asked)
    agreed = sum(entry.answer is Answer.AGREED for entry in asked)
    comments = sum(entry.comments for entry in asked)
    answered = sum(entry.answered for entry in asked)
    yield (
        f"{len(asked) - silent}/{len(asked)} cơ quan, tổ chức trả lời ({agreed} thống nhất); "
        f"{silent} chưa trả lời."
    )
    if comments:
        yield f"{comments} ý kiến, đã xử lý {answered}."


def _deliveries_in_total(about: RoundDelivery) -> Iterator[str]:
    parts = counted(about.deliveries, _PARTS)
    here = parts.asked - parts.owed
    yield (
        f"{here}/{parts.asked} phần đã có (mới {parts.received}, giữ nguyên {parts.unchanged}); "
        f"còn nợ {parts.owed}."
    )
    wrong = parts.faulty + parts.incomplete
    if wrong:
        yield f"{wrong} phần có lỗi hoặc thiếu số liệu."
    if parts.late:
        yield f"{parts.late} phần chậm hạn."
    if parts.signed + parts.unsigned:
        yield f"Đã ký {parts.signed}/{parts.signed + parts.unsigned} phần."
    forms = counted(about.deliveries, (Duty.FORM,))
    if forms.asked:
        yield f"Biểu mẫu: {forms.asked - forms.owed}/{forms.asked}."
