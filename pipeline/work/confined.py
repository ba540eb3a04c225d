"""A process that works on what strangers sent: held in time, memory, files and network.

Whoever asks starts the program, hands it a question and reads an answer, both bytes of msgpack,
never code; the program confines itself before it reads the first byte. It gets a user and a
network of its own where the system allows (then it reaches no machine, this one neither), and is
killed with all that it started when its time is over.

Sources: setrlimit(2), unshare(2), user_namespaces(7).
"""

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.limits import MB
from pipeline.work.child import OvertimeError, kill

_NEW_USER: Final = 0x10000000  # CLONE_NEWUSER
_NEW_NETWORK: Final = 0x40000000  # CLONE_NEWNET
_OWN_PROCESSES: Final = 64  # of a user of its own: pandoc for formulas, threads of libraries


class NoAnswerError(Exception):
    """A confined program ended without an answer: out of memory, or killed."""


@dataclass(frozen=True, slots=True)
class Confinement:
    """How much a confined program may use: seconds of processor, and millions of bytes."""

    seconds: int = 30
    memory_mb: int = 2_000
    file_mb: int = 100


def confine(limits: Confinement) -> bool:
    """Hold this process within limits from now on; say whether it has a network of its own.

    On Windows nothing is held but the time, by whoever asked.
    """
    if sys.platform == "win32":
        return False
    import resource

    apart = _apart()
    bounds = [
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_AS, limits.memory_mb * MB),
        (resource.RLIMIT_FSIZE, limits.file_mb * MB),
        (resource.RLIMIT_CORE, 0),
    ]
    if apart:
        # counted for a user of its own; others' processes of the same user would count else
        bounds.append((resource.RLIMIT_NPROC, _OWN_PROCESSES))
    for kind, most in bounds:
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))
    return apart


def answer(command: Sequence[str], question: bytes, *, seconds: float, most_bytes: int) -> bytes:
    """Give what a program answers to a question.

    Args:
        command: The program with its arguments; no shell reads them.
        question: What it reads from its input.
        seconds: How long it has, before it and all that it started are killed.
        most_bytes: How long an answer may be.

    Raises:
        OvertimeError: It was not done in time.
        NoAnswerError: It gave no answer, or too long a one.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603  # a program of ours, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with process:
            try:
                process.communicate(question, timeout=seconds)
            except subprocess.TimeoutExpired as error:
                raise OvertimeError(seconds) from error
            finally:
                kill(process)  # what it started may outlive it
                process.wait()
        if process.returncode != 0 or not 0 < said.seek(0, os.SEEK_END) <= most_bytes:
            raise NoAnswerError
        said.seek(0)
        return said.read()


def _apart() -> bool:
    """Leave the users and the network of the machine; say whether the system allowed it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "unshare"):
        return False
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return False
    # the same user within, so that files stay its own
    for name, line in (("uid_map", user), ("setgroups", None), ("gid_map", group)):
        with contextlib.suppress(OSError):
            Path(f"/proc/self/{name}").write_text("deny" if line is None else f"{line} {line} 1")
    return True
