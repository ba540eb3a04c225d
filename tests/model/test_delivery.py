"""Every state, answer and duty has its words; what is due and what wants a signature."""

from datetime import date

from pipeline.model.comment import Answer
from pipeline.model.delivery import (
    ANSWER_WORDS,
    DUTY_WORDS,
    SIGN_WORDS,
    STATE_WORDS,
    BodyAnswer,
    Delivery,
    DeliveryState,
    DeliveryStatus,
    Duty,
    RoundDelivery,
)
from pipeline.model.outline import Agency, Group
from pipeline.model.signature import SignState
from tests.monitor.records import AGENCY, FIRST, SECOND, record


def test_everything_shown_has_its_words() -> None:
    assert set(STATE_WORDS) == set(DeliveryState)
    assert set(ANSWER_WORDS) == set(Answer)
    assert set(DUTY_WORDS) == set(Duty)
    assert set(SIGN_WORDS) == set(SignState)


def test_what_is_owed_faulty_or_incomplete_is_due() -> None:
    due = {state.value for state in DeliveryState if Delivery(record(), state).is_due}
    assert due == {"chua-gui", "loi", "thieu"}


def test_silence_is_silence_also_where_it_counts_as_agreement() -> None:
    silent = {one for one in Answer if BodyAnswer("a", asked=True, answer=one).is_silent}
    assert silent == {Answer.SILENT, Answer.SILENT_AGREED}


def test_the_last_round_is_the_current_and_strangers_are_named_by_their_id() -> None:
    entry = Delivery(record(), DeliveryState.OWED)
    rounds = (RoundDelivery(FIRST, (entry,)), RoundDelivery(SECOND, ()))
    health = Agency(AGENCY, "Sở Y tế", Group.DEPARTMENT)
    status = DeliveryStatus(date(2025, 12, 1), (health,), rounds)
    assert status.current.round == SECOND
    assert (status.named(AGENCY), status.named("x")) == ("Sở Y tế", "x")
    assert list(status.all()) == [(FIRST, entry)]
    assert rounds[0].of(AGENCY) == (entry,)
    assert rounds[0].of("x") == ()
