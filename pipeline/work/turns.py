"""Costly work of a server, a few at once: who waits for a turn holds no thread of those who read.

Source: asyncio's documentation, "Executing code in thread or process pools".
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
Result = TypeVar("Result")


class Turns:
    """Threads for one kind of work, so many at once."""

    def __init__(self, at_once: int) -> None:
        self._threads = ThreadPoolExecutor(at_once)

    async def run(self, work: Callable[P, Result], *given: P.args, **named: P.kwargs) -> Result:
        """Give what the work gives, once it had its turn; raises what it raises."""
        asked = partial(work, *given, **named)
        return await asyncio.get_running_loop().run_in_executor(self._threads, asked)
