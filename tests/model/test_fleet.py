"""Every state of a workspace has its words."""

from pipeline.model.fleet import STANDING, STATE_WORDS, FleetState


def test_every_state_has_words_and_two_leave_a_draft() -> None:
    assert set(STATE_WORDS) == set(FleetState)
    assert len(set(STATE_WORDS.values())) == len(FleetState)
    assert {FleetState.BUILT, FleetState.UNCHANGED} == STANDING
