"""The tests of a mutant, run in a forked child.

Everything is imported once, in the parent. A child forgets the modules of the pipeline, lets the
mutated source stand for its module, and runs the tests; what it imports anew comes from byte
code and takes a tenth of a second. A child that reckons or waits far longer than the tests do
without a mutation is ended by the system, and counts as killed.
"""

import gc
import importlib
import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Final

import pytest
from hypothesis import Phase, settings

from tests.mutants.chosen import module_name, modules_in

SLOWER: Final = 5  # times the tests' own time after which a mutant is held to hang
AT_LEAST: Final = 2  # seconds
WAITING: Final = 10  # times the CPU limit that may pass on the wall
MEMORY: Final = 4 << 30
_PASSED, _FAILED, _INTERRUPTED = 0, 1, 2  # exit codes of pytest
_QUIET: Final = ("-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist")


class NoVerdictError(Exception):
    """The tests fail or cannot run though nothing was mutated: no mutant could be judged."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run: the module's file, its source as it is to stand, test files, seconds of CPU."""

    path: str
    source: str
    tests: tuple[str, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended: whether every test passed, and the CPU seconds it took."""

    passed: bool
    seconds: float


def prepare(root: Path, package: str = "pipeline") -> None:
    """Import what the children need: the package, and with it its libraries."""
    for path in modules_in(root, [package]):
        if not path.endswith("__main__.py"):
            importlib.import_module(module_name(path))
    gc.freeze()


def time_limit(ran: Ran) -> int:
    """Give the CPU seconds a mutant may take whose tests took `ran` without it."""
    return AT_LEAST + round(SLOWER * ran.seconds)


def run_all(root: Path, jobs: Sequence[Job], at_once: int) -> Iterator[tuple[Job, Ran]]:
    """Run each job in a child of its own, some at once; give them as they end.

    Raises NoVerdictError where pytest could not run the tests at all.
    """
    waiting = list(reversed(jobs))
    running: dict[int, Job] = {}
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                job = waiting.pop()
                running[_start(root, job)] = job
            process, status, used = os.wait4(-1, 0)
            if process in running:
                _end_group(process)
                job = running.pop(process)
                yield job, Ran(_passed(job, status), used.ru_utime + used.ru_stime)
    finally:
        for process in running:
            _end_group(process)
            os.waitpid(process, 0)


def _passed(job: Job, status: int) -> bool:
    code = os.waitstatus_to_exitcode(status)
    if code < 0 or code in (_FAILED, _INTERRUPTED):  # by a signal; tests; a test's import
        return False
    if code != _PASSED:
        raise NoVerdictError(f"pytest ended with {code} for {job.path}: {' '.join(job.tests)}")
    return True


def _end_group(process: int) -> None:
    """End what a child may have started; nothing is left where it ended by itself."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _start(root: Path, job: Job) -> int:
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        code = 3
        try:
            os.setsid()
            code = _in_child(root, job)
        finally:
            os._exit(code)
    return process


def _in_child(root: Path, job: Job) -> int:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    _limit(job.seconds)
    _same_examples()
    os.chdir(root)
    stand_in(root, job.path, job.source)
    return int(pytest.main([*_QUIET, *job.tests]))


def _same_examples() -> None:
    """Let hypothesis draw the same for each mutant; a failing example need not be made small."""
    phases = (Phase.explicit, Phase.generate)
    drawn = settings(derandomize=True, database=None, deadline=None, phases=phases)
    settings.register_profile("mutants", drawn)
    settings.load_profile("mutants")


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds * WAITING)


def stand_in(root: Path, path: str, source: str) -> None:
    """Forget the package of a module, and let `source` be what its next import reads."""
    name = module_name(path)
    package = name.partition(".")[0]
    for known in [each for each in sys.modules if each.partition(".")[0] == package]:
        del sys.modules[known]
    sys.meta_path.insert(0, _Finder(name, str(root / path), source))
    importlib.invalidate_caches()


class _Loader(SourceFileLoader):
    """Reads one module from a text instead of its file."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder:
    """Finds the one module."""

    def __init__(self, name: str, path: str, source: str) -> None:
        self._name = name
        self._path = path
        self._source = source

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        loader = _Loader(name, self._path, self._source)
        return importlib.util.spec_from_file_location(name, self._path, loader=loader)
