import os
import signal

import pytest

from pipeline.work.pool import Processes, serial

MUCH = 10_000_000
HERE = os.getpid()


def double(value: int) -> int:
    return 2 * value


def who(_value: int) -> int:
    return os.getpid()


def die_elsewhere(value: int) -> int:
    if value == 3 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return value


def fail(value: int) -> int:
    raise ValueError(value)


@pytest.mark.parametrize("pool", [serial, Processes(1), Processes(2), Processes(3)])
def test_results_come_in_the_order_of_the_things(pool: Processes) -> None:
    things = list(range(50))
    assert list(pool(double, things, weights=[MUCH] * 50)) == [2 * thing for thing in things]


def test_much_work_is_done_by_others() -> None:
    workers = set(Processes(2)(who, range(40), weights=[MUCH] * 40))
    assert HERE not in workers


def test_little_work_is_done_here() -> None:
    assert set(Processes(2)(who, range(40), weights=[10] * 40)) == {HERE}


def test_a_process_that_dies_takes_nothing_with_it() -> None:
    assert list(Processes(2)(die_elsewhere, range(20), weights=[MUCH] * 20)) == list(range(20))


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="7"):
        list(Processes(2)(fail, [7, 8], weights=[MUCH, MUCH]))
