"""Work waits for its turn without a thread, and gives or raises what it would at once."""

import asyncio
import threading
import time

import pytest

from pipeline.work.turns import Turns


def test_so_many_are_done_at_once_and_no_more() -> None:
    turns, running, most, lock = Turns(2), 0, 0, threading.Lock()

    def work(number: int, *, more: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
        return number + more

    async def all_at_once() -> list[int]:
        return await asyncio.gather(*(turns.run(work, number, more=1) for number in range(8)))

    assert asyncio.run(all_at_once()) == [*range(1, 9)]
    assert most == 2


def test_what_the_work_raises_is_raised() -> None:
    def fail() -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        asyncio.run(Turns(1).run(fail))
