"""Who is to be reminded of what, three days before the last day and from then on."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from pipeline.model.comment import Answer
from pipeline.model.delivery import BodyAnswer, DeliveryStatus, RoundDelivery
from pipeline.model.outline import Group, Round
from pipeline.model.progress import Reminder

_AHEAD: Final = timedelta(days=3)
# They are written to by the province; its own agency asks them again.
_THROUGH_CONTACT: Final = frozenset({Group.MINISTRY, Group.PROVINCE})


def reminders(status: DeliveryStatus, planner: str) -> tuple[Reminder, ...]:
    """Give the reminders by agency, in the order of `agencies`, those with nothing left out.

    Of contributions the round being worked on is looked at, of answers the newest draft that
    anybody was asked about. `planner` is the planning agency, which does not write to itself.
    """
    made = (_of(agency.id, status) for agency in status.agencies if agency.id != planner)
    return tuple(one for one in made if one.due or one.unsigned or one.asked or one.contacts)


def _of(agency: str, status: DeliveryStatus) -> Reminder:
    one = status.current
    own = one.of(agency)
    due, over = _is_near(one.round.due, status.today), _is_over(one.round.due, status.today)
    silent = tuple(_silent(status))
    groups = {body.id: body.group for body in status.agencies}
    return Reminder(
        agency,
        one.round,
        tuple(entry for entry in own if due and entry.is_due),
        tuple(entry for entry in own if over and entry.needs_signature and not entry.is_due),
        tuple(
            (draft, entry)
            for draft, entry in silent
            if entry.agency == agency and groups[agency] not in _THROUGH_CONTACT
        ),
        tuple((draft, entry) for draft, entry in silent if entry.contact == agency),
    )


def _silent(status: DeliveryStatus) -> Iterator[tuple[Round, BodyAnswer]]:
    """Give those silent on the newest draft sent out, from three days before the last day on."""
    asked = [one for one in status.rounds if any(entry.asked for entry in one.answers)]
    for one in asked[-1:]:
        if _is_near(one.answer_by, status.today):
            yield from ((one.round, entry) for entry in _unanswered(one))


def _unanswered(one: RoundDelivery) -> Iterator[BodyAnswer]:
    return (entry for entry in one.answers if entry.asked and entry.answer is Answer.SILENT)


def _is_near(day: date | None, today: date) -> bool:
    return day is not None and today >= day - _AHEAD


def _is_over(day: date | None, today: date) -> bool:
    return day is not None and today > day
