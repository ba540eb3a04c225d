"""A progress report: tasks against the plan, what moved since the last one, who is reminded."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pipeline.model.delivery import BodyAnswer, Delivery, DeliveryStatus
from pipeline.model.fixed import Fixed
from pipeline.model.outline import Milestone, Round


class Standing(StrEnum):
    """How a task stands against its day in the plan, as progress reports say it."""

    AHEAD = "vuot"
    MET = "dat"
    LATE = "cham"
    OPEN = "trong-han"
    UNDATED = "chua-dat-han"


STANDING_WORDS = {
    Standing.AHEAD: "Vượt",
    Standing.MET: "Đạt",
    Standing.LATE: "Chậm",
    Standing.OPEN: "Trong hạn",
    Standing.UNDATED: "Chưa đặt hạn",
}


class Period(Fixed):
    """The days of a report: those after `start` (None: from the beginning) up to `end`."""

    start: date | None
    end: date

    def has(self, day: date | None) -> bool:
        """Say whether a day is one of them; no day is not."""
        return day is not None and day <= self.end and (self.start is None or day > self.start)


class Task(Fixed):
    """A step of the plan as the report tells it.

    `days` are those it is ahead or late by; `period` and `total` what was done in the period and
    up to its end; `is_current` marks the first step not done.
    """

    milestone: Milestone
    standing: Standing
    days: int = 0
    period: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    is_current: bool = False


DeliveryKey = tuple[int, str, str, str]  # round, agency, "muc" or "bieu-mau", item or form
AnswerKey = tuple[int, str]  # round, body


class Snapshot(Fixed):
    """What of the work is compared from one report to the next.

    `deliveries` hold state and signature ("" for none), `answers` the answer and the number of
    comments, as `theo-doi.json` writes them.
    """

    day: date
    deliveries: Mapping[DeliveryKey, tuple[str, str]]
    answers: Mapping[AnswerKey, tuple[str, int]]


class Moved(StrEnum):
    """What of a thing is other than in the last report."""

    STATE = "tinh-trang"
    SIGNATURE = "chu-ky"
    ANSWER = "tra-loi"
    COMMENTS = "so-y-kien"


class Move(Fixed):
    """One thing that is other now: what it was and what it is, "" for what was not there."""

    round: int
    agency: str
    item: str
    what: Moved
    old: str
    new: str


class Reminder(Fixed):
    """What one agency is reminded of.

    Attributes:
        agency: Whose head the letter goes to.
        due: Parts and forms of the round that are owed, faulty or incomplete.
        unsigned: Parts that stand there without its head's signature.
        asked: Drafts on which it has not answered, with the last day.
        contacts: Bodies that it asks for the province and that have not answered.
    """

    agency: str
    round: Round
    due: tuple[Delivery, ...] = ()
    unsigned: tuple[Delivery, ...] = ()
    asked: tuple[tuple[Round, BodyAnswer], ...] = ()
    contacts: tuple[tuple[Round, BodyAnswer], ...] = ()


class Progress(Fixed):
    """A progress report; `moves` are None where there is no earlier one to compare with."""

    status: DeliveryStatus
    period: Period
    tasks: tuple[Task, ...]
    reminders: tuple[Reminder, ...] = ()
    moves: tuple[Move, ...] | None = None
