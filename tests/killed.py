"""A process of this one's making, killed (SIGKILL) at the K-th call that writes something.

It is a copy of this process (fork), so that twenty of them cost no more than a second.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Collection
from typing import Final

Step = tuple[object, str]  # what holds a function, and its name there

WRITING: Final = tuple(
    (os, name) for name in ("fsync", "link", "open", "rename", "replace", "unlink", "write")
)


def killed_at(call: int, work: Callable[[], object], steps: Collection[Step] = WRITING) -> bool:
    """Do the work in a copy of this process; say whether it was killed before it was done.

    Args:
        call: Which of the calls of `steps` is never done, the first being 1.
        work: What is done; what it raises fails the test, and stands in the captured stderr.
        steps: The functions whose calls are counted.
    """
    copy = os.fork()
    if copy == 0:
        code = 1
        try:
            _counted(call, steps)
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(code)
    status = os.waitpid(copy, 0)[1]
    assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL, status
    return status != 0


def _counted(last: int, steps: Collection[Step]) -> None:
    """Have this process kill itself at the last of so many calls of some functions."""
    made = 0

    def counting(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*given: object, **named: object) -> object:
            nonlocal made
            made += 1
            if made == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **named)

        return counted

    for holder, name in steps:
        setattr(holder, name, counting(getattr(holder, name)))
