"""What takes minutes begins first, and is where it is said to be."""

import pytest

from tests.longest import LONGEST, MARKED, place
from tests.sample_drafts import REPOSITORY

QUICK = "tests/test_longest.py"


def test_files_that_take_minutes_come_first_then_what_is_marked_then_the_rest() -> None:
    given = [(QUICK, set[str]()), (QUICK, {"browser"}), (LONGEST[1], set()), (LONGEST[0], {"x"})]
    assert sorted(given, key=lambda one: place(*one)) == given[::-1]


def test_each_file_that_takes_minutes_is_there_and_has_a_marked_test() -> None:
    for name in LONGEST:
        text = (REPOSITORY / name).read_text("utf-8")
        assert any(f"mark.{mark}" in text for mark in MARKED), name


def test_tests_of_a_run_stand_in_that_order(request: pytest.FixtureRequest) -> None:
    places = [
        place(item.nodeid.partition("::")[0], {mark.name for mark in item.iter_markers()})
        for item in request.session.items
    ]
    assert places == sorted(places)
