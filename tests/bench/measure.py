"""Wall time and peak memory of a command.

Peak is that of the largest single process, children's children included: the kernel's
`ru_maxrss` of waited-for descendants, read in a wrapper process that starts nothing else.
A child counts its parent's size until it has executed; the wrapper is therefore a bare Python.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

SECONDS: Final = 900
_WRAPPER: Final = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL)
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
with open(sys.argv[1], "w") as out:
    json.dump([code, took, peak], out)
"""
_UNIT: Final = 1 if sys.platform == "darwin" else 1024


class CommandFailedError(RuntimeError):
    """A measured command failed: its time would say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the wall, bytes of the largest process."""

    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Runs:
    """Several runs of one command."""

    runs: tuple[Run, ...]

    @property
    def best(self) -> float:
        return min(run.seconds for run in self.runs)

    @property
    def median(self) -> float:
        return median(run.seconds for run in self.runs)

    @property
    def peak(self) -> int:
        return max(run.peak for run in self.runs)


def measure(
    command: Sequence[str | Path], folder: Path, log: Path, cache: Path | None = None
) -> Run:
    """Run `command` in `folder` once, its words into `log`; `cache` is its user cache folder.

    Raises CommandFailedError, with the end of the log, if it fails or takes over 15 minutes.
    """
    result = log.with_suffix(".json")
    wrapped = [sys.executable, "-I", "-S", "-c", _WRAPPER, str(result), *map(str, command)]
    environment = {**os.environ, **({"XDG_CACHE_HOME": str(cache)} if cache else {})}
    with log.open("wb") as words:
        subprocess.run(
            wrapped,
            cwd=folder,
            env=environment,
            stdout=words,
            stderr=words,
            timeout=SECONDS,
            check=True,
        )
    code, seconds, peak = json.loads(result.read_text())
    if code != 0:
        tail = log.read_text("utf-8", "replace")[-2_000:]
        raise CommandFailedError(f"exit {code}: {' '.join(map(str, command))}\n{tail}")
    return Run(seconds, peak * _UNIT)
