"""Builds with what earlier runs kept, against builds from nothing, over random edits.

    python -m tests.edit_sequences --seed 1 --count 200 [--steps 4]

After every edit of a sequence both drafts are built twice, with the store of what readers made –
whole, damaged, shuffled, of another version or absent – and without; all files and notices of
both must be the same.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from unittest.mock import patch

from pipeline.compose import by_item
from pipeline.render.word import shell
from pipeline.render.word.apart import formulas, fragment
from pipeline.rounds import reader
from pipeline.stages.drafting import draft
from pipeline.work.fingerprint import program
from pipeline.work.packs import Packs
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import unwatched
from pipeline.workspace import templates as shipped
from tests.rounds.workspaces import workspace
from tests.seeded.sequences import EDITS, HARM


def made(root: Path, number: int, results: Store) -> Mapping[str, object]:
    outcome = draft(root, number, fast=True, watch=unwatched, results=results)
    return {**(outcome.value or {}), "notices": outcome.notices}


def kept(root: Path, number: int) -> Mapping[str, object]:
    with Packs(root / "build/.cache/doc") as results:
        return made(root, number, results)


@contextmanager
def versioned(version: str) -> Iterator[None]:
    """Let all that keeps something take the program for this version."""
    with ExitStack() as stack:
        for module in (reader, formulas, fragment, shell, by_item):
            stack.enter_context(patch.object(module, "program", lambda: version))
        yield


def differences(root: Path, seed: int, steps: int) -> list[str]:
    """What differs between builds with and without what is kept, after each edit."""
    rng = Random(seed)
    workspace(root)
    shutil.copytree(shipped.templates(), root / "mau", ignore=shutil.ignore_patterns("khoi-tao"))
    found: list[str] = []
    kept(root, 2)
    for step in range(steps):
        edit, harm, number = rng.choice(EDITS), rng.choice(HARM), rng.randint(1, 2)
        edit(root, rng)
        harm(root / "build/.cache", rng)
        version = "another" if rng.random() < 0.2 else program()
        with versioned(version):
            warm = kept(root, number)
        cold = made(root, number, NOTHING_KEPT)
        names = sorted(name for name in {*warm, *cold} if warm.get(name) != cold.get(name))
        told = f"seed {seed}, step {step}: {edit.__name__}, {harm.__name__}, draft {number}"
        found += [f"{told}: {name}" for name in names]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Builds with and without what is kept.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--steps", type=int, default=4)
    asked = parser.parse_args(arguments)
    wrong = 0
    for seed in range(asked.seed, asked.seed + asked.count):
        with tempfile.TemporaryDirectory(prefix="quyhoach-sequences-") as folder:
            for line in differences(Path(folder) / "w", seed, asked.steps):
                wrong += 1
                print(line, flush=True)
    print(f"{asked.count} sequences of {asked.steps} edits, {wrong} differences")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
