"""Thirty-four provinces in three rounds, here and on a cluster of two workers on this machine.

    python -m tests.bench.fleet [--provinces 34] [--rounds 3] [--sections 4] [--seed 7]

Writes the workspaces, of 0.2 to 2 times so many sections (85 make the bench's report), builds all
drafts with `fleet draft --processes 2`, then from nothing on a cluster, and holds both results
against each other byte by byte; then changes one section of one province and builds again. Prints
time, bytes moved, what a province costs, and from that what 1, 4, 16 and 64 cores would take.
Measured is what two cores take. What others take is computed: the longest drafts first, each to
the core that is free first (R. L. Graham, Bounds on multiprocessing timing anomalies, 1969), a
round after the other, with what starting and joining took here; it knows of no network.
"""

import argparse
import heapq
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tests.bench.corpus import write_corpus
from tests.bench.measure import Run, measure
from tests.bench.revision import write_revision

SMALLEST, LARGEST = 0.2, 2.0
CORES: Final = (1, 4, 16, 64)
_DAYS: Final = ("2025-11-15", "2025-11-30", "2025-12-31")
_START: Final = 60.0  # seconds for a scheduler and its workers to begin


@dataclass(frozen=True, slots=True)
class Built:
    """One run of a fleet: how long it took, and its rows as `bao-cao-doan.json` has them."""

    run: Run
    rows: tuple[dict[str, Any], ...]
    told: str = ""

    @property
    def states(self) -> dict[str, int]:
        """Give how many drafts came to each end."""
        states = [row["state"] for row in self.rows]
        return {state: states.count(state) for state in sorted(set(states))}


def sizes(provinces: int, sections: int) -> list[int]:
    """Give how many sections each province has, from the smallest share to the largest."""
    ratio = LARGEST / SMALLEST
    steps = max(1, provinces - 1)
    shares = (SMALLEST * ratio ** (at / steps) for at in range(provinces))
    return [max(1, round(sections * share)) for share in shares]


def write_provinces(out: Path, *, provinces: int, rounds: int, sections: int, seed: int) -> None:
    """Write the workspaces and the list of their drafts, `fleet.yaml`."""
    lines = []
    for number, count in enumerate(sizes(provinces, sections), 1):
        place = out / f"tinh-{number:02}"
        write_corpus(place, seed + number, sections=count)
        (place / "all.md").unlink()
        if rounds > 1:
            write_revision(place, seed + number)
        if rounds > 2:
            _third_round(place)
        days = (f"  - so: {at}\n    ngay: {day}\n" for at, day in enumerate(_DAYS[:rounds], 1))
        (place / "sections/ke-hoach.yaml").write_text("lan:\n" + "".join(days), "utf-8")
        lines += [f"- {{thu-muc: {place.name}, lan: {at}}}\n" for at in range(1, rounds + 1)]
    (out / "fleet.yaml").write_text("".join(lines), "utf-8")


def _third_round(place: Path) -> None:
    """Write a third round: a sentence more in the first section of each agency."""
    for folder in sorted((place / "sections/lan-1").iterdir()):
        first = min(folder.glob("*.md"))
        target = place / "sections/lan-3" / folder.name / first.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{first.read_text('utf-8')}\nBổ sung tại lần ba.\n", "utf-8")


def build(out: Path, *options: str) -> Built:
    """Build what `fleet.yaml` names."""
    table = out / "ket-qua"
    given = ("fleet", "draft", "1", str(out / "fleet.yaml"), "--fast", "--out", str(table))
    run = measure((sys.executable, "-m", "pipeline", *given, *options), out, out / "log")
    rows = json.loads((table / "bao-cao-doan.json").read_bytes())
    return Built(run, tuple(rows), (out / "log").read_text("utf-8", "replace"))


def hashes(out: Path) -> dict[str, str]:
    """Give the hash of every file of every draft."""
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.glob("tinh-*/build/lan-*/**/*"))
        if path.is_file()
    }


def clear(out: Path) -> None:
    """Take away all that was built, and all that was kept for the next time."""
    for build_folder in out.glob("tinh-*/build"):
        shutil.rmtree(build_folder)


