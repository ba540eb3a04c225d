"""Consultations over three rounds, each balance held against what was written.

    python -m tests.seeded.consultations --seed 7 --count 30

For every round the register is made, worked on and made again, loses rows and is made once
more; each time what is printed ("nhận … = đã trả lời … + chưa trả lời … + trùng …; do đơn vị tư
vấn nhập …") must be what the generator wrote, and every comment must stand in the register once;
what the round before left open must stand in it, too.
Exit code 1 if one differs.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.commands import ran
from tests.seeded.consultations.ground import BODIES, Came, make_workspace, write_comments
from tests.seeded.consultations.register import Done, codes, entries, lose, work

_BALANCE = re.compile(
    r"nhận (\d+) = đã trả lời (\d+) \+ chưa trả lời (\d+) \+ trùng (\d+)"
    r"(?:; do đơn vị tư vấn nhập (\d+) = đã trả lời (\d+) \+ chưa trả lời (\d+))?"
    r"(?:; (\d+) dòng chỉ ghi thống nhất)?"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=30)
    asked = parser.parse_args()
    held = 0
    for number in range(asked.count):
        faults = list(faults_of(random.Random(f"{asked.seed}/{number}")))
        held += not faults
        for fault in faults:
            print(f"{asked.seed}/{number}: {fault}")
    print(f"{held} of {asked.count} consultations over 3 rounds balance as they were written")
    return 0 if held == asked.count else 1


def faults_of(rng: random.Random) -> Iterator[str]:
    """Give where a consultation is told otherwise than it was written."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "tinh"
        run("init", str(folder))
        make_workspace(folder)
        open_before: set[str] = set()
        for number in (1, 2):
            came = write_comments(folder, number, rng)
            register = folder / "sections" / f"lan-{number + 1}" / "tiep-thu.xlsx"
            done = Done()
            yield from told(folder, number, came, done)
            if came.rows:
                done = work(register, number, rng)
                yield from told(folder, number, came, done)
                lose(register, number, rng)
                yield from told(folder, number, came, done)
                yield from lost(register, number, came)
            yield from forgotten(register, number - 1, open_before)
            open_before = open_now(register, number, done)


def told(folder: Path, number: int, came: Came, done: Done) -> Iterator[str]:
    """Make the register once more; give where its balance differs."""
    words = run("responses", str(number + 1), "--workspace", str(folder))
    found = _BALANCE.search(" ".join(words.split()))  # long lines are broken
    said = tuple(int(part or 0) for part in found.groups()) if found else ()
    answered = len(done.answered)
    open_ = came.received - came.duplicates - answered
    entered_open = done.entered - done.entered_answered
    written = (
        *(came.received, answered, open_, came.duplicates),
        *(done.entered, done.entered_answered, entered_open, came.agreements),
    )
    if (said or (0,) * 8) != written:
        yield f"lan {number}: {said} told, {written} written"


def open_now(register: Path, number: int, done: Done) -> set[str]:
    """Give the codes of a round that nobody answered, rows of the consultant's own left out."""
    if not register.is_file():
        return set()
    return codes(register, number).keys() - done.answered - entries(register)


def forgotten(register: Path, number: int, open_before: set[str]) -> Iterator[str]:
    """Give what was left open in the round before and does not stand in the register."""
    there = codes(register, number).keys() if register.is_file() else set()
    for code in sorted(open_before - there):
        yield f"{code}, left open, does not stand in {register.parent.name}"


def lost(register: Path, number: int, came: Came) -> Iterator[str]:
    """Give the comments that do not stand in the register exactly once."""
    standing = list(codes(register, number).values())
    for body, words in came.rows:
        count = standing.count((BODIES[body], words))
        if count != 1:
            yield f"{body}: '{words}' stands {count} times"


def run(*arguments: str) -> str:
    """Give what a command prints; raises where it ends with a traceback."""
    ended = ran(*arguments)
    if ended.returncode > 1 or "Traceback" in ended.stderr:
        raise RuntimeError(ended.stderr[-2_000:] or f"exit code {ended.returncode}")
    return ended.stdout + ended.stderr


if __name__ == "__main__":
    sys.exit(main())
