"""A program run beside this one that cannot harm it: in time, in memory, gone when we go.

LibreOffice and others' converters can hang, eat memory, or leave children of their own: each runs
in a group that is killed when its time is over or this process ends.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Final, NoReturn

_ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_CTRL_C: Final = signal.default_int_handler
# the shell sets the limits, then becomes the program: no code of ours runs between fork and exec
_LIMITED: Final = 'ulimit -v "$1" && ulimit -f "$2" && shift 2 && exec "$@"'


class OvertimeError(Exception):
    """A program was not done in its time and was killed; `seconds` is how long it had."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f}")
        self.seconds = seconds


class Ending:
    """Ends this process by an exception when a signal asks for it, but not within `held`."""

    def __init__(self) -> None:
        self._held = False
        self._asked = 0

    def __call__(self, number: int, _frame: FrameType | None = None) -> None:
        """Hear a signal."""
        if self._held:
            self._asked = number
        else:
            _end(number)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let a signal wait until the end: what is being started is not yet ours to end."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def obey(self) -> None:
        """End this process where a signal was made to wait."""
        if self._asked:
            _end(self._asked)


def _end(number: int) -> NoReturn:
    """End this process by an exception: Python's own for a Ctrl-C."""
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)  # as shells count a process that a signal ended


def run_child(command: Sequence[str], *, limit: float, ending: Ending | None = None) -> str:
    """Give what a program says, whatever it exits with: what it made is looked at by the caller.

    Args:
        command: The program and its arguments; no shell reads them.
        limit: Seconds before it and all that it started are killed.
        ending: From `tidied_when_ended`, where files are to be cleared away.

    Raises:
        OvertimeError: It was not done in time.
    """
    ending = ending or Ending()
    with ending.held():
        process = subprocess.Popen(  # noqa: S603  # the program was found by us, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
    with process:
        try:
            ending.obey()
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as error:
            kill(process)
            process.communicate()
            raise OvertimeError(limit) from error
        except BaseException:
            # its group is not ours: a Ctrl-C or SIGTERM that ends us would leave it running
            kill(process)
            process.communicate()
            raise
    return said


def within(command: Sequence[str], *, megabytes: int) -> tuple[str, ...]:
    """Give the command that runs the same with so much memory, and files no larger than that.

    Where there is no shell of Unix it is the command itself.
    """
    shell = shutil.which("sh") if os.name == "posix" else None
    if shell is None:
        return tuple(command)
    limits = str(megabytes * 1024), str(megabytes * 2048)  # of 1,024 and of 512 bytes
    return (shell, "-c", _LIMITED, "sh", *limits, *command)


def office_command(program: str, profile: Path, *arguments: str) -> tuple[str, ...]:
    """Give the command that runs LibreOffice without windows, with a profile of its own."""
    own = f"-env:UserInstallation={profile.as_uri()}"
    return (program, own, "--headless", "--norestore", *arguments)


def kill(process: subprocess.Popen[Any]) -> None:
    """End a program, begun in a session of its own, with all that it started.

    Windows knows no groups of processes: there the program alone is ended.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


@contextlib.contextmanager
def tidied_when_ended() -> Iterator[Ending]:
    """Let SIGTERM and SIGHUP end this process as an exception does: what is open is closed.

    Without it they end Python at once, and LibreOffice goes on with its profile of megabytes. A
    Ctrl-C is an exception already, but it may come while a program is being started (Python hears
    it within `Popen`, which then gives nothing that could be ended): it waits until that is done.
    A signal that is ignored (nohup) stays so; only a main thread may hear signals.
    """
    ending = Ending()
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return
    before = {number: signal.getsignal(number) for number in (*_ENDING, signal.SIGINT)}
    heard = {n: how for n, how in before.items() if how in (signal.SIG_DFL, _CTRL_C)}
    for number in heard:
        signal.signal(number, ending)
    try:
        yield ending
    finally:
        for number, how in heard.items():
            signal.signal(number, how)
