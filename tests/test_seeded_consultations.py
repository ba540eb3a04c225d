"""A consultation over three rounds balances as it was written, by a generator of its own."""

import random

from tests.seeded.consultations.__main__ import faults_of


def test_received_is_answered_open_and_duplicates_over_three_rounds() -> None:
    assert list(faults_of(random.Random("6/0"))) == []
