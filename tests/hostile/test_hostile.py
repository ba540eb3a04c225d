"""Small hostile inputs, all in two drafts; those that are large or stop a draft in CI alone.

`python -m tests.hostile --seed N` runs each by itself and prints the table.
"""

from random import Random

import pytest

from tests.hostile.cases import all_cases
from tests.hostile.running import run_alone, run_together

SEED = 1
CASES = dict(all_cases(Random(SEED)))


@pytest.mark.parametrize("number", [1, 2])
def test_small_hostile_inputs_give_the_notices_of_the_table_in_one_draft(number: int) -> None:
    cases = [case for case in CASES.values() if not case.alone and case.round == number]
    wrong = {name: faults for name, faults in run_together(cases, number).items() if faults}
    assert wrong == {}


def test_there_are_as_many_inputs_as_the_table_promises() -> None:
    assert len(CASES) >= 160
    assert sum(case.round == 2 for case in CASES.values()) >= 60


def test_no_two_makers_make_a_case_of_one_name() -> None:
    assert len({case.name for case in CASES.values()}) == len(CASES)


def test_the_same_seed_makes_the_same_inputs_and_another_others() -> None:
    assert dict(all_cases(Random(SEED))) == CASES
    assert dict(all_cases(Random(SEED + 1))) != CASES


@pytest.mark.bench
@pytest.mark.parametrize("maker", [name for name, case in CASES.items() if case.alone])
def test_a_hostile_input_alone_ends_as_the_table_says_within_its_limits(maker: str) -> None:
    assert run_alone(CASES[maker]).faults == ()
