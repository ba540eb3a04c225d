"""Compare Word files of someone else's making, and settle the redlines by another's hand.

    python -m tests.seeded.foreign_pairs --seed 7 [--count 60] [--keep DIR]

Each pair is a document in one of others' habits and the same with edits sown in it; the
installed command compares them. Accepting all changes must give the later file's words, rejecting
all the earlier one's. Prints a figure for each habit and what is wrong; leaves failing pairs in
DIR. Exit 1 where any pair fails. Imports nothing of the pipeline.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from random import Random
from typing import Final

from tests.oracle.acceptor import UnsettledError, accepted, rejected
from tests.oracle.any_word import Line, lines
from tests.oracle.docx_parts import Package, read_package
from tests.oracle.gate import defects
from tests.seeded.foreign_pairs.content import edited, made
from tests.seeded.foreign_pairs.habits import HABITS

_EDITS: Final = 6
_CELLS: Final = "kiểu (style) của đoạn trong ô"  # said not to be compared
_NOTES: Final = "loại chú thích (chân trang, cuối văn bản)"
_NEAR: Final = re.compile(r' near ".*?"')
TWO_MAKERS: Final = "two makers"  # the earlier file in one habit, the later in another
KINDS: Final = (*HABITS, *[TWO_MAKERS] * 3)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files of one habit, or of two makers, by their paths."""

    habit: str
    before: Path
    after: Path
    makers: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the redline of a pair, and the letters it marks."""

    pair: Pair
    wrong: tuple[str, ...]


def sow(seed: int, number: int, folder: Path) -> Pair:
    """Write the pair of that number."""
    kind = KINDS[number % len(KINDS)]
    rng = Random(f"{seed}/{number}")
    before = made(rng)
    after = edited(rng, before, _EDITS)
    makers = rng.sample(list(HABITS), 2) if kind == TWO_MAKERS else [kind, kind]
    paths = folder / f"truoc-{number}.docx", folder / f"sau-{number}.docx"
    for path, blocks, maker in zip(paths, (before, after), makers, strict=True):
        path.write_bytes(HABITS[maker](blocks))
    return Pair(kind, *paths, " → ".join(dict.fromkeys(makers)))


def judged(pair: Pair, folder: Path) -> Verdict:
    """Compare a pair with the installed command and judge the redline."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "diff", str(pair.before), str(pair.after),
         "--workspace", str(folder), "--chi-tiet"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "Traceback" in done.stderr or done.returncode > 1:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        return Verdict(pair, (f"crash {done.returncode}: {last}",))
    name = f"{pair.before.stem}_{pair.after.stem}"
    files = folder / "build" / "so-sanh" / name
    redline = files / f"so-sanh-{pair.before.stem}.docx"
    if not redline.is_file():
        told = ", ".join(sorted(path.name for path in files.glob("*.docx")))
        return Verdict(pair, (f"no redline of that name among {told}",))
    return Verdict(pair, tuple(wrongs(pair, redline, done.stdout + done.stderr)))


def wrongs(pair: Pair, redline: Path, told: str = "") -> list[str]:
    """Give what is wrong with a redline, [] for nothing; `told` is what the command said.

    Words must be exact always; styles in cells and kinds of notes where nothing is said of them.
    """
    unsaid = [word for word in (_CELLS, _NOTES) if word not in told]
    read = read_package(redline)
    found = [f"gate: {defect}" for defect in _own_defects(pair, redline)]
    for settle, path in ((accepted, pair.after), (rejected, pair.before)):
        try:
            settled = settle(read)
        except UnsettledError as error:
            return [*found, f"{settle.__name__}: {error}"]
        found += [
            f"{settle.__name__}: {line}"
            for line in _differences(read_package(path), settled, unsaid)
        ]
    return found


def _own_defects(pair: Pair, redline: Path) -> list[str]:
    """Give the defects of a redline that neither file had before."""
    had = {_kind(defect) for path in (pair.before, pair.after) for defect in defects(path)}
    return [defect for defect in defects(redline) if _kind(defect) not in had]


def _kind(defect: str) -> str:
    """Give a defect without the words near it, which a redline mixes with others."""
    return _NEAR.sub("", defect.partition(":")[2])


def _differences(wanted: Package, found: Package, unsaid: Sequence[str]) -> list[str]:
    here, there = ([_told(line, unsaid) for line in lines(side)] for side in (wanted, found))
    return list(unified_diff(here, there, n=0, lineterm=""))[2:]


def _told(line: Line, unsaid: Sequence[str]) -> str:
    where, text = line.where, line.text
    style = line.style if _CELLS in unsaid or where != "cell" else ""
    if _NOTES not in unsaid:
        where, text = where.replace("endnote", "footnote"), text.replace("<endnote>", "<footnote>")
        style = style.replace("endnote", "footnote")
    return f"{where}|{style}|{line.listed}|{text}"


def report(verdicts: Sequence[Verdict]) -> list[str]:
    """Give a line for each habit, and what is wrong."""
    told: list[str] = []
    for habit in dict.fromkeys(KINDS):
        own = [verdict for verdict in verdicts if verdict.pair.habit == habit]
        right = sum(not verdict.wrong for verdict in own)
        told.append(f"{habit:40} {right} of {len(own)}")
    kinds = Counter(wrong.partition(":")[0] for v in verdicts for wrong in v.wrong[:1])
    told.append(f"first wrong by kind: {dict(kinds)}")
    for verdict in verdicts:
        name = f"{verdict.pair.before.name} ({verdict.pair.makers})"
        told += [f"  {name}: {wrong[:200]}" for wrong in verdict.wrong[:6]]
    return told


def main(arguments: Sequence[str] | None = None) -> int:
    """Sow, compare, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        pairs = [sow(asked.seed, number, folder) for number in range(asked.count)]
        verdicts = [judged(pair, folder) for pair in pairs]
    print("\n".join(report(verdicts)))
    return 1 if any(verdict.wrong for verdict in verdicts) else 0


if __name__ == "__main__":
    raise SystemExit(main())
