"""Programs side by side: each a process with its limits, none able to harm another.

A workspace that needs too much time or memory, or that crashes Python itself, costs its own row of
a table and nothing else. Whoever stops asking for what ended stops what still runs.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Final

from pipeline.work.child import kill

_LOOK: Final = 0.02  # seconds from one look at what runs to the next
_MOST_WORDS: Final = 4000  # bytes of what a program says last


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code, its last words, its seconds, whether it had no more."""

    code: int
    words: str
    seconds: float
    overtime: bool = False


@dataclass(slots=True)
class _Running:
    process: subprocess.Popen[bytes]
    words: IO[bytes]
    began: float

    def ended(self, limit: float) -> Ended | None:
        """Give how it ended; None while it runs and has time left."""
        code, seconds = self.process.poll(), time.monotonic() - self.began
        if code is None and seconds < limit:
            return None
        self.end()
        return Ended(self.process.returncode, self._last_words(), seconds, overtime=code is None)

    def end(self) -> None:
        """End it with all that it started."""
        kill(self.process)
        self.process.wait()

    def _last_words(self) -> str:
        with self.words as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - _MOST_WORDS))
            return stream.read().decode(errors="replace").strip()


def side_by_side(
    commands: Iterable[Sequence[str]],
    *,
    at_once: int,
    limit: float,
    wanted: Callable[[], bool] = lambda: True,
) -> Generator[tuple[int, Ended]]:
    """Run commands, so many at once, and give each as it ends with its number in order, from 0.

    Args:
        commands: Programs with their arguments, asked for when there is room; no shell reads them.
        at_once: How many run together, at least one.
        limit: Seconds before one is ended with all that it started.
        wanted: Asked again and again; what runs is ended, unsaid, once it says no.

    Raises:
        OSError: A program cannot be started.
    """
    waiting = enumerate(commands)
    running: dict[int, _Running] = {}
    try:
        while wanted():
            for number, command in islice(waiting, max(0, at_once - len(running))):
                running[number] = _started(command)
            if not running:
                return
            time.sleep(_LOOK)
            for number, one in list(running.items()):
                ended = one.ended(limit)
                if ended is not None:
                    del running[number]
                    yield number, ended
    finally:
        for one in running.values():
            one.end()
            one.words.close()


def _started(command: Sequence[str]) -> _Running:
    words = tempfile.TemporaryFile()  # noqa: SIM115 -- closed when its last words are read
    process = subprocess.Popen(  # noqa: S603 -- a program of ours, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=words,
        start_new_session=True,
    )
    return _Running(process, words, time.monotonic())
