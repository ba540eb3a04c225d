"""Agencies are reminded from three days before the last day on, of what is theirs alone."""

from datetime import date

from pipeline.model.comment import Answer
from pipeline.model.delivery import BodyAnswer, DeliveryStatus
from pipeline.model.fixed import replace
from pipeline.model.progress import Reminder
from pipeline.monitor.reminders import reminders
from tests.render.monitoring.statuses import COMMUNES, SECOND, status


def on(day: date, whole: DeliveryStatus | None = None, planner: str = "") -> dict[str, Reminder]:
    asked = replace(whole or status(), today=day)
    return {one.agency: one for one in reminders(asked, planner)}


def test_what_is_due_is_told_from_three_days_before_its_last_day() -> None:
    assert "so-xay-dung" not in on(date(2025, 11, 21))
    for day in (date(2025, 11, 22), date(2025, 12, 9)):
        items = [entry.record.item for entry in on(day)["so-xay-dung"].due]
        assert items == ["giao-thong", "cap-nuoc"]
    assert {one.id for one in COMMUNES} <= on(date(2025, 11, 22)).keys()


def test_a_signature_is_asked_for_once_the_last_day_is_over() -> None:
    assert "so-y-te" not in on(SECOND.due or date.max)
    found = on(date(2025, 11, 26))["so-y-te"]
    assert [entry.record.item for entry in found.unsigned] == ["y-te"]
    assert found.due == ()


def test_where_no_last_day_is_set_nobody_is_reminded_of_parts() -> None:
    whole = status()
    open_ = replace(whole.rounds[1], round=replace(SECOND, due=None))
    found = on(date(2025, 12, 9), replace(whole, rounds=(whole.rounds[0], open_)))
    assert found.keys() == {"xa-1"}  # who has not answered on draft 1


def test_the_silent_are_reminded_and_ministries_through_their_contact() -> None:
    found = on(date(2025, 11, 24))
    assert [draft.number for draft, _ in found["xa-1"].asked] == [1]
    assert "so-y-te" not in found  # its ministry has answered
    silent = BodyAnswer("bo-y-te", True, Answer.SILENT, "so-y-te", due=date(2025, 11, 24))
    whole = status()
    first = replace(whole.rounds[0], answers=(silent,))
    asked = replace(whole, rounds=(first, *whole.rounds[1:]))
    contacts = on(date(2025, 11, 24), asked)["so-y-te"].contacts
    assert [entry.agency for _, entry in contacts] == ["bo-y-te"]
    assert "bo-y-te" not in on(date(2025, 11, 24), asked)
    assert "so-y-te" not in on(date(2025, 11, 20), asked)


def test_only_the_newest_draft_sent_out_is_asked_after_and_silence_that_agrees_is_not() -> None:
    whole = status()
    agreed = BodyAnswer("xa-2", True, Answer.SILENT_AGREED)
    newer = replace(whole.rounds[1], answers=(agreed,), answer_by=date(2025, 12, 1))
    found = on(date(2025, 12, 5), replace(whole, rounds=(whole.rounds[0], newer)))
    assert found["xa-1"].asked == ()
    assert found["xa-2"].asked == ()


def test_the_planning_agency_does_not_write_to_itself() -> None:
    assert "so-xay-dung" not in on(date(2025, 12, 5), planner="so-xay-dung")
