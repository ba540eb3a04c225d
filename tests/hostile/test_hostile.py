"""Small hostile inputs, all in two drafts; those that are large or stop a draft in CI alone.

`python -m tests.hostile --seed N` runs each by itself and prints the table.
"""

from collections.abc import Mapping
from functools import cache
from random import Random

import pytest

from tests.hostile.case import KINDS, Case
from tests.hostile.cases import all_cases
from tests.hostile.running import run_alone, run_together

SEED = 1
# making what is large takes seconds: where the large inputs run, in CI
SIZES = [False, pytest.param(True, marks=pytest.mark.bench)]


@cache
def cases(*, large: bool = False) -> Mapping[str, Case]:
    """Give the inputs by the names of their makers, those that are large too or not."""
    return dict(all_cases(Random(SEED), large=large))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make them for the tests that run each alone only where those are to run."""
    if "maker" in metafunc.fixturenames:
        runs = "not bench" not in metafunc.config.option.markexpr
        alone = [name for name, case in cases(large=True).items() if case.alone] if runs else []
        metafunc.parametrize("maker", alone)


@pytest.mark.parametrize("number", [1, 2])
def test_small_hostile_inputs_give_the_notices_of_the_table_in_one_draft(number: int) -> None:
    small = [case for case in cases().values() if not case.alone and case.round == number]
    wrong = {name: faults for name, faults in run_together(small, number).items() if faults}
    assert wrong == {}


def test_there_are_as_many_inputs_as_the_table_promises() -> None:
    assert len(KINDS) >= 160
    assert sum(case.round == 2 for case in cases().values()) >= 60


@pytest.mark.parametrize("large", SIZES)
def test_no_two_makers_make_a_case_of_one_name(large: bool) -> None:
    made = cases(large=large)
    assert len({case.name for case in made.values()}) == len(made)


@pytest.mark.parametrize("large", SIZES)
def test_the_same_seed_makes_the_same_inputs_and_another_others(large: bool) -> None:
    made = cases(large=large)
    assert dict(all_cases(Random(SEED), large=large)) == made
    others = zip(all_cases(Random(SEED + 1), large=large), made.items(), strict=True)
    assert any(other != case for other, case in others)


@pytest.mark.bench
def test_a_hostile_input_alone_ends_as_the_table_says_within_its_limits(maker: str) -> None:
    assert run_alone(cases(large=True)[maker]).faults == ()
