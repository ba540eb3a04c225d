"""A process of this one's making, killed (SIGKILL) at the K-th call that writes something.

It is a copy of this process (fork), so that twenty of them cost no more than a second.
"""

import os
import signal
from collections.abc import Callable
from typing import Final

WRITING: Final = ("fsync", "link", "open", "rename", "replace", "unlink", "write")


def killed_at(call: int, work: Callable[[], object]) -> bool:
    """Do the work in a copy of this process; say whether it was killed before it was done."""
    copy = os.fork()
    if copy == 0:
        code = 1
        try:
            _counted(call)
            work()
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(copy, 0)[1]
    assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL, status
    return status != 0


def _counted(last: int) -> None:
    """Have this process kill itself at the last of so many calls that write."""
    made = 0

    def counting(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*given: object, **named: object) -> object:
            nonlocal made
            made += 1
            if made == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **named)

        return counted

    for name in WRITING:
        setattr(os, name, counting(getattr(os, name)))
