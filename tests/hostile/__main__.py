"""`python -m tests.hostile [--seed N] [--only WORD]`: every hostile input, run and measured."""

import argparse
import sys
from random import Random

from tests.hostile.case import Case, Found
from tests.hostile.cases import all_cases
from tests.hostile.running import run_alone


def main() -> int:
    """Print the table, the slowest and the largest last; give 1 where a row is not as it says."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="cases whose name or maker holds this word")
    options = parser.parse_args()
    wrong = 0
    ran: list[tuple[str, float, float]] = []
    print("| case | files | expected notices | exit | CPU s | MB |")
    print("|---|---|---|---|---|---|")
    for maker, case in all_cases(Random(options.seed)):
        if options.only not in maker and options.only not in case.name:
            continue
        found = run_alone(case)
        ran.append((case.name, found.seconds, found.megabytes))
        wrong += len(found.faults)
        print(_line(case, found), *(f"  ✗ {maker}: {fault}" for fault in found.faults), sep="\n")
        sys.stdout.flush()
    print(f"{len(ran)} inputs, {wrong} faults")
    if ran:
        slowest, largest = max(ran, key=lambda row: row[1]), max(ran, key=lambda row: row[2])
        print(
            f"slowest: {slowest[0]}, {slowest[1]:.1f} s; largest: {largest[0]}, {largest[2]:.0f} MB"
        )
    return int(bool(wrong))


def _line(case: Case, found: Found) -> str:
    names = [name.rpartition("/")[2] for name in case.files]
    files = ", ".join(names[:3]) + (f", … {len(names)} files" if len(names) > 3 else "")
    told = ", ".join(case.notices[:6]) + (", …" if len(case.notices) > 6 else "")
    shown = files.encode("unicode_escape").decode() if not files.isprintable() else files
    return (
        f"| {case.name} | {shown} | {told or '–'} | {case.exit} "
        f"| {found.seconds:.2f} | {found.megabytes:.0f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
