"""Import reports as departments write them; hold what comes out against what went in.

    python -m tests.seeded.departmental --seed 1 [--rounds 1] [--office] [--only …] [--keep DIR]

Each document is made in one author's habit and imported by the installed command into a
workspace of its own; files, not values, are judged. Prints a figure for each kind and what was
missed. Exit 1 where a target is missed. Imports nothing of the pipeline.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.seeded.departmental.ground import AGENCY, ITEM, imported, write_ground
from tests.seeded.departmental.habits import Made, made, names
from tests.seeded.departmental.outputs import read_output
from tests.seeded.departmental.score import KINDS, Score, figures, scored, share

TARGETS: Final = {
    "từ": 1.0,
    "danh sách": 1.0,
    "chú thích": 1.0,
    "tiêu đề": 0.97,
    "bảng": 0.97,
    "tên bảng": 0.97,
    "hình": 0.97,
    "tách ra": 0.97,
}


def judged(document: Made, folder: Path) -> Score:
    """Import a document into a workspace in `folder` and judge what came out."""
    source = folder / f"bai.{document.ending}"
    source.write_bytes(document.data)
    workspace = folder / "ws"
    write_ground(workspace)
    done = imported(source, workspace, document.options)
    score = Score()
    if done.returncode != 0 or "Traceback" in done.stderr:
        said = (done.stdout + done.stderr).strip().splitlines()[-6:]
        for kind in KINDS:
            score.asked[kind] += 1
        score.missed.append(f"lệnh thoát {done.returncode}: {' / '.join(said)}")
        return score
    output = read_output(workspace / "sections" / "lan-1" / AGENCY, ITEM)
    data = document.data
    if document.ending != "docx":
        data = _as_docx(source)
    return scored(document.report, data, output)


def _as_docx(source: Path) -> bytes:
    """Give the file as LibreOffice reads it, for its words to be counted."""
    from tests.seeded.departmental.by_office import converted

    return converted(source)


def main(argv: Sequence[str]) -> int:
    """Run the documents of one seed, or of several; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=1, help="how many seeds from that one on")
    parser.add_argument("--office", action="store_true", help="what LibreOffice saves, too")
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--keep", type=Path, help="where to leave the documents and workspaces")
    asked = parser.parse_args(argv)
    total, count = Score(), 0
    for seed in range(asked.seed, asked.seed + asked.rounds):
        for name in asked.only or names(office=asked.office):
            with tempfile.TemporaryDirectory() as scratch:
                folder = asked.keep / f"{seed}-{name}" if asked.keep else Path(scratch)
                folder.mkdir(parents=True, exist_ok=True)
                score = judged(made(name, seed), folder)
            total.take(score)
            count += 1
            _print(f"{seed}-{name}", score)
    print(f"\n{count} tệp:", *figures(total), sep="\n  ")
    wrong = [kind for kind, target in TARGETS.items() if share(total, kind) < target]
    print("không đạt: " + ", ".join(wrong) if wrong else "đạt mọi mức")
    return 1 if wrong else 0


def _print(name: str, score: Score) -> None:
    shares = " ".join(f"{kind} {share(score, kind):.0%}" for kind in KINDS if score.asked[kind])
    print(f"{name}: {shares}", flush=True)
    for line in score.missed[:12]:
        print(f"    {line[:400]}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"một chương trình con hỏng: {error}")
