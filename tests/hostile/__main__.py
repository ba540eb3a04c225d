"""`python -m tests.hostile [--seed N] [--only WORD]`: every hostile input, run and measured."""

import argparse
import sys
from random import Random

from tests.hostile.cases import all_cases
from tests.hostile.running import run_alone


def main() -> int:
    """Print the table; give 1 where a row is not as it says."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="cases whose name or maker holds this word")
    options = parser.parse_args()
    wrong, slowest, largest, count = 0, 0.0, 0.0, 0
    print("| case | files | expected notices | exit | CPU s | MB |")
    print("|---|---|---|---|---|---|")
    for maker, case in all_cases(Random(options.seed)):
        if options.only not in maker and options.only not in case.name:
            continue
        found = run_alone(case)
        count += 1
        slowest, largest = max(slowest, found.seconds), max(largest, found.megabytes)
        files = ", ".join(name.rpartition("/")[2] for name in case.files)
        told = ", ".join(case.notices) or "–"
        print(
            f"| {case.name} | {files} | {told} | {case.exit} "
            f"| {found.seconds:.2f} | {found.megabytes:.0f} |"
        )
        for fault in found.faults:
            wrong += 1
            print(f"  ✗ {maker}: {fault}")
        sys.stdout.flush()
    print(f"{count} inputs, {wrong} faults, slowest {slowest:.1f} s, largest {largest:.0f} MB")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
