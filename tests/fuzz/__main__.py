"""The readers fuzzed by atheris: `python -m tests.fuzz --seconds 60 [--seed N] [--only TARGET]`.

Coverage of `pipeline/` leads (libFuzzer); inputs come from the workspace and `tests/bad`. A
finding is whatever a reader raises that is not ours, or an input that takes over 5 s or 500 MB:
it is left in `build/fuzz/`, named after its target, and the exit code is 1. What is mended goes
to `tests/fuzz/found/`, where the suite reads it at every run.

Each target runs in a process of its own: libFuzzer ends it at the first finding.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.fuzz.corpus import LONGEST, REPOSITORY, inputs
from tests.fuzz.mutations import mutated_lines, mutated_nodes

SECONDS: Final = 5  # for one input
MEGABYTES: Final = 500
_NODES: Final = {"sheet", "document", "comments"}


def fuzz(name: str, seconds: int, seed: int, kept: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["pipeline"]):
        from tests.fuzz import targets

    target = targets.planted if name == "planted" else targets.TARGETS[name]
    first = inputs(name)

    def mutated(data: bytes, longest: int, number: int) -> bytes:
        chance = random.Random(number)
        if chance.random() < 0.5 or not data:
            return bytes(atheris.Mutate(data, longest))
        if name in _NODES:
            return mutated_nodes(data, chance)[:longest]
        return mutated_lines(data, chance.choice(first), chance)[:longest]

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(first):
            Path(folder, f"{number}").write_bytes(data)
        room = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + MEGABYTES
        options = (
            f"-max_total_time={seconds}",
            f"-timeout={SECONDS}",
            f"-rss_limit_mb={room}",
            f"-max_len={2 * LONGEST}",
            f"-seed={seed}",
            f"-artifact_prefix={kept}/{name}-",
            "-print_final_stats=1",
        )
        words = [sys.argv[0], *options, folder]
        atheris.Setup(words, lambda data: targets.fed(target, data), custom_mutator=mutated)
        atheris.Fuzz()


def tried(name: str, seconds: int, seed: int, kept: Path) -> tuple[bool, str]:
    """Fuzz one target in a process of its own; give whether it held, and what was said."""
    asked = ["--only", name, "--seconds", f"{seconds}", "--seed", f"{seed}", "--kept", f"{kept}"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *asked],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")


def runs(said: str) -> str:
    """Give how many inputs a process says it tried."""
    lines = (line.split() for line in said.splitlines() if "number_of_executed_units" in line)
    return next((words[-1] for words in lines), "?")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, required=True, help="in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--kept", type=Path, default=REPOSITORY / "build" / "fuzz")
    given = parser.parse_args()
    given.kept.mkdir(parents=True, exist_ok=True)
    if given.only:
        fuzz(given.only, given.seconds, given.seed, given.kept)
    from tests.fuzz.targets import TARGETS

    found = 0
    for name in TARGETS:
        held, said = tried(name, max(1, given.seconds // len(TARGETS)), given.seed, given.kept)
        found += not held
        print(f"{name}: {runs(said)} inputs, {'nothing found' if held else 'FOUND'}", flush=True)
        if not held:
            print(said[-4000:])
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main())