@contextmanager
def two_workers(home: Path) -> Iterator[str]:
    """A scheduler and two workers of one draft at once on this machine; gives its address."""
    told = home / "scheduler.json"
    scheduler = (
        sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_scheduler", "--host",
        "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file",
        str(told),
    )  # fmt: skip
    with _running(scheduler, home):
        _until(told.exists)
        time.sleep(0.2)
        address = json.loads(told.read_bytes())["address"]
        worker = (sys.executable, "-m", "pipeline", "worker", address, "--processes", "1")
        with (
            _running((*worker, "--name", "may-1"), home / "1"),
            _running((*worker, "--name", "may-2"), home / "2"),
        ):
            time.sleep(3)
            yield address


@contextmanager
def _running(command: Sequence[str], home: Path) -> Iterator[None]:
    home.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "TMPDIR": str(home)}
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


def _until(true: Any) -> None:
    end = time.monotonic() + _START
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def makespan(costs: Sequence[float], cores: int) -> float:
    """Give when the last ends: the longest first, each to the core that is free first."""
    free = [0.0] * cores
    for cost in sorted(costs, reverse=True):
        heapq.heappush(free, heapq.heappop(free) + cost)
    return max(free)


def computed(rows: Sequence[dict[str, Any]], cores: int, *, fixed: float) -> float:
    """Give the seconds that so many cores would take: rounds one after the other."""
    rounds = sorted({row["round"] for row in rows})
    costs = ([row["seconds"] for row in rows if row["round"] == at] for at in rounds)
    return fixed + sum(makespan(found, cores) for found in costs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, build, compare, print; 1 where a byte differs or a draft is missing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--provinces", type=int, default=34)
    parser.add_argument("--rounds", type=int, default=3, choices=(1, 2, 3))
    parser.add_argument("--sections", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        out = Path(name, "doan")
        out.mkdir()
        write_provinces(
            out, provinces=asked.provinces, rounds=asked.rounds, sections=asked.sections,
            seed=asked.seed,
        )  # fmt: skip
        return _measured(out, Path(name, "may"))


def _measured(out: Path, home: Path) -> int:
    here = build(out, "--processes", "2")
    alone = hashes(out)
    clear(out)
    with two_workers(home) as address:
        afar = build(out, "--cluster", address)
        same = hashes(out) == alone
        moved = [line for line in afar.told.splitlines() if "Gửi đi" in line]
        _change(out)
        changed = build(out, "--cluster", address)
    ratio = afar.run.seconds / here.run.seconds
    print(f"bản dự thảo: {len(here.rows)}; trên máy này, hai tiến trình: {here.run.seconds:.1f} s")
    print(f"cụm hai máy: {afar.run.seconds:.1f} s = {ratio:.2f} lần; {' '.join(moved)}")
    print(f"cùng từng byte: {'có' if same else 'KHÔNG'}; kết quả {here.states} và {afar.states}")
    print(f"bộ nhớ của máy gọi: {afar.run.peak / 1e6:.0f} MB")
    again = changed.run.seconds
    print(f"sau khi sửa một mục của một tỉnh: {again:.1f} s, {changed.states}")
    costs = [row["seconds"] for row in here.rows]
    print(f"một bản: {min(costs):.1f} đến {max(costs):.1f} s, cộng {sum(costs):.1f} s")
    fixed = max(0.0, here.run.seconds - computed(here.rows, 2, fixed=0.0))
    for cores in CORES:
        print(f"  {cores:>2} lõi (tính): {computed(here.rows, cores, fixed=fixed):.1f} s")
    built = changed.states.get("da-dung", 0)
    expected = len({row["round"] for row in here.rows})
    whole = here.states == afar.states == {"da-dung": len(here.rows)}
    return int(not (same and whole and built == expected and math.isfinite(ratio)))


def _change(out: Path) -> None:
    """Add a sentence to one section of the last province's first round."""
    path = min((out / max(p.name for p in out.glob("tinh-*")) / "sections/lan-1").rglob("*.md"))
    path.write_text(f"{path.read_text('utf-8')}\nThêm một câu.\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
