"""Comparison and redline of two drafts, against the engines that compare their .docx files.

Ours is measured from the sources to the redline, as `quyhoach diff 1 2 --fast` makes it: both
drafts are read anew. The others are given the two .docx ready made.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.bench.measure import CommandFailedError, Run, Runs, measure
from tests.bench.peers import MODULES
from tests.bench.revision import Revision, write_revision
from tests.oracle.marks import letters

REPOSITORY: Final = Path(__file__).parents[2]
# ours by theirs: at most so much of the time
LIMITS: Final = {"docx-scalpel": 0.25, "python-redlines": 0.05}
MEMORY: Final = 0.5  # of docx-scalpel's
_OUT: Final = "build/so-sanh/lan-1_lan-2"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts built from one workspace, with what was changed between them."""

    workspace: Path
    revision: Revision

    def report(self, number: int) -> Path:
        """The report of a draft."""
        return self.workspace / "build" / f"lan-{number}" / f"bao-cao-lan-{number}.docx"


def build_pair(workspace: Path, command: Sequence[str], log: Path) -> Pair:
    """Write the second draft of a corpus and build both, unmeasured."""
    revision = write_revision(workspace)
    for number in (1, 2):
        made = [*command, "draft", str(number), "--fast", "--workspace", str(workspace)]
        measure(made, workspace, log)
    return Pair(workspace, revision)


def ours(pair: Pair, command: Sequence[str], log: Path, cache: Path) -> tuple[Run, Path]:
    """One cold run of our comparison, and its redline."""
    out = pair.workspace / _OUT
    for folder in (out, pair.workspace / "build" / ".cache", cache):
        shutil.rmtree(folder, ignore_errors=True)
    asked = [*command, "diff", "1", "2", "--fast", "--workspace", str(pair.workspace)]
    run = measure(asked, pair.workspace, log, cache)
    made = sorted(out.glob("so-sanh*.docx"))
    if not made:
        raise CommandFailedError(f"no redline in {_OUT}")
    return run, made[0]


def ours_kept(pair: Pair, command: Sequence[str], log: Path, cache: Path) -> Run:
    """One run with what the run before read and wrote, but not with how it ended."""
    for folder in (pair.workspace / _OUT, pair.workspace / "build" / ".cache" / "xong"):
        shutil.rmtree(folder, ignore_errors=True)
    asked = [*command, "diff", "1", "2", "--fast", "--workspace", str(pair.workspace)]
    return measure(asked, pair.workspace, log, cache)


def theirs(pair: Pair, name: str, log: Path) -> tuple[Run, Path]:
    """One run of another engine on the two reports, and its redline."""
    out = pair.workspace / f"{name}.docx"
    module = [sys.executable, "-m", "tests.bench.peers", name]
    asked = [*module, str(pair.report(1)), str(pair.report(2)), str(out)]
    return measure(asked, REPOSITORY, log), out


def installed() -> list[str]:
    """Names of the engines that are there (`pip install -e '.[bench]'`)."""
    return [name for name, module in MODULES.items() if find_spec(module) is not None]


def against_engines(
    pair: Pair, command: Sequence[str], log: Path, cache: Path, runs: int, say: Callable[..., None]
) -> None:
    """Measure ours `runs` times, each engine once between, and say times, memory and marks."""
    changed = pair.revision.characters
    say(f"{pair.revision.edited} of {pair.revision.blocks} blocks, {changed} letters changed")
    mine: list[Run] = []
    others: dict[str, tuple[Run, Path]] = {}
    waiting = installed()
    for _ in range(max(runs, len(waiting) + 1)):
        run, redline = ours(pair, command, log, cache)
        mine.append(run)
        if waiting:
            name = waiting.pop(0)
            others[name] = theirs(pair, name, log)
    best = Runs(tuple(mine))
    say(f"{'':<22}{'giây':>10}{'bộ nhớ':>13}{'chữ đánh dấu / chữ đổi':>26}")
    say(_line("quyhoach diff 1 2", best.best, best.peak, letters(redline) / changed))
    for name, (run, made) in others.items():
        say(_line(name, run.seconds, run.peak, letters(made) / changed))
    for name, (run, _) in others.items():
        say(
            f"tỷ lệ so với {name}: thời gian {best.best / run.seconds:.3f}"
            f" (yêu cầu ≤ {LIMITS[name]}), bộ nhớ {best.peak / run.peak:.2f}"
        )
    if len(others) < len(MODULES):
        missing = ", ".join(sorted(set(MODULES) - set(others)))
        say(f"không đo được {missing}: cài bằng pip install -e '.[bench]'")


def _line(name: str, seconds: float, peak: int, marked: float) -> str:
    return f"{name:<22}{seconds:>8.2f} s{peak / 2**20:>10.0f} MB{marked:>26.2f}"
