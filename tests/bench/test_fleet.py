"""The simulation of a fleet, small: same bytes here and on a cluster, one change builds one."""

from typing import Any

import pytest

from tests.bench import fleet


def test_sizes_are_spread_from_a_fifth_to_twice() -> None:
    found = fleet.sizes(34, 85)
    assert (found[0], found[-1]) == (17, 170)
    assert found == sorted(found)
    assert fleet.sizes(1, 4) == [1]


def test_the_longest_goes_first_and_rounds_follow_one_another() -> None:
    assert fleet.makespan([1, 1, 1, 3], 2) == 3
    assert fleet.makespan([2.0], 64) == 2.0
    rows: list[dict[str, Any]] = [
        {"round": at, "seconds": took} for at, took in ((1, 2.0), (1, 2.0), (2, 1.0))
    ]
    assert fleet.computed(rows, 2, fixed=0.5) == 3.5
    assert fleet.computed(rows, 1, fixed=0.0) == 5.0


@pytest.mark.bench
def test_three_provinces_are_the_same_here_and_afar(capsys: pytest.CaptureFixture[str]) -> None:
    assert fleet.main(["--provinces", "3", "--rounds", "2", "--sections", "2"]) == 0
    assert "cùng từng byte: có" in capsys.readouterr().out
