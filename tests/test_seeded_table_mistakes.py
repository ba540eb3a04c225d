"""Mistakes sown in clean tables and sentences are found at their cell, and only they.

The full measure: python -m tests.seeded.table_mistakes --seed 7 --mistakes 200
"""

from tests.seeded.table_mistakes import CODES, HONEST, run


def test_sown_mistakes_are_found_and_the_clean_ground_is_quiet() -> None:
    clean, missed, found = run(seed=20_251_128, count=2 * len(CODES))
    assert clean == []
    assert missed == []
    assert all(found[kind] == 2 for kind in CODES)


def test_sentences_that_look_like_mistakes_are_on_the_clean_ground() -> None:
    assert len(HONEST) >= 15
