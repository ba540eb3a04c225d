"""Time on the wall and of processors, and peak memory of a command.

Peak is that of the largest single process, children's children included: the kernel's
`ru_maxrss` of waited-for descendants, read in a wrapper process that starts nothing else.
A child counts its parent's size until it has executed; the wrapper is therefore a bare Python.
Memory of all processes together is looked at every tenth of a second, shared pages counted once
(`Pss` in /proc, Linux alone; 0 elsewhere). What Python compiles is kept, as where a user runs it.
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
import glob, json, os, resource, subprocess, sys, time
def together(root):
    parents, sizes = {}, 0
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat) as f:
                fields = f.read().rpartition(")")[2].split()
            parents[int(stat.split("/")[2])] = int(fields[1])
        except OSError:
            pass
    for one in parents:
        above = one
        while above not in (root, 0, 1):
            above = parents.get(above, 0)
        if above == root:
            try:
                with open(f"/proc/{one}/smaps_rollup") as f:
                    sizes += sum(int(l.split()[1]) for l in f if l.startswith("Pss:"))
            except OSError:
                pass
    return sizes
start = time.perf_counter()
process = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL)
most = 0
while True:
    try:
        code = process.wait(0.1)
        break
    except subprocess.TimeoutExpired:
        most = max(most, together(process.pid))
took = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as out:
    json.dump([code, took, used.ru_maxrss, used.ru_utime + used.ru_stime, most], out)
"""
_UNIT: Final = 1 if sys.platform == "darwin" else 1024


class CommandFailedError(RuntimeError):
    """A measured command failed: its time would say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the wall, bytes of the largest process, seconds of processors, bytes
    of all processes together."""

    seconds: float
    peak: int
    cpu: float = 0.0
    together: int = 0


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
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def together(self) -> int:
        return max(run.together for run in self.runs)

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
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(log.parent / "compiled")}
    environment = {**os.environ, **compiled}
    if cache is not None:
        environment["XDG_CACHE_HOME"] = str(cache)
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
    code, seconds, peak, cpu, together = json.loads(result.read_text())
    if code != 0:
        tail = log.read_text("utf-8", "replace")[-2_000:]
        raise CommandFailedError(f"exit {code}: {' '.join(map(str, command))}\n{tail}")
    return Run(seconds, peak * _UNIT, cpu, together * 1024)
