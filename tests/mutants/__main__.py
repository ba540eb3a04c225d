"""`make mutants`: how many random mutants of the code its tests kill.

    python -m tests.mutants --seed 7 [--count 200] [--at-once 2] [FOLDER …]

Without folders: where numbers are checked, drafts compared and comments answered. `--count 0`
makes every mutant there is. Prints a line a folder, and every mutant that no test noticed, with
the lines before and after; exit 0. Exit 2 where a folder is not there, or the tests fail though
nothing was mutated.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.mutants.chosen import mirrored_tests, modules_in
from tests.mutants.equivalents import EQUIVALENTS
from tests.mutants.forked import Job, NoVerdictError, prepare, run_all, time_limit
from tests.mutants.mutations import Mutant, Mutation, mutant, mutations_of
from tests.mutants.report import Judged, report

FOLDERS: Final = (
    "pipeline/compare",
    "pipeline/consult",
    "pipeline/compose/checks",
    "pipeline/render/redline",
    "pipeline/intake/excel/numbers/number_formats.py",
)
_PLENTY: Final = 300  # CPU seconds that the tests of a module never take


def sample(root: Path, places: Sequence[str], seed: int, count: int) -> tuple[Mutant, ...]:
    """Give `count` mutants: each place of the sources is as likely as the others, and so is
    each change of a place. All there are where `count` is 0, one a place where it is too many.
    """
    sources = {path: (root / path).read_text(encoding="utf-8") for path in modules_in(root, places)}
    every = [(path, one) for path, source in sources.items() for one in mutations_of(source)]
    taken = _random(every, random.Random(seed), count) if count else every
    return tuple(mutant(path, sources[path], one) for path, one in taken)


def _random(
    every: Iterable[tuple[str, Mutation]], chance: random.Random, count: int
) -> list[tuple[str, Mutation]]:
    places: dict[tuple[str, int, int], list[Mutation]] = {}
    for path, one in every:
        places.setdefault((path, one.start, one.end), []).append(one)
    taken = chance.sample(list(places), min(count, len(places)))
    return [(place[0], chance.choice(places[place])) for place in taken]


def judge(root: Path, mutants: Sequence[Mutant], at_once: int) -> Iterator[Judged]:
    """Run the tests of each mutant, after those of each module as it stands.

    Raises NoVerdictError where these fail.
    """
    paths = sorted({one.path for one in mutants})
    tests = {path: mirrored_tests(root, path) for path in paths}
    plain = [
        Job(path, (root / path).read_text(encoding="utf-8"), tests[path], _PLENTY)
        for path in paths
        if tests[path]
    ]
    limits: dict[str, int] = {}
    for job, ran in run_all(root, plain, at_once):
        if not ran.passed:
            raise NoVerdictError(f"tests of {job.path} fail as it stands: {' '.join(job.tests)}")
        limits[job.path] = time_limit(ran)
    by_source = {(one.path, one.source): one for one in mutants}
    jobs = [
        Job(path, source, tests[path], limits[path]) for path, source in by_source if tests[path]
    ]
    for job, ran in run_all(root, jobs, at_once):
        yield Judged(by_source[job.path, job.source], not ran.passed, ran.seconds)
    yield from (Judged(one, killed=False, seconds=0) for one in mutants if not tests[one.path])


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    asked = parser.parse_args(arguments)
    root = root or Path(__file__).parents[2]
    try:
        mutants = sample(root, asked.folders or FOLDERS, asked.seed, asked.count)
        prepare(root)
        judged = tuple(judge(root, mutants, asked.at_once))
    except (FileNotFoundError, NoVerdictError) as error:
        print(f"mutants: {error}", file=sys.stderr)
        return 2
    print(report(judged, EQUIVALENTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
