"""Generated workspaces whose deliveries are counted twice, by the pipeline and from raw folders.

    python -m tests.seeded.deliveries --seed 7 --count 50

Every part and form of every round must have the same state, lateness and signature in
`quyhoach status --json` as `tests.oracle.delivery` finds. Exit code 1 if one differs.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.commands import ran
from tests.oracle.delivery import Key, Row, counts, delivered, of_status
from tests.seeded.deliveries.ground import Ground


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=50)
    asked = parser.parse_args()
    held, seen = 0, Counter[str]()
    for number in range(asked.count):
        faults, rows = compared(random.Random(f"{asked.seed}/{number}"))
        held += not faults
        for of_round in counts(rows).values():
            seen.update(of_round)
        for fault in faults:
            print(f"{asked.seed}/{number}: {fault}")
    print(", ".join(f"{name} {count}" for name, count in sorted(seen.items())))
    print(f"{held} of {asked.count} workspaces are counted as from their raw folders")
    return 0 if held == asked.count else 1


def compared(rng: random.Random) -> tuple[list[str], dict[Key, Row]]:
    """Give where the two differ in a workspace, and what the raw folders say of it."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent)
        today = Ground(folder, rng).make()
        expected = delivered(folder, today)
        return list(_differences(expected, of_status(_status(folder, today)))), expected


def _differences(expected: dict[Key, Row], told: dict[Key, Row]) -> Iterator[str]:
    for key in sorted(expected.keys() | told.keys()):
        if expected.get(key) != told.get(key):
            yield f"{key}: {told.get(key)} told, {expected.get(key)} in the folders"


def _status(folder: Path, today: date) -> object:
    made = ran("status", "--json", "--today", str(today), "--workspace", str(folder))
    if made.returncode:
        raise AssertionError(made.stderr)
    return json.loads(made.stdout)


if __name__ == "__main__":
    sys.exit(main())
