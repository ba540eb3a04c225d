"""Mistakes sown in clean tables and sentences are found at their cell, and only they.

The full measure: python -m tests.seeded.table_mistakes --seed 7 --mistakes 200
"""

from tests.seeded import other_hand
from tests.seeded.table_mistakes import CODES, HONEST, run


def test_sown_mistakes_are_found_and_the_clean_ground_is_quiet() -> None:
    clean, missed, found = run(seed=20_251_128, count=2 * len(CODES))
    assert clean == []
    assert missed == []
    assert all(found[kind] == 2 for kind in CODES)


def test_sentences_that_look_like_mistakes_are_on_the_clean_ground() -> None:
    assert len(HONEST) >= 15


def test_tables_and_sentences_of_another_hand_are_told_where_wrong_and_only_there() -> None:
    honest = [case for case in other_hand.cases() if not case.values("at")]
    assert len(honest) >= 30
    assert len(other_hand.cases()) - len(honest) >= 80
    assert other_hand.run() == []
